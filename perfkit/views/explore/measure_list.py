"""Explore the list of measures: by priority, directorate, impact and status."""

from collections.abc import Iterable, Mapping
from functools import partial

import pandas as pd
from markupsafe import Markup

from perfkit.asking.choices import Choice, Conversation
from perfkit.asking.listing import kept, listed, values_of
from perfkit.book import Book
from perfkit.sentences.marks import mark
from perfkit.views.explore.panel import Answer, Nothing, Panel, panel
from perfkit.views.html import Child, element, join, second
from perfkit.views.marks import four_marks
from perfkit.views.names import count, name_of, rows_of, text
from perfkit.views.tables import Column, reading_table, unseen

IMPACTS = {"directly_impacts": "Directly impacts", "contributes_to": "Contributes to"}
COLUMNS = (Column("Measure"), Column("Newest figure"), Column("Marks"))


def explore_list(book: Book) -> Panel | Nothing:
    """Offer this body's measures as a list that can be narrowed."""
    rows = listed(book)
    converse, answer = partial(_converse, book, rows), partial(_answer, book, rows)
    return panel(book, "list", "The list of measures", converse, answer)


def _converse(book: Book, rows: pd.DataFrame) -> Conversation:
    def options(name: str, every: str, words: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return (("", every), *zip(values_of(rows, name), words, strict=True))

    priorities = [name_of(book, value) for value in values_of(rows, "priority")]
    yield Choice("priority", "Corporate priority", options("priority", "All", priorities))
    homes = [name_of(book, value) for value in values_of(rows, "directorate")]
    yield Choice("directorate", "Directorate", options("directorate", "All", homes))
    impacts = [IMPACTS[value] for value in values_of(rows, "impact")]
    yield Choice("impact", "Impact", options("impact", "Either", impacts))
    states = [mark("Target", value).word for value in values_of(rows, "status")]
    yield Choice("status", "Target status", options("status", "Any", states))


def _answer(book: Book, rows: pd.DataFrame, picked: Mapping[str, str]) -> Answer:
    found = kept(rows, picked)
    said = f"{len(found)} of {count(len(rows), 'measure')}."
    if found.empty:
        return Answer(f"{said} No measure is all of these at once.", Markup(""))
    return Answer(said, _table(book, found))


def _table(book: Book, rows: pd.DataFrame) -> Markup:
    cells: list[tuple[Child, ...]] = [
        (
            [book.kpi(row.kpi_id).short_title, second(text(row.headline))],
            join([text(row.value_text, "[x]"), element("br"), second(text(row.period))]),
            four_marks(book, row),
        )
        for row in rows_of(rows)
    ]
    return reading_table(unseen("Measures, those that need most first"), COLUMNS, cells)
