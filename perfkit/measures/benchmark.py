"""A figure set beside others: better, similar or worse, its rank, and the limits of a funnel."""

import math
from typing import Literal

from perfkit.measures.columns import as_number, check_good
from perfkit.measures.events import Interval
from perfkit.measures.funnel import funnel_limits
from perfkit.measures.ranks import quantile_group, rank

__all__ = [
    "Comparison",
    "compare",
    "compare_intervals",
    "funnel_limits",
    "quantile_group",
    "rank",
]

Comparison = Literal["better", "similar", "worse", "higher", "lower", "not_compared"]
_JUDGED = ("higher", "lower")


def compare(
    value: float | None,
    lower: float | None,
    upper: float | None,
    benchmark: float | None,
    *,
    good: str | None,
) -> Comparison:
    """Return how an area's figure stands to a benchmark, by the area's 95% interval.

    A benchmark inside the interval, ends included, is similar. Else higher is better where
    `good` is "higher", worse where it is "lower", and merely "higher" where neither is judged.
    A missing value, limit or benchmark is not compared; nor is an infinite value or benchmark, nor
    limits that cross. All four are in one unit.

    Raises
    ------
    MeasureError
        For what is no number, and a `good` that no KPI has.

    Source: Fingertips, confidence interval against a value.

    >>> compare(20.5, 19.0, 22.0, 24.0, good="lower")
    'better'
    >>> compare(20.5, 19.0, 22.0, 22.0, good="lower")
    'similar'
    """
    check_good(good, of="A comparison")
    figure, low, high, beside = (
        as_number(number, of="A comparison") for number in (value, lower, upper, benchmark)
    )
    missing = any(math.isnan(number) for number in (figure, low, high, beside))
    if missing or math.isinf(figure) or math.isinf(beside) or low > high:
        return "not_compared"
    if low <= beside <= high:
        return "similar"
    return _judged(beside < low, good)


def compare_intervals(figure: Interval, other: Interval, *, good: str | None) -> Comparison:
    """Return how one figure stands to another where both have an interval.

    Similar if the intervals touch or overlap; a missing limit is not compared, nor are limits that
    cross.

    Raises
    ------
    MeasureError
        For what is no number, and a `good` that no KPI has.

    Source: Fingertips, confidence interval against confidence interval.

    >>> compare_intervals(Interval(5, 4, 6), Interval(8, 6, 10), good="lower")
    'similar'
    """
    check_good(good, of="A comparison")
    low, high, other_low, other_high = (
        as_number(number, of="A comparison") for number in (*figure[1:], *other[1:])
    )
    if any(math.isnan(number) for number in (low, high, other_low, other_high)):
        return "not_compared"
    if low > high or other_low > other_high:
        return "not_compared"
    if low <= other_high and other_low <= high:
        return "similar"
    return _judged(low > other_high, good)


def _judged(above: bool, good: str | None) -> Comparison:
    if good not in _JUDGED:
        return "higher" if above else "lower"
    return "better" if above == (good == "higher") else "worse"
