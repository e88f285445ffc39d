"""Finds the one sheet of records in a CSV or XLSX file: its kind, and its rows as text."""

import csv
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

import pandas as pd
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from perfkit.errors import ReturnError
from perfkit.tables import RECORDS, Record

ROWS_BEFORE_HEADER = 30  # a title and notes may stand above the header, no more
WHAT_IS_WRONG = "What is wrong"  # written by `perfkit check` into a copy, and passed over here
MOST_NAMED = 8  # columns: a sheet may be 16,384 wide
Row = tuple[str, ...]
# What openpyxl raises of a workbook that is broken inside: it has no error of its own for that.
BROKEN = (
    *(BadZipFile, zlib.error, InvalidFileException, ParseError, OSError, EOFError),
    *(ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError),
)


class RecordSheet(NamedTuple):
    """A sheet of one kind of record.

    `table` has every column of the kind as stripped text, one row a row that holds anything; its
    index is the row of the sheet, counted from 1.
    """

    kind: str
    table: pd.DataFrame


def find_record_sheet(path: Path) -> RecordSheet | None:
    """Return the sheet of records of a file; None where no sheet has the header of any kind.

    Cover and notes sheets, and rows above the header, are passed over. A column that the kind does
    not have is refused, so that nothing about a person comes in beside what was asked for.

    Raises
    ------
    ReturnError
        When the file cannot be opened, holds several such sheets, or its header has a column too
        many, too few, twice or without a name.
    """
    found = [
        (name, kind, at, rows)
        for name, rows in sheets_of(path)
        for kind, at in [record_header(rows, name)]
        if kind is not None
    ]
    if not found:
        return None
    if len(found) > 1:
        names = ", ".join(f"{name} ({kind.kind})" for name, kind, _, _ in found if kind)
        raise ReturnError(
            f"{path.name} holds several sheets of records: {names}. Send one kind in a file."
        )
    name, kind, at, rows = found[0]
    assert kind is not None  # those without were left out above
    return RecordSheet(kind.kind, _table(f"{path.name}, {name}", kind, at, rows))


def sheets_of(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield the name and the rows, as stripped text, of each sheet of an XLSX or CSV file.

    Raises
    ------
    ReturnError
        When the file cannot be opened, or is not text in UTF-8.
    """
    suffix = path.suffix.lower()
    try:
        if suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield "rows", [tuple(cell.strip() for cell in row) for row in csv.reader(file)]
        elif suffix == ".xlsx":
            # Opened here: of a workbook broken inside, openpyxl leaves its own file open.
            with path.open("rb") as file:
                workbook = load_workbook(file, read_only=True, data_only=True)
                for sheet in workbook.worksheets:
                    sheet.reset_dimensions()  # else one stray cell makes every row as wide
                    values = sheet.iter_rows(values_only=True)
                    yield sheet.title, [tuple(_text(value) for value in row) for row in values]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReturnError(
            f"{path.name} cannot be read: it is not text in UTF-8, or a quotation mark in it is "
            "never closed. Save it as CSV UTF-8."
        ) from error
    except BROKEN as error:
        refused = error.strerror if isinstance(error, OSError) else None
        why = refused or "it is damaged inside, or is no spreadsheet in spite of its name"
        raise ReturnError(
            f"{path.name} cannot be opened: {why}. Open it in a spreadsheet program and save it "
            "again as a spreadsheet (.xlsx)."
        ) from error


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime) and (value.hour, value.minute) == (0, 0):
        return value.date().isoformat()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value).strip()


def record_header(rows: list[Row], sheet: str) -> tuple[Record | None, int]:
    """Return the kind whose header a sheet has, and where: the key, and half of the rest.

    Of a sheet that has a kind's name, half of the names is enough: its header is then told of, not
    taken for that of another kind.
    """
    named = RECORDS.get(sheet)
    for at, row in enumerate(rows[:ROWS_BEFORE_HEADER]):
        names = set(row)
        likely = [
            record
            for record in RECORDS.values()
            if (record is named or names.issuperset(_required(record).intersection(record.key)))
            and 2 * len(names & _required(record)) >= len(_required(record))
        ]
        if likely:
            most = max(likely, key=lambda record: len(names.intersection(record.names)))
            return (named if named in likely else most), at
    return None, 0


def _required(record: Record) -> set[str]:
    return {column.name for column in record.columns if column.required}


def _table(where: str, record: Record, at: int, rows: list[Row]) -> pd.DataFrame:
    header = rows[at]
    held = {number: row for number, row in enumerate(rows[at:], start=at + 1) if any(row)}
    width = max(len(row) for row in held.values())
    padded = [row + ("",) * (width - len(row)) for row in held.values()]
    table = pd.DataFrame(
        padded[1:], columns=pd.RangeIndex(width), index=list(held)[1:], dtype="str"
    )
    used = [
        number
        for number in range(width)
        if padded[0][number] != WHAT_IS_WRONG and (padded[0][number] or (table[number] != "").any())
    ]
    _check_header(where, record, [padded[0][number] for number in used])
    table = table[used].set_axis([header[number] for number in used], axis=1)
    return table.reindex(columns=list(record.names), fill_value="")


def _check_header(where: str, record: Record, names: list[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    unknown = [name or "(a column without a name)" for name in names if name not in record.names]
    absent = [
        column.name for column in record.columns if column.required and column.name not in names
    ]
    for faults, what in ((unknown, "unknown"), (twice, "repeated"), (absent, "missing")):
        if faults:
            raise ReturnError(
                f"{where}: {what} columns for {record.kind}: {_listed(faults)}. "
                f"The columns are: {', '.join(record.names)}."
            )


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
