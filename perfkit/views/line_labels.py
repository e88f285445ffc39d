"""The words on a chart of one series: its periods, and the numbers at its right edge."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from perfkit.views.chart import Chart
from perfkit.views.label_room import Box, apart, box_of, width_of
from perfkit.views.scale import Plot
from perfkit.views.svg import group, lines, words

DAY = re.compile(r"\d{1,2} ([A-Z][a-z]+) (\d{4})")
QUARTER = re.compile(r"(\d{4}/\d{2}) Q(\d)")
Told = tuple[float | None, str, str]  # a value that may be missing, what it is, its voice
LABEL = 19  # the least distance between two labels at the right edge, in pixels
LEFT_TO_WORDS = ("outlook", "average", "usual range, lower")  # on a telephone
LONG = 12  # letters: a period longer than that is written in brief
AIR = 14  # the least distance between two periods
APART = 10  # a number and what it is, at the right edge: bold digits are the widest


class Edge(NamedTuple):
    """One label at the right edge: where it points, its number, what that is, its voice."""

    value: float
    number: str
    label: str
    kind: str = "s"


def end_periods(chart: Chart, plot: Plot, y: float) -> list[Markup]:
    """Write the first and the last period, in brief where they do not both fit in full.

    Of a series that is late, it says which is its last: dots lead on to the as-at day. Only the
    last is written where even so there is no room for two.
    """
    first, last = chart.labels[0], chart.labels[-1]
    wide = plot.right - plot.left
    if chart.late:
        first, last = brief(first), f"last: {brief(chart.labels[chart.last])}"
    elif width_of(first + last, 13) + 8 >= wide:
        first, last = brief(first), brief(last)
    shapes = [words(max(plot.right, width_of(last, 13)), y, last, "xs muted", "end")]
    if len(chart.labels) > 1 and width_of(first + last, 13) + 8 < wide:
        shapes.append(words(plot.left, y, first, "xs muted"))
    return shapes


def brief(label: str) -> str:
    """Return a period's label in few letters: a day by its month, a stretch by its end.

    >>> brief("30 September 2024"), brief("2024/25 Q4 to 2025/26 Q3"), brief("2023/24")
    ('Sep 2024', '2025/26 Q3', '2023/24')
    """
    end = label.rpartition(" to ")[2]
    day = DAY.fullmatch(end)
    return f"{day[1][:3]} {day[2]}" if day else end


def axis_labels(chart: Chart, plot: Plot, *, within: float) -> list[Markup]:
    """Write periods under the axis at even distances, the newest among them; none is cut.

    Quarters are told by the year that starts with the first of them.
    """
    told = [(at, text) for at, text in _periods(chart) if text]
    longest = max((width_of(text) for _, text in told), default=0.0)
    apart_now = (plot.x(told[1][0]) - plot.x(told[0][0])) if len(told) > 1 else longest
    every = max(-(-int(longest + AIR) // max(int(apart_now), 1)), 1)
    chosen = told[::-1][::every]
    if chart.late:
        chosen.insert(0, (chart.last + chart.late.steps, brief(chart.late.label)))
    taken: list[Box] = []
    texts, marks = [], []
    for at, text in chosen:
        x, half = plot.x(at), width_of(text) / 2
        middle = min(max(x, half), within - half)
        room = box_of(middle, plot.bottom + 22, text, anchor="middle")
        if any(room.meets(other) for other in taken):
            continue
        taken.append(room._replace(left=room.left - 8, right=room.right + 8))
        marks.append(((x, plot.bottom), (x, plot.bottom + 6)))
        texts.append(words(middle, plot.bottom + 22, text))
    return [lines(marks, "axis"), group("s muted", *texts, anchor="middle")]


def _periods(chart: Chart) -> list[tuple[float, str]]:
    """Return what may be written under each place: its period, or the year that starts there."""
    quarters = [QUARTER.fullmatch(label) for label in chart.labels]
    if all(quarters):
        starts = [(at, found) for at, found in enumerate(quarters) if found and found[2] == "1"]
        if len(starts) > 1:
            return [(at, found[1]) for at, found in starts]
    long = any(len(label) > LONG for label in chart.labels)
    filled_in = (label.startswith(("no figure", "new year")) for label in chart.labels)
    return [
        (at, "" if empty else brief(label) if long else label)
        for at, (label, empty) in enumerate(zip(chart.labels, filled_in, strict=True))
    ]


def last_labels(chart: Chart, plot: Plot) -> list[Markup]:
    """Write the last values at the right of a small drawing, pushed apart.

    Where the newest is hidden, its mark stands there and not the number of an older one.
    """
    found = []
    if chart.last >= 0:
        hidden = max(chart.places_marked("hidden"), default=-1) > chart.last
        found.append((chart.values[chart.last], "[c]" if hidden else "", "s strong"))
    found.append((_newest(chart.comparator), "", "s muted"))
    known = [(value, mark, kind) for value, mark, kind in found if value is not None]
    foot = plot.bottom + 5
    places = apart([plot.y(value) + 5 for value, *_ in known], 15, low=14, high=foot)
    x = plot.right + 9
    return [
        words(x, y, mark or chart.written(value), kind)
        for y, (value, mark, kind) in zip(places, known, strict=True)
    ]


def edge_values(chart: Chart) -> list[Edge]:
    """Return what is written at the right edge, the council's own last value first."""
    found = [*_lines_told(chart), *_aims_told(chart), *_limits_told(chart)]
    edges = [
        Edge(value, chart.written(value), label, kind)
        for value, label, kind in found
        if value is not None
    ]
    if chart.outlook:
        low, high = chart.written(chart.outlook.lower), chart.written(chart.outlook.upper)
        label = f"outlook: {low} to {high}"
        edges.append(Edge(chart.outlook.value, chart.written(chart.outlook.value), label))
    return edges


def _lines_told(chart: Chart) -> Iterator[Told]:
    if chart.last >= 0:
        yield chart.values[chart.last], _own_label(chart), "strong"
    yield _newest(chart.comparator), chart.comparator_name, "s"
    yield _newest(chart.before), "a year before", "s"


def _aims_told(chart: Chart) -> Iterator[Told]:
    if chart.outlook and chart.outlook.target is not None:
        yield chart.outlook.target, f"target, {brief(chart.outlook.label)}", "s"
    else:
        yield _newest(chart.target), "target", "s"
    corridor = next((held for held in reversed(chart.corridor) if held), None)
    if corridor:
        yield corridor.upper, "aimed for, at most", "s"
        yield corridor.lower, "aimed for, at least", "s"


def _limits_told(chart: Chart) -> Iterator[Told]:
    """Yield the ends of the usual range and its average, but no end that is not drawn."""
    limits = next((limits for limits in reversed(chart.limits) if limits), None)
    if limits is None:
        return
    for value, label in (
        (limits.upper, "usual range, upper"),
        (limits.mean, "average"),
        (limits.lower, "usual range, lower"),
    ):
        yield value if chart.clipped(value) == value else None, label, "s"


def edge_room(chart: Chart) -> float:
    """Return how wide the labels at the right edge are, their leaders included."""
    labels = edge_values(chart)
    number, label = _widths(labels)
    return 14 + APART + number + label


def edge_labels(chart: Chart, plot: Plot, height: float) -> list[Markup]:
    """Write every label at the right edge, pushed apart, with a leader to its place."""
    labels = edge_values(chart)
    wide, _ = _widths(labels)
    places = apart([plot.y(edge.value) for edge in labels], LABEL, low=10, high=height - 10)
    x = plot.right + 14
    leaders = [
        ((plot.right + 2, plot.y(edge.value)), (x - 3, moved))
        for edge, moved in zip(labels, places, strict=True)
    ]
    numbers = [
        words(x, moved + 5, edge.number, edge.kind)
        for edge, moved in zip(labels, places, strict=True)
    ]
    texts = [
        words(x + wide + APART, moved + 5, edge.label)
        for edge, moved in zip(labels, places, strict=True)
    ]
    return [lines(leaders, "leader"), *numbers, group("s muted", *texts)]


def narrow_labels(chart: Chart, plot: Plot) -> list[Markup]:
    """Write the labels that a telephone has room for, inside the drawing, none over another.

    Nor over the line: what has no room is left to the words above the drawing.
    """
    shapes: list[Markup] = []
    taken = _line_boxes(chart, plot)
    for edge in edge_values(chart):
        strong = edge.kind == "strong"
        if not strong and edge.label.startswith(LEFT_TO_WORDS):
            continue
        text = edge.number if strong else edge.label.partition(",")[0]
        size, kind = (15, "strong halo") if strong else (14, "s muted halo")
        for x, y, anchor in _tries(chart, plot, edge):
            room = box_of(x, y, text, anchor=anchor, size=size)
            if room.left < 0 or room.top < 0 or room.bottom > plot.bottom:
                continue
            if not any(room.meets(other) for other in taken):
                taken.append(room)
                shapes.append(words(x, y, text, kind, anchor))
                break
    return shapes


def _line_boxes(chart: Chart, plot: Plot) -> list[Box]:
    """Return the room that the council's own line takes: a small box at each point and between."""
    places = [plot.at(at, value) for at, value in enumerate(chart.values)]
    middles = [
        ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
        for one, other in pairwise(places)
        if one and other
    ]
    known = [place for place in places if place]
    return [Box(x - 3, y - 3, x + 3, y + 3) for x, y in (*known, *middles)]


def _tries(chart: Chart, plot: Plot, edge: Edge) -> list[tuple[float, float, str]]:
    """Return where a label of a telephone's drawing may stand, the best place first."""
    y = plot.y(edge.value)
    if edge.kind == "strong":
        x = min(plot.x(chart.last) + 12, plot.right + 10)
        aside = [(x, y - 12, "end"), (x, y + 24, "end"), (x - 48, y - 8, "end")]
        return [*aside, (x, y - 30, "end"), (x, y + 42, "end")]
    left, right = plot.left + 4, plot.right
    return [
        (x, y + down, side) for x, side in ((left, "start"), (right, "end")) for down in (-5, 15)
    ]


def _own_label(chart: Chart) -> str:
    label = chart.labels[chart.last]
    return f"{chart.name}, {brief(label) if len(label) > LONG else label}"


def _widths(labels: list[Edge]) -> tuple[float, float]:
    number = max((width_of(edge.number, 15) for edge in labels), default=0.0)
    return number, max((width_of(edge.label) for edge in labels), default=0.0)


def _newest(values: tuple[float | None, ...]) -> float | None:
    return next((value for value in reversed(values) if value is not None), None)
