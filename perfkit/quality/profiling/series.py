"""Amounts against their own series: ten times too much, or the same as the period before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Floats, Ints
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import (
    REPEATS_USUAL,
    SERIES_ROWS,
    SERIES_TIGHT,
    SLIP_NEAR,
    SLIPS_FEW,
    SPECIFIC_DIGITS,
)

_YEAR = re.compile(r"(?:^|\D)(?:19|20)\d\d(?:\D|$)|^(?:19|20)\d{4}(?:\d\d)?$")


@dataclass(frozen=True, eq=False)
class Series:
    """Which series each row of an amount belongs to: -1 where it has no number."""

    groups: Ints
    names: tuple[str, ...]


def slips_and_repeats(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give amounts ten, a hundred or a thousand times their series', and those carried forward."""
    periods = [column for column in table.columns if is_period(column)]
    names = [c for c in table.columns if c.is_category and not c.is_amount and c not in periods]
    for column in table.columns:
        if column in periods or column.number_share < 0.75 or column.distinct < 10:
            continue
        size = np.log10(np.abs(np.where(column.numbers == 0, np.nan, column.numbers)))[column.codes]
        series = find_series(column, names, size)
        if series is None:
            continue
        yield _slips(column, series, size)
        for period in periods[:1]:
            yield _carried(column, series, period)


def is_period(column: CodedColumn) -> bool:
    """Say whether nearly all distinct values name a year, and there are several."""
    texts = [text for text, blank in zip(column.texts, column.blank, strict=True) if not blank]
    if len(texts) < 3 or not column.is_category:
        return False
    return sum(1 for text in texts if _YEAR.search(text)) >= 0.9 * len(texts)


def find_series(column: CodedColumn, names: list[CodedColumn], size: Floats) -> Series | None:
    """Return the series whose amounts are most alike, taking one naming column after another."""
    groups = np.where(np.isnan(size), -1, 0)
    taken: list[CodedColumn] = []
    spread = _spread(groups, size)
    while len(taken) < 4:
        tried = [
            (_spread(_join(groups, name), size), name.place, name)
            for name in names
            if name is not column and name not in taken
        ]
        if not tried or (best := min(tried, key=lambda item: item[:2]))[0] > 0.9 * spread:
            break
        spread = best[0]
        taken.append(best[2])
        groups = _join(groups, best[2])
    if spread > SERIES_TIGHT:
        return None
    return Series(groups, tuple(str(name.name) for name in taken))


def _join(groups: Ints, name: CodedColumn) -> Ints:
    """Return finer groups: the old ones parted by one more column."""
    joined = np.where(groups < 0, -1, groups * len(name.texts) + name.codes)
    return np.unique(joined, return_inverse=True)[1] - int((joined < 0).any())


def _spread(groups: Ints, size: Floats) -> float:
    """Return the middle distance of amounts from the middle of their group, in tenfolds.

    Rows of groups too small to have a middle count as far as the whole column's.
    """
    known = groups >= 0
    if not known.any():
        return float("inf")
    middle, count = middles(groups, size)
    whole = np.abs(size[known] - np.median(size[known]))
    own = np.abs(size - middle[groups])[known]
    return float(np.mean(np.where(count[groups][known] >= SERIES_ROWS, own, np.maximum(whole, own)).clip(max=1)))


def middles(groups: Ints, size: Floats) -> tuple[Floats, Ints]:
    """Return the median and the count of each group; -1 takes no part."""
    known = np.flatnonzero(groups >= 0)
    order = known[np.lexsort((size[known], groups[known]))]
    count = np.bincount(groups[known])
    start = np.cumsum(count) - count
    ordered = size[order]
    low = ordered[np.minimum(start + np.maximum(count - 1, 0) // 2, len(ordered) - 1)]
    high = ordered[np.minimum(start + count // 2, len(ordered) - 1)]
    return (low + high) / 2, count


def _slips(column: CodedColumn, series: Series, size: Floats) -> pd.DataFrame:
    """Give amounts that a power of ten would bring back among their series."""
    groups = series.groups
    middle, count = middles(groups, size)
    off = size - middle[groups]
    inner, _ = middles(groups, np.abs(off))
    power = np.round(off)
    with np.errstate(invalid="ignore"):
        near = np.abs(off - power) <= np.minimum(SLIP_NEAR, 3 * inner[groups] + 0.03)
        tight = (inner[groups] <= SERIES_TIGHT) & (count[groups] >= SERIES_ROWS)
        hit = (groups >= 0) & tight & near & (np.abs(power) >= 1) & (np.abs(power) <= 3)
    hits = np.bincount(groups[hit], minlength=len(count))
    hit &= (hits <= SLIPS_FEW * count)[groups]
    rows = np.flatnonzero(hit)
    numbers = column.numbers[column.codes[rows]]
    times = 10.0 ** power[rows]
    return found_at(
        rows,
        column.place,
        kind="unit change",
        likely=[f"{number / by:.12g}" for number, by in zip(numbers, times, strict=True)],
        confidence=0.85,
        reason=[f"About {by:g} times the middle of its series ({', '.join(series.names)})." for by in times],
    )


def _carried(column: CodedColumn, series: Series, period: CodedColumn) -> pd.DataFrame:
    """Give amounts that say exactly what the period before said, where that hardly happens."""
    known = np.flatnonzero((series.groups >= 0) & ~period.blank[period.codes])
    order = known[np.lexsort((period.codes[known], series.groups[known]))]
    same_series = series.groups[order][1:] == series.groups[order][:-1]
    later = period.codes[order][1:] > period.codes[order][:-1]
    specific = _specific(column)[column.codes[order]][1:]
    asked = same_series & specific
    equal = asked & (column.codes[order][1:] == column.codes[order][:-1])
    kept = equal & later
    if not len(order) or (asked & ~later).mean() > 0.02 or equal.sum() > REPEATS_USUAL * asked.sum():
        kept = np.zeros(len(kept), bool)
    rows = order[1:][kept]
    before = period.codes[order][:-1][kept]
    return found_at(
        rows,
        column.place,
        kind="carried forward",
        likely="",
        confidence=0.6,
        reason=[f"Exactly the value of {period.texts[code]}, which hardly happens here." for code in before],
    )


def _specific(column: CodedColumn) -> Bools:
    """Say which texts are numbers of so many figures that they seldom come back by chance."""
    figures = [len(re.sub(r"\D", "", text.split("e")[0]).strip("0")) for text in column.texts]
    return (np.array(figures) >= SPECIFIC_DIGITS) & ~np.isnan(column.numbers)
