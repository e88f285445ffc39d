"""One KPI in full, in the order a reader needs it."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.sentences.beside import NO_INTERVAL
from perfkit.sentences.numbers import write_number
from perfkit.views.bound import bound
from perfkit.views.chart import Chart
from perfkit.views.charts import kpi_chart, period_of
from perfkit.views.drawn import Drawn, beside_drawn, groups_drawn
from perfkit.views.figures import dated_words, empty_chart, series_figure
from perfkit.views.found import linked_mark
from perfkit.views.html import Child, element, join, second
from perfkit.views.markers import eight_markers
from perfkit.views.marks import four_marks, mark, shows_target
from perfkit.views.names import (
    as_date,
    count,
    disagreement_of,
    name_of,
    rows_of,
    sentence,
    text,
    write_day,
)
from perfkit.views.tables import Column, reading_table, unseen
from perfkit.views.view import made_up


def kpi_section(book: Book, row: Any, *, found: Child) -> Drawn:
    """Return what stands under a KPI's headline, in the order in which a reader needs it.

    `found` stands right under its marks: how they were found, or the way to it.
    """
    line = kpi_chart(book, row.kpi_id)
    groups, others = groups_drawn(book, row.kpi_id), beside_drawn(book, row.kpi_id)
    html = element(
        "div",
        _value(book, row, found),
        _chart(book, row, line),
        groups.html or None,
        _words(book, row),
        element("h4", "Compared with others"),
        _compared(book, row, others.html),
        *_within(book, row.kpi_id),
        element("h4", "The eight markers"),
        eight_markers(book, row),
        element("h4", "Data quality and source"),
        _quality(book, row),
        class_="measure",
    )
    return Drawn(html, (*([line] if line else []), *groups.charts, *others.charts))


def anchor(kpi_id: str) -> str:
    """Return the place on a page where a KPI stands in full."""
    return f"kpi-{kpi_id}"


def value_in_words(book: Book, row: Any) -> Markup:
    """Return a KPI's value against its target and its comparator, with the period."""
    value = text(row.value_text)
    if not text(row.period):
        return second(sentence(value or "There is no figure yet"))
    compared = text(row.comparator_value_text)
    parts: list[Child] = [element("strong", value)]
    if row.target_status != "no_target" and shows_target(book, row.kpi_id):
        parts.append(f" against {row.target_name} of {text(row.target_text)}")
    parts.append(f", {period_of(book, row)}")
    if compared:
        parts.append(f"; {text(row.comparator)} {compared}")
    # The tag stands behind the sentence: between a value and its comma it would be in the way.
    return element("span", *parts, ".", made_up(book))


def actions_table(book: Book, kpi_id: str) -> Markup:
    """Return what is being done about one KPI, or say that nothing is recorded."""
    rows = book.records("actions")
    rows = rows.loc[rows["concerns"] == kpi_id]
    if rows.empty:
        return element("p", "No action on this measure has been sent to the workbook.")
    columns = (Column("Action and test of success"), Column("Owner"), Column("Due"))
    cells = [
        (
            [row.what, " ", second(text(row.success_test))],
            name_of(book, row.owner),
            [write_day(row.due_on), " ", action_state(book, row), " ", followed(book, row)],
        )
        for row in rows_of(rows)
    ]
    return reading_table(unseen("What we are doing"), columns, cells)


def action_state(book: Book, row: Any) -> Markup:
    """Return whether an action is done, open or late on the as-at date."""
    if row.status == "done":
        return mark("Target", "on_target", f"Done {write_day(row.done_on)}")
    if row.status == "dropped":
        return mark("Target", "not_comparable", "Dropped")
    late = days_late(book, row.due_on)
    if late <= 0:
        return mark("Age", "new", "Open")
    return mark("Age", "overdue", f"{count(late, 'day')} late")


def followed(book: Book, row: Any) -> Child:
    """Return what the measure did after an action was done; nothing while it is not."""
    words = book.effect(str(row.action_id))
    return second(words) if words else None


def days_late(book: Book, due: object) -> int:
    """Return how many days the as-at date is past a due date; negative while there is time."""
    when = as_date(due)
    return (book.as_at - when).days if when else 0


def _value(book: Book, row: Any, found: Child) -> Markup:
    unit = book.kpi(row.kpi_id).unit.lstrip("%£").strip()  # the figure carries its sign
    small = element("small", f"{unit}, " if unit else "", period_of(book, row))
    in_words = row.value is None or pd.isna(row.value)  # too long for the size of a number
    figure = element(
        "p", _number(book, row), " ", small, class_="figure words" if in_words else "figure"
    )
    words: list[Child] = [element("p", value_in_words(book, row))]
    previous = text(row.previous_value_text)
    if previous:
        words.append(element("p", f"It was {previous} in {text(row.previous_period)}."))
    if disagreement_of(row):
        words.append(element("p", disagreement_of(row), class_="note"))
    # How the marks were found is long: it stands below them, as wide as all three.
    return element(
        "div", figure, element("div", *words), four_marks(book, row), found, class_="value"
    )


def _number(book: Book, row: Any) -> str:
    if row.value is None or pd.isna(row.value):
        return text(row.value_text, "No figure")
    return write_number(float(row.value), kpi=book.kpi(row.kpi_id))


def _chart(book: Book, row: Any, chart: Chart | None) -> Markup:
    if chart is not None:
        return series_figure(book, chart)
    if book.kpi(row.kpi_id).series_type == "judgement":
        return dated_words(book, row.kpi_id)
    return empty_chart()


def _words(book: Book, row: Any) -> Markup:
    held, owed = book.narrative(row.kpi_id), book.narrative_due(row.kpi_id)
    when = join((sentence(text(owed["words"])), text(owed["counted_from"])), " ")
    doing = [element("h4", "What we are doing"), actions_table(book, row.kpi_id)]
    if held is None:
        writer = name_of(book, book.kpi(row.kpi_id).narrative.writer)
        awaited = element("p", f"The narrative is awaited from {writer}. ", when)
        return element("div", element("h4", "Why"), awaited, *doing, *_outlook(book, row, ""))
    return element(
        "div",
        element("h4", "Why", made_up(book)),
        element("p", bound(text(held["why"]), row)),
        element("p", bound(text(held["doing"]), row)),
        _newer_due(held, owed, when),
        *doing,
        *_outlook(book, row, bound(text(held["outlook"]), row)),
        class_="prose",
    )


def _newer_due(held: dict[str, Any], owed: dict[str, Any], when: Child) -> Child:
    """Return by when newer words are due; nothing where those shown are the newest asked for."""
    if owed["state"] == "written":
        return None
    lead = "This is a draft. " if held["state"] == "draft" else "A newer narrative is awaited. "
    return element("p", lead, when, class_="second")


def _outlook(book: Book, row: Any, written: Child) -> list[Child]:
    """Return what its owner expects, and what the figures alone would."""
    expected = book.outlook(row.kpi_id)
    return [
        element("h4", "Outlook"),
        element("p", written or "No outlook has been written."),
        element("p", expected, class_="second") if expected else None,
    ]


def _quality(book: Book, row: Any) -> Markup:
    kpi = book.kpi(row.kpi_id)
    said: list[Child] = [
        linked_mark(book, row, "Data quality"),
        " ",
        sentence(text(row.quality_reason)),
    ]
    doubts = [element("li", doubt) for doubt in kpi.doubts if doubt not in text(row.quality_reason)]
    steward = f"Data steward: {name_of(book, kpi.data_steward)}. Owner: {name_of(book, kpi.owner)}."
    return element(
        "div",
        element("p", *said),
        element("ul", *doubts) if doubts else None,
        element("p", steward, class_="second"),
    )


def _compared(book: Book, row: Any, drawn: Markup) -> Markup:
    beside = book.beside(row.kpi_id)
    told = [text(words) for words in beside["words"]]
    if len(told) == 1 and beside["group"].iloc[0] == "none":
        return element("p", told[0])
    unjudged = beside["value"].notna() & beside["comparison"].eq("not_compared")
    who = book.neighbours(row.kpi_id)
    return element(
        "div",
        element("ul", *(element("li", words) for words in told)) if told else None,
        element("p", NO_INTERVAL, class_="second") if unjudged.any() else None,
        element("p", who, class_="second") if who else None,
        drawn or None,
    )


def _within(book: Book, kpi_id: str) -> list[Child]:
    """Return the gaps within the borough that the KPI's figures tell; nothing where there are none.

    A measure by ward stands with its map in the block of gaps, where the page has one.
    """
    gaps = book.inequality
    told = [element("li", text(words)) for words in gaps.loc[gaps["kpi_id"] == kpi_id, "words"]]
    return [element("h4", "Within the borough"), element("ul", *told)] if told else []
