"""A chart of one series, drawn for a page: once small, and three times large."""

from markupsafe import Markup

from perfkit.views.chart import Chart, Numbers, Signal
from perfkit.views.html import join
from perfkit.views.line_labels import (
    edge_labels,
    end_periods,
    labelled_places,
    last_labels,
    narrow_labels,
)
from perfkit.views.scale import Plot, extent, ticks
from perfkit.views.svg import (
    Place,
    box,
    dot,
    drawing,
    line,
    path,
    stairs,
    triangle,
    words,
)

SIGNAL_CLASS: dict[Signal, str] = {
    "worse-up": "worry",
    "worse-down": "worry",
    "better-up": "calm",
    "better-down": "calm",
    "high": "calm quiet",
    "low": "calm quiet",
}
UP = ("worse-up", "better-up", "high")


def line_chart(chart: Chart) -> Markup:
    """Draw one series large: for a desk, for a tablet and paper, and for a telephone."""
    sizes = ((1060, 400, "wide"), (704, 360, "middle"), (344, 300, "narrow"))
    return join(_large(chart, width, height, kind) for width, height, kind in sizes)


def spark(chart: Chart, width: int = 232, height: int = 92) -> Markup:
    """Draw one series small: its line, usual range, target and last value, nothing else."""
    low, high = extent(chart)
    written = chart.written(chart.values[chart.last] or 0) if chart.last >= 0 else ""
    room = max(46, 16 + 8 * len(written))
    plot = Plot(4, width - room, 8, height - 20, low, high, len(chart.values))
    shapes = [
        *_range(chart, plot),
        *_targets(chart, plot),
        *_places_to_note(chart, plot),
        _compared(chart, plot),
        path(_parted(chart, plot, chart.values), "s1"),
        *_lone_points(chart, plot),
        *_last_point(chart, plot, 5.5),
        *last_labels(chart, plot),
        *end_periods(chart, plot, height - 3),
    ]
    return _drawn(chart, shapes, width, height, "spark")


def _large(chart: Chart, width: int, height: int, kind: str) -> Markup:
    narrow = kind == "narrow"
    rungs = ticks(*extent(chart), decimals=chart.decimals)
    edge = 14 + 8 * max(len(chart.written(rung)) for rung in rungs)
    right = width - (14 if narrow else 214)
    plot = Plot(edge, right, 26, height - 46, rungs[0], rungs[-1], len(chart.values))
    shapes = [
        *_axis(chart, plot, rungs),
        *_range(chart, plot),
        *_targets(chart, plot),
        *_places_to_note(chart, plot),
        *_whiskers(chart, plot),
        _compared(chart, plot),
        path(_parted(chart, plot, chart.values), "s1"),
        *_points(chart, plot),
        *_last_point(chart, plot, 7),
        *(narrow_labels(chart, plot) if narrow else edge_labels(chart, plot)),
    ]
    return _drawn(chart, shapes, width, height, kind)


def _drawn(chart: Chart, shapes: list[Markup], width: int, height: int, kind: str) -> Markup:
    title, text = chart.title, chart.description
    return drawing(width, height, title=title, description=text, shapes=shapes, kind=kind)


def _axis(chart: Chart, plot: Plot, rungs: list[float]) -> list[Markup]:
    shapes = []
    for rung in rungs:
        y = plot.y(rung)
        shapes.append(line((plot.left, y), (plot.right, y), "grid"))
        shapes.append(words(plot.left - 6, y + 4, chart.written(rung), "s muted", "end"))
    shapes.append(line((plot.left, plot.bottom), (plot.right, plot.bottom), "axis"))
    for at in labelled_places(chart, plot):
        anchor = "start" if at == 0 else "end" if at == len(chart.labels) - 1 else "middle"
        shapes.append(line((plot.x(at), plot.bottom), (plot.x(at), plot.bottom + 6), "axis"))
        shapes.append(words(plot.x(at), plot.bottom + 22, chart.labels[at], "s muted", anchor))
    return shapes


def _range(chart: Chart, plot: Plot) -> list[Markup]:
    """Draw the usual range: one band for each stretch that shares its limits."""
    shapes = []
    for first, last in _stretches(chart):
        limits = chart.limits[first]
        if limits is None:
            continue
        left, right = plot.x(first), plot.x(last)
        high, low, mean = plot.y(limits.upper), plot.y(limits.lower), plot.y(limits.mean)
        shapes.append(box(left, high, width=right - left, height=low - high, kind="band"))
        for y, kind in ((high, "limit"), (low, "limit"), (mean, "mean")):
            shapes.append(line((left, y), (right, y), kind))
    return shapes


def _stretches(chart: Chart) -> list[tuple[int, int]]:
    known = [at for at, limits in enumerate(chart.limits) if limits is not None]
    stretches: list[tuple[int, int]] = []
    for at in known:
        if stretches and chart.limits[stretches[-1][0]] == chart.limits[at]:
            stretches[-1] = (stretches[-1][0], at)
        else:
            stretches.append((at, at))
    return stretches


def _targets(chart: Chart, plot: Plot) -> list[Markup]:
    places = [plot.at(at, value) for at, value in enumerate(chart.target)]
    return [stairs(places, plot.step if plot.places > 1 else 24, plot.right)]


def _compared(chart: Chart, plot: Plot) -> Markup:
    return path(_parted(chart, plot, chart.comparator), "cmp")


def _parted(chart: Chart, plot: Plot, values: Numbers) -> list[Place | None]:
    """Return the places of a line, with the pen lifted before each break in the series."""
    breaks = {mark.place for mark in chart.marks if mark.kind == "break"}
    places: list[Place | None] = []
    for at, value in enumerate(values):
        places += [None] if at in breaks else []
        places.append(plot.at(at, value))
    return places


def _whiskers(chart: Chart, plot: Plot) -> list[Markup]:
    ends = zip(chart.lower, chart.upper, strict=True)
    return [
        line((plot.x(at), plot.y(low)), (plot.x(at), plot.y(high)), "whisker")
        for at, (low, high) in enumerate(ends)
        if low is not None and high is not None
    ]


def _places_to_note(chart: Chart, plot: Plot) -> list[Markup]:
    """Draw breaks as double upright lines, hidden values as a grey bar of full height."""
    shapes: list[Markup] = []
    for mark in chart.marks:
        x = plot.x(mark.place)
        if mark.kind == "break":
            middle = x - plot.step / 2
            for side in (middle - 2.5, middle + 2.5):
                shapes.append(line((side, plot.top), (side, plot.bottom), "axis"))
        elif mark.kind == "event":
            shapes.append(line((x, plot.top), (x, plot.bottom), "event"))
        elif mark.kind == "hidden":
            height = plot.bottom - plot.top
            shapes.append(box(x - 4, plot.top, width=8, height=height, kind="other"))
    return shapes


def _points(chart: Chart, plot: Plot) -> list[Markup]:
    """Signals as triangles; ordinary points have no mark, but one that stands alone is a dot."""
    shapes = _lone_points(chart, plot)
    for at, signal in enumerate(chart.signals):
        place = plot.at(at, chart.values[at])
        if signal and place and at != chart.last:
            shapes.append(triangle(place, 4.5, up=signal in UP, kind=SIGNAL_CLASS[signal]))
    return shapes


def _lone_points(chart: Chart, plot: Plot) -> list[Markup]:
    values = (None, *chart.values, None)
    places = (plot.at(at, value) for at, value in enumerate(chart.values))
    return [
        dot(place, 3.5, "pt s1f")
        for at, place in enumerate(places)
        if place and values[at] is None and values[at + 2] is None
    ]


def _last_point(chart: Chart, plot: Plot, size: float) -> list[Markup]:
    if chart.last < 0:
        return []
    place = plot.at(chart.last, chart.values[chart.last])
    assert place is not None  # `last` is the place of a value
    signal = chart.signals[chart.last] if chart.signals else ""
    if signal:
        return [triangle(place, size, up=signal in UP, kind=SIGNAL_CLASS[signal])]
    return [dot(place, 4, "pt s1f")]
