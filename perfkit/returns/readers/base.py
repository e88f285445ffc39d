"""What a reader of a published layout is, and how it knows its files."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

import pandas as pd

from perfkit.tables import CELLS


@dataclass(frozen=True)
class Sheet:
    """A file, looked at only as far as one must to know its layout.

    `rows` are the first eight rows of cells as text, trailing spaces removed; of a parquet file
    the names of its columns alone, as one row; of a GeoJSON file its first 200 characters as one
    cell; of a spreadsheet workbook (xlsx) none.
    """

    path: Path
    name: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The first row, or nothing."""
        return self.rows[0] if self.rows else ()


class Cells(NamedTuple):
    """What a reader found: the wanted cells, and how many cells there were.

    ``read == len(table) + out_of_scope``, always. A value cell of a long layout is a row; of a wide
    layout it is a row's cell in a value column, blank ones included. Titles, headings, footnotes
    and rows that hold nothing are not cells.
    """

    table: pd.DataFrame
    read: int
    out_of_scope: int


class ReadCells(Protocol):
    """How every reader is called."""

    def __call__(self, path: Path, *, wanted: frozenset[str] | None) -> Cells:
        """Return the cells of the `wanted` series; None wants them all."""
        ...


def read_nothing(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return no cells: a dictionary, a lookup or a boundary holds no facts to load."""
    table = pd.DataFrame({name: pd.Series(dtype="str") for name in CELLS})
    return Cells(table.astype({"row": "int64"}), 0, 0)


@dataclass(frozen=True)
class Reader:
    """One published layout: how it is known, and how its cells are read.

    `return_id` names the return whose facts they are; a reference has none.
    """

    id: str
    return_id: str
    title: str
    recognises: Callable[[Sheet], bool]
    read: ReadCells = read_nothing
    kind: Literal["facts", "reference"] = "facts"


@dataclass(frozen=True)
class Header:
    """The columns of a layout, in any order: those that must be there, and those that may."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    def __call__(self, sheet: Sheet) -> bool:
        """Return whether a file's first row names these columns and no others."""
        header = frozenset(name for name in sheet.header if name)
        required = frozenset(self.required)
        return required <= header <= required.union(self.optional)


def header_is(*names: str, optional: tuple[str, ...] = ()) -> Header:
    """Return a test for a header that holds exactly these columns, in any order.

    Columns that are `optional` may be there or not. A column not named is a layout not known: the
    file is then listed as one that no reader knows, never read by guess.
    """
    return Header(names, optional)


def header_starts(*names: str) -> Callable[[Sheet], bool]:
    """Return a test for a header that begins so, for a table with a column a year of age."""
    return lambda sheet: sheet.header[: len(names)] == names
