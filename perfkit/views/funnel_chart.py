"""A share against the number it is a share of, with the limits within which chance puts it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from perfkit.views.html import join
from perfkit.views.label_room import Box, apart, box_of, width_of
from perfkit.views.numbers import plain_number
from perfkit.views.scale import Plot, rung_decimals, ticks
from perfkit.views.svg import dot, drawing, group, line, lines, path, words

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SIZES = ((704.0, 340.0, "from40"), (320.0, 300.0, "to40"))


class FunnelLine(NamedTuple):
    """The limits at one size, in percent: 99.8% outside, 95% inside."""

    denominator: float
    lower_998: float
    lower_95: float
    upper_95: float
    upper_998: float


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """Councils by size and share; `areas` are name, denominator and value, by size."""

    id: str
    title: str
    description: str
    unit: str
    decimals: int
    denominator: str
    name: str
    areas: tuple[tuple[str, float, float], ...]
    centre: float
    lines: tuple[FunnelLine, ...]
    beyond: frozenset[str] = frozenset()  # the councils beyond the 99.8% limits

    def written(self, value: float) -> str:
        """Return a share as this chart labels it."""
        return plain_number(value, self.decimals)

    def figure(self) -> "Figure":
        """Return the same funnel as a Plotly figure."""
        from perfkit.views.plotly_comparisons import funnel_figure

        return funnel_figure(self)


def funnel_chart(funnel: Funnel) -> Markup:
    """Draw a funnel for a page and again for a telephone; councils beyond chance are named."""
    return join([_drawn(funnel, width, height, kind) for width, height, kind in SIZES])


def _drawn(funnel: Funnel, width: float, height: float, kind: str) -> Markup:
    shares = [value for _, _, value in funnel.areas]
    low = min(*shares, *(held.lower_998 for held in funnel.lines))
    high = max(*shares, *(held.upper_998 for held in funnel.lines))
    rungs = ticks(max(low, 0.0), min(high, 100.0), decimals=funnel.decimals)
    decimals = rung_decimals(rungs, funnel.decimals)
    numbers = [plain_number(rung, decimals) for rung in rungs]
    left = 10 + max(map(width_of, numbers))
    room = 20 + width_of("all together") if kind == "from40" else 14
    plot = Plot(left, width - room, 14, height - 46, rungs[0], rungs[-1], 2)
    smallest, largest = funnel.lines[0].denominator, funnel.lines[-1].denominator

    def across(size: float) -> float:
        return plot.left + (plot.right - plot.left) * (size - smallest) / (largest - smallest)

    shapes = [
        lines((((plot.left, plot.y(rung)), (plot.right, plot.y(rung))) for rung in rungs), "grid"),
        group(
            "s muted",
            *(
                words(plot.left - 6, plot.y(rung) + 4, number)
                for rung, number in zip(rungs, numbers, strict=True)
            ),
            anchor="end",
        ),
        *_limits(funnel, plot, across),
        *_sizes(funnel, plot, across),
        *_areas(funnel, plot, across, named=kind == "from40"),
    ]
    if kind == "from40":
        shapes += _edge(funnel, plot)
    return drawing(
        width,
        height,
        title=funnel.title,
        description=funnel.description,
        shapes=shapes,
        kind=kind,
    )


def _limits(funnel: Funnel, plot: Plot, across: Callable[[float], float]) -> list[Markup]:
    shapes = [line((plot.left, plot.y(funnel.centre)), (plot.right, plot.y(funnel.centre)), "cmp")]
    for name, kind in (("998", "limit"), ("95", "mean")):
        for end in ("lower", "upper"):
            places = [
                (across(held.denominator), plot.y(getattr(held, f"{end}_{name}")))
                for held in funnel.lines
            ]
            shapes.append(path(places, kind))
    return shapes


def _sizes(funnel: Funnel, plot: Plot, across: Callable[[float], float]) -> list[Markup]:
    smallest, largest = funnel.lines[0].denominator, funnel.lines[-1].denominator
    inside = [size for size in ticks(smallest, largest, decimals=0) if smallest <= size <= largest]
    marks = (((across(size), plot.bottom), (across(size), plot.bottom + 6)) for size in inside)
    texts = [words(across(size), plot.bottom + 22, plain_number(size)) for size in inside]
    return [
        line((plot.left, plot.bottom), (plot.right, plot.bottom), "axis"),
        lines(marks, "axis"),
        words(plot.right, plot.bottom + 40, funnel.denominator, "s muted", "end"),
        group("s muted", *texts, anchor="middle"),
    ]


def _areas(
    funnel: Funnel, plot: Plot, across: Callable[[float], float], *, named: bool
) -> list[Markup]:
    """Return a dot a council; the own one is named, and where there is room those beyond chance."""
    dots: list[Markup] = []
    own: list[Markup] = []
    taken: list[Box] = []
    texts: list[Markup] = []
    for name, size, share in sorted(funnel.areas, key=lambda held: held[0] != funnel.name):
        place = across(size), plot.y(share)
        mine = name == funnel.name
        if mine:
            own.append(dot(place, 6.5, "pt s1f"))
        else:
            dots.append(dot(place, 5))
        if not mine and not (named and name in funnel.beyond):
            continue
        told = f"{name} {funnel.written(share)}" if mine else name
        for x, y, anchor in _tries(place, plot, told):
            room = box_of(x, y, told, anchor=anchor, size=15 if mine else 14)
            outside = room.left < plot.left or room.top < 0 or room.bottom > plot.bottom
            if not outside and not any(room.meets(other) for other in taken):
                taken.append(room)
                kind = "strong halo" if mine else "s muted halo"
                texts.append(words(x, y, told, kind, anchor))
                break
    return [group("other", *dots), *own, *texts]


def _tries(place: tuple[float, float], plot: Plot, told: str) -> list[tuple[float, float, str]]:
    x, y = place
    right = (x + 10, y + 5, "start"), (x, y - 11, "middle"), (x, y + 21, "middle")
    left = (x - 10, y + 5, "end"), (x - 4, y - 11, "end"), (x - 4, y + 21, "end")
    return list(right if x + 10 + width_of(told, 15) < plot.right else left)


def _edge(funnel: Funnel, plot: Plot) -> list[Markup]:
    last = funnel.lines[-1]
    told = [
        (last.upper_998, "99.8% limit"),
        (last.upper_95, "95% limit"),
        (funnel.centre, "all together"),
        (last.lower_95, "95% limit"),
        (last.lower_998, "99.8% limit"),
    ]
    heights = apart([plot.y(value) for value, _ in told], 17, low=10, high=plot.bottom)
    x = plot.right + 12
    leaders = [
        ((plot.right + 1, plot.y(value)), (x - 2, moved))
        for (value, _), moved in zip(told, heights, strict=True)
    ]
    texts = [words(x, y + 5, text) for (_, text), y in zip(told, heights, strict=True)]
    return [lines(leaders, "leader"), group("s muted", *texts)]
