"""The words on a chart of one series: its periods, and the numbers at its right edge."""

import re

from markupsafe import Markup

from perfkit.views.chart import Chart
from perfkit.views.html import Child
from perfkit.views.scale import Plot, apart
from perfkit.views.svg import Place, line, words

DAY = re.compile(r"\d{1,2} ([A-Z][a-z]+) (\d{4})")
LABEL = 19  # the least distance between two labels at the right edge, in pixels


def end_periods(chart: Chart, plot: Plot, y: float) -> list[Markup]:
    """Write the first and the last period, in brief where they do not both fit in full.

    Only the last is written where even so there is no room for two.
    """
    first, last = chart.labels[0], chart.labels[-1]
    if 6.8 * (len(first) + len(last)) + 8 >= plot.right - plot.left:
        first, last = brief(first), brief(last)
    shapes = [words(plot.right, y, last, "xs muted", "end")]
    if len(chart.labels) > 1 and 6.8 * (len(first) + len(last)) + 8 < plot.right - plot.left:
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


def labelled_places(chart: Chart, plot: Plot) -> list[int]:
    """Return which points have their period written: first, last, and some between that fit."""
    last = len(chart.labels) - 1
    longest = max(len(label) for label in chart.labels)
    fit = max(int((plot.right - plot.left) / (8.5 * longest + 18)), 1)
    every = max(-(-last // fit), 1)
    between = [at for at in range(0, last, every) if last - at >= every]
    return [*between, last]


def last_labels(chart: Chart, plot: Plot) -> list[Markup]:
    """Write the last values at the right of a small drawing, pushed apart."""
    shapes = [(value, kind) for value, _, kind in _edge_values(chart) if kind != "s"]
    places = apart([plot.y(value) + 5 for value, _ in shapes], 15)
    x = plot.right + 9
    return [
        words(x, y, chart.written(value), f"s {kind}")
        for y, (value, kind) in zip(places, shapes, strict=True)
    ]


def _edge_values(chart: Chart) -> list[tuple[float, str, str]]:
    """Return what is written at the right edge: number, what it is, and its voice."""
    found: list[tuple[float | None, str, str]] = []
    if chart.last >= 0:
        label = f"{chart.name}, {chart.labels[chart.last]}"
        found.append((chart.values[chart.last], label, "strong"))
    found.append((_newest(chart.comparator), chart.comparator_name, "muted"))
    found.append((_newest(chart.target), "target", "s"))
    limits = next((limits for limits in reversed(chart.limits) if limits), None)
    if limits:
        found += [(limits.upper, "usual range, upper", "s"), (limits.mean, "average", "s")]
        found += [(limits.lower, "usual range, lower", "s")]
    return [(value, label, kind) for value, label, kind in found if value is not None]


def edge_labels(chart: Chart, plot: Plot) -> list[Markup]:
    """Write every label at the right edge, pushed apart, with a leader to its place."""
    labels = _edge_values(chart)
    places = apart([plot.y(value) for value, *_ in labels], LABEL)
    wide = 9 * max((len(chart.written(value)) for value, *_ in labels), default=0)
    shapes: list[Markup] = []
    for moved, (value, label, kind) in zip(places, labels, strict=True):
        x = plot.right + 14
        start: Place = (plot.right + 2, plot.y(value))
        shapes.append(line(start, (x - 3, moved), "leader"))
        shapes.append(words(x, moved + 5, chart.written(value), kind if kind != "muted" else "s"))
        shapes.append(words(x + wide + 6, moved + 5, label, "s muted"))
    return shapes


def narrow_labels(chart: Chart, plot: Plot) -> list[Child]:
    """Write the few labels that a telephone has room for, inside the drawing."""
    shapes: list[Child] = []
    place = plot.at(chart.last, chart.values[chart.last]) if chart.last >= 0 else None
    if place:
        text = chart.written(chart.values[chart.last] or 0)
        shapes.append(words(place[0] + 2, place[1] - 12, text, "strong halo", "end"))
    compared = _newest(chart.comparator)
    if compared is not None:
        y = plot.y(compared) - 6
        shapes.append(words(plot.left + 4, y, chart.comparator_name, "s muted halo"))
    if any(chart.limits):
        limits = next(limits for limits in reversed(chart.limits) if limits)
        shapes.append(words(plot.left + 5, plot.y(limits.upper) + 16, "usual range", "s muted"))
    return shapes


def _newest(values: tuple[float | None, ...]) -> float | None:
    return next((value for value in reversed(values) if value is not None), None)
