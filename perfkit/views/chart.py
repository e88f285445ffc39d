"""What a chart shows, apart from how it is drawn: for a page, or by Plotly."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from perfkit.views.numbers import plain_number

if TYPE_CHECKING:  # plotly is heavy: it is imported when a figure is asked for, not before
    from plotly.graph_objects import Figure

Signal = Literal["", "worse-up", "worse-down", "better-up", "better-down", "high", "low"]
Numbers = tuple[float | None, ...]
ChartKind = Literal["line", "comparators"]


class Limits(NamedTuple):
    """The usual range at one point of a control chart, in the KPI's unit."""

    mean: float
    lower: float
    upper: float


class Mark(NamedTuple):
    """Something to be said at one point.

    A break parts it from the point before, an event does not; a value is hidden or revised.
    """

    place: int
    kind: Literal["break", "event", "hidden", "revised"]
    reason: str


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One chart: a line of one series, or one dot an area.

    Every tuple has one entry a label; None is missing and is drawn as a gap, never as 0. The
    numbers are in `unit`. `texts` are the numbers as a page writes them.
    """

    title: str  # says the thing, the place, the unit and the period
    description: str
    unit: str
    decimals: int
    labels: tuple[str, ...]
    values: Numbers
    texts: tuple[str, ...]
    kind: ChartKind = "line"
    name: str = ""  # whose line it is; in a chart of comparators, the council's
    target: Numbers = ()
    comparator: Numbers = ()
    comparator_name: str = ""
    lower: Numbers = ()  # ends of the 95% intervals, where the publisher gives them
    upper: Numbers = ()
    limits: tuple[Limits | None, ...] = ()
    signals: tuple[Signal, ...] = ()
    marks: tuple[Mark, ...] = ()
    from_nothing: bool = False  # whether the axis starts at 0

    @property
    def last(self) -> int:
        """The place of the last value, or -1 where every value is missing."""
        return max((at for at, value in enumerate(self.values) if value is not None), default=-1)

    def written(self, value: float) -> str:
        """Return a number as this chart labels it."""
        return plain_number(value, self.decimals)

    def figure(self) -> "Figure":
        """Return the same chart as a Plotly figure, for JupyterLab and for exploring.

        The words stand on the horizontal axis as categories: Plotly would read ``2016/17 Q1`` as
        a date.
        """
        from perfkit.views.plotly_figure import figure

        return figure(self)
