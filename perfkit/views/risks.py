"""Risks to what a body answers for."""

from perfkit.book import Book
from perfkit.views.html import second
from perfkit.views.names import name_of, rows_of, sentence
from perfkit.views.tables import Column, reading_table, unseen
from perfkit.views.view import Content, View, made_up, said, section


def risks(book: Book) -> View:
    """Show the risks, the highest score first: cause, event, effect, and what holds them down."""
    return section(book, "risks", _risks)


def _risks(book: Book) -> Content:
    rows = rows_of(book.records("risks"))
    if not rows:
        return Content((said("No risks have been sent to the workbook yet."),))
    rows.sort(key=lambda row: -int(row.likelihood) * int(row.impact))
    columns = (
        Column("Risk"),
        Column("Score (likelihood by impact)", number=True),
        Column("What holds it down"),
        Column("Owner"),
    )
    cells = [
        (
            [
                f"Because of {_inner(row.cause)}, there is a risk that {_inner(row.event)}, which "
                f"would {_inner(row.effect)}. ",
                second(name_of(book, row.concerns)),
            ],
            f"{int(row.likelihood) * int(row.impact)} ({row.likelihood} × {row.impact})",
            sentence(str(row.controls)),
            name_of(book, row.owner),
        )
        for row in rows
    ]
    lead = said("Likelihood and impact run from 1 to 5 each.", made_up(book))
    return Content((lead, reading_table(unseen("Risks, highest score first"), columns, cells)))


def _inner(words: object) -> str:
    """Return words as part of a longer sentence."""
    return str(words).strip().rstrip(".")
