"""Groups of people from the most to the least deprived, and the line through them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from perfkit.views.html import join
from perfkit.views.label_room import width_of
from perfkit.views.numbers import plain_number
from perfkit.views.scale import Plot, rung_decimals, ticks
from perfkit.views.svg import dot, drawing, group, line, lines, words

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SIZES = ((600.0, 300.0, "from40"), (288.0, 280.0, "to40"))
HEAD, FOOT = 26.0, 52.0  # room for a number above the highest dot; for what stands below


class SlopeGroup(NamedTuple):
    """One group: its name, where the middle of its people lies from 0 to 1, figure and interval."""

    name: str
    middle: float
    value: float
    lower: float
    upper: float
    text: str


@dataclass(frozen=True, kw_only=True)
class Slope:
    """Groups in order, and the line through them: its most deprived end and its least."""

    id: str
    title: str
    description: str
    unit: str
    decimals: int
    groups: tuple[SlopeGroup, ...]
    most: float
    least: float

    def written(self, value: float) -> str:
        """Return a number as this chart labels it."""
        return plain_number(value, self.decimals)

    def figure(self) -> "Figure":
        """Return the same chart as a Plotly figure."""
        from perfkit.views.plotly_comparisons import slope_figure

        return slope_figure(self)


def slope_chart(slope: Slope) -> Markup:
    """Draw a dot with its 95% interval a group, where its people stand, for a page and a telephone.

    The axis starts at 0, so that the slope is as steep as the gap is wide.
    """
    return join([_drawn(slope, width, height, kind) for width, height, kind in SIZES])


def _drawn(slope: Slope, width: float, height: float, kind: str) -> Markup:
    highest = max(slope.most, slope.least, *(one.upper for one in slope.groups))
    rungs = ticks(0.0, highest, decimals=slope.decimals)
    decimals = rung_decimals(rungs, slope.decimals)
    numbers = [plain_number(rung, decimals) for rung in rungs]
    left = 10 + max(map(width_of, numbers))
    plot = Plot(left, width - 6, HEAD, height - FOOT, rungs[0], rungs[-1], 2)
    at_rungs = zip(rungs, numbers, strict=True)
    shapes = [
        lines((((plot.left, plot.y(rung)), (plot.right, plot.y(rung))) for rung in rungs), "grid"),
        group(
            "s muted",
            *(words(plot.left - 6, plot.y(rung) + 4, number) for rung, number in at_rungs),
            anchor="end",
        ),
        line((plot.left, plot.y(slope.most)), (plot.right, plot.y(slope.least)), "ref"),
        *(shape for one in slope.groups for shape in _group(one, plot)),
        *_below(plot, height, telephone=kind == "to40"),
    ]
    return drawing(
        width,
        height,
        title=slope.title,
        description=slope.description,
        shapes=shapes,
        kind=kind,
    )


def _group(one: SlopeGroup, plot: Plot) -> tuple[Markup, ...]:
    x = plot.x(one.middle)
    above = min(plot.y(one.upper), plot.y(one.value) - 6) - 8
    return (
        line((x, plot.y(one.lower)), (x, plot.y(one.upper)), "whisker"),
        dot((x, plot.y(one.value)), 6, "s1f"),
        words(x, above, one.text, "s strong halo", "middle"),
    )


def _below(plot: Plot, height: float, *, telephone: bool) -> tuple[Markup, ...]:
    told = "Each fifth of wards stands at the middle of its share of the borough's people"
    middle = (plot.left + plot.right) / 2
    return (
        words(plot.left, height - FOOT + 20, "Most deprived", "s"),
        words(plot.right, height - FOOT + 20, "Least deprived", "s", "end"),
        words(
            middle,
            height - 8,
            "Each fifth by its share of people" if telephone else told,
            "xs muted",
            "middle",
        ),
    )
