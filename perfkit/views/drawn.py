"""The pictures of one KPI beside its own line: its groups of people, and other councils."""

from typing import NamedTuple

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.chart_data import AnyChart
from perfkit.views.comparison_charts import (
    comparators_chart,
    funnel_of,
    group_charts,
    spread_strip_of,
)
from perfkit.views.figures import (
    comparators_figure,
    funnel_figure,
    groups_figures,
    spread_figure,
)
from perfkit.views.html import element, join


class Drawn(NamedTuple):
    """A piece of a page and the charts that are in it."""

    html: Markup
    charts: tuple[AnyChart, ...] = ()


def groups_drawn(book: Book, kpi_id: str) -> Drawn:
    """Return a KPI's groups of people as small charts on one axis; empty where there is one."""
    charts = group_charts(book, kpi_id)
    if not charts:
        return Drawn(Markup(""))
    heading = element("h4", "By group of people")
    return Drawn(join([heading, groups_figures(book, charts)]), charts)


def beside_drawn(book: Book, kpi_id: str) -> Drawn:
    """Return a KPI's latest figure beside others': a named group, all councils, and the funnel."""
    dots = comparators_chart(book, kpi_id)
    strip = spread_strip_of(book, kpi_id)
    funnel = funnel_of(book, kpi_id)
    figures = [
        spread_figure(book, strip) if strip else None,
        comparators_figure(book, dots) if dots else None,
        funnel_figure(book, funnel) if funnel else None,
    ]
    charts = tuple(chart for chart in (strip, dots, funnel) if chart)
    return Drawn(join(figures), charts)
