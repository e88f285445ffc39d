"""What is to be decided, and what was decided."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.html import Child, element, second
from perfkit.views.names import as_date, name_of, rows_of, sentence, write_day
from perfkit.views.tables import Column, reading_table, unseen
from perfkit.views.view import Content, View, said, section

NOTHING_SENT = "No decisions have been sent to the workbook yet."


def decisions(book: Book) -> View:
    """Show what this body is asked to decide, with its evidence, and what it last decided."""
    return section(book, "decisions", _decisions)


def decided(book: Book) -> View:
    """Show what leaders decided that touches this service."""
    return section(book, "decided", _decided)


def _decisions(book: Book) -> Content:
    rows = [row for row in _rows(book) if row.body_id == book.body.id]
    if not rows:
        return Content((said(NOTHING_SENT),))
    asked = [row for row in rows if row.status == "asked"]
    made = [row for row in rows if row.status != "asked"]
    boxes = [_box(book, row) for row in asked] or [said("No decision is asked.")]
    return Content((*boxes, _table(book, made, "Decided before") if made else None))


def _decided(book: Book) -> Content:
    made = [row for row in _rows(book) if row.status != "asked"]
    if not made:
        text_ = "No decision that touches this service has been sent to the workbook yet."
        return Content((said(text_),))
    return Content((_table(book, made, unseen("What leaders decided")),))


def _rows(book: Book) -> list[Any]:
    rows = rows_of(book.records("decisions"))
    return sorted(rows, key=lambda row: str(as_date(row.meeting_on)))


def _box(book: Book, row: Any) -> Markup:
    about = f"About {name_of(book, row.concerns)}; meeting on {write_day(row.meeting_on)}"
    return element(
        "div",
        element("h3", sentence(str(row.what))),
        said(element("strong", "Evidence: "), sentence(str(row.evidence))),
        element("p", about, class_="second"),
        class_="decision",
    )


def _table(book: Book, rows: list[Any], caption: Child) -> Markup:
    columns = (Column("Decision"), Column("By whom"), Column("Meeting"), Column("Result"))
    cells = [
        (
            [row.what, " ", second(name_of(book, row.concerns))],
            name_of(book, row.body_id),
            write_day(row.meeting_on),
            str(row.status).capitalize(),
        )
        for row in rows
    ]
    return reading_table(caption, columns, cells)
