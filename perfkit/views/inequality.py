"""Differences within the borough: by deprivation, by sex, by ward; then with others."""

import re
from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Kpi
from perfkit.sentences.places import GROUPS
from perfkit.views.chart import Chart
from perfkit.views.comparison_charts import comparators_chart
from perfkit.views.drawn import Drawn
from perfkit.views.figures import comparators_figure, slope_figure
from perfkit.views.found import linked_mark
from perfkit.views.html import Child, element, second
from perfkit.views.kpi_section import value_in_words
from perfkit.views.names import rows_of, text
from perfkit.views.numbers import plain_number
from perfkit.views.place_charts import slope_of
from perfkit.views.slope_chart import Slope
from perfkit.views.tables import Column, number_table
from perfkit.views.view import Content, View, made_up, said, section
from perfkit.views.wards import ward_maps, ward_profiles, years_old

SEX = r", (fe)?males?$"  # a KPI of one sex tells of both here
WORDS = ("inequality", "gap", "depriv", "poverty", "disadvantage")
SHOWN = 4
INTERVAL = (
    "A 95% interval says how far chance alone may have moved a figure. Where those of two figures "
    "do not overlap, chance does not explain the difference."
)


def inequality(book: Book) -> View:
    """Show the gaps within the borough, then every ward, then the borough beside others."""
    return section(book, "inequality", _inequality)


def measures_inequality(kpi: Kpi) -> bool:
    """Whether a KPI's own title or description says that it measures inequality."""
    said_of = f"{kpi.title} {kpi.description}".lower()
    return any(word in said_of for word in WORDS)


def _inequality(book: Book) -> Content:
    within, beside = _within(book), _beside(book)
    maps = ward_maps(book)
    parts: list[Child] = [said(second(INTERVAL))] if within or maps else []
    parts += [element("h3", "Within the borough"), *(one.html for one in within)]
    if not within:
        parts.append(said("No measure on this page is known by deprivation or by sex."))
    if maps:
        parts += [element("h3", "By ward"), *(one.html for one in maps), ward_profiles(book)]
    if beside:
        parts += [element("h3", "Beside neighbours and England"), *(one.html for one in beside)]
    else:
        parts.append(said("No measure on this page can be set beside other places yet."))
    charts = (chart for one in (*within, *maps, *beside) for chart in one.charts)
    return Content(tuple(parts), tuple(charts))


def _within(book: Book) -> list[Drawn]:
    """Return the gap over the fifths of wards as charts, then the others as sentences."""
    rows = rows_of(book.inequality)
    drawn = [_fifths(book, row) for row in rows if row.kind == "deprivation" and not row.reason]
    listed = dict.fromkeys(text(row.words) for row in rows if row.kind == "sex" or text(row.reason))
    if not listed:
        return drawn
    named = {text(row.words): _name(book, row) for row in rows}
    items = (
        element("li", element("strong", named[words]), ". ", words, made_up(book))
        for words in listed
    )
    return [*drawn, Drawn(element("ul", *items, class_="plainly"))]


def _name(book: Book, row: Any) -> str:
    if row.item:
        return next(one.title for one in book.ward_measures if one.id == row.item)
    return re.sub(SEX, "", book.kpi(row.kpi_id).title)


def _fifths(book: Book, row: Any) -> Drawn:
    measure = next(one for one in book.ward_measures if one.id == row.item)
    slope = slope_of(book, measure)
    assert slope is not None  # the row has no reason against it
    # Residents read the gap itself: the slope index is a word for those who compare boroughs.
    told = None if book.body.kind == "residents" else said(second(text(row.slope_words)))
    groups = book.gap_groups(row).rename(columns={"count": "cases"})
    figure = slope_figure(book, slope, _table(slope, rows_of(groups)))
    years = years_old(book, measure)
    old = [" ", element("strong", f"These figures are {years} years old.")] if years else []
    words = said(text(row.words), *old)
    return Drawn(element("article", words, told, figure, class_="place"), (slope,))


def _table(slope: Slope, groups: list[Any]) -> Markup:
    columns = (
        Column("Group"),
        Column(slope.unit.capitalize(), number=True),
        Column("95% interval"),
        Column("Counted", number=True),
        Column("Of people", number=True),
    )
    cells = [
        (
            GROUPS.get(text(group.group), text(group.group)),
            text(group.value_text),
            f"{slope.written(group.lower)} to {slope.written(group.upper)}",
            plain_number(group.cases),
            plain_number(group.population),
        )
        for group in groups
    ]
    return number_table(slope.title, columns, cells)


def _beside(book: Book) -> list[Drawn]:
    rows = [row for row in rows_of(book.assessments) if row.age_status != "overdue"]
    rows.sort(key=lambda row: not measures_inequality(book.kpi(row.kpi_id)))
    pairs = [(row, comparators_chart(book, row.kpi_id)) for row in rows]
    drawn = [(row, chart) for row, chart in pairs if chart is not None][:SHOWN]
    if not drawn:
        return []
    lead = said(
        "Each dot is one area, for the same period and measured in the same way. No area is "
        "called better or worse where the publisher gives no interval."
    )
    cards = element("div", *(_card(book, row, chart) for row, chart in drawn), class_="grid two")
    return [Drawn(element("div", lead, cards), tuple(chart for _, chart in drawn))]


def _card(book: Book, row: Any, chart: Chart) -> Markup:
    return element(
        "div",
        element("h4", text(row.headline)),
        comparators_figure(book, chart),
        element("p", second(value_in_words(book, row))),
        # Residents read which way it moves in plain words, where the outcomes are.
        element("p", linked_mark(book, row, "Variation"))
        if book.body.kind != "residents"
        else None,
    )
