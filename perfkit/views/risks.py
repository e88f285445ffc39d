"""Risks to what a body answers for."""

from typing import Any

from perfkit.book import Book
from perfkit.measures.risk import score
from perfkit.views.html import Child, element, second
from perfkit.views.names import count, name_of, rows_of, sentence
from perfkit.views.tables import Column, behind, reading_table, unseen
from perfkit.views.view import Content, View, said, section

SHOWN = 5  # the highest; the others are one step away
# The words that tie a cause, an event and an effect together, and what stands where one is alone.
TIES = {"because of ": "", "because ": "", "there is a risk that ": "", "which ": "it "}


def risks(book: Book) -> View:
    """Show the risks, the highest score first: cause, event, effect, and what holds them down."""
    return section(book, "risks", _risks)


def _risks(book: Book) -> Content:
    rows = rows_of(book.records("risks"))
    if not rows:
        return Content((said("No risks have been sent to the workbook yet."),))
    rows.sort(key=lambda row: -score(row.likelihood, row.impact))
    columns = (
        Column("Risk"),
        Column("Score", number=True),
        Column("What holds it down"),
        Column("Owner"),
    )
    cells = [
        (
            [
                element("strong", sentence(_clause(row.event))),
                element("br"),
                f"Cause: {_clause(row.cause)}. Effect: {_clause(row.effect)}. ",
                second(name_of(book, row.concerns)),
            ],
            element("span", _score(row), class_="nowrap"),
            sentence(str(row.controls)),
            name_of(book, row.owner),
        )
        for row in rows
    ]
    lead = said("Score: likelihood by impact, each from 1 to 5.")
    parts: list[Child] = [lead]
    parts.append(reading_table(unseen("Risks, highest score first"), columns, cells[:SHOWN]))
    if len(cells) > SHOWN:
        rest = reading_table(unseen("Lower risks"), columns, cells[SHOWN:])
        parts.append(behind(f"{count(len(cells) - SHOWN, 'lower risk')}", rest))
    return Content(tuple(parts))


def _score(row: Any) -> str:
    return f"{score(row.likelihood, row.impact)} ({row.likelihood} × {row.impact})"


def _clause(words: object) -> str:
    """Return a cause, event or effect as it stands by itself, out of one long sentence."""
    plain = str(words).strip().rstrip(".")
    for tie, alone in TIES.items():
        if plain.lower().startswith(tie):
            return alone + plain[len(tie) :]
    return plain
