"""Small tables of text in which a quirk is looked for, and what was found there."""

from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells

Find = Callable[[pd.DataFrame], Iterator[QuirkCells]]


def table_of(names: str, *rows: Sequence[str]) -> pd.DataFrame:
    """Return a table whose columns are named in one text; row 2 is the first under the header."""
    index = pd.RangeIndex(2, len(rows) + 2)
    return pd.DataFrame(list(rows), columns=names.split(), index=index, dtype="str")


def sheet_of(*rows: Sequence[str]) -> pd.DataFrame:
    """Return a sheet without a plain header: columns A, B and so on, row 1 first."""
    letters = list("ABCDEFGH")[: max(map(len, rows))]
    table = pd.DataFrame(list(rows), columns=letters, dtype="str").fillna("")
    return table.set_axis(pd.RangeIndex(1, len(rows) + 1))


def found(find: Find, table: pd.DataFrame) -> list[tuple[int, str, str]]:
    """Return row, column and what was got of each cell in which a quirk is found."""
    return [
        (int(row), cells.column, text) for cells in find(table) for row, text in cells.got.items()
    ]


def rows_of(find: Find, table: pd.DataFrame) -> list[int]:
    """Return the rows in which a quirk is found."""
    return [row for row, _, _ in found(find, table)]
