"""What a chart shows, apart from how it is drawn: for a page, by Plotly, or as a file of data."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from perfkit.views.numbers import plain_number

if TYPE_CHECKING:  # plotly is heavy: it is imported when a figure is asked for, not before
    from plotly.graph_objects import Figure

Signal = Literal["", "worse-up", "worse-down", "better-up", "better-down", "high", "low"]
Numbers = tuple[float | None, ...]
ChartKind = Literal["control", "run", "running total", "rolling", "annual", "survey", "comparators"]


class Limits(NamedTuple):
    """The usual range at one point of a control chart, in the KPI's unit."""

    mean: float
    lower: float
    upper: float


class Corridor(NamedTuple):
    """The range that is aimed for at one point; an end that is not set is None."""

    lower: float | None
    upper: float | None


class Mark(NamedTuple):
    """Something to be said at one point.

    A break parts it from the point before, an event does not, nor does a rebase, from which the
    usual range starts anew; a value is hidden, revised or in question.
    """

    place: int
    kind: Literal["break", "event", "rebase", "hidden", "revised", "doubtful"]
    reason: str


class Outlook(NamedTuple):
    """What is expected at the year's end: so many places beyond the last value."""

    steps: float
    label: str
    value: float
    lower: float
    upper: float
    target: float | None = None  # in force then


class Late(NamedTuple):
    """How far the last value lies behind the as-at date: so many places, up to this day."""

    steps: float
    label: str


class Reference(NamedTuple):
    """A figure that the others are read against: England's, a region's."""

    name: str
    value: float


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One chart: a line of one series, or one dot an area.

    Every tuple has one entry a label; None is missing and is drawn as a gap, never as 0. The
    numbers are in `unit`. `texts` are the numbers as a page writes them. `id` names the chart's
    files of data.
    """

    title: str  # says the thing, the place, the unit and the period
    description: str
    unit: str
    decimals: int
    labels: tuple[str, ...]
    values: Numbers
    texts: tuple[str, ...]
    id: str = ""
    kind: ChartKind = "run"
    name: str = ""  # whose line it is; in a chart of comparators, the council's
    target: Numbers = ()
    corridor: tuple[Corridor | None, ...] = ()
    comparator: Numbers = ()
    comparator_name: str = ""
    before: Numbers = ()  # the same point a year before
    earlier: Numbers = ()  # what was known before a revision, where it was another number
    lower: Numbers = ()  # ends of the 95% intervals, where the publisher gives them
    upper: Numbers = ()
    limits: tuple[Limits | None, ...] = ()
    range_note: str = ""  # what to know of the usual range, in words
    signals: tuple[Signal, ...] = ()
    marks: tuple[Mark, ...] = ()
    outlook: Outlook | None = None
    late: Late | None = None
    references: tuple[Reference, ...] = ()
    lowest: float | None = None  # the unit's natural bounds: nothing is drawn beyond them
    highest: float | None = None
    from_nothing: bool = False  # whether the axis starts at 0
    scale: tuple[float, float] | None = None  # the axis that small multiples share

    @property
    def last(self) -> int:
        """The place of the last value, or -1 where every value is missing."""
        return max((at for at, value in enumerate(self.values) if value is not None), default=-1)

    @property
    def is_one_value(self) -> bool:
        """Whether there is a single value, and so no line."""
        return sum(value is not None for value in self.values) == 1

    @property
    def beyond(self) -> float:
        """How many places are drawn beyond the last label."""
        if self.late:
            return self.late.steps
        after = len(self.labels) - 1 - self.last
        return max(self.outlook.steps - after, 0) if self.outlook else 0

    def places_marked(self, kind: str) -> list[int]:
        """Return the places that have a mark of a kind."""
        return [mark.place for mark in self.marks if mark.kind == kind]

    def clipped(self, value: float) -> float:
        """Return where a limit is drawn: within the natural bounds, beyond which nothing can be."""
        low = value if self.lowest is None else max(value, self.lowest)
        return low if self.highest is None else min(low, self.highest)

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
