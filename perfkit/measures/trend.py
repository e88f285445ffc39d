"""Two tests of whether a short series rises or falls: Fingertips' recent trend, Mann-Kendall."""

from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from perfkit.errors import MeasureError
from perfkit.measures.columns import (
    Numbers,
    as_numbers,
    check_good,
    number_column,
    require_columns,
)

Direction = Literal["increasing", "decreasing", "no_change", "cannot_be_calculated"]
Judgement = Literal["better", "worse", ""]

POINTS = 5
CRITICAL = 9.54953570608324  # chi squared, 1 degree of freedom, 99.8%
_X = np.arange(1.0, POINTS + 1)
_NUMBERS = ("value", "lower", "upper", "count", "denominator")


class RecentTrend(NamedTuple):
    """What the five latest points say.

    `chi_squared`, `p` (the chance of a line as steep in a series that does not change) and `slope`
    (in the value's unit, from one point to the next) are NaN where it cannot be calculated.
    `steady` says that the slope's sign stays when any one point is left out.
    """

    direction: Direction
    judgement: Judgement
    chi_squared: float
    reason: str
    p: float = float("nan")
    slope: float = float("nan")
    steady: bool = False


class MannKendall(NamedTuple):
    """Rises less falls over all pairs of points, and the two-sided chance of one as large.

    `rises` and `falls` are how many pairs of points, each with a later one, go up and go down.
    """

    statistic: int
    p: float
    rises: int = 0
    falls: int = 0


def recent_trend(table: pd.DataFrame, *, good: str | None) -> RecentTrend:
    """Return Fingertips' recent trend of the five latest points.

    `table` has one row a period, none left out: `period` (anything that sorts), `value`, and
    `lower` and `upper` (95%) or `count` and `denominator`. Where the value is the count out of
    the denominator (as a share or a percentage) the counts are tested; else a line is fitted to
    the values, each weighted by its interval. A trend is significant at 99.8%, and only if its
    sign stays when any one point is left out. Fewer than five points, a missing number, an
    interval of no width, a count of 0 or below, or one equal to its denominator or above it: cannot
    be calculated.

    Raises
    ------
    MeasureError
        For an absent column, a `good` that no KPI has, two rows of one period, a period that is
        missing or does not sort with the others, a number that is infinite or no number.

    Source: OHID Fingertips, recent trends.

    >>> rates = pd.DataFrame({"period": range(5), "value": [10.0, 12, 14, 16, 18]})
    >>> rates = rates.assign(lower=rates["value"] - 1, upper=rates["value"] + 1)
    >>> recent_trend(rates, good="lower")[:2]
    ('increasing', 'worse')
    """
    check_good(good, of="A recent trend")
    require_columns(table, ["period", "value"], of="A recent trend")
    numbers = {
        name: number_column(table, name, of="A recent trend") for name in _NUMBERS if name in table
    }
    latest = _in_order(pd.DataFrame({"period": table["period"], **numbers})).tail(POINTS)
    if len(latest) < POINTS:
        return _cannot(f"five points are needed, and there are {len(latest)}")
    return _by_counts(latest, good) if _is_proportion(latest) else _by_intervals(latest, good)


def _in_order(points: pd.DataFrame) -> pd.DataFrame:
    """Return points sorted by period, once each has one, and one alone."""
    period = points["period"]
    if period.isna().any():
        raise MeasureError(
            f"A recent trend needs a period for every row, got {int(period.isna().sum())} without."
        )
    if period.duplicated().any():
        twice = period[period.duplicated()].iloc[0]
        raise MeasureError(f"A recent trend takes one row a period, got more for {twice}.")
    try:
        return points.sort_values("period")
    except TypeError:
        kinds = sorted({type(when).__name__ for when in period})
        raise MeasureError(
            f"A recent trend takes periods of one kind, got {', '.join(kinds)}."
        ) from None


def mann_kendall(values: ArrayLike) -> MannKendall:
    """Return the Mann-Kendall statistic of values in order of time, with its exact chance.

    The chance is exact for any number of points, ties too: the number of orders of a set of
    values with a given number of inversions is a Gaussian multinomial coefficient. Values all
    alike give 0 and 1.

    Raises
    ------
    MeasureError
        For fewer than two values, a missing one, an infinite one, what is not a number, more than
        one column.

    Source: Mann 1945; Kendall 1975.

    >>> mann_kendall(np.array([1.0, 2, 3, 4, 5, 6]))
    MannKendall(statistic=15, p=0.002777777777777778, rises=15, falls=0)
    """
    numbers = as_numbers(values, of="Mann-Kendall")
    if numbers.ndim != 1 or numbers.size < 2 or not np.isfinite(numbers).all():
        raise MeasureError(
            f"Mann-Kendall takes two finite values or more in one column, got {numbers.size} with "
            f"{int((~np.isfinite(numbers)).sum())} missing or infinite."
        )
    first, second = np.triu_indices(numbers.size, k=1)
    rises = int((numbers[second] > numbers[first]).sum())
    falls = int((numbers[second] < numbers[first]).sum())
    statistic = rises - falls
    orders = _orders_by_inversions([int(n) for n in np.unique(numbers, return_counts=True)[1]])
    pairs = len(orders) - 1
    at_least = sum(n for lost, n in enumerate(orders) if abs(pairs - 2 * lost) >= abs(statistic))
    return MannKendall(statistic, at_least / sum(orders), rises, falls)


def _orders_by_inversions(sizes: list[int]) -> list[int]:
    """Return how many orders of groups of like values have 0, 1, 2 … inversions."""
    orders, placed = [1], 0
    for size in sizes:
        placed += size
        orders = _times(orders, _gaussian_binomial(placed, size))
    return orders


def _gaussian_binomial(total: int, chosen: int) -> list[int]:
    """Return the coefficients of the Gaussian binomial, by its Pascal rule on rows."""
    row: list[list[int]] = [[1]] + [[] for _ in range(chosen)]
    for place in range(1, total + 1):
        for size in range(min(place, chosen), 0, -1):
            shifted = [0] * (place - size) + row[size - 1]
            row[size] = _plus(row[size], shifted)
    return row[chosen]


def _plus(first: list[int], second: list[int]) -> list[int]:
    length = max(len(first), len(second))
    padded = (part + [0] * (length - len(part)) for part in (first, second))
    return [one + other for one, other in zip(*padded, strict=True)]


def _times(first: list[int], second: list[int]) -> list[int]:
    product = [0] * (len(first) + len(second) - 1)
    for place, one in enumerate(first):
        for further, other in enumerate(second):
            product[place + further] += one * other
    return product


def _is_proportion(latest: pd.DataFrame) -> bool:
    if not {"count", "denominator"} <= set(latest.columns):
        return False
    share = (latest["count"] / latest["denominator"].where(lambda n: n > 0)).to_numpy(dtype=float)
    value = latest["value"].to_numpy(dtype=float)
    scaled = (np.allclose(value, share * scale, rtol=0.01) for scale in (1, 100))
    return bool(np.isfinite(share).all()) and any(scaled)


def _all_are_counted(latest: pd.DataFrame) -> bool:
    """Return whether a count is equal to its denominator, which tells of no chance at all."""
    if not {"count", "denominator"} <= set(latest.columns):
        return False
    return bool((latest["count"] == latest["denominator"]).any())


def _by_counts(latest: pd.DataFrame, good: str | None) -> RecentTrend:
    x = latest["count"].to_numpy(dtype=float)
    n = latest["denominator"].to_numpy(dtype=float)
    if not ((x > 0) & (x < n)).all():
        out = bool(((x < 0) | (x > n)).any())
        beyond = "a count is below 0, or above its denominator"
        return _cannot(beyond if out else "a count is 0, or equal to its denominator")
    events, people = x.sum(), n.sum()
    # From the middle of the points on: the same sums, and no more than rounding is lost in them.
    steps = _X - (n * _X).sum() / people
    top = people * (x * steps).sum() ** 2
    chi_squared = float(top / (events * (1 - events / people) * (n * steps**2).sum()))
    # The test is that of a line through the shares, each weighted by its denominator.
    slope = _slope(_X, latest["value"].to_numpy(dtype=float), n)
    return _told(np.log(x / (n - x)), np.ones(POINTS), chi_squared, good)._replace(slope=slope)


def _by_intervals(latest: pd.DataFrame, good: str | None) -> RecentTrend:
    value, lower, upper = (
        latest[name].to_numpy(dtype=float) if name in latest else np.full(POINTS, np.nan)
        for name in ("value", "lower", "upper")
    )
    if _all_are_counted(latest):
        return _cannot("a count is equal to its denominator")
    error = (upper - lower) / 3.92
    if not (np.isfinite(value) & np.isfinite(error) & (error > 0)).all():
        return _cannot("five points with intervals are needed")
    weight = 1 / error**2
    steps = _X - (weight * _X).sum() / weight.sum()
    slope = _slope(_X, value, weight)
    chi_squared = float(slope**2 * (weight * steps**2).sum())
    return _told(value, weight, chi_squared, good)._replace(slope=slope)


def _told(y: Numbers, weight: Numbers, chi_squared: float, good: str | None) -> RecentTrend:
    sign = np.sign(_slope(_X, y, weight))
    kept = ~np.eye(POINTS, dtype=bool)
    signs = {float(np.sign(_slope(_X[keep], y[keep], weight[keep]))) for keep in kept}
    p, steady = float(special.chdtrc(1, chi_squared)), signs == {float(sign)}
    if chi_squared <= CRITICAL or not steady:
        reason = "no trend that chance does not explain"
        return RecentTrend("no_change", "", chi_squared, reason, p, steady=steady)
    rising = bool(sign > 0)
    judgement: Judgement = ""
    if good in ("higher", "lower"):
        judgement = "better" if rising == (good == "higher") else "worse"
    direction: Direction = "increasing" if rising else "decreasing"
    reason = "a trend significant at 99.8%"
    return RecentTrend(direction, judgement, chi_squared, reason, p, steady=steady)


def _slope(x: Numbers, y: Numbers, weight: Numbers) -> float:
    centre = (weight * x).sum() / weight.sum()
    return float((weight * (x - centre) * y).sum() / (weight * (x - centre) ** 2).sum())


def _cannot(reason: str) -> RecentTrend:
    return RecentTrend("cannot_be_calculated", "", float("nan"), reason)
