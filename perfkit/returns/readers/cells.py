"""Cells: a publisher's columns put into the shape that every reader gives."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import pandas as pd

from perfkit.returns.readers.base import Cells
from perfkit.tables import CELLS

# What publishers write where there is no figure, and what it means in the workbook's marks.
MARKS: dict[str, str] = {
    "": "x",
    "..": "x",  # MHCLG: missing or incomplete data
    "-": "x",  # DfE: any kind of missing; MHCLG: no breakdown given
    ":": "x",  # Defra: data not available
    "NA": "x",  # Fingertips
    "N/A": "x",
    "n/a": "x",
    "x": "x",
    "[x]": "x",
    "c": "c",
    "[c]": "c",
    "z": "z",
    "[z]": "z",
    "u": "u",
    "[u]": "u",
    "low": "low",
    "[low]": "low",
}
# Columns of tables.CELLS by name: a series over the sheet's rows, or one text for all of them.
Columns: TypeAlias = "Mapping[str, pd.Series[str] | str]"

SAYS_WHY = ("x", "c", "z", "u")  # a status of the publisher's that a blank value does not replace


def gather(
    columns: Columns,
    *,
    wanted: frozenset[str] | None,
    in_scope: "pd.Series[bool] | None" = None,
) -> Cells:
    """Return the wanted cells of one value column.

    Parameters
    ----------
    columns
        What is known of each cell; ``series`` must be there as a series, a column not given is
        empty. ``status`` is the publisher's own mark where there is a column of them; the value's
        mark fills what it leaves open.
    wanted
        The series to keep; None keeps all.
    in_scope
        False for the rows that are counted and never kept.

    Returns
    -------
    Cells
        One row a cell, all columns text without spaces at its ends but `row`, a whole number;
        nothing is missing but as the empty text.
    """
    series = pd.Series(columns["series"])
    keep = pd.Series(True, index=series.index) if in_scope is None else in_scope
    if wanted is not None:
        keep = keep & series.isin(wanted)
    rows = series.index[keep]
    table = pd.DataFrame({name: _text(columns.get(name, ""), rows) for name in CELLS[1:]})
    table["status"] = _status(table)
    table.insert(0, "row", rows.to_numpy("int64"))
    return Cells(table.reset_index(drop=True), len(series), len(series) - len(table))


def join(parts: Iterable[Cells]) -> Cells:
    """Return the cells of several value columns as those of one sheet, in the order of its rows."""
    parts = list(parts)
    table = pd.concat([part.table for part in parts], ignore_index=True)
    return Cells(
        table.sort_values("row", kind="stable", ignore_index=True),
        sum(part.read for part in parts),
        sum(part.out_of_scope for part in parts),
    )


def _text(column: "pd.Series[str] | str", rows: pd.Index) -> "pd.Series[str]":
    if isinstance(column, str):
        return pd.Series(column, index=rows, dtype="str")
    return column.loc[rows].astype("str").str.strip()


def _status(table: pd.DataFrame) -> "pd.Series[str]":
    mark = table["value_text"].map(MARKS).astype("str").fillna("")
    given = table["status"]
    return given.where(mark.eq("") | given.isin(SAYS_WHY), mark)
