"""Quirks of small areas, wards and their boundaries."""

from collections.abc import Iterator

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells, cells_in, matches, numbers

WITH_EXPONENT = r"-?\d+(\.\d+)?[eE][+-]?\d+"
NUMBER_IN_QUOTES = r'"-?\d+(\.\d+)?"'
ROUNDED_TO = 5
FEWEST_ROUNDED = 20  # so many round figures are no chance


def numbers_with_exponents(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the numbers written with an exponent: 2e3 for 2,000."""
    for column in table.columns:
        yield cells_in(table, str(column), matches(table[column], WITH_EXPONENT))


def numbers_as_text(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the properties of areas that hold a number as text."""
    for column in table.columns:
        yield cells_in(table, str(column), matches(table[column], NUMBER_IN_QUOTES))


def rounded_to_five(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the counts of a file in which all end in 0 or 5."""
    count = numbers(table["count"])
    known = count.dropna()
    if len(known) >= FEWEST_ROUNDED and (known % ROUNDED_TO == 0).all():
        yield cells_in(table, "count", count.notna())


SMALL_AREAS = {"small-areas-numbers-with-exponents": numbers_with_exponents}
BOUNDARIES = {"boundaries-numbers-as-text": numbers_as_text}
CLAIMANTS = {"claimants-rounded-to-five": rounded_to_five}
