"""Quirks of fly-tipping as published: a sheet of incidents or actions, two headings above."""

from collections.abc import Iterator

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells, cells_in, matches

CODE, NAME, REGION, FIRST_VALUE = "B", "C", "D", "E"
FIRST_HEADING = "Year"
YEAR = r"\d{4}-\d\d"


def colons(sheet: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the cells that hold ``:``, not available."""
    for column in sheet.loc[:, FIRST_VALUE:].columns:
        yield cells_in(sheet, column, sheet[column].str.strip().eq(":"))


def names_with_spaces(sheet: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the councils' names with spaces behind."""
    row = matches(sheet["A"].str.strip(), YEAR)
    yield cells_in(sheet, NAME, row & sheet[NAME].ne(sheet[NAME].str.strip()))


def totals_as_codes(sheet: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the totals whose code is the word ``*Total``."""
    yield cells_in(sheet, CODE, sheet[CODE].str.strip().str.startswith("*"))


def headings_above(sheet: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the rows that stand above the one that names the columns."""
    header = sheet["A"].str.strip().eq(FIRST_HEADING)
    if header.any():
        yield cells_in(sheet, "A", pd.Series(sheet.index < header.idxmax(), index=sheet.index))


def estimated_totals(sheet: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give England's figures that are no whole numbers, for missing councils were estimated."""
    england = sheet[REGION].str.strip().eq("*Total England")
    for column in sheet.loc[:, FIRST_VALUE:].columns:
        if not sheet[column].str.contains("cost|fines", case=False).any():
            yield cells_in(sheet, column, england & matches(sheet[column], r"\d+\.\d+"))


SHEET = {
    "fly-tipping-colons": colons,
    "fly-tipping-names-with-spaces": names_with_spaces,
    "fly-tipping-totals-as-codes": totals_as_codes,
    "fly-tipping-headings-above": headings_above,
    "fly-tipping-estimated-totals": estimated_totals,
}
