"""Confidence intervals of proportions and rates."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from perfkit.errors import MeasureError

Numbers = NDArray[np.float64]
EXACT_BELOW = 10  # events: fewer have the exact Poisson interval, others Byar's


class Interval(NamedTuple):
    """An estimate and its interval: three numbers, or three arrays of one shape."""

    value: Any
    lower: Any
    upper: Any


def proportion_interval(
    numerator: ArrayLike, denominator: ArrayLike, *, confidence: float = 0.95
) -> Interval:
    """Return proportions (0 to 1) with Wilson's score interval.

    Scalars give floats, anything longer arrays. The missing stay missing. In arrays a pair that
    has no proportion (`refused` lists them) is NaN. Grouped counts are added up beforehand.
    A confidence of 100% gives 0 and 1.

    Raises
    ------
    MeasureError
        For scalars: a numerator below 0 or above its denominator, a denominator not above 0, an
        infinite number. For a confidence outside 0.9 to 1 (or 90 to 100).

    Source: Wilson 1927, as in PHEindicatormethods.

    >>> value, lower, upper = proportion_interval(50, 100)
    >>> round(value, 3), round(lower, 4), round(upper, 4)
    (0.5, 0.4038, 0.5962)
    """
    z = _z(confidence)
    x, n = _pairs(numerator, denominator, proportion=True)
    if np.isinf(z):
        lower, upper = np.where(np.isnan(x), np.nan, 0.0), np.where(np.isnan(x), np.nan, 1.0)
        return _shaped(x / n, lower, upper)
    half = z * np.sqrt(z**2 + 4 * x * (1 - x / n))
    below = 2 * (n + z**2)
    middle = 2 * x + z**2
    # The limits lie within 0 and 1; only the last digit of a float may not.
    lower, upper = (np.clip(limit / below, 0.0, 1.0) for limit in (middle - half, middle + half))
    return _shaped(x / n, lower, upper)


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
    alpha = 1 - _share(confidence)
    x, n = _pairs(count, denominator, proportion=False)
    with np.errstate(invalid="ignore", divide="ignore"):
        exact = (stats.chi2.ppf(alpha / 2, 2 * x) / 2, stats.chi2.ppf(1 - alpha / 2, 2 * x + 2) / 2)
        exact_lower = np.where(x == 0, 0.0, exact[0])
        byar_lower, byar_upper = _byar(x, _z(confidence))
    few = x < EXACT_BELOW
    lower = np.where(few, exact_lower, byar_lower) / n * per
    upper = np.where(few, exact[1], byar_upper) / n * per
    return _shaped(x / n * per, lower, upper)


def refused(numerator: ArrayLike, denominator: ArrayLike, *, proportion: bool = True) -> list[int]:
    """Return the positions whose pair has no proportion (or rate) and is not merely missing.

    >>> refused([1, 5, float("nan")], [2, 4, 4])
    [1]
    """
    x, n = np.broadcast_arrays(
        np.atleast_1d(np.asarray(numerator, float)), np.atleast_1d(np.asarray(denominator, float))
    )
    return [int(place) for place in np.flatnonzero(_bad(x, n, proportion=proportion))]


def _share(confidence: float) -> float:
    share = confidence / 100 if confidence >= 90 else confidence
    if not 0.9 <= share <= 1:
        raise MeasureError(
            f"A confidence is from 0.9 to 1, or from 90 to 100, got {confidence}. Write 0.95."
        )
    return share


def _z(confidence: float) -> float:
    return float(stats.norm.ppf(1 - (1 - _share(confidence)) / 2))


def _bad(x: Numbers, n: Numbers, *, proportion: bool) -> NDArray[np.bool_]:
    wrong = (x < 0) | (n <= 0) | np.isinf(x) | np.isinf(n)
    return wrong | (x > n) if proportion else wrong


def _pairs(first: ArrayLike, second: ArrayLike, *, proportion: bool) -> tuple[Numbers, Numbers]:
    x, n = np.broadcast_arrays(np.asarray(first, float), np.asarray(second, float))
    bad = _bad(x, n, proportion=proportion)
    if x.ndim == 0 and bad:
        allowed = "0 to the denominator" if proportion else "0 or more"
        raise MeasureError(
            f"Got {first!r} out of {second!r}. A count is {allowed} and a denominator above 0, "
            "both finite."
        )
    missing = bad | np.isnan(x) | np.isnan(n)
    return np.where(missing, np.nan, x), np.where(missing, np.nan, n)


def _byar(x: Numbers, z: float) -> tuple[Numbers, Numbers]:
    if np.isinf(z):
        return np.where(np.isnan(x), np.nan, 0.0), np.where(np.isnan(x), np.nan, np.inf)
    more = x + 1
    lower = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return np.where(lower < 0, np.nan, lower), upper


def _shaped(value: Numbers, lower: Numbers, upper: Numbers) -> Interval:
    parts = (value, lower, upper)
    return Interval(*(float(part) if np.ndim(part) == 0 else part for part in parts))
