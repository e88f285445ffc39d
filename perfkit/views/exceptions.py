"""What needs somebody: the exceptions, the signals across services, and what is overdue."""

from typing import Any

from perfkit.book import Book
from perfkit.views.cards import exception_rows, glance
from perfkit.views.charts import kpi_chart
from perfkit.views.figures import small_figure
from perfkit.views.html import Child, element, second
from perfkit.views.kpi_section import value_in_words
from perfkit.views.marks import first_mark, four_marks, mark
from perfkit.views.names import count, name_of, rows_of, service_of, text, write_day
from perfkit.views.tables import Column, reading_table, unseen
from perfkit.views.view import Content, View, made_up, said, section

WATCH = "To watch"
QUIET = "Quiet: nothing is asked. Listed so that nothing is hidden"
SIGNALS = 12  # emerging signals shown at once


def exceptions(book: Book) -> View:
    """Show what is off target, worsening, late or in doubt, worst first, and the quiet ones."""
    return section(book, "exceptions", _exceptions)


def emerging(book: Book) -> View:
    """Show changes larger than chance in measures that are not yet off target."""
    return section(book, "emerging", _emerging)


def late(book: Book) -> View:
    """Show the figures that are overdue, and what they stop from being decided."""
    return section(book, "late", _late)


def _exceptions(book: Book) -> Content:
    rows = rows_of(book.assessments)
    need = [row for row in rows if _needs_somebody(row)]
    others = [row for row in rows if not _needs_somebody(row)]
    watch = _in_brief(book, [row for row in others if row.attention == 2], WATCH)
    quiet = _in_brief(book, [row for row in others if row.attention < 2], QUIET)
    if not need:
        return Content((said("Nothing on this page needs attention."), watch, quiet))
    drawn = exception_rows(book, need, in_full=not book.shows("kpis"))
    parts = (
        said(f"{count(len(need), 'measure')} of {len(rows)}, the most pressing first."),
        glance(book, need),
        drawn.html,
        watch,
        quiet,
    )
    return Content(parts, drawn.charts)


def _needs_somebody(row: Any) -> bool:
    return bool(row.attention == 3 or text(row.disagreement))


def _in_brief(book: Book, rows: list[Any], caption: str) -> Child:
    if not rows:
        return None
    columns = (Column("Measure"), Column("Value"), Column("Period"), Column("What to know"))
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            [text(row.value_text, "[x]"), made_up(book)],
            text(row.period, "none yet"),
            first_mark(book, row),
        )
        for row in rows
    ]
    return reading_table(caption, columns, cells)


def _emerging(book: Book) -> Content:
    rows = [
        row
        for row in rows_of(book.assessments)
        if row.variation in ("worsening", "improving") and row.target_status != "off_target"
    ]
    rows.sort(key=lambda row: row.variation == "improving")
    if not rows:
        return Content((said("No measure is changing beyond chance before it is off target."),))
    cards, charts = [], []
    for row in rows[:SIGNALS]:
        chart = kpi_chart(book, row.kpi_id)
        charts += [chart] if chart else []
        cards.append(_card(book, row, chart))
    lead = "Changes larger than chance explains, in measures that are not off target. A change in "
    lead += "several services at once is an association only, but worth one conversation."
    more = len(rows) - SIGNALS
    rest = said(f"{count(more, 'more signal')} not shown here.") if more > 0 else None
    return Content((said(lead), element("div", *cards, class_="grid"), rest), tuple(charts))


def _card(book: Book, row: Any, chart: Any) -> Child:
    return element(
        "article",
        element("p", service_of(book, row.kpi_id), class_="from"),
        element("h3", text(row.headline)),
        small_figure(chart, chart.title) if chart else None,
        four_marks(book, row),
        element("p", value_in_words(book, row), class_="second"),
        class_="card",
    )


def _late(book: Book) -> Content:
    rows = [row for row in rows_of(book.assessments) if row.age_status in ("overdue", "old")]
    if not rows:
        return Content((said("No figure is overdue."),))
    columns = (
        Column("Measure"),
        Column("Newest period held"),
        Column("Was due"),
        Column("State"),
        Column("Who is asked"),
    )
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            text(row.period, "none yet"),
            write_day(row.next_due),
            [mark("Age", row.age_status), " ", second(_age(row))],
            name_of(book, book.kpi(row.kpi_id).data_steward),
        )
        for row in rows
    ]
    return Content((reading_table(unseen("Figures that are overdue or old"), columns, cells),))


def _age(row: Any) -> str:
    days = text(row.age_days)
    return f"{float(days):,.0f} days old" if days and days != "nan" else ""
