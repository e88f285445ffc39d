"""A strip of all councils' figures by quarters, with the council's own on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from perfkit.views.html import join
from perfkit.views.label_room import width_of
from perfkit.views.numbers import plain_number
from perfkit.views.svg import box, dot, drawing, group, line, lines, words

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SIZES = ((600.0, "from40"), (288.0, "to40"))
MIDDLE, FOOT, HEIGHT = 38.0, 70.0, 76.0
QUARTERS = ("lowest", "lower quartile", "middle", "upper quartile", "highest")


@dataclass(frozen=True, kw_only=True)
class SpreadStrip:
    """Where one council stands among all: lowest, quartiles and highest, in the KPI's unit."""

    id: str
    title: str
    description: str
    unit: str
    decimals: int
    name: str
    value: float
    areas: int
    five: tuple[float, ...]

    def written(self, value: float) -> str:
        """Return a number as this strip labels it."""
        return plain_number(value, self.decimals)

    def figure(self) -> "Figure":
        """Return the same strip as a Plotly figure."""
        from perfkit.views.plotly_comparisons import spread_figure

        return spread_figure(self)


def spread_strip(strip: SpreadStrip) -> Markup:
    """Draw the strip for a page and again for a telephone: half of the councils in the box."""
    return join([_drawn(strip, width, kind) for width, kind in SIZES])


def _drawn(strip: SpreadStrip, width: float, kind: str) -> Markup:
    low, high = min(strip.five[0], strip.value), max(strip.five[-1], strip.value)

    def across(value: float) -> float:
        return 8 + (width - 16) * (value - low) / ((high - low) or 1.0)

    lowest, first, median, third, highest = (across(value) for value in strip.five)
    own, told = across(strip.value), f"{strip.name} {strip.written(strip.value)}"
    half = width_of(told, 15) / 2
    ends = [(x, MIDDLE - 5) for x in (lowest, highest)]
    shapes = [
        line((lowest, MIDDLE), (highest, MIDDLE), "axis"),
        lines((((x, y), (x, y + 10)) for x, y in ends), "axis"),
        box(first, MIDDLE - 9, width=third - first, height=18, kind="band"),
        lines((((x, MIDDLE - 9), (x, MIDDLE + 9)) for x in (first, third)), "limit"),
        line((median, MIDDLE - 9), (median, MIDDLE + 9), "cmp"),
        dot((own, MIDDLE), 6.5, "pt s1f"),
        words(min(max(own, half), width - half), MIDDLE - 18, told, "strong", "middle"),
        group("s muted", *_numbers(strip, across, width)),
    ]
    title, text = strip.title, strip.description
    return drawing(width, HEIGHT, title=title, description=text, shapes=shapes, kind=kind)


def _numbers(strip: SpreadStrip, across: Callable[[float], float], width: float) -> list[Markup]:
    """Write the numbers under the strip: the two ends, and the middle where there is room."""
    first, *_, last = (strip.written(value) for value in strip.five)
    shapes = [words(0, FOOT, first), words(width, FOOT, last, "", "end")]
    x, median = across(strip.five[2]), strip.written(strip.five[2])
    said = f"middle {median}"
    for text in (said, median):
        half = width_of(text) / 2
        if width_of(first) + 10 < x - half and x + half < width - width_of(last) - 10:
            return [*shapes, words(x, FOOT, text, "", "middle")]
    return shapes
