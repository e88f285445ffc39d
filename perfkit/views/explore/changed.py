"""Explore what changed since the last edition: by kind, and by measure."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
from markupsafe import Markup

from perfkit.asking.choices import Choice, Conversation
from perfkit.book import Book
from perfkit.views.changes import changes_table
from perfkit.views.explore.panel import Answer, Nothing, Panel, panel
from perfkit.views.names import count, name_of, rows_of

FIRST = "This is the first edition, so there is nothing to compare it with."


def explore_changes(book: Book) -> Panel | Nothing:
    """Offer what changed on this body's measures since the last edition."""
    heading = "What changed since the last edition"
    return panel(book, "changes", heading, partial(_converse, book), partial(_answer, book))


def _converse(book: Book) -> Conversation:
    rows = book.changes
    if rows.empty:
        return
    kinds = _kinds(book).drop_duplicates()
    kind = yield Choice("changed", "What changed", (("", "Anything"), *((k, k) for k in kinds)))
    of_kind = rows.loc[_kinds(book) == kind] if kind else rows
    names = of_kind["kpi_id"].drop_duplicates()
    yield Choice("of", "Of", (("", "Any measure"), *((k, name_of(book, k)) for k in names)))


def _answer(book: Book, picked: Mapping[str, str]) -> Answer:
    if book.first_edition:
        return Answer(FIRST, Markup(""))
    rows = book.changes
    if rows.empty:
        return Answer(f"Nothing changed since {book.previous_edition}.", Markup(""))
    if picked["changed"]:
        rows = rows.loc[_kinds(book) == picked["changed"]]
    if picked["of"]:
        rows = rows.loc[rows["kpi_id"] == picked["of"]]
    said = f"{count(len(rows), 'change')} since {book.previous_edition}."
    return Answer(said, changes_table(book, rows_of(rows)))


def _kinds(book: Book) -> "pd.Series[str]":
    """Return the kind of each change: what stands before the colon, where there is one."""
    return book.changes["what"].str.split(":").str[0]
