"""A chart of one series, drawn for a page: once small, and three times large."""

from markupsafe import Markup

from perfkit.views.chart import Chart
from perfkit.views.html import join
from perfkit.views.label_room import width_of
from perfkit.views.line_labels import (
    axis_labels,
    edge_labels,
    edge_room,
    end_periods,
    last_labels,
    narrow_labels,
)
from perfkit.views.line_marks import (
    behind_line,
    intervals,
    last_point,
    lone_points,
    places_to_note,
    points,
    series_lines,
)
from perfkit.views.numbers import plain_number
from perfkit.views.scale import Plot, extent, rung_decimals, ticks
from perfkit.views.svg import drawing, group, line, lines, words

SIZES = ((1060, 400, "wide"), (704, 360, "middle"), (320, 300, "narrow"))
NARROW_MARGIN = 14


def line_chart(chart: Chart) -> Markup:
    """Draw one series large: for a desk, for a tablet and paper, and for a telephone."""
    return join(_large(chart, width, height, kind) for width, height, kind in SIZES)


def spark(chart: Chart, width: int = 232, height: int = 92) -> Markup:
    """Draw one series small: its line, usual range, target and last value, nothing else."""
    low, high = extent(chart)
    written = chart.written(chart.values[chart.last] or 0) if chart.last >= 0 else ""
    room = 18 + width_of(written, 15)
    places = len(chart.labels) + chart.beyond
    plot = Plot(4, width - room, 8, height - 20, low, high, places)
    shapes = [
        *behind_line(chart, plot),
        *places_to_note(chart, plot),
        *series_lines(chart, plot),
        *lone_points(chart, plot),
        *last_point(chart, plot, 5.5),
        *last_labels(chart, plot),
        *end_periods(chart, plot, height - 3),
    ]
    return _drawn(chart, shapes, width, height, "spark")


def _large(chart: Chart, width: int, height: int, kind: str) -> Markup:
    narrow = kind == "narrow"
    rungs = ticks(*extent(chart), decimals=chart.decimals)
    numbers = _rung_numbers(chart, rungs)
    edge = 10 + max(map(width_of, numbers))
    right = width - (NARROW_MARGIN if narrow else edge_room(chart))
    places = len(chart.labels) + chart.beyond
    plot = Plot(edge, right, 30, height - 46, rungs[0], rungs[-1], places)
    shapes = [
        *_grid(plot, rungs, numbers),
        *axis_labels(chart, plot, within=width),
        *behind_line(chart, plot),
        *places_to_note(chart, plot),
        *intervals(chart, plot),
        *series_lines(chart, plot),
        *points(chart, plot),
        *last_point(chart, plot, 7),
        *(narrow_labels(chart, plot) if narrow else edge_labels(chart, plot, height)),
    ]
    return _drawn(chart, shapes, width, height, kind)


def _drawn(chart: Chart, shapes: list[Markup], width: int, height: int, kind: str) -> Markup:
    title, text = chart.title, chart.description
    return drawing(width, height, title=title, description=text, shapes=shapes, kind=kind)


def _rung_numbers(chart: Chart, rungs: list[float]) -> list[str]:
    decimals = rung_decimals(rungs, chart.decimals)
    return [plain_number(rung, decimals) for rung in rungs]


def _grid(plot: Plot, rungs: list[float], numbers: list[str]) -> list[Markup]:
    heights = [plot.y(rung) for rung in rungs]
    across = (((plot.left, y), (plot.right, y)) for y in heights)
    texts = [
        words(plot.left - 6, y + 4, number) for y, number in zip(heights, numbers, strict=True)
    ]
    return [
        lines(across, "grid"),
        group("s muted", *texts, anchor="end"),
        line((plot.left, plot.bottom), (plot.right, plot.bottom), "axis"),
    ]
