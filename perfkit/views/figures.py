"""A chart as a figure of the page: what it shows, the drawing, what is odd, the table behind it."""

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.chart import Chart
from perfkit.views.dot_chart import dot_chart
from perfkit.views.html import Child, element, join, second
from perfkit.views.line_chart import line_chart, spark
from perfkit.views.names import rows_of, sentence, text
from perfkit.views.numbers import plain_number
from perfkit.views.scale import extent, ticks
from perfkit.views.tables import Column, behind, key_of, number_table
from perfkit.views.view import made_up

BEHIND = "Table behind this chart"


def series_figure(book: Book, chart: Chart) -> Markup:
    """Return a large chart of one series with its caption, notes and table."""
    caption = element("figcaption", chart.title, made_up(book), element("span", _foot(chart)))
    notes = [element("p", note) for note in _notes(chart)]
    return element("figure", caption, line_chart(chart), notes, behind(BEHIND, series_table(chart)))


def small_figure(chart: Chart, caption: str) -> Markup:
    """Return a small chart under a short caption; the value beside it carries the tags."""
    return element("figure", element("figcaption", caption), spark(chart, 224, 84))


def spark_figure(book: Book, chart: Chart) -> Markup:
    """Return a small chart whose caption is heard alone: the words beside it say what it shows."""
    caption = element("figcaption", chart.title, made_up(book), class_="hidden")
    return element("figure", caption, spark(chart), class_="spark")


def comparators_figure(book: Book, chart: Chart) -> Markup:
    """Return the chart of the comparators with its caption and table."""
    columns = (Column("Area"), Column(chart.unit, number=True))
    rows = zip(chart.labels, chart.texts, strict=True)
    table = number_table(chart.title, columns, list(rows))
    caption = element("figcaption", chart.title, made_up(book))
    return element("figure", caption, dot_chart(chart), behind(BEHIND, table))


def series_table(chart: Chart) -> Markup:
    """Return the table behind a series: one row a period, the newest first."""
    columns = [Column("Period"), Column(f"{chart.name}, {chart.unit}", number=True)]
    extra: list[tuple[Column, list[Child]]] = []
    if chart.comparator:
        extra.append(_numbers(chart, chart.comparator_name, chart.comparator))
    if chart.target:
        extra.append(_numbers(chart, "Target", chart.target))
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
    statuses += ["x"] if "" in chart.texts else []
    columns += [column for column, _ in extra]
    return number_table(chart.title, columns, rows, note=key_of(statuses) or None)


def _places(chart: Chart) -> range:
    return range(len(chart.labels))


def _numbers(
    chart: Chart, name: str, values: tuple[float | None, ...]
) -> tuple[Column, list[Child]]:
    return Column(name, number=True), [plain_number(value, chart.decimals) for value in values]


def _interval(chart: Chart, at: int) -> str:
    low, high = chart.lower[at], chart.upper[at]
    if low is None or high is None:
        return ""
    return f"{plain_number(low, chart.decimals)} to {plain_number(high, chart.decimals)}"


def _where(chart: Chart, at: int) -> str:
    limits, value = chart.limits[at], chart.values[at]
    if limits is None or value is None:
        return ""
    if value > limits.upper:
        return "Above"
    if value < limits.lower:
        return "Below"
    return "Inside; part of a run or trend" if chart.signals[at] else "Inside"


def _foot(chart: Chart) -> Child:
    parts = [f"{chart.name} heavy"] if chart.comparator else []
    if chart.comparator:
        parts.append(f"{chart.comparator_name} grey")
    if chart.target:
        parts.append("target dashed")
    if any(chart.limits):
        parts.append("usual range shaded, average dotted")
        parts.append("filled triangle: worse than chance explains; hollow: better, or no judgement")
    if any(value is not None for value in chart.upper):
        parts.append("upright bars: 95% interval")
    foot = ticks(*extent(chart), decimals=chart.decimals)[0]
    if foot != 0:
        parts.append(f"the upright axis starts at {chart.written(foot)}")
    return sentence("; ".join(parts))


def _notes(chart: Chart) -> list[Child]:
    """Say what is odd about some points: breaks, hidden and revised values."""
    found: list[Child] = []
    for mark in chart.marks:
        label = chart.labels[mark.place]
        if mark.kind in ("break", "event"):
            opening = "Break in series at" if mark.kind == "break" else "To know about"
            found.append(second(f"{opening} {label}: {sentence(mark.reason)}"))
        elif mark.kind == "hidden":
            found.append(second(f"{label} is {mark.reason} [c]."))
    revised = [chart.labels[mark.place] for mark in chart.marks if mark.kind == "revised"]
    if revised:
        found.append(second(f"Revised by the publisher [r]: {', '.join(revised)}."))
    return found


def dated_words(book: Book, kpi_id: str) -> Markup:
    """Return a judgement in words as dated rows: no line, no score."""
    rows = book.series(kpi_id).sort_values("period_end", ascending=False)
    kpi = book.kpi(kpi_id)
    cells = [(str(row.period), text(row.value_text, "[x]")) for row in rows_of(rows)]
    return number_table(kpi.title, (Column("Date"), Column("Judgement")), cells)


def empty_chart() -> Markup:
    """Return what stands where a KPI has no figure at all."""
    return join([element("p", "There is no figure to draw yet.", class_="second")])
