"""Quirks of Fingertips (OHID), short layout."""

import re
from collections.abc import Iterator

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells, cells_in, matches, where_text

YEARS_TOGETHER = r"\d{4}(/\d\d)? ?- ?\d\d(\d\d)?(/\d\d)?"
SINGLE_YEAR = r"\d{4}(/\d\d)?"
YEAR_OF_TWO = r"\d{4}/\d\d"
QUARTERS_TOGETHER = re.compile(r"(\d{4})/\d\d Q\d ?- ?(\d{4})/\d\d Q\d")


def missing_as_text(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the values that are the text NA."""
    yield cells_in(table, "value", table["value"].eq("NA"))


def no_breakdown_as_text(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the groups of people that are the text NA: everybody."""
    yield cells_in(table, "inequality", table["inequality"].eq("NA"))


def years_two_ways(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the years that reach into the next (2024/25), in a file that also has plain ones."""
    if matches(table["period"], r"\d{4}").any():
        yield cells_in(table, "period", matches(table["period"], YEAR_OF_TWO))


def years_together(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods of several years: 2022 - 24."""
    yield cells_in(table, "period", matches(table["period"], YEARS_TOGETHER))


def accumulates(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods that run from one quarter over years to another, and grow."""
    yield cells_in(table, "period", where_text(table["period"], _is_of_quarters_together))


def _is_of_quarters_together(text: str) -> bool:
    return QUARTERS_TOGETHER.fullmatch(text) is not None


def single_years_beside_several(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods of several years of datasets that hold single years as well."""
    single = matches(table["period"], SINGLE_YEAR)
    several = matches(table["period"], YEARS_TOGETHER)
    both = table["dataset"].isin(table.loc[single, "dataset"].unique())
    yield cells_in(table, "period", several & both)


SHORT = {
    "fingertips-missing-as-text": missing_as_text,
    "fingertips-no-breakdown-as-text": no_breakdown_as_text,
    "fingertips-years-two-ways": years_two_ways,
    "fingertips-years-together": years_together,
    "fingertips-accumulates": accumulates,
    "fingertips-single-years-beside-several": single_years_beside_several,
}
