"""A body's KPIs in full, in plain words, and as activity."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Outcome
from perfkit.views.charts import kpi_chart
from perfkit.views.figures import small_figure
from perfkit.views.html import Child, element
from perfkit.views.kpi_section import kpi_section, value_in_words
from perfkit.views.marks import four_marks, variation_mark
from perfkit.views.names import count, name_of, rows_of, text
from perfkit.views.outcomes import rows_by_outcome, tally
from perfkit.views.view import Content, View, said, section


def kpis(book: Book) -> View:
    """Show this body's KPIs in full: the first list open, the others one step away."""
    return section(book, "kpis", _kpis)


def plain(book: Book) -> View:
    """Show how things stand, in plain words, by outcome."""
    return section(book, "plain", _plain)


def demand(book: Book) -> View:
    """Show demand: measures of activity, which are context and not performance."""
    return section(book, "demand", _demand)


def _kpis(book: Book) -> Content:
    rows = book.assessments
    if rows.empty:
        return Content((said("No measure is shown to this body."),))
    first = [kpi_section(book, row) for row in rows_of(rows.loc[rows["first_list"]])]
    others = [kpi_section(book, row) for row in rows_of(rows.loc[~rows["first_list"]])]
    parts: list[Child] = [one.html for one in first]
    if others:
        summary = element("summary", f"The other {count(len(others), 'measure')}")
        parts.append(element("details", summary, *(one.html for one in others)))
    charts = tuple(chart for one in (*first, *others) for chart in one.charts)
    return Content(tuple(parts), charts)


def _plain(book: Book) -> Content:
    grouped = rows_by_outcome(book)
    held = [outcome for outcome in book.framework.outcomes if outcome.id in grouped]
    if not held:
        return Content((said("No measure is shown to this body."),))
    return Content(tuple(_outcome(book, outcome, grouped[outcome.id]) for outcome in held))


def _outcome(book: Book, outcome: Outcome, rows: list[Any]) -> Markup:
    items = (
        element(
            "li",
            element("strong", f"{text(row.headline)}."),
            " ",
            book.kpi(row.kpi_id).good_sentence,
            " ",
            variation_mark(book, row),
        )
        for row in rows
    )
    return element(
        "article",
        element("h3", outcome.name),
        said(outcome.plain),
        said(tally(rows)),
        element("ul", *items),
        class_="card prose",
    )


def _demand(book: Book) -> Content:
    rows = [
        row
        for row in rows_of(book.assessments)
        if book.kpi(row.kpi_id).good in ("context_only", "on_profile")
    ]
    if not rows:
        return Content((said("No measure of demand belongs to this body yet."),))
    cards, charts = [], []
    for row in rows:
        chart = kpi_chart(book, row.kpi_id)
        charts += [chart] if chart else []
        cards.append(_card(book, row, chart))
    lead = "What is asked of us. More or less of it is neither good nor bad; higher or lower than "
    lead += "usual means beyond normal variation."
    return Content((said(lead), element("div", *cards, class_="grid")), tuple(charts))


def _card(book: Book, row: Any, chart: Any) -> Markup:
    return element(
        "article",
        element("p", name_of(book, book.kpi(row.kpi_id).priority), class_="from"),
        element("h3", text(row.headline)),
        small_figure(chart, chart.title) if chart else None,
        four_marks(book, row),
        element("p", value_in_words(book, row), class_="second"),
        class_="card",
    )
