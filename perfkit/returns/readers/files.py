"""Files as text: opened, looked at and turned into tables without reading a meaning into them."""

import csv
from collections import Counter
from functools import partial
from itertools import islice, zip_longest
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from perfkit.errors import ReturnError
from perfkit.returns.readers.base import Sheet

ROWS_LOOKED_AT = 8
CHARACTERS_LOOKED_AT = 200
BYTES_AT_ONCE = 2**20
SEPARATED = (".csv", ".tsv")
SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".ods")
OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}
PARQUET, ARCHIVE = b"PAR1", b"PK\x03\x04"  # how the two kinds of file begin
ENCODING = "utf-8-sig"  # spreadsheets put a byte order mark before UTF-8
MAKE_SURE = "Save it again as comma separated values in UTF-8, or ask the sender for another copy."


def look_at(path: Path) -> Sheet:
    """Return as much of a file as tells its layout.

    Raises
    ------
    ReturnError
        When the file is empty, is not text, or is a parquet file that is broken.
    """
    start = _first_bytes(path)
    if is_parquet(path, start):
        names = tuple(name.strip() for name in _open_parquet(path).schema_arrow.names)
        return Sheet(path, path.name, (names,))
    if start.startswith(ARCHIVE):
        if path.suffix.lower() in SEPARATED:
            raise ReturnError(
                f"{path.name} is not text but a spreadsheet or an archive under another name. "
                "Give it its own ending (.xlsx), or save it as comma separated values in UTF-8."
            )
        return Sheet(path, path.name, ())
    if _holds_nul(path):
        raise _no_spreadsheet(path) if path.suffix.lower() in SPREADSHEETS else _not_text(path)
    rows = _first_rows(path)
    if not any(cell for row in rows for cell in row):
        raise ReturnError(f"{path.name} is empty: it holds no text. {MAKE_SURE}")
    if rows[0] and rows[0][0].startswith("{"):
        text = start.decode(ENCODING, errors="replace").lstrip()
        return Sheet(path, path.name, ((text[:CHARACTERS_LOOKED_AT],),))
    if path.suffix.lower() in SEPARATED:
        _refuse_other_separators(path, rows)
    return Sheet(path, path.name, rows)


def _refuse_other_separators(path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    """Refuse a table whose cells are parted by anything but commas: it would be one column."""
    first = next(row for row in rows if any(row))
    for separator, name in OTHER_SEPARATORS.items():
        if len(first) == 1 and first[0].count(separator) > 1:
            raise ReturnError(
                f"{path.name} cannot be read: its cells are parted by {name}. {MAKE_SURE}"
            )


def is_parquet(path: Path, start: bytes) -> bool:
    """Tell whether a file is parquet, or says that it is."""
    return start.startswith(PARQUET) or path.suffix.lower() == ".parquet"


def read_rows(path: Path) -> pd.DataFrame:
    """Return a file with one header row as text: one row a row, column names stripped.

    The index is the row of the sheet, the header being row 1; rows that hold nothing are left
    out, and their numbers with them. A missing cell is the empty text. Of a parquet file, a number
    becomes a text that reads back to the same number.

    Raises
    ------
    ReturnError
        When the file cannot be read to its end.
    """
    table = _read_parquet(path) if is_parquet(path, _first_bytes(path)) else _read_csv(path)
    table.columns = table.columns.str.strip()
    _refuse_names_given_twice(path)
    table.index = pd.RangeIndex(2, len(table) + 2)
    return _without_empty_rows(table)


def read_grid(path: Path) -> pd.DataFrame:
    """Return a sheet that has no plain header as text: columns 0, 1, …; index the sheet's row.

    Raises
    ------
    ReturnError
        When the file cannot be read to its end.
    """
    try:
        with path.open(encoding=ENCODING, newline="") as file:
            # By column, so that rows of unlike length are filled with empty cells.
            columns = list(zip_longest(*csv.reader(file), fillvalue=""))
    except UnicodeDecodeError:
        raise _not_text(path) from None
    except (OSError, csv.Error) as error:
        raise _cannot_read(path, error) from None
    grid = pd.DataFrame(dict(enumerate(columns)), dtype="str")
    grid.index = pd.RangeIndex(1, len(grid) + 1)
    return grid


def _refuse_names_given_twice(path: Path) -> None:
    """Refuse a header that gives a name twice: which of the two columns is meant is not known."""
    counted = Counter(name for name in look_at(path).header if name)
    twice = [name for name, count in counted.items() if count > 1]
    if twice:
        raise ReturnError(
            f"{path.name} cannot be read: its header gives {', '.join(twice)} more than once. "
            "Keep one column of each name."
        )


def _holds_nul(path: Path) -> bool:
    """Tell whether a NUL, which text never holds, is anywhere in a file."""
    with path.open("rb") as file:
        return any(b"\0" in part for part in iter(partial(file.read, BYTES_AT_ONCE), b""))


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise _cannot_read(path, error) from None
    if not start:
        raise ReturnError(f"{path.name} is empty: it holds 0 bytes. {MAKE_SURE}")
    return start


def _first_rows(path: Path) -> tuple[tuple[str, ...], ...]:
    try:
        with path.open(encoding=ENCODING, newline="") as file:
            rows = islice(csv.reader(file), ROWS_LOOKED_AT)
            return tuple(tuple(cell.strip() for cell in row) for row in rows)
    except UnicodeDecodeError:
        raise _not_text(path) from None
    except csv.Error as error:
        raise _cannot_read(path, error) from None


def _read_csv(path: Path) -> pd.DataFrame:
    try:
        table = pd.read_csv(
            path,
            dtype="str",
            keep_default_na=False,
            skip_blank_lines=False,
            encoding=ENCODING,
        )
    except UnicodeDecodeError:
        raise _not_text(path) from None
    except pd.errors.ParserError:
        raise _ragged(path) from None
    except (OSError, pd.errors.EmptyDataError) as error:
        raise _cannot_read(path, error) from None
    if not isinstance(table.index, pd.RangeIndex):
        # pandas takes the first cells of longer rows for names of the rows, silently.
        raise ReturnError(
            f"{path.name} cannot be read: its rows hold more cells than its header has names. "
            "Give every column a name, or put texts that hold a comma in quotation marks."
        )
    return table.fillna("")


def _without_empty_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that hold anything; a spreadsheet saves empty ones after the last."""
    blank = table.iloc[:, 0].eq("")  # few rows have an empty first cell: look only at those
    if not blank.any():
        return table
    empty = (table[blank] == "").all(axis="columns")
    return table.drop(index=empty.index[empty])


def _open_parquet(path: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path)
    except (OSError, pa.ArrowException) as error:
        raise _no_parquet(path, error) from None


def _read_parquet(path: Path) -> pd.DataFrame:
    try:
        table = _open_parquet(path).read()
        columns = [column.cast(pa.large_string()).fill_null("") for column in table.columns]
    except (OSError, pa.ArrowException) as error:
        raise _no_parquet(path, error) from None
    frame: pd.DataFrame = pa.table(columns, names=table.column_names).to_pandas()
    return frame


def _not_text(path: Path) -> ReturnError:
    return ReturnError(f"{path.name} cannot be read: it is not text in UTF-8. {MAKE_SURE}")


def _no_spreadsheet(path: Path) -> ReturnError:
    return ReturnError(
        f"{path.name} cannot be read: it is damaged, or is no spreadsheet of that kind in spite of "
        "its name. Open it in a spreadsheet program and save it again as a spreadsheet (.xlsx)."
    )


def _no_parquet(path: Path, error: Exception) -> ReturnError:
    """Return what is wrong with a parquet file: what the system refused, else that it is none."""
    if isinstance(error, OSError) and error.errno is not None:
        return _cannot_read(path, error)
    return ReturnError(
        f"{path.name} cannot be read: it is damaged or cut short, or is no parquet file in spite "
        f"of its name. {MAKE_SURE}"
    )


def _ragged(path: Path) -> ReturnError:
    """Return which row of a table is not parted as its header is."""
    with path.open(encoding=ENCODING, newline="") as file:
        rows = csv.reader(file)
        names, number = len(next(rows, ())), 1
        for number, row in enumerate(rows, start=2):
            if len(row) > names:
                return ReturnError(
                    f"{path.name} cannot be read: row {number} holds {len(row)} cells, and its "
                    f"header {names} names. Give every column a name, or put a text that holds a "
                    "comma in quotation marks."
                )
    return ReturnError(
        f"{path.name} cannot be read: a quotation mark that opens in row {number} is never closed. "
        "Close it, or take it out."
    )


def _cannot_read(path: Path, error: Exception) -> ReturnError:
    """Return why a file cannot be read: what the system says, or what the text is not."""
    if isinstance(error, csv.Error):
        reason = "a cell of it is longer than any text, as where a quotation mark is never closed"
    else:
        reason = getattr(error, "strerror", None) or "it holds no table"
    return ReturnError(f"{path.name} cannot be read: {reason}. {MAKE_SURE}")
