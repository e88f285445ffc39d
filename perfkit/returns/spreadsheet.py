"""Writes tables that others open in a spreadsheet program: text stays text, whoever wrote it."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from perfkit.tables.formula import FORMULA, NUMBER, safe

PROPERTIES, MOMENT = "docProps/core.xml", re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
MOST_CHARACTERS = 32_767  # of one cell
COVER_WIDTH, WIDTH = 90, 18


def put(cell: Cell, value: object) -> Cell:
    """Write a value into a cell: a plain number as one, every other text as text; return the cell.

    A character that no spreadsheet may hold is written as �.
    """
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", str(value))[:MOST_CHARACTERS]
    if not text:
        return cell
    if isinstance(value, int | float) or NUMBER.fullmatch(text):
        cell.value = float(text) if "." in text else int(float(text))
        return cell
    cell.value, cell.data_type = text, "s"
    if text.startswith(FORMULA):
        cell.quotePrefix = True  # stays text when someone edits the cell
    return cell


def add_cover(sheet: Worksheet, lines: Iterable[str]) -> None:
    """Fill a cover: a title, then a line a cell, none of them merged."""
    sheet.title = "Cover"
    for number, line in enumerate(lines, start=1):
        put(sheet.cell(number, 1), line).alignment = Alignment(wrap_text=True, vertical="top")
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width = COVER_WIDTH


def add_table(
    workbook: Workbook,
    title: str,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    wide: Sequence[str] = (),
) -> Worksheet:
    """Add a sheet of one table under one header row, which stays in sight; return the sheet.

    `wide` names the columns that hold sentences.
    """
    sheet = workbook.create_sheet(title)
    for number, row in enumerate([header, *rows], start=1):
        for column, value in enumerate(row, start=1):
            put(sheet.cell(number, column), value)
    for column, name in enumerate(header, start=1):
        sheet.cell(1, column).font = Font(bold=True)
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = COVER_WIDTH if name in wide else WIDTH
    sheet.freeze_panes = "A2"
    return sheet


def save(workbook: Workbook, path: Path, *, on: date | None = None) -> None:
    """Save a workbook whole: one half written would look like a spreadsheet.

    With a day it is dated so throughout, and the same content gives the same bytes.
    """
    workbook.save(held := BytesIO())
    path.write_bytes(held.getvalue() if on is None else _dated(held, on))


def _dated(held: BytesIO, on: date) -> bytes:
    """Return a saved workbook in which every moment is the start of one day."""
    with ZipFile(held) as saved, ZipFile(again := BytesIO(), "w", ZIP_DEFLATED) as made:
        for name in saved.namelist():
            content = saved.read(name)
            if name == PROPERTIES:
                content = MOMENT.sub(f"{on.isoformat()}T00:00:00Z".encode(), content)
            part = ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
            made.writestr(part, content, ZIP_DEFLATED)
    return again.getvalue()


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table as CSV, UTF-8 with a mark in front by which a spreadsheet knows it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for row in rows:
            writer.writerow([safe(value) if isinstance(value, str) else value for value in row])
