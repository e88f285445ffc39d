"""The table a file holds, exactly as it was sent: every row of the sheet, by its number."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from perfkit.errors import ReturnError
from perfkit.returns.readers.files import ENCODING, look_at, read_rows
from perfkit.returns.record_sheets import ROWS_BEFORE_HEADER, Row, record_header, sheets_of

TEXT = (".csv", ".txt", "")
SPREADSHEET, PARQUET = ".xlsx", ".parquet"
SAVE_AS = "Save it as comma separated values in UTF-8 (.csv) or as a spreadsheet (.xlsx)."


class SentTable(NamedTuple):
    """One sheet as it was sent, as text.

    `rows` holds the sheet's rows by their number, counted from 1; `header` is the number of the row
    of names. `left_out` counts rows below it that are not held, for there are too many.
    """

    sheet: str
    header: int
    rows: dict[int, Row]
    left_out: int = 0
    other_sheets: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """A name a column, each once: an empty one is its number, a second one says so."""
        width = max((len(row) for row in self.rows.values()), default=0)
        header = self.rows.get(self.header, ())
        given = [*header, *[""] * (width - len(header))]
        seen: Counter[str] = Counter()
        names = []
        for number, name in enumerate(given, start=1):
            seen[name] += 1
            again = f"{name} (column {number})" if seen[name] > 1 else name
            names.append(again if name else f"column {number}")
        return names

    @property
    def below(self) -> pd.DataFrame:
        """The rows below the header that hold more than one cell; the index is their number.

        A title, a note at the foot and a row that holds nothing are no rows of a table.
        """
        names = self.names
        least = min(2, len(names))
        held = {
            number: (*row, *[""] * (len(names) - len(row)))
            for number, row in self.rows.items()
            if number > self.header and sum(map(bool, row)) >= least
        }
        index = pd.Index(list(held), dtype="int64")
        return pd.DataFrame(list(held.values()), columns=names, index=index, dtype="str")


def read_sent_table(path: Path, *, most_cells: int, also: Iterable[int] = ()) -> SentTable:
    """Return the table of a file, of any layout: that of its kind of record, else the largest.

    Parameters
    ----------
    most_cells
        How many cells are held; rows after that are counted and left out.
    also
        Numbers of rows that are held all the same.

    Raises
    ------
    ReturnError
        When the file cannot be read, or is no table.
    """
    kept, suffix = frozenset(also), path.suffix.lower()
    start = look_at(path).header
    if suffix == PARQUET:
        return _of("", _numbered(path), most_cells, kept)
    if suffix == SPREADSHEET:
        sheets = [(name, rows) for name, rows in sheets_of(path) if any(map(any, rows))]
        if not sheets:
            raise ReturnError(f"{path.name} is empty: no sheet of it holds anything.")
        name, rows = max(sheets, key=_likeliness)
        found = _of(name, enumerate(rows, start=1), most_cells, kept)
        return found._replace(other_sheets=tuple(other for other, _ in sheets if other != name))
    if suffix not in TEXT or not start or start[0].startswith(("{", "[", "<")):
        raise ReturnError(f"{path.name} is no table that can be checked. {SAVE_AS}")
    return _of("", _text_rows(path), most_cells, kept)


def _likeliness(sheet: tuple[str, list[Row]]) -> tuple[bool, int]:
    name, rows = sheet
    kind, _ = record_header(rows, name)
    wide = [row for row in rows if sum(map(bool, row)) > 1]
    return kind is not None, sum(sum(map(bool, row)) for row in wide)


def _numbered(path: Path) -> Iterator[tuple[int, Row]]:
    table = read_rows(path)
    yield 1, tuple(map(str, table.columns))
    yield from zip(table.index, table.itertuples(index=False, name=None), strict=True)


def _text_rows(path: Path) -> Iterator[tuple[int, Row]]:
    try:
        with path.open(encoding=ENCODING, newline="") as file:
            for number, row in enumerate(csv.reader(file), start=1):
                yield number, tuple(cell.strip() for cell in row)
    except UnicodeDecodeError:
        raise ReturnError(
            f"{path.name} cannot be read: it is not text in UTF-8. {SAVE_AS}"
        ) from None
    except csv.Error:
        raise ReturnError(
            f"{path.name} cannot be read: a quotation mark in it is never closed. {SAVE_AS}"
        ) from None


def _of(
    sheet: str, numbered: Iterable[tuple[int, Row]], most_cells: int, also: frozenset[int]
) -> SentTable:
    rows: dict[int, Row] = {}
    cells = left_out = 0
    for number, row in numbered:
        if cells + len(row) <= most_cells or number in also:
            rows[number] = row
            cells += len(row)
        else:
            left_out += any(row)
    return SentTable(sheet, _header(sheet, rows), rows, left_out)


def _header(sheet: str, rows: dict[int, Row]) -> int:
    """Return the number of the row of names: of a record's, else the first that is half full.

    Above it may stand a title and notes, which fill a cell or two.
    """
    early = {number: row for number, row in rows.items() if number <= ROWS_BEFORE_HEADER}
    kind, at = record_header([early.get(number, ()) for number in range(1, len(early) + 1)], sheet)
    if kind is not None:
        return at + 1
    filled = {number: sum(map(bool, row)) for number, row in early.items()}
    most = max(filled.values(), default=0)
    return next((number for number, count in filled.items() if 2 * count > most), 1)
