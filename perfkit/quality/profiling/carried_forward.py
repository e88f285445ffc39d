"""Amounts carried on from the period before, and gaps in series that have no others."""

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.series import (
    Series,
    amounts,
    is_period,
    keyed_series,
    naming_columns,
)
from perfkit.quality.profiling.thresholds import (
    REPEATS_USUAL,
    SERIES_GAP,
    SERIES_ROWS,
    SPECIFIC_DIGITS,
)


def carried_forward(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give amounts that say exactly what the period before said, where that hardly happens."""
    names = naming_columns(table)
    period = next((column for column in table.columns if is_period(column)), None)
    series = keyed_series(table, names, period) if period else None
    if series is None or period is None:
        return
    for column, _ in amounts(table):
        yield _carried(column, series, period)
        yield _gaps(column, series)


def _carried(column: CodedColumn, series: Series, period: CodedColumn) -> pd.DataFrame:
    """Return the later of two equal amounts of many figures, side by side in time."""
    known = np.flatnonzero(~period.blank[period.codes])
    order = known[np.lexsort((column.codes[known], period.codes[known], series.groups[known]))]
    now, before = order[1:], order[:-1]
    follows = series.groups[now] == series.groups[before]
    follows &= period.codes[now] > period.codes[before]
    asked = follows & _specific(column)[column.codes[now]]
    equal = asked & (column.codes[now] == column.codes[before])
    if equal.sum() > REPEATS_USUAL * asked.sum():
        equal[:] = False
    again = period.codes[before[equal]]
    return found_at(
        now[equal],
        column.place,
        kind="carried forward",
        likely="",
        confidence=0.6,
        reason=[f"Exactly the value of {period.texts[code]}, which hardly happens." for code in again],
    )


def _specific(column: CodedColumn) -> Bools:
    """Say which texts are numbers of so many figures that they seldom come back by chance."""
    figures = [len(re.sub(r"\D", "", text.split("e")[0]).strip("0")) for text in column.texts]
    return (np.array(figures) >= SPECIFIC_DIGITS) & ~np.isnan(column.numbers)


def _gaps(column: CodedColumn, series: Series) -> pd.DataFrame:
    """Return blanks that are the only one of their series, in a column with hardly any."""
    blank = column.blank[column.codes]
    count = np.bincount(series.groups)
    blanks = np.bincount(series.groups[blank], minlength=len(count))
    alone = (count >= SERIES_ROWS) & (blanks <= 1)
    few = 0 < blank.sum() <= SERIES_GAP * len(blank)
    rows = np.flatnonzero(blank & alone[series.groups]) if few else np.zeros(0, np.intp)
    reason = f"The only gap in its series ({', '.join(series.names)})."
    return found_at(rows, column.place, kind="blank", likely="", confidence=0.6, reason=reason)
