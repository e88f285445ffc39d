"""A strip of all councils' figures by quarters, with the council's own on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from perfkit.views.html import join
from perfkit.views.label_room import width_of
from perfkit.views.numbers import plain_number
from perfkit.views.svg import box, dot, drawing, group, line, lines, polygon, words

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SIZES = ((600.0, "from40"), (288.0, "to40"))
MIDDLE, FOOT, HEIGHT = 38.0, 70.0, 76.0
FAR_OUT = 3.0  # box widths beyond the box: Tukey calls a figure further out "far out"
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

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of the strip: the lowest and the highest, but none far out.

        An end that lies more than `FAR_OUT` widths of the box beyond it would squeeze the box, in
        which half of the councils are, to nothing. The council's own figure is always on the strip.
        """
        lowest, first, _, third, highest = self.five
        reach = FAR_OUT * (third - first)
        if not reach:
            return min(lowest, self.value), max(highest, self.value)
        low, high = max(lowest, first - reach), min(highest, third + reach)
        return min(low, self.value), max(high, self.value)

    @property
    def far_out(self) -> tuple[str, ...]:
        """Which of the lowest and the highest lie beyond the ends, where an arrow stands."""
        low, high = self.ends
        beyond = {"lowest": self.five[0] < low, "highest": self.five[-1] > high}
        return tuple(name for name, applies in beyond.items() if applies)

    @property
    def note(self) -> str:
        """What the arrows stand for, in words; "" where there is none."""
        numbers = {"lowest": self.five[0], "highest": self.five[-1]}
        told = [f"the {name}, {self.written(numbers[name])}," for name in self.far_out]
        if not told:
            return ""
        each = ("is", "it, in an arrow") if len(told) == 1 else ("are", "them, in arrows")
        opening = " and ".join(told)
        return f"T{opening[1:]} {each[0]} so far out that the strip ends before {each[1]}."

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
    low, high = strip.ends

    def across(value: float) -> float:
        held = min(max(value, low), high)
        return 8 + (width - 16) * (held - low) / ((high - low) or 1.0)

    lowest, first, median, third, highest = (across(value) for value in strip.five)
    own, told = across(strip.value), f"{strip.name} {strip.written(strip.value)}"
    half = width_of(told, 15) / 2
    ends = [
        (x, MIDDLE - 5)
        for name, x in (("lowest", lowest), ("highest", highest))
        if name not in strip.far_out
    ]
    shapes = [
        line((lowest, MIDDLE), (highest, MIDDLE), "axis"),
        lines((((x, y), (x, y + 10)) for x, y in ends), "axis"),
        *_arrows(strip, lowest, highest),
        box(first, MIDDLE - 9, width=third - first, height=18, kind="band"),
        lines((((x, MIDDLE - 9), (x, MIDDLE + 9)) for x in (first, third)), "limit"),
        line((median, MIDDLE - 9), (median, MIDDLE + 9), "cmp"),
        dot((own, MIDDLE), 6.5, "pt s1f"),
        words(min(max(own, half), width - half), MIDDLE - 18, told, "strong", "middle"),
        group("s muted", *_numbers(strip, across, width)),
    ]
    title, text = strip.title, f"{strip.description} {strip.note}".strip()
    return drawing(width, HEIGHT, title=title, description=text, shapes=shapes, kind=kind)


def _arrows(strip: SpreadStrip, lowest: float, highest: float) -> list[Markup]:
    """Return an arrow at each end that a figure lies far beyond."""
    return [
        polygon([(x + way * 8, MIDDLE), (x, MIDDLE - 6), (x, MIDDLE + 6)], "other")
        for name, x, way in (("lowest", lowest, -1), ("highest", highest, 1))
        if name in strip.far_out
    ]


def _numbers(strip: SpreadStrip, across: Callable[[float], float], width: float) -> list[Markup]:
    """Write the numbers under the strip: the two ends, and the middle where there is room."""
    first, *_, last = (strip.written(value) for value in strip.five)
    first = f"← {first}" if "lowest" in strip.far_out else first
    last = f"{last} →" if "highest" in strip.far_out else last
    shapes = [words(0, FOOT, first), words(width, FOOT, last, "", "end")]
    x, median = across(strip.five[2]), strip.written(strip.five[2])
    said = f"middle {median}"
    for text in (said, median):
        half = width_of(text) / 2
        if width_of(first) + 10 < x - half and x + half < width - width_of(last) - 10:
            return [*shapes, words(x, FOOT, text, "", "middle")]
    return shapes
