"""What intervals rest on: a confidence, and how far chance may take a count of events."""

import math
from typing import Any, NamedTuple

import numpy as np
from scipy import stats

from perfkit.errors import MeasureError
from perfkit.measures.columns import Numbers, as_number

EXACT_BELOW = 10  # events: fewer have the exact Poisson interval, others Byar's


class Interval(NamedTuple):
    """An estimate and its interval: three numbers, or three columns of one shape."""

    value: Any
    lower: Any
    upper: Any


def confidence_share(confidence: float) -> float:
    """Return a confidence as a share, whether it was given as 0.95 or as 95.

    Raises
    ------
    MeasureError
        For what is no number, and outside 0.9 to 1 and 90 to 100.

    >>> confidence_share(95)
    0.95
    """
    given = as_number(confidence, of="A confidence")
    share = given / 100 if given >= 90 else given
    if not 0.9 <= share <= 1:
        raise MeasureError(
            f"A confidence is from 0.9 to 1, or from 90 to 100, got {confidence}. Write 0.95."
        )
    return share


def per_number(per: float, *, of: str) -> float:
    """Return what a rate is per, once it is known to be a number above 0.

    Raises
    ------
    MeasureError
        For what is no number, not above 0 or infinite.

    >>> per_number(100, of="A rate")
    100.0
    """
    found = as_number(per, of=f"{of} per so many")
    if not 0 < found < math.inf:
        raise MeasureError(f"{of} is per a number above 0, got {per}. Write 100000.")
    return found


def standard_score(confidence: float) -> float:
    """Return how many standard errors an interval reaches on either side.

    >>> round(standard_score(0.998), 4)
    3.0902
    """
    return float(stats.norm.ppf(1 - (1 - confidence_share(confidence)) / 2))


def event_limits(count: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    """Return the limits of a count of events: exact Poisson below 10, Byar's from 10.

    One pair a count, in events, 0 or more. A missing count has missing limits; a lower limit of
    Byar's below 0 is missing. A confidence of 100% gives 0 and infinity.

    Source: Breslow and Day 1987, as in PHEindicatormethods.

    >>> lower, upper = event_limits(np.array([0.0, 20.0]), 0.95)
    >>> lower.round(2).tolist(), upper.round(2).tolist()
    ([0.0, 12.21], [3.69, 30.89])
    """
    alpha = 1 - confidence_share(confidence)
    with np.errstate(invalid="ignore", divide="ignore"):
        exact_lower = np.where(count == 0, 0.0, stats.chi2.ppf(alpha / 2, 2 * count) / 2)
        exact_upper = stats.chi2.ppf(1 - alpha / 2, 2 * count + 2) / 2
        byar_lower, byar_upper = _byar(count, standard_score(confidence))
    few = count < EXACT_BELOW
    return np.where(few, exact_lower, byar_lower), np.where(few, exact_upper, byar_upper)


def _byar(x: Numbers, z: float) -> tuple[Numbers, Numbers]:
    if np.isinf(z):
        return np.where(np.isnan(x), np.nan, 0.0), np.where(np.isnan(x), np.nan, np.inf)
    more = x + 1
    lower = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return np.where(lower < 0, np.nan, lower), upper
