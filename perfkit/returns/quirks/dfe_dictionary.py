"""Quirks of the dictionary of DfE's Local Authority Interactive Tool, one row a measure."""

from collections.abc import Iterator

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells, cells_in, matches

DATES = ("last_update", "next_update")
NAMED_BY_THEIR_END = ("Academic Year", "Financial Year")


def year_named_by_its_end(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the measures whose bare year is an academic or financial one."""
    yield cells_in(table, "year_type", table["year_type"].isin(NAMED_BY_THEIR_END))


def counts_labelled_percent(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the units in per cent of measures whose title says a number, and no %."""
    title = table["chart_title"]
    number = title.str.lower().str.startswith("number of") & ~title.str.contains("%", regex=False)
    yield cells_in(table, "unit", number & table["unit"].str.startswith("%"))


def serial_dates(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the dates that are a spreadsheet's count of days: 45809."""
    for column in DATES:
        yield cells_in(table, column, matches(table[column], r"\d{5}"))


def ids_twice(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the ids that several rows have."""
    yield cells_in(table, "indicator_id", table["indicator_id"].duplicated(keep=False))


DICTIONARY = {
    "dfe-dictionary-year-type": year_named_by_its_end,
    "dfe-dictionary-counts-labelled-percent": counts_labelled_percent,
    "dfe-dictionary-serial-dates": serial_dates,
    "dfe-dictionary-ids-twice": ids_twice,
}
