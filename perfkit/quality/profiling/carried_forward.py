"""Amounts carried on from the period before, and gaps in series that have no others."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Ints, are_words
from perfkit.quality.profiling.findings import WHOLE_ROW, found_at
from perfkit.quality.profiling.series import (
    Series,
    amounts,
    in_time,
    is_period,
    keyed_series,
    naming_columns,
)
from perfkit.quality.profiling.thresholds import (
    GAPS_FEW,
    REPEATS_MOST,
    REPEATS_OF_CHANCE,
    ROW_AMOUNTS,
    ROW_SHARE,
    SERIES_GAP,
    SERIES_ROWS,
    SPECIFIC_DIGITS,
)

_MOST_FIGURES = 6  # more are as good as unique


def carried_forward(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give amounts that say exactly what the period before said, where that hardly happens."""
    names = naming_columns(table)
    period = next((column for column in table.columns if is_period(column)), None)
    series = keyed_series(table, names, period) if period else None
    if series is None or period is None:
        return
    order = in_time(table, series, period)
    columns = [column for column, _ in amounts(table)]
    again = {column.place: _again(column, series, order, period) for column in columns}
    equal = sum(kept.astype(int) for kept in again.values())
    whole = np.zeros(max(len(order) - 1, 0), bool)
    if len(columns) >= ROW_AMOUNTS:
        whole = equal >= np.maximum(ROW_AMOUNTS, ROW_SHARE * len(columns))
    yield _told(order, whole, period, WHOLE_ROW)
    for column in columns:
        yield _told(order, again[column.place] & ~whole, period, column.place)
        yield _gaps(column, series)


def _again(column: CodedColumn, series: Series, order: Ints, period: CodedColumn) -> Bools:
    """Say of each row but the first, in time, whether it says what the one before said.

    Only amounts of many figures count. Coming back is the nature of some: then a value equals one
    two or three periods before nearly as often, and nothing is said.
    """
    now, before = order[1:], order[:-1]
    follows = series.groups[now] == series.groups[before]
    follows &= period.codes[now] > period.codes[before]
    equal = follows & (column.codes[now] == column.codes[before])
    by_chance = [_comes_back(column, series, order, after) & ~equal for after in (2, 3)]
    figures = _figures(column)[column.codes[now]]
    kept = np.zeros(len(now), bool)
    for count in range(SPECIFIC_DIGITS, _MOST_FIGURES + 1):
        here = follows & (figures == count)
        same = (equal & here).sum()
        chance = max((found & here).sum() for found in by_chance)
        if same <= REPEATS_MOST * here.sum() and same >= REPEATS_OF_CHANCE * chance:
            kept |= equal & here
    return kept


def _comes_back(column: CodedColumn, series: Series, order: Ints, after: int) -> Bools:
    """Say of each row but the first, in time, whether it says what was said some rows before."""
    back = np.zeros(max(len(order) - 1, 0), bool)
    now, before = order[after:], order[: max(len(order) - after, 0)]
    back[after - 1 :] = (series.groups[now] == series.groups[before]) & (
        column.codes[now] == column.codes[before]
    )
    return back


def _told(order: Ints, kept: Bools, period: CodedColumn, place: int) -> pd.DataFrame:
    """Return rows that say what the period before said, in one column or in all amounts."""
    source = period.codes[order[:-1][kept]]
    what = "All amounts are those" if place == WHOLE_ROW else "Exactly the value"
    return found_at(
        order[1:][kept],
        place,
        kind="carried forward",
        likely="",
        confidence=0.6,
        reason=[f"{what} of {period.texts[code]}, which hardly happens." for code in source],
    )


def _figures(column: CodedColumn) -> Ints:
    """Return how many figures each distinct number has that matter, at most six; else 0."""
    bare = pc.replace_substring_regex(pa.array(column.texts, pa.large_string()), "e.*", "")
    bare = pc.utf8_ltrim(pc.replace_substring(bare, ".", ""), "-")
    figures = np.minimum(pc.utf8_length(pc.utf8_trim(bare, "0")).to_numpy(), _MOST_FIGURES)
    return np.where(np.isnan(column.numbers), 0, figures)


def _gaps(column: CodedColumn, series: Series) -> pd.DataFrame:
    """Return blanks that are the only one of their series, in a column with hardly any."""
    empty = are_words(column.texts, [""])  # a mark explains itself
    blank = empty[column.codes]
    count = np.bincount(series.groups)
    blanks = np.bincount(series.groups[blank], minlength=len(count))
    alone = (count >= SERIES_ROWS) & (blanks <= np.maximum(1, GAPS_FEW * count))
    few = 0 < blank.sum() <= SERIES_GAP * len(blank)
    rows = np.flatnonzero(blank & alone[series.groups]) if few else np.zeros(0, np.intp)
    reason = f"A gap in its series ({', '.join(series.names)}), which has hardly any."
    return found_at(rows, column.place, kind="blank", likely="", confidence=0.6, reason=reason)
