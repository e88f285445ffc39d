"""The shapes of a chart of one series: its line, what lies behind it, and the marks on it."""

from itertools import pairwise

from markupsafe import Markup

from perfkit.views.chart import Chart, Limits, Numbers, Signal
from perfkit.views.scale import Plot
from perfkit.views.svg import (
    Place,
    area,
    box,
    dot,
    line,
    lines,
    path,
    square,
    stairs,
    triangle,
    words,
)

OVERHANG = 12.0  # pixels by which a target passes the first point and the last
SIGNAL_CLASS: dict[Signal, str] = {
    "worse-up": "worry",
    "worse-down": "worry",
    "better-up": "calm",
    "better-down": "calm",
    "high": "calm quiet",
    "low": "calm quiet",
}
UP = ("worse-up", "better-up", "high")
UPRIGHT = ("break", "event", "rebase")  # drawn as upright lines, each with a letter
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def behind_line(chart: Chart, plot: Plot) -> list[Markup]:
    """Return what lies behind the line: usual range, corridor, target, outlook, what is late."""
    return [
        *_range(chart, plot),
        *_corridor(chart, plot),
        _targets(chart, plot),
        *_outlook(chart, plot),
        *_late(chart, plot),
    ]


def series_lines(chart: Chart, plot: Plot) -> list[Markup]:
    """Return the council's line over the comparator's and that of the year before."""
    return [
        path(_parted(chart, plot, chart.comparator), "cmp"),
        path(_parted(chart, plot, chart.before), "before"),
        path(_parted(chart, plot, chart.values), "s1"),
    ]


def places_to_note(chart: Chart, plot: Plot) -> list[Markup]:
    """Return breaks as double upright lines, events and new starts as one, hidden as a bar."""
    shapes: list[Markup] = []
    for mark in chart.marks:
        x = plot.x(mark.place)
        if mark.kind == "break":
            middle = x - plot.step / 2
            sides = (middle - 2.5, middle + 2.5)
            shapes.append(lines((((s, plot.top), (s, plot.bottom)) for s in sides), "axis"))
        elif mark.kind == "event":
            shapes.append(line((x, plot.top), (x, plot.bottom), "event"))
        elif mark.kind == "rebase":  # where the range steps, half way to the point before
            middle = x - plot.step / 2
            shapes.append(line((middle, plot.top), (middle, plot.bottom), "event"))
        elif mark.kind == "hidden":
            height = plot.bottom - plot.top
            shapes.append(box(x - 4, plot.top, width=8, height=height, kind="other"))
    return shapes


def noted(chart: Chart) -> dict[int, str]:
    """Return the letter of each break, event and new start, by its place among the marks."""
    upright = [at for at, mark in enumerate(chart.marks) if mark.kind in UPRIGHT]
    return dict(zip(upright, LETTERS, strict=False))


def intervals(chart: Chart, plot: Plot) -> list[Markup]:
    """Return the 95% intervals as upright bars."""
    ends = enumerate(zip(chart.lower, chart.upper, strict=True))
    bars = (
        ((plot.x(at), plot.y(low)), (plot.x(at), plot.y(high)))
        for at, (low, high) in ends
        if low is not None and high is not None
    )
    return [lines(bars, "whisker")]


def points(chart: Chart, plot: Plot) -> list[Markup]:
    """Return the marks on the line: signals, values in question, and what was before a revision.

    Ordinary points have no mark, but one that stands alone is a dot.
    """
    shapes = [*_letters(chart, plot), *lone_points(chart, plot)]
    doubtful = chart.places_marked("doubtful")
    for at, signal in enumerate(chart.signals):
        place = plot.at(at, chart.values[at])
        if signal and place and at != chart.last and at not in doubtful:
            shapes.append(triangle(place, 4.5, up=signal in UP, kind=SIGNAL_CLASS[signal]))
    for at, value in enumerate(chart.earlier):
        if (place := plot.at(at, value)) is not None:
            shapes.append(dot(place, 4.5, "was"))
    return [*shapes, *_doubtful(chart, plot, doubtful)]


def lone_points(chart: Chart, plot: Plot) -> list[Markup]:
    """Return a dot for each value that no line reaches."""
    places = [None, *_parted(chart, plot, chart.values), None]
    alone = zip(places, places[1:], places[2:], strict=False)
    return [
        dot(place, 3.5, "pt s1f")
        for before, place, after in alone
        if place and before is None and after is None
    ]


def last_point(chart: Chart, plot: Plot, size: float) -> list[Markup]:
    """Return the mark of the last value: its signal, or a dot."""
    if chart.last < 0:
        return []
    place = plot.at(chart.last, chart.values[chart.last])
    assert place is not None  # `last` is the place of a value
    if chart.last in chart.places_marked("doubtful"):
        return [square(place, 4.5, "pt query")]
    signal = chart.signals[chart.last] if chart.signals else ""
    if signal:
        return [triangle(place, size, up=signal in UP, kind=SIGNAL_CLASS[signal])]
    return [dot(place, 4, "pt s1f")]


def _range(chart: Chart, plot: Plot) -> list[Markup]:
    """Draw the usual range: one band for each stretch that shares its limits.

    An edge that lies beyond the natural bounds is not drawn: the band ends at the bound.
    """
    shapes = []
    for first, last in _stretches(chart.limits):
        limits = chart.limits[first]
        if limits is None:
            continue
        left, right = plot.x(first), plot.x(last)
        low, high = (plot.y(chart.clipped(end)) for end in (limits.lower, limits.upper))
        shapes.append(box(left, high, width=right - left, height=low - high, kind="band"))
        edges = [end for end in (limits.lower, limits.upper) if chart.clipped(end) == end]
        level = (((left, plot.y(end)), (right, plot.y(end))) for end in edges)
        shapes.append(lines(level, "limit"))
        shapes.append(line((left, plot.y(limits.mean)), (right, plot.y(limits.mean)), "mean"))
    return shapes


def _stretches(limits: tuple[Limits | None, ...]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for at, held in enumerate(limits):
        if held is None:
            continue
        if stretches and limits[stretches[-1][0]] == held:
            stretches[-1] = (stretches[-1][0], at)
        else:
            stretches.append((at, at))
    return stretches


def _corridor(chart: Chart, plot: Plot) -> list[Markup]:
    """Draw the range that is aimed for, a step wide about each point, its edges dashed."""
    shapes = []
    for at, corridor in enumerate(chart.corridor):
        if corridor is None:
            continue
        left = max(plot.x(at) - plot.step / 2, plot.left)
        right = min(plot.x(at) + plot.step / 2, plot.right)
        low = plot.low if corridor.lower is None else corridor.lower
        high = plot.high if corridor.upper is None else corridor.upper
        top, bottom = plot.y(high), plot.y(low)
        shapes.append(box(left, top, width=right - left, height=bottom - top, kind="corridor"))
    for end in ("lower", "upper"):
        ends = (getattr(corridor, end) if corridor else None for corridor in chart.corridor)
        places = [plot.at(at, value) for at, value in enumerate(ends)]
        shapes.append(stairs(places, plot.step, left=plot.left, right=plot.right))
    return shapes


def _targets(chart: Chart, plot: Plot) -> Markup:
    places = [plot.at(at, value) for at, value in enumerate(chart.target)]
    if chart.outlook and chart.outlook.target is not None:
        places.append(plot.at(chart.last + chart.outlook.steps, chart.outlook.target))
    step = plot.step if plot.places > 1 else 2 * OVERHANG
    over = min(step / 2, OVERHANG)  # few points stand far apart: a half step would leave the chart
    return stairs(places, step, left=plot.left - over, right=plot.right + over)


def _outlook(chart: Chart, plot: Plot) -> list[Markup]:
    """Draw the outlook as a wedge, never as a line that looks like data."""
    start = plot.at(chart.last, chart.values[chart.last]) if chart.last >= 0 else None
    if chart.outlook is None or start is None:
        return []
    x = plot.x(chart.last + chart.outlook.steps)
    low, high, middle = (
        plot.y(value) for value in (chart.outlook.lower, chart.outlook.upper, chart.outlook.value)
    )
    return [
        area([start, (x, high), (x, low)], "wedge"),
        line((x - 5, middle), (x + 5, middle), "wedge-mid"),
    ]


def _late(chart: Chart, plot: Plot) -> list[Markup]:
    """Draw the time without figures, from the last value to the as-at date."""
    if chart.late is None:
        return []
    left, right = plot.x(chart.last), plot.x(chart.last + chart.late.steps)
    shapes = [line((left, plot.bottom), (right, plot.bottom), "late")]
    if right - left >= 84:
        middle, y = (left + right) / 2, plot.bottom - 6
        shapes.append(words(middle, y, "no figures", "s muted halo", "middle"))
    return shapes


def _parted(chart: Chart, plot: Plot, values: Numbers) -> list[Place | None]:
    """Return the places of a line, with the pen lifted before each break in the series."""
    breaks = set(chart.places_marked("break"))
    places: list[Place | None] = []
    for at, value in enumerate(values):
        places += [None] if at in breaks else []
        places.append(plot.at(at, value))
    return places


def _letters(chart: Chart, plot: Plot) -> list[Markup]:
    """Return a letter above each break and event; the words below the picture say which it is."""
    shapes = []
    for number, letter in noted(chart).items():
        mark = chart.marks[number]
        x = plot.x(mark.place) - (plot.step / 2 if mark.kind != "event" else 0)
        shapes.append(words(x, plot.top - 8, letter, "s strong", "middle"))
    return shapes


def _doubtful(chart: Chart, plot: Plot, doubtful: list[int]) -> list[Markup]:
    """Return hollow squares, with a bracket under those that stand side by side."""
    shapes: list[Markup] = []
    for at in doubtful:
        if (place := plot.at(at, chart.values[at])) is not None and at != chart.last:
            shapes.append(square(place, 4.5, "pt query"))
    for first, last in _runs(doubtful):
        lowest = max(plot.y(chart.values[at] or 0) for at in range(first, last + 1))
        left, right, y = plot.x(first) - 5, plot.x(last) + 5, lowest + 14
        corners = [(left, y - 4), (left, y), (right, y), (right, y - 4)]
        shapes.append(path(corners, "bracket"))
    return shapes


def _runs(places: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for first, second in pairwise(places):
        if second != first + 1:
            continue
        if runs and runs[-1][1] == first:
            runs[-1] = (runs[-1][0], second)
        else:
            runs.append((first, second))
    return runs
