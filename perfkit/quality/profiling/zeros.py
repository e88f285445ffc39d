"""A 0 that stands for nothing known: in a series whose every other value is far from it."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Floats
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.series import (
    Series,
    alike_series,
    amounts,
    is_period,
    keyed_series,
    naming_columns,
)
from perfkit.quality.profiling.thresholds import SERIES_ROWS, ZERO_FAR, ZERO_LEAST, ZEROS_FEW


def zeros(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give each 0 that no other value of its series comes near.

    Missing is not zero: a count of hundreds does not fall to nothing for a year and come back. A
    series that has been near 0, or is often 0, may well be 0 again.
    """
    names = naming_columns(table)
    period = next((column for column in table.columns if is_period(column)), None)
    keyed = keyed_series(table, names, period) if period else None
    for column, size in amounts(table):
        if not (column.numbers == 0).any():
            continue
        series = keyed or alike_series(table, column, names, size)
        if series is not None:
            yield _told(column, series)


def _told(column: CodedColumn, series: Series) -> pd.DataFrame:
    numbers = np.abs(column.numbers[column.codes])
    least, usual, few = _of_series(series, numbers)
    far = (least >= ZERO_LEAST) & (least >= ZERO_FAR * usual) & few
    known = series.groups >= 0
    rows = np.flatnonzero((numbers == 0) & known & far[series.groups])
    reasons = [
        f"Every other value of its series ({', '.join(series.names)}) is {least[group]:g} or more: "
        "missing is not zero."
        for group in series.groups[rows]
    ]
    return found_at(
        rows, column.place, kind="placeholder", likely="", confidence=0.6, reason=reasons
    )


def _of_series(series: Series, numbers: Floats) -> tuple[Floats, Floats, Bools]:
    """Return of each series its least and its middle value apart from 0, and if 0 is rare in it."""
    told = pd.DataFrame({"series": series.groups, "number": numbers})
    told = told[(told["series"] >= 0) & told["number"].notna()]
    size = int(series.groups.max(initial=-1)) + 1
    some = told[told["number"] != 0].groupby("series")["number"]
    least, usual, count = (
        found.reindex(range(size)).to_numpy(dtype=float)
        for found in (some.min(), some.median(), some.size())
    )
    nought = np.bincount(told.loc[told["number"] == 0, "series"], minlength=size)
    few = (count >= SERIES_ROWS) & (nought <= np.maximum(1, ZEROS_FEW * count))
    return np.nan_to_num(least), np.nan_to_num(usual), few
