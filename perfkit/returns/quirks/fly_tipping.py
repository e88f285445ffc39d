"""Quirks of fly-tipping (WasteDataFlow), tidied: one row an indicator, area and year."""

from collections.abc import Iterator

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells, cells_in, numbers

ENGLAND = "E92000001"
MISSING = ":"


def colons(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the cells that hold ``:``, not available."""
    yield cells_in(table, "value", table["value"].eq(MISSING))


def words_among_numbers(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the values that are words, in a column of numbers."""
    yield cells_in(table, "value", _words(table))


def _words(table: pd.DataFrame) -> "pd.Series[bool]":
    return numbers(table["value"]).isna() & ~table["value"].isin([MISSING, ""])


def estimated_totals(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give England's counts that are no whole numbers, for missing councils were estimated."""
    part = numbers(table["value"]) % 1 != 0
    counted = ~table["indicator"].str.contains("cost|fines", case=False)
    there = numbers(table["value"]).notna()
    yield cells_in(table, "value", table["area_code"].eq(ENGLAND) & part & counted & there)


def costs_stopped(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the costs of years in which nobody has one, after years in which some had."""
    cost = table["indicator"].str.contains("cost", case=False, regex=False)
    known = table.loc[cost, ["table", "indicator", "period"]]
    known["there"] = numbers(table.loc[cost, "value"]).notna()
    of_year = known.groupby(["table", "indicator", "period"])["there"]
    nobody = ~of_year.transform("any")
    had = known["period"].where(known["there"])
    first = had.groupby([known["table"], known["indicator"]]).transform("min")
    stopped = nobody & (known["period"] > first)
    yield cells_in(table, "value", stopped.reindex(table.index, fill_value=False))


def basis_of_its_own(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the words on how incidents were reported that are not those of most councils."""
    words = table.loc[_words(table), ["indicator", "value"]]
    usual = words.groupby("indicator")["value"].agg(lambda each: each.mode().iloc[0])
    other = words["value"].ne(words["indicator"].map(usual))
    yield cells_in(table, "value", other.reindex(table.index, fill_value=False))


TIDY = {
    "fly-tipping-colons": colons,
    "fly-tipping-words-among-numbers": words_among_numbers,
    "fly-tipping-estimated-totals": estimated_totals,
    "fly-tipping-costs-stopped": costs_stopped,
    "fly-tipping-basis-of-its-own": basis_of_its_own,
}
