"""The cells of a file's table in which a quirk is found."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

CELLS = ("row", "column", "got")


class QuirkCells(NamedTuple):
    """Where a quirk is: the rows of one column, and what was got there.

    `got` has the sheet's rows as its index, in order; several columns are several of these.
    """

    column: str
    got: "pd.Series[str]"


def cells_in(table: pd.DataFrame, column: str, where: "pd.Series[bool]") -> QuirkCells:
    """Return the cells of a column where something is so."""
    return QuirkCells(column, table.loc[where.to_numpy(dtype=bool), column])


def matches(texts: "pd.Series[str]", pattern: str) -> "pd.Series[bool]":
    """Return where a whole text is of a pattern; each different text is looked at once."""
    codes, different = pd.factorize(texts)
    found = pd.Series(different, dtype="str").str.fullmatch(pattern)
    return pd.Series(found.to_numpy(dtype=bool)[codes], index=texts.index)


def where_text(texts: "pd.Series[str]", test: Callable[[str], bool]) -> "pd.Series[bool]":
    """Return where a text passes a test; each different text is tested once."""
    codes, different = pd.factorize(texts)
    passed = np.array([test(text) for text in different], dtype=bool)
    return pd.Series(passed[codes], index=texts.index)


def numbers(texts: "pd.Series[str]") -> "pd.Series[float]":
    """Return the number that each text says; NaN where it says none."""
    codes, different = pd.factorize(texts)
    read = pd.to_numeric(pd.Series(different, dtype="str"), errors="coerce").astype(float)
    return pd.Series(read.to_numpy()[codes], index=texts.index)


def group_numbers(table: pd.DataFrame, columns: list[str]) -> "pd.Series[int]":
    """Return the number of each row's group: rows alike in all these columns share one."""
    return table.groupby(columns, sort=False, observed=True).ngroup()
