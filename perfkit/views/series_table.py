"""The table behind a chart of a series: what each point is, beside what, and what is missing."""

from markupsafe import Markup

from perfkit.views.chart import Chart
from perfkit.views.html import Child
from perfkit.views.numbers import plain_number
from perfkit.views.tables import Column, key_of, number_table

NO_TARGET = "no target"


def series_table(chart: Chart) -> Markup:
    """Return the table behind a series: one row a period, the newest first."""
    columns = [Column("Period"), Column(f"{chart.name}, {chart.unit}", number=True)]
    extra: list[tuple[Column, list[Child]]] = []
    for name, values in (
        (chart.comparator_name, chart.comparator),
        ("A year before", chart.before),
    ):
        if values:
            extra.append(_numbers(chart, name, values))
    if chart.target:
        extra.append((Column("Target", number=True), [_aim(chart, at) for at in _places(chart)]))
    if chart.corridor:
        extra.append((Column("Aimed for"), [_aimed(chart, at) for at in _places(chart)]))
    if any(value is not None for value in chart.upper):
        extra.append((Column("95% interval"), [_interval(chart, at) for at in _places(chart)]))
    if any(chart.limits):
        extra.append(
            (Column("Against the usual range"), [_where(chart, at) for at in _places(chart)])
        )
    rows = [
        [chart.labels[at], chart.texts[at] or "[x]", *(cells[at] for _, cells in extra)]
        for at in reversed(_places(chart))
    ]
    statuses = [part.strip("[]") for text in chart.texts for part in text.split() if "[" in part]
    cells = [cell for row in rows for cell in row]
    statuses += ["x"] if "[x]" in cells else []
    untold = "no target: none was in force then" if NO_TARGET in cells else ""
    note = "; ".join(words for words in (key_of(statuses), untold) if words)
    columns += [column for column, _ in extra]
    return number_table(chart.title, columns, rows, note=note or None)


def _places(chart: Chart) -> range:
    return range(len(chart.labels))


def _numbers(
    chart: Chart, name: str, values: tuple[float | None, ...]
) -> tuple[Column, list[Child]]:
    return Column(name, number=True), [plain_number(value, chart.decimals) for value in values]


def _aim(chart: Chart, at: int) -> str:
    """Return the target at one point: that there was none is no figure that is missing."""
    return NO_TARGET if chart.target[at] is None else plain_number(chart.target[at], chart.decimals)


def _interval(chart: Chart, at: int) -> str:
    low, high = chart.lower[at], chart.upper[at]
    if low is None or high is None:
        return "[x]"
    return f"{plain_number(low, chart.decimals)} to {plain_number(high, chart.decimals)}"


def _aimed(chart: Chart, at: int) -> str:
    held = chart.corridor[at]
    ends = (held.lower, held.upper) if held else ()
    return " to ".join(chart.written(end) for end in ends if end is not None) or NO_TARGET


def _where(chart: Chart, at: int) -> str:
    limits, value = chart.limits[at], chart.values[at]
    if limits is None or value is None:
        return "Not tested"
    if value > limits.upper:
        return "Above"
    if value < limits.lower:
        return "Below"
    return (
        "Inside; part of a run, a trend or 2 of 3 near an edge" if chart.signals[at] else "Inside"
    )
