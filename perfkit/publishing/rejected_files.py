"""Refused rows as files beside the pages: CSV and XLSX, to send back to whoever sent them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from perfkit.book import Book, open_book_at
from perfkit.edition import contents
from perfkit.returns.spreadsheet import add_cover, add_table, save, write_csv
from perfkit.views.figures import DATA
from perfkit.views.names import write_day
from perfkit.views.rejected import BLOCK, HEADER, ForSender, cells_of, for_senders, refused_in_words

MEANINGS = (
    ("File, Row, Column", "Where it stands in what was sent; a row as a spreadsheet counts it."),
    ("Got", "What stood there. [c] or nothing: not repeated, to protect people."),
    ("What is wrong", "The rule that the row breaks. The row is not used."),
    ("What to do", "Mend it where it is made, and send the return again."),
    (
        "Dimension",
        "Of data quality: accuracy, completeness, uniqueness, consistency, timeliness or validity.",
    ),
)
WIDE = ("Got", "What is wrong", "What to do", "Meaning")


def write_rejected_files(folder: Path) -> int:
    """Write the refused rows of every body whose page shows them into ``pages/data``.

    One pair of files a list; return how many lists. They hold what the edition's own table of
    problems holds, in which small numbers are hidden already.
    """
    place = folder / "pages" / DATA
    place.mkdir(parents=True, exist_ok=True)
    written = 0
    for book in _books(folder):
        for found in for_senders(book):
            _write(place, book, found)
            written += 1
    return written


def _books(folder: Path) -> Iterator[Book]:
    if not (contents.read_table(folder, "problems")["severity"] == "rejected").any():
        return  # as in most quarters: no body's book need be opened
    framework = contents.read_framework(folder)
    kinds = {
        page.kind for page in framework.pages if any(shown.block == BLOCK for shown in page.blocks)
    }
    bodies = [body for body in framework.bodies if body.kind in kinds]
    if not bodies:
        return
    first = open_book_at(folder, bodies[0].id)  # the framework is read once for all of them
    yield from (replace(first, body=body) for body in bodies)


def _write(place: Path, book: Book, found: ForSender) -> None:
    made_up = ("Status",) if book.illustrative else ()
    header = (*HEADER, *made_up)
    told = ("illustrative",) if book.illustrative else ()
    rows = [(*cells, *told) for cells in cells_of(book, found)]
    write_csv(place / f"{found.stem}.csv", header, rows)
    workbook = Workbook()
    add_cover(workbook.worksheets[0], _cover(book, found))
    add_table(workbook, "Notes", ("Column", "Meaning"), MEANINGS, wide=WIDE)
    add_table(workbook, "Refused rows", header, rows, wide=WIDE)
    save(workbook, place / f"{found.stem}.xlsx", on=book.as_at)


def _cover(book: Book, found: ForSender) -> Iterator[str]:
    yield f"Refused rows: {found.title}"
    if book.illustrative:
        yield "Illustrative: every figure and every mistake in this file is made up."
    yield f"{book.title}, as at {write_day(book.as_at)}. {book.council}."
    yield f"{refused_in_words(len(found.rows))}."
    yield "Mend each where it is made, check the file (perfkit check FILE), and send it again."
    yield "Sheets: Cover, Notes, Refused rows."
