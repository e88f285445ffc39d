"""A figure set beside others: better, similar or worse, its rank, and the limits of a funnel."""

import math
from typing import Literal

from perfkit.measures.events import Interval
from perfkit.measures.funnel import funnel_limits
from perfkit.measures.quarters import Quartiles, quarter_of, quartiles
from perfkit.measures.ranks import quantile_group, rank

__all__ = [
    "Comparison",
    "Quartiles",
    "compare",
    "compare_intervals",
    "funnel_limits",
    "quantile_group",
    "quarter_of",
    "quartiles",
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
    limits that cross.

    Source: Fingertips, confidence interval against a value.

    >>> compare(20.5, 19.0, 22.0, 24.0, good="lower")
    'better'
    >>> compare(20.5, 19.0, 22.0, 22.0, good="lower")
    'similar'
    """
    numbers = (value, lower, upper, benchmark)
    if any(number is None or math.isnan(number) for number in numbers):
        return "not_compared"
    assert value is not None and benchmark is not None  # told just above
    assert lower is not None and upper is not None
    if math.isinf(value) or math.isinf(benchmark) or lower > upper:
        return "not_compared"
    if lower <= benchmark <= upper:
        return "similar"
    return _judged(benchmark < lower, good)


def compare_intervals(figure: Interval, other: Interval, *, good: str | None) -> Comparison:
    """Return how one figure stands to another where both have an interval.

    Similar if the intervals touch or overlap; a missing limit is not compared, nor are limits that
    cross.

    Source: Fingertips, confidence interval against confidence interval.

    >>> compare_intervals(Interval(5, 4, 6), Interval(8, 6, 10), good="lower")
    'similar'
    """
    if any(math.isnan(number) for number in (*figure[1:], *other[1:])):
        return "not_compared"
    if figure.lower > figure.upper or other.lower > other.upper:
        return "not_compared"
    if figure.lower <= other.upper and other.lower <= figure.upper:
        return "similar"
    return _judged(figure.lower > other.upper, good)


def _judged(above: bool, good: str | None) -> Comparison:
    if good not in _JUDGED:
        return "higher" if above else "lower"
    return "better" if above == (good == "higher") else "worse"
