"""The most beside the least deprived, and rates by ward or deprivation group."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from perfkit.errors import MeasureError
from perfkit.measures.columns import (
    group_columns,
    number_column,
    refuse_rows,
    require_columns,
)
from perfkit.measures.events import Interval
from perfkit.measures.intervals import rate_interval

_NOTHING = float("nan")
_COUNTED = ["count", "population"]


class GapAndRatio(NamedTuple):
    """The most deprived less the least, in the unit of the values; and the one over the other."""

    gap: Interval
    ratio: Interval


def gap_and_ratio(table: pd.DataFrame) -> GapAndRatio:
    """Return how the most deprived quantile stands to the least deprived one.

    `table` has one row a quantile, in any order: `quantile` (the lowest number is the most
    deprived), `value`, and `lower` and `upper`, an interval of any confidence, which is then that
    of the answer. A gap of 0 and a ratio of 1 are no inequality. A missing value gives none; a
    missing limit no interval; values not above 0 no ratio.

    Raises
    ------
    MeasureError
        For an absent column, fewer than two quantiles, one that is missing or twice, an infinite
        number.

    Source: Newcombe 1998, the method of variance estimates recovery; on logs for the ratio, as in
    Donner and Zou 2012.

    >>> fifths = pd.DataFrame({"quantile": [1, 5], "value": [30.0, 20.0]})
    >>> found = gap_and_ratio(fifths.assign(lower=[27.0, 16.0], upper=[33.0, 24.0]))
    >>> found.gap, round(found.ratio.value, 2)
    (Interval(value=10.0, lower=5.0, upper=15.0), 1.5)
    """
    of = "A gap"
    require_columns(table, ["quantile", "value", "lower", "upper"], of=of)
    quantile = number_column(table, "quantile", of=of)
    if quantile.size < 2 or np.isnan(quantile).any() or np.unique(quantile).size < quantile.size:
        raise MeasureError(
            f"{of} takes two quantiles or more, each once and none missing, got {quantile.size} "
            f"rows of {np.unique(quantile).size}."
        )
    columns = [number_column(table, name, of=of) for name in ("value", "lower", "upper")]
    most, least = (
        Interval(*(float(column[place]) for column in columns))
        for place in (quantile.argmin(), quantile.argmax())
    )
    logs = _difference(_log(most), _log(least))
    return GapAndRatio(_difference(most, least), Interval(*(math.exp(part) for part in logs)))


def rates_by_group(
    table: pd.DataFrame, *, by: Sequence[str], per: float = 100_000, confidence: float = 0.95
) -> pd.DataFrame:
    """Return one row a group: counts added up, then one rate per `per`, with its interval.

    `table` has one row a small area: the columns of `by` (a ward, a deprivation quantile), `count`
    of events and `population`. Rates are never averaged. The answer is sorted by group: the columns
    of `by`, `count`, `population`, `value`, `lower` and `upper`. A missing count or population
    makes its group's sum and rate missing; so does a population that adds up to 0 the rate.

    Raises
    ------
    MeasureError
        For an absent column, a count or population below 0, an infinite number, `per` not above 0,
        a confidence out of range.

    Source: as `intervals.rate_interval`.

    >>> areas = pd.DataFrame({"ward": ["a", "a"], "count": [1, 9], "population": [20, 80]})
    >>> rates_by_group(areas, by=["ward"], per=100)["value"].tolist()
    [10.0]
    """
    of = "A rate by group"
    keys = group_columns(by, taken=[*_COUNTED, "value", "lower", "upper"], of=of)
    require_columns(table, [*keys, *_COUNTED], of=of)
    numbers = {name: number_column(table, name, of=of) for name in _COUNTED}
    for column in numbers.values():
        refuse_rows(column < 0, of=of, allowed="Counts and populations are 0 or more.")
    groups = table[keys].assign(**numbers).groupby(keys, sort=True, dropna=False)[_COUNTED]
    added = groups.sum().where(groups.count().eq(groups.size(), axis=0))
    rates = rate_interval(added["count"], added["population"], per=per, confidence=confidence)
    return added.assign(value=rates.value, lower=rates.lower, upper=rates.upper).reset_index()


def _difference(first: Interval, second: Interval) -> Interval:
    """Return first less second; each limit is as far off as the two sides that lead to it."""
    value = first.value - second.value
    return Interval(
        value,
        value - math.hypot(first.value - first.lower, second.upper - second.value),
        value + math.hypot(first.upper - first.value, second.value - second.lower),
    )


def _log(figure: Interval) -> Interval:
    return Interval(*(math.log(part) if part > 0 else _NOTHING for part in figure))
