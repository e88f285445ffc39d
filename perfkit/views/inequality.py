"""Differences within the borough, and between it and others."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Kpi
from perfkit.views.chart import Chart
from perfkit.views.charts import comparators_chart
from perfkit.views.figures import comparators_figure
from perfkit.views.found import linked_mark
from perfkit.views.html import element, second
from perfkit.views.kpi_section import value_in_words
from perfkit.views.names import rows_of, text
from perfkit.views.view import Content, View, said, section

WORDS = ("inequality", "gap", "depriv", "poverty", "disadvantage")
SHOWN = 4


def inequality(book: Book) -> View:
    """Show the measures of inequality first, then where the borough stands beside others."""
    return section(book, "inequality", _inequality)


def measures_inequality(kpi: Kpi) -> bool:
    """Whether a KPI's own title or description says that it measures inequality."""
    said_of = f"{kpi.title} {kpi.description}".lower()
    return any(word in said_of for word in WORDS)


def _inequality(book: Book) -> Content:
    rows = [row for row in rows_of(book.assessments) if row.age_status != "overdue"]
    rows.sort(key=lambda row: not measures_inequality(book.kpi(row.kpi_id)))
    pairs = [(row, comparators_chart(book, row.kpi_id)) for row in rows]
    drawn = [(row, chart) for row, chart in pairs if chart is not None][:SHOWN]
    if not drawn:
        return Content((said("No measure on this page can be set beside other places yet."),))
    lead = said(
        "Each dot is one area, for the same period and measured in the same way. No area is "
        "called better or worse where the publisher gives no interval."
    )
    cards = element("div", *(_card(book, row, chart) for row, chart in drawn), class_="grid two")
    return Content((lead, cards), tuple(chart for _, chart in drawn))


def _card(book: Book, row: Any, chart: Chart) -> Markup:
    return element(
        "div",
        element("h3", text(row.headline)),
        comparators_figure(book, chart),
        element("p", second(value_in_words(book, row))),
        element("p", linked_mark(book, row, "Variation")),
    )
