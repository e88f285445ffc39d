"""Explore one measure: beside others, over time, by group of people; what to ask of it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.asking import narrowed as asking
from perfkit.asking.choices import Choice, Conversation
from perfkit.asking.narrowed import Narrowed, Narrowing, narrowed
from perfkit.asking.reach import reach
from perfkit.book import Book
from perfkit.views.asks import KINDS, NOTHING, questions_about
from perfkit.views.chart import Chart
from perfkit.views.charts import kpi_chart
from perfkit.views.comparison_charts import comparators_chart
from perfkit.views.explore.panel import Answer, Nothing, Panel, panel
from perfkit.views.figures import comparators_figure, dated_words, empty_chart, series_figure
from perfkit.views.html import Child, element, join
from perfkit.views.kpi_section import value_in_words
from perfkit.views.marks import four_marks
from perfkit.views.names import area_name, rows_of, sentence, text

NOBODY, NO_LINE = "Nobody", "No other place"


def explore_measure(book: Book) -> Panel | Nothing:
    """Offer this body's measures one at a time, with what may be set beside each."""
    return panel(book, "measure", "One measure", partial(_converse, book), partial(_answer, book))


def _converse(book: Book) -> Conversation:
    kpi_id = yield Choice("measure", "Measure", measures(book))
    groups = asking.groups_with_figures(book, kpi_id)
    if groups:
        named = book.kpi(kpi_id).benchmark.group
        usual = named if named in dict(groups) else groups[0][0]
        group = yield Choice("beside", "Set beside", (("", NOBODY), *_capital(groups)), usual)
        areas = asking.areas_with_figures(book, kpi_id, group)
        if areas:
            code = _comparator_code(book, kpi_id)
            yield Choice("place", "Line of", (("", NO_LINE), *areas), code)
    periods = asking.periods(book, kpi_id)
    if len(periods) > 1:
        yield Choice("from", "From", periods)
        yield Choice("to", "To", periods, periods[-1][0])
    people = asking.breakdowns(book, kpi_id)
    if len(people) > 1:
        yield Choice("people", "Group of people", people)


def measures(book: Book) -> tuple[tuple[str, str], ...]:
    """Return this body's measures as options, those that need most first."""
    return tuple((kpi_id, book.kpi(kpi_id).short_title) for kpi_id in book.assessments["kpi_id"])


def _answer(book: Book, picked: Mapping[str, str]) -> Answer:
    kpi_id = picked["measure"]
    narrow = narrowed(
        book,
        Narrowing(
            group=picked.get("beside", ""),
            area=picked.get("place", ""),
            first=picked.get("from", ""),
            last=picked.get("to", ""),
            breakdown=picked.get("people"),
        ),
    )
    row = next(row for row in rows_of(book.assessments) if row.kpi_id == kpi_id)
    html = join(
        [
            element("h3", text(row.headline)),
            element("p", value_in_words(book, row)),
            four_marks(book, row, in_a_row=True),
            _series(narrow, kpi_id),
            *_beside(narrow, kpi_id),
            element("h3", "Questions to ask"),
            _questions(book, row),
        ]
    )
    return Answer(_said(narrow, kpi_id), html)


def _said(book: Narrowed, kpi_id: str) -> str:
    rows = book.series(kpi_id)
    parts = [book.kpi(kpi_id).short_title]
    if len(rows):
        parts.append(f"{rows['period'].iloc[0]} to {rows['period'].iloc[-1]}")
    if not book.is_headline(kpi_id):
        parts.append(str(book.narrowing.breakdown or asking.EVERYBODY).lower())
    compared = book.comparator_series(kpi_id)
    if len(compared):
        parts.append(f"beside {compared['area'].iloc[-1]}")
    return f"Shown: {', '.join(parts)}."


def _series(book: Narrowed, kpi_id: str) -> Markup:
    chart = kpi_chart(book, kpi_id)
    if chart is not None:
        return series_figure(book, _as_narrowed(book, kpi_id, chart))
    words = book.kpi(kpi_id).series_type == "judgement"
    return dated_words(book, kpi_id) if words else empty_chart()


def _as_narrowed(book: Narrowed, kpi_id: str, chart: Chart) -> Chart:
    """Draw the place that was picked, and take off what is not true of what was picked.

    A target, a usual range and an outlook are of the KPI's own group of people; an outlook and a
    signal that the assessment found at the end are not of where the stretch of time ends.
    """
    compared = book.comparator_series(kpi_id)
    beside = dict(zip(compared["period"], compared["value"], strict=True))
    line = tuple(None if pd.isna(beside.get(label)) else beside[label] for label in chart.labels)
    drawn = any(value is not None for value in line)
    name = area_name(compared["area"].iloc[-1]) if drawn else ""
    chart = replace(chart, id="", comparator=line if drawn else (), comparator_name=name)
    if not book.is_headline(kpi_id):
        people = str(book.narrowing.breakdown or asking.EVERYBODY).lower()
        title = f"{chart.title} (the same series for {people})"
        bare = replace(chart, title=title, target=(), limits=(), signals=(), corridor=())
        return replace(bare, before=(), earlier=(), outlook=None, late=None)
    whole = asking.periods(book, kpi_id)
    if whole[-1][0] == _last_period(book, kpi_id):
        return chart
    signals = () if book.points(kpi_id).empty else chart.signals
    return replace(chart, signals=signals, outlook=None, late=None, range_note="")


def _last_period(book: Narrowed, kpi_id: str) -> str:
    everything = narrowed(book, Narrowing(breakdown=book.narrowing.breakdown))
    return asking.periods(everything, kpi_id)[-1][0]


def _beside(book: Narrowed, kpi_id: str) -> list[Child]:
    group = book.narrowing.group
    if not group:
        return []
    dots = comparators_chart(book, kpi_id)
    chart = replace(dots, id="") if dots else None
    frozen, headline = book.beside(kpi_id), book.is_headline(kpi_id)
    words = list(frozen.loc[frozen["group"] == group, "words"] if headline else ())
    name = book.groups(kpi_id)[group].name
    reached = reach(book, kpi_id, group) if headline else ""
    return [
        element("h3", f"Beside {name}"),
        *(element("p", text(one)) for one in words),
        comparators_figure(book, replace(chart, id=""))
        if chart
        else element("p", _no_figure(name)),
        element("h3", _if_reached(group, name)) if reached else None,
        element("p", reached) if reached else None,
    ]


def _if_reached(group: str, name: str) -> str:
    figure = f"{name}'s average" if group == "england" else f"the median of {name}"
    return f"If we reached {figure}"


def _no_figure(name: str) -> str:
    return f"No other place of {name} has a figure for the last period shown."


def _questions(book: Book, row: object) -> Markup:
    raised = questions_about(book, row)
    if not raised:
        return element("p", f"{KINDS['note']} {NOTHING}")
    items = (
        element("li", element("strong", KINDS[one.kind]), f" {one.words} ", _evidence(one))
        for one in raised
    )
    return element("ul", *items, class_="plainly")


def _evidence(question: Any) -> Markup:
    return element("span", f"Evidence: {sentence(text(question.evidence))}", class_="second")


def _comparator_code(book: Book, kpi_id: str) -> str:
    rows = book.everything.loc[book.everything["kpi_id"] == kpi_id, "comparator_code"]
    return text(rows.iloc[0]) if len(rows) else ""


def _capital(options: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((value, words[0].upper() + words[1:]) for value, words in options)
