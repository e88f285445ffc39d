"""Explore which measures move together, with how many were tried: an association, no cause."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.asking import together as asking
from perfkit.asking.choices import Choice, Conversation
from perfkit.book import Book
from perfkit.sentences.association import ONLY, association_sentence, write_p
from perfkit.views.explore.panel import Answer, Nothing, Panel, panel
from perfkit.views.html import Child, element, join
from perfkit.views.names import count, rows_of
from perfkit.views.numbers import plain_number
from perfkit.views.tables import Column, behind, number_table, reading_table, unseen

TOO_FEW = "No two of these measures share enough figures to be set beside each other."
COLUMNS = (
    Column("Which is ahead"),
    Column("Shared points", number=True),
    Column("Correlation of changes", number=True),
    Column("Of their ranks", number=True),
    Column("p, corrected", number=True),
)


def explore_together(book: Book) -> Panel | Nothing:
    """Offer every two of this body's measures that could be set beside each other."""
    heading = "Which measures move together"
    return panel(book, "together", heading, partial(_converse, book), partial(_answer, book))


def _converse(book: Book) -> Conversation:
    names = asking.partners(book)
    if not names:
        return
    one = yield Choice("one", "One measure", _options(book, names))
    yield Choice("other", "Another", _options(book, asking.partners_of(book, one)))


def _options(book: Book, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, book.kpi(name).short_title) for name in names)


def _answer(book: Book, picked: Mapping[str, str]) -> Answer:
    if not picked:
        return Answer(TOO_FEW, _left_out(book))
    rows = asking.tried(book, picked["one"], picked["other"])
    said = _sentence(book, rows.iloc[0].to_dict())
    return Answer(said, join([_lags(book, rows), _all(book), _left_out(book)]))


def _sentence(book: Book, row: Mapping[Any, Any]) -> str:
    first, second = (book.kpi(str(row[name])).short_title for name in ("first", "second"))
    return association_sentence(row, first=first, second=second)


def _lags(book: Book, rows: pd.DataFrame) -> Markup:
    cells = [
        (
            _ahead(book, row),
            f"{row.n:,}",
            plain_number(row.pearson_of_changes, 2),
            plain_number(row.spearman_of_changes, 2),
            write_p(row.p),
        )
        for row in rows_of(rows)
    ]
    caption = "The same two, at once and with either one step ahead"
    note = (
        "Correlation runs from −1 to 1. Both must agree, so p is that of the less certain one; "
        "below 0.05 is beyond chance."
    )
    return number_table(caption, COLUMNS, cells, note=note)


def _ahead(book: Book, row: Any) -> str:
    if row.lag == 0:
        return "Neither"
    return f"{book.kpi(row.first).short_title}, by {count(row.lag, 'step')}"


def _all(book: Book) -> Child:
    found = asking.associated(book)
    tried = int(book.associations["tried"].iloc[0])
    if found.empty:
        words = "No two measures on this page change together beyond what chance could explain"
        return element("p", f"{words}, of {tried:,} comparisons made in this edition.")
    items = (element("li", _sentence(book, row)) for row in found.to_dict("records"))
    return [
        element("h3", "What holds after correction"),
        element("ul", *items, class_="plainly"),
        element("p", ONLY),
    ]


def _left_out(book: Book) -> Markup:
    rows = book.not_associated
    if rows.empty:
        return Markup("")
    cells = [(book.kpi(row.kpi_id).short_title, row.reason) for row in rows_of(rows)]
    columns = (Column("Measure"), Column("Why it is left out"))
    table = reading_table(unseen("Measures that are left out"), columns, cells)
    return behind(f"{count(len(cells), 'measure')} left out, and why", table)
