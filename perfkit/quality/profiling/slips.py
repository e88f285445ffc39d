"""Amounts ten, a hundred or a thousand times what their series says: a digit or a unit slipped."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Floats, Ints
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.series import (
    Series,
    alike_series,
    amounts,
    finer,
    in_time,
    is_period,
    keyed_series,
    middles,
    naming_columns,
)
from perfkit.quality.profiling.thresholds import (
    AT_HOME,
    NEIGHBOURS,
    NEIGHBOURS_AGREE,
    SERIES_ROWS,
    SERIES_TIGHT,
    SIGN_FEW,
    SLIP_NEAR,
    SLIP_SELDOM,
    SLIPS_FEW,
)


def slips(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give amounts that a power of ten brings back among their series, or their neighbours."""
    names = naming_columns(table)
    period = next((column for column in table.columns if is_period(column)), None)
    keyed = keyed_series(table, names, period) if period else None
    order = in_time(table, keyed, period) if keyed and period else np.zeros(0, np.intp)
    for column, size in amounts(table):
        alike = alike_series(table, column, names, size)
        if alike is not None:
            power = _from_middle(alike, size)
            power[_explained(alike, names, size, power != 0)] = 0
            yield _told(column, power, f"the middle of its series ({', '.join(alike.names)})")
        if keyed is not None and period is not None:
            power = _from_neighbours(keyed, order, size)
            yield _told(column, power, f"the values of the periods beside it ({period.name})")


def _from_middle(series: Series, size: Floats) -> Floats:
    """Return the power of ten by which each amount is off the middle of its series, or 0."""
    groups = series.groups
    middle, count = middles(groups, size)
    off = size - middle[groups]
    inner = middles(groups, np.abs(off))[0][groups]
    tight = (groups >= 0) & (inner <= SERIES_TIGHT) & (count[groups] >= SERIES_ROWS)
    power = _power(np.where(tight, off, 0.0), np.minimum(SLIP_NEAR, 3 * inner + 0.03))
    hits = np.bincount(groups[power != 0], minlength=len(count))
    return np.where((hits <= SLIPS_FEW * count)[groups], power, 0.0)


def _power(off: Floats, near: Floats | float) -> Floats:
    """Return the whole tenfolds that a distance is near to, from one to three either way, or 0."""
    off = np.nan_to_num(off)
    power = np.round(off)
    fits = (np.abs(off - power) <= near) & (np.abs(power) >= 1) & (np.abs(power) <= 3)
    return np.where(fits, power, 0.0)


def _explained(series: Series, names: list[CodedColumn], size: Floats, hit: Bools) -> Bools:
    """Say which are at home in a finer series: near its middle, two series share one name."""
    explained = np.zeros(len(hit), bool)
    if hit.any():
        for name in names:
            groups = finer(series, name)
            middle, count = middles(groups, size)
            near = np.abs(np.nan_to_num(size - middle[groups])) < AT_HOME
            explained |= hit & near & (count >= 3)[groups]
    return explained


def _from_neighbours(series: Series, order: Ints, size: Floats) -> Floats:
    """Return the power of ten by which each amount is off its neighbours in time, or 0."""
    order = order[~np.isnan(size[order])]
    groups, ordered = series.groups[order], size[order]
    beside = np.full((2 * NEIGHBOURS, len(order)), np.nan)
    for place, step in enumerate([s for s in range(-NEIGHBOURS, NEIGHBOURS + 1) if s]):
        there = np.arange(len(order)) + step
        inside = (there >= 0) & (there < len(order))
        at = np.where(inside, there, 0)
        same = inside & (groups[at] == groups) if len(order) else inside
        beside[place, same] = ordered[at[same]]
    several = (~np.isnan(beside)).sum(axis=0) >= min(3, 2 * NEIGHBOURS)
    power = np.zeros(len(size))
    if several.any():
        near = beside[:, several]
        agree = np.nanmax(near, axis=0) - np.nanmin(near, axis=0) <= NEIGHBOURS_AGREE
        off = np.where(agree, ordered[several] - np.nanmedian(near, axis=0), 0.0)
        power[order[several]] = _power(off, SLIP_NEAR)
    return power


def _odd_signs(column: CodedColumn) -> Bools:
    """Say which numbers are below 0 where hardly any is: they are no slips of a unit."""
    below = column.numbers < 0
    few = column.counts[below].sum() <= SIGN_FEW * column.filled
    return np.asarray(below & few, dtype=bool)


def _told(column: CodedColumn, power: Floats, of: str) -> pd.DataFrame:
    """Return amounts with the number that the power of ten would give."""
    seldom = column.counts <= max(2, SLIP_SELDOM * column.filled)
    rows = np.flatnonzero((power != 0) & (seldom & ~_odd_signs(column))[column.codes])
    times = 10.0 ** power[rows]
    numbers = column.numbers[column.codes[rows]] / times
    return found_at(
        rows,
        column.place,
        kind="unit change",
        likely=[f"{number:.12g}" for number in numbers],
        confidence=0.85,
        reason=[f"About {by:g} times {of}." for by in times],
    )
