"""Which rows of an amount are one series, and which column tells their period."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from perfkit.quality.profiling.coding import CodedColumn, CodedTable, Floats, Ints
from perfkit.quality.profiling.thresholds import SERIES_ALIKE, SERIES_KEY, SERIES_ROWS
from perfkit.quality.profiling.votes import sample_for

_YEAR = re.compile(r"(?:^|\D)(?:19|20)\d\d(?:\D|$)|^(?:19|20)\d{4}(?:\d\d)?$")
_MOST_NAMES = 4  # columns that together name a series; more would name single rows


@dataclass(frozen=True, eq=False)
class Series:
    """Which series each row belongs to (-1: none), and the names of the columns that say so."""

    groups: Ints
    names: tuple[str, ...]


def naming_columns(table: CodedTable) -> list[CodedColumn]:
    """Return the columns whose values come back and are no amounts or periods."""
    return [c for c in table.columns if c.is_category and not c.is_amount and not is_period(c)]


def amounts(table: CodedTable) -> Iterator[tuple[CodedColumn, Floats]]:
    """Give each column of numbers, with the size of each row in tenfolds; NaN for 0 and blanks."""
    for column in table.columns:
        if column.number_share < 0.75 or column.distinct < 10:
            continue
        if not is_period(column) and not _is_count_of_rows(column):
            numbers = np.where(column.numbers == 0, np.nan, np.abs(column.numbers))
            yield column, np.log10(numbers)[column.codes]


def _is_count_of_rows(column: CodedColumn) -> bool:
    """Say whether a column numbers its rows: whole numbers, each once, hardly a gap."""
    numbers = column.numbers[~np.isnan(column.numbers)]
    once = len(numbers) >= 0.9 * column.filled and bool((numbers % 1 == 0).all())
    return once and bool(np.ptp(numbers) <= 2 * len(numbers))


def in_time(table: CodedTable, series: "Series", period: CodedColumn) -> Ints:
    """Return the rows in order of series, then of period; what is still equal, by what it says."""
    known = np.flatnonzero((series.groups >= 0) & ~period.blank[period.codes])
    keys = (table.row_hash[known], period.codes[known], series.groups[known])
    return known[np.lexsort(keys)]


def is_period(column: CodedColumn) -> bool:
    """Say whether nearly all values name a year, and there are several."""
    if column.distinct < 3 or not column.is_category:
        return False
    named = np.array([bool(_YEAR.search(text)) for text in column.texts])
    return bool(column.counts[named & ~column.blank].sum() >= 0.9 * column.filled)


def alike_series(
    table: CodedTable, column: CodedColumn, names: list[CodedColumn], size: Floats
) -> Series | None:
    """Return the series whose amounts are most alike, taking one naming column after another.

    None if they stay far apart. In a large table the columns are chosen on a sample.
    """
    rows = sample_for(table, max(names, key=lambda c: c.distinct)) if names else None
    rows = np.arange(table.rows) if rows is None else rows
    groups = np.where(np.isnan(size[rows]), -1, 0)
    spread, taken = _spread(groups, size[rows]), list[CodedColumn]()
    while len(taken) < _MOST_NAMES:
        left = [name for name in names if name is not column and name not in taken]
        tried = [(_spread(_join(groups, n, rows), size[rows]), n.place, n) for n in left]
        if not tried or (best := min(tried, key=lambda item: item[:2]))[0] > 0.9 * spread:
            break
        spread, groups = best[0], _join(groups, best[2], rows)
        taken.append(best[2])
    if spread > SERIES_ALIKE:
        return None
    return _series(np.where(np.isnan(size), -1, 0), taken)


def keyed_series(table: CodedTable, names: list[CodedColumn], period: CodedColumn) -> Series | None:
    """Return the series that with the period tell the rows apart; None if no few columns do."""
    rows = sample_for(table, max(names, key=lambda c: c.distinct)) if names else None
    rows = np.arange(table.rows) if rows is None else rows
    groups, taken = period.codes[rows], list[CodedColumn]()
    while len(np.unique(groups)) < SERIES_KEY * len(rows):
        left = [name for name in names if name not in taken]
        if len(taken) == _MOST_NAMES or not left:
            return None
        tried = [(-len(np.unique(_join(groups, n, rows))), n.place, n) for n in left]
        best = min(tried, key=lambda item: item[:2])
        if -best[0] <= len(np.unique(groups)):
            return None
        groups = _join(groups, best[2], rows)
        taken.append(best[2])
    series = _series(np.zeros(table.rows, np.intp), taken)
    every = _join(series.groups, period, np.arange(table.rows))  # a sample is told apart too easily
    return series if len(np.unique(every)) >= SERIES_KEY * table.rows else None


def _series(groups: Ints, taken: list[CodedColumn]) -> Series:
    """Return the series that these columns name."""
    for name in taken:
        groups = _join(groups, name, np.arange(len(groups)))
    return Series(groups, tuple(str(name.name) for name in taken))


def _join(groups: Ints, name: CodedColumn, rows: Ints) -> Ints:
    """Return finer groups: the old ones parted by one more column."""
    joined = np.where(groups < 0, -1, groups * len(name.texts) + name.codes[rows])
    return np.unique(joined, return_inverse=True)[1] - int((joined < 0).any())


def finer(series: Series, name: CodedColumn) -> Ints:
    """Return the groups of a series parted by one more column."""
    return _join(series.groups, name, np.arange(len(series.groups)))


def _spread(groups: Ints, size: Floats) -> float:
    """Return the mean distance of amounts from the middle of their group, in tenfolds, 0 to 1.

    Rows of groups too small to have a middle are as far as from the whole column's.
    """
    known = groups >= 0
    if not known.any():
        return float("inf")
    middle, count = middles(groups, size)
    whole = np.abs(size[known] - np.median(size[known]))
    own = np.abs(size - middle[groups])[known]
    large = count[groups][known] >= SERIES_ROWS
    return float(np.where(large, own, np.maximum(whole, own)).clip(max=1).mean())


def middles(groups: Ints, size: Floats) -> tuple[Floats, Ints]:
    """Return the median and the count of each group; -1 takes no part."""
    known = np.flatnonzero(groups >= 0)
    by_size = known[np.argsort(size[known])]
    named = groups[by_size]
    if len(named) and named.max() < 2**15:
        named = named.astype(np.int16)  # such are put in order by counting, not by comparing
    order = by_size[np.argsort(named, kind="stable")]
    count = np.bincount(groups[known])
    start = np.cumsum(count) - count
    low = size[order][np.minimum(start + np.maximum(count - 1, 0) // 2, len(order) - 1)]
    high = size[order][np.minimum(start + count // 2, len(order) - 1)]
    return (low + high) / 2, count
