"""Confidence intervals of proportions, rates and means; standardised ones from `standardised`."""

import math
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from perfkit.errors import MeasureError
from perfkit.measures.columns import Numbers, as_numbers
from perfkit.measures.events import (
    Interval,
    confidence_share,
    event_limits,
    per_number,
    standard_score,
)
from perfkit.measures.standardised import standardised_rate, standardised_ratio

__all__ = [
    "Interval",
    "mean_interval",
    "proportion_interval",
    "rate_interval",
    "refused",
    "standardised_rate",
    "standardised_ratio",
]


def proportion_interval(
    numerator: ArrayLike, denominator: ArrayLike, *, confidence: float = 0.95
) -> Interval:
    """Return proportions (0 to 1) with Wilson's score interval.

    Scalars give floats, Series give Series on their index, anything else arrays. The missing stay
    missing. In arrays and Series a pair that has no proportion (`refused` lists them) is NaN.
    Grouped counts are added up beforehand. A confidence of 100% gives 0 and 1.

    Raises
    ------
    MeasureError
        For scalars: a numerator below 0 or above its denominator, a denominator not above 0, an
        infinite number. For a confidence outside 0.9 to 1 (or 90 to 100), lengths or indexes that
        differ, and what is not a number.

    Source: Wilson 1927, as in PHEindicatormethods.

    >>> value, lower, upper = proportion_interval(50, 100)
    >>> round(value, 3), round(lower, 4), round(upper, 4)
    (0.5, 0.4038, 0.5962)
    """
    z = standard_score(confidence)
    index = _index(numerator, denominator)
    x, n = _pairs(numerator, denominator, proportion=True)
    if np.isinf(z):
        lower, upper = np.where(np.isnan(x), np.nan, 0.0), np.where(np.isnan(x), np.nan, 1.0)
        return _shaped((x / n, lower, upper), index)
    half = z * np.sqrt(z**2 + 4 * x * (1 - x / n))
    below = 2 * (n + z**2)
    middle = 2 * x + z**2
    # The limits hold the proportion and lie within 0 and 1; only the last digit of a float may not.
    lower = np.clip((middle - half) / below, 0.0, x / n)
    upper = np.clip((middle + half) / below, x / n, 1.0)
    return _shaped((x / n, lower, upper), index)


def rate_interval(
    count: ArrayLike, denominator: ArrayLike, *, per: float = 100_000, confidence: float = 0.95
) -> Interval:
    """Return rates per `per` with exact Poisson limits below 10 events, Byar's from 10.

    Shapes, the missing and errors as `proportion_interval`, but that a count may exceed its
    denominator. A lower limit of Byar's below 0 is NaN. A confidence of 100% gives 0 and infinity.

    Source: Breslow and Day 1987, as in PHEindicatormethods.

    >>> rate, lower, upper = rate_interval(20, 100_000)
    >>> rate, round(lower, 2), round(upper, 2)
    (20.0, 12.21, 30.89)
    """
    per = per_number(per, of="A rate")
    index = _index(count, denominator)
    x, n = _pairs(count, denominator, proportion=False)
    lower, upper = event_limits(x, confidence)
    return _shaped((x / n * per, lower / n * per, upper / n * per), index)


def mean_interval(values: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """Return the mean of one column of values, in their unit, with Student's t interval.

    The missing are dropped, never read as 0. One value has a mean and no limits (NaN); values all
    alike have limits equal to their mean. A confidence of 100% gives every number there is.

    Raises
    ------
    MeasureError
        For no value at all, an infinite one, more than one column, what is not a number, a
        confidence outside 0.9 to 1 (or 90 to 100).

    Source: Student 1908, as in PHEindicatormethods.

    >>> [round(number, 3) for number in mean_interval([1, 2, 3])]
    [2.0, -0.484, 4.484]
    """
    share = confidence_share(confidence)
    given = np.atleast_1d(as_numbers(values, of="A mean"))
    held = given[~np.isnan(given)]
    if given.ndim > 1 or held.size == 0 or np.isinf(held).any():
        raise MeasureError(
            f"A mean takes one column of finite values, got {given.ndim} dimensions and "
            f"{given.size} values, {given.size - held.size} of them missing and "
            f"{int(np.isinf(held).sum())} infinite."
        )
    # The mean of values all alike may differ from them in its last digit.
    mean = float(held[0] if (held == held[0]).all() else held.mean())
    if held.size == 1:
        return Interval(mean, float("nan"), float("nan"))
    if share == 1:
        return Interval(mean, -math.inf, math.inf)
    t = float(stats.t.ppf(1 - (1 - share) / 2, held.size - 1))
    half = t * float(np.sqrt(((held - mean) ** 2).sum() / (held.size - 1) / held.size))
    return Interval(mean, mean - half, mean + half)


def refused(numerator: ArrayLike, denominator: ArrayLike, *, proportion: bool = True) -> list[int]:
    """Return the positions whose pair has no proportion (or rate) and is not merely missing.

    >>> refused([1, 5, float("nan")], [2, 4, 4])
    [1]
    """
    x, n = (np.atleast_1d(part) for part in _broadcast(numerator, denominator))
    return [int(place) for place in np.flatnonzero(_bad(x, n, proportion=proportion))]


def _bad(x: Numbers, n: Numbers, *, proportion: bool) -> NDArray[np.bool_]:
    wrong = (x < 0) | (n <= 0) | np.isinf(x) | np.isinf(n)
    return wrong | (x > n) if proportion else wrong


def _pairs(first: ArrayLike, second: ArrayLike, *, proportion: bool) -> tuple[Numbers, Numbers]:
    x, n = _broadcast(first, second)
    bad = _bad(x, n, proportion=proportion)
    if x.ndim == 0 and bad:
        allowed = "0 to the denominator" if proportion else "0 or more"
        raise MeasureError(
            f"Got {first!r} out of {second!r}. A count is {allowed} and a denominator above 0, "
            "both finite."
        )
    missing = bad | np.isnan(x) | np.isnan(n)
    return np.where(missing, np.nan, x), np.where(missing, np.nan, n)


def _broadcast(first: ArrayLike, second: ArrayLike) -> tuple[Numbers, Numbers]:
    x, n = (as_numbers(part, of="An interval") for part in (first, second))
    try:
        x, n = np.broadcast_arrays(x, n)
    except ValueError:
        raise MeasureError(
            f"Got counts of shape {x.shape} and denominators of shape {n.shape}. "
            "Give one denominator a count, or one for all."
        ) from None
    return x, n


def _index(first: ArrayLike, second: ArrayLike) -> "pd.Index[Any] | None":
    """Return the index of what is a Series, so that pandas in is pandas out."""
    held = [part.index for part in (first, second) if isinstance(part, pd.Series)]
    if len(held) == 2 and not held[0].equals(held[1]):
        raise MeasureError(
            "The counts and the denominators have different indexes. Take both of one table."
        )
    return held[0] if held else None


def _shaped(parts: tuple[Numbers, Numbers, Numbers], index: "pd.Index[Any] | None") -> Interval:
    if index is not None and parts[0].shape != index.shape:
        raise MeasureError(f"Got {parts[0].size} counts for {index.size} rows of a table.")
    if index is not None:
        return Interval(*(pd.Series(part, index=index) for part in parts))
    return Interval(*(float(part) if np.ndim(part) == 0 else part for part in parts))
