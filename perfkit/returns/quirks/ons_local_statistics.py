"""Quirks of Explore Local Statistics (ONS): one row an indicator, area and period."""

from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells, cells_in, group_numbers, matches

KEY = ["dataset", "indicator", "area_code", "period", "measure", "unit"]
SENTENCE = r".*\w \w.*"
REASONS = r"(?i).*\b(unreliable|suppressed|confidential|not available)\b.*"
SEVERAL_YEARS = r".*/P([2-9]|\d\d+)Y"
MONTH = r".*/P1M"
DAY = r"\d{4}-\d\d-\d\d"
YEAR_FROM_ANOTHER_DAY = r"\d{4}-(0[2-9]-\d\d|1\d-\d\d|01-(0[2-9]|[1-3]\d))/P1Y"


def _status(mark: str, table: pd.DataFrame) -> Iterator[QuirkCells]:
    yield cells_in(table, "status", table["status"].eq(mark))


def sentence_in_place_of_a_mark(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the sentences that say, where no mark does, why a figure is not one to rely on."""
    yield cells_in(table, "status", matches(table["status"], SENTENCE))
    unmarked = table["status"].eq("") & matches(table["notes"], REASONS)
    yield cells_in(table, "notes", unmarked)


def single_days(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods that are a day, in a file that also writes intervals."""
    if table["period"].str.contains("/", regex=False).any():
        yield cells_in(table, "period", matches(table["period"], DAY))


def years_together(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods of several years: /P3Y, /P5Y."""
    yield cells_in(table, "period", matches(table["period"], SEVERAL_YEARS))


def months(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods of a month: /P1M."""
    yield cells_in(table, "period", matches(table["period"], MONTH))


def years_from_another_day(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the years that begin on another day than 1 January."""
    yield cells_in(table, "period", matches(table["period"], YEAR_FROM_ANOTHER_DAY))


def area_of_two_kinds(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the figures that stand twice because the area is listed as two kinds of area."""
    key = group_numbers(table, KEY)
    kinds = table.loc[key.duplicated(keep=False), "area_type"]
    several = kinds.groupby(key[kinds.index]).transform("nunique") > 1
    yield cells_in(table, "area_type", several.reindex(table.index, fill_value=False))


def ratio_labelled_percent(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the units in per cent of indicators that their names call a ratio."""
    ratio = matches(table["indicator"], r"(?i).*\bratio\b.*")
    yield cells_in(table, "unit", ratio & table["unit"].eq("%"))


STATUSES: dict[str, Callable[[pd.DataFrame], Iterator[QuirkCells]]] = {
    "ons-not-available": partial(_status, "x"),
    "ons-unreliable": partial(_status, "u"),
    "ons-confidential": partial(_status, "c"),
    "ons-not-applicable": partial(_status, "z"),
}
TIDY = STATUSES | {
    "ons-sentence-in-place-of-a-mark": sentence_in_place_of_a_mark,
    "ons-single-days": single_days,
    "ons-years-together": years_together,
    "ons-months": months,
    "ons-years-from-another-day": years_from_another_day,
    "ons-area-of-two-kinds": area_of_two_kinds,
    "ons-ratio-labelled-percent": ratio_labelled_percent,
}
