"""Finds the one sheet of records in a CSV or XLSX file: its kind, and its rows as text."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import pandas as pd
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from perfkit.errors import ReturnError
from perfkit.tables import RECORDS, Record

ROWS_BEFORE_HEADER = 30  # a title and notes may stand above the header, no more
Row = tuple[str, ...]


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
        for name, rows in _sheets(path)
        for kind, at in [_header(rows)]
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


def _sheets(path: Path) -> Iterator[tuple[str, list[Row]]]:
    suffix = path.suffix.lower()
    try:
        if suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield "rows", [tuple(cell.strip() for cell in row) for row in csv.reader(file)]
        elif suffix == ".xlsx":
            workbook = load_workbook(path, read_only=True, data_only=True)
            try:
                for sheet in workbook.worksheets:
                    values = sheet.iter_rows(values_only=True)
                    yield sheet.title, [tuple(_text(value) for value in row) for row in values]
            finally:
                workbook.close()
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReturnError(
            f"{path.name} cannot be read as text ({error}). Save it as CSV UTF-8."
        ) from error
    except (BadZipFile, InvalidFileException, KeyError, OSError) as error:
        raise ReturnError(
            f"{path.name} cannot be opened ({error}). Open it in a spreadsheet program and save it "
            "again."
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


def _header(rows: list[Row]) -> tuple[Record | None, int]:
    """Return the kind whose header a sheet has, and where: the key, and half of the rest."""
    for at, row in enumerate(rows[:ROWS_BEFORE_HEADER]):
        names = set(row)
        likely = [
            record
            for record in RECORDS.values()
            if names.issuperset(_required(record).intersection(record.key))
            and 2 * len(names & _required(record)) >= len(_required(record))
        ]
        if likely:
            return max(likely, key=lambda record: len(names.intersection(record.names))), at
    return None, 0


def _required(record: Record) -> set[str]:
    return {column.name for column in record.columns if column.required}


def _table(where: str, record: Record, at: int, rows: list[Row]) -> pd.DataFrame:
    header = rows[at]
    width = max(len(row) for row in rows[at:])
    padded = [row + ("",) * (width - len(row)) for row in rows[at:]]
    table = pd.DataFrame(
        padded[1:], columns=pd.RangeIndex(width), index=range(at + 2, len(rows) + 1), dtype="str"
    )
    table = table[(table != "").any(axis=1)]
    used = [number for number in range(width) if padded[0][number] or (table[number] != "").any()]
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
                f"{where}: {what} columns for {record.kind}: {', '.join(faults)}. "
                f"The columns are: {', '.join(record.names)}."
            )
