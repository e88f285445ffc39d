"""A figure for the whole that cannot be a rate: far above every part, where rates lie together."""

from collections.abc import Iterator
from itertools import permutations

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import CodedColumn, CodedTable, Floats
from perfkit.quality.profiling.findings import found_at, nothing
from perfkit.quality.profiling.series import (
    Series,
    amounts,
    finer,
    is_period,
    keyed_series,
    middles,
    naming_columns,
)
from perfkit.quality.profiling.thresholds import (
    RATE_APART,
    RATE_FEW,
    RATE_INDICATORS,
    RATE_PERIODS,
    RATE_PLACES,
    RATE_TIGHT,
)


def impossible_rates(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give amounts of one place, ten times those of all other places and more, where these agree.

    A sum of counts is greater too, but counts of places differ as their sizes do; so nothing is
    said where the others lie apart, nor of a place that is so in most indicators.
    """
    period = next((column for column in table.columns if is_period(column)), None)
    keyed = keyed_series(table, naming_columns(table), period) if period else None
    if keyed is None:
        return
    names = [
        c for c in table.columns if str(c.name) in keyed.names and c.distinct >= RATE_INDICATORS
    ]
    for column, size in amounts(table):
        for indicator, place in permutations(names, 2):
            if column not in (indicator, place):
                yield _apart(column, size, indicator, place)


def _apart(
    column: CodedColumn, size: Floats, indicator: CodedColumn, place: CodedColumn
) -> pd.DataFrame:
    """Return the rows of places that stand apart in a few indicators."""
    groups = np.where(np.isnan(size), -1, indicator.codes)
    if not (groups >= 0).any():
        return nothing()
    dense = np.unique(groups, return_inverse=True)[1] - int((groups < 0).any())
    groups = np.where(groups < 0, -1, dense)
    series = Series(groups, (str(indicator.name),))
    middle, _ = middles(groups, size)
    off = size - middle[groups]
    if not ((off >= RATE_APART) & (groups >= 0)).any():
        return nothing()  # no row is apart, so no place is
    spread = middles(groups, np.abs(off))[0]
    if not ((off >= RATE_APART) & (groups >= 0) & (spread <= RATE_TIGHT)[groups]).any():
        return nothing()
    cells = finer(series, place)
    known = np.flatnonzero(cells >= 0)
    first = np.unique(cells[known], return_index=True)[1]
    typical, count = middles(cells, off)
    steady = middles(cells, np.abs(off - typical[cells]))[0] <= RATE_TIGHT
    told = pd.DataFrame(
        {
            "place": place.codes[known][first],
            "indicator": groups[known][first],
            "off": np.where(steady & (count >= RATE_PERIODS), typical, np.nan),
        }
    )
    places = told.groupby("indicator")["off"].transform("count")
    told["apart"] = (
        (told["off"] >= RATE_APART)
        & (spread[told["indicator"]] <= RATE_TIGHT)
        & (places >= RATE_PLACES)
    )
    seldom = told.groupby("place")["off"].transform(lambda o: (o.abs() >= RATE_APART / 2).mean())
    alone = told.groupby("indicator")["apart"].transform("sum") == 1
    hit = (told["apart"] & alone & (seldom <= RATE_FEW)).to_numpy()
    rows = known[hit[cells[known]]]
    return found_at(
        rows,
        column.place,
        kind="impossible rate",
        likely="",
        confidence=0.6,
        reason=f"Ten times every other {place.name} and more, where those lie close together: "
        "a count among rates.",
        ground=(place.place,),
    )
