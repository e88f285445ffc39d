"""Quirks of tables of councils: homes by year, the indices of deprivation."""

from collections.abc import Iterator

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells, cells_in, group_numbers, numbers

SERIES = ["dataset", "indicator", "area_code"]
NEVER_BELOW = 100  # of all other years, where a 0 cannot be a count
FEWEST_YEARS = 5
RANKED = ("average_rank", "rank_average_rank", "average_score", "rank_average_score")
YEAR = "deprivation_data_year"


def zero_in_place_of_a_count(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the zeros of series that have 100 or more in every other year."""
    value = numbers(table["value"])
    other = value.where(value > 0).groupby(group_numbers(table, SERIES))
    large = other.transform("min") >= NEVER_BELOW
    years = other.transform("count") >= FEWEST_YEARS
    alone = value.eq(0).groupby(group_numbers(table, SERIES)).transform("sum") == 1
    yield cells_in(table, "value", value.eq(0) & large & years & alone)


def ranks_blank_for_a_year(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the ranks and scores of a year that has none, though another year has them."""
    for column in RANKED:
        there = table[column].ne("").groupby(table[YEAR]).transform("any")
        if there.any():
            yield cells_in(table, column, ~there)


HOUSING = {"housing-zero-in-place-of-a-count": zero_in_place_of_a_count}
DEPRIVATION = {"deprivation-ranks-blank-for-a-year": ranks_blank_for_a_year}
