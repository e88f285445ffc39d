"""Two periods set side by side, for series that no trend test may be used on."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import pandas as pd

from perfkit.measures.benchmark import Comparison, compare_intervals
from perfkit.measures.intervals import Interval
from perfkit.measures.points import as_date
from perfkit.periods import Period

SAME_PERIOD = timedelta(days=10)  # releases a fortnight apart do not fall on one day each year
_YEAR = pd.DateOffset(years=1)


class Pair(NamedTuple):
    """Two periods compared: whether their intervals part them, and the change in words.

    `later` and `earlier` are the two figures with their intervals, NaN where none is published.
    """

    comparison: Comparison
    rising: bool
    words: str
    later: Interval
    earlier: Interval
    later_period: Period
    earlier_period: Period


def same_period_last_year(points: pd.DataFrame, *, good: str | None) -> Pair | None:
    """Return the latest point beside that of a year before, or None where there is none.

    The point of a year before is the one that ends nearest to the same day, at most ten days
    from it. `points` are sorted by `period_end`.
    """
    if points.empty:
        return None
    now = points.iloc[-1]
    distance = (points["period_end"] - (now["period_end"] - _YEAR)).abs()
    if distance.min() > SAME_PERIOD:
        return None
    then = points.loc[distance.idxmin()]
    return _pair(now, then, good=good, words=_against_last_year(now["value"] - then["value"]))


def first_against_last(points: pd.DataFrame, *, good: str | None) -> Pair | None:
    """Return the last window beside the first, or None where the two overlap.

    A window written as a shorter period is taken to be a year long, as a rolling figure is.
    """
    if points.empty:
        return None
    first, last = points.iloc[0], points.iloc[-1]
    if _starts(last) <= first["period_end"]:
        return None
    return _pair(last, first, good=good, words=f"{_label(first)}, and {_label(last)}")


def last_against_before(points: pd.DataFrame, *, good: str | None) -> Pair | None:
    """Return the last window beside the newest that shares nothing with it, or None."""
    if points.empty:
        return None
    free = points[points["period_end"] < _starts(points.iloc[-1])]
    if free.empty:
        return None
    then, now = free.iloc[-1], points.iloc[-1]
    return _pair(now, then, good=good, words=f"{_label(then)}, and {_label(now)}")


def years_spanned(points: pd.DataFrame) -> int:
    """Return how many years, or parts of one, the longest period holds; 0 for no points."""
    if points.empty:
        return 0
    days = (points["period_end"] - points["period_start"]).dt.days.max()
    return -(-int(days) // 366) if days >= 0 else 0


def _starts(window: "pd.Series[Any]") -> Any:
    return min(window["period_start"], window["period_end"] - _YEAR + pd.Timedelta(days=1))


def _pair(now: "pd.Series[Any]", then: "pd.Series[Any]", *, good: str | None, words: str) -> Pair:
    later, earlier = _interval(now), _interval(then)
    comparison = compare_intervals(later, earlier, good=good)
    rising = bool(now["value"] > then["value"])
    return Pair(comparison, rising, words, later, earlier, _period(now), _period(then))


def _interval(point: "pd.Series[Any]") -> Interval:
    return Interval(float(point["value"]), float(point["lower"]), float(point["upper"]))


def _label(point: "pd.Series[Any]") -> str:
    return _period(point).label


def _period(point: "pd.Series[Any]") -> Period:
    start: date = as_date(point["period_start"])
    return Period(as_date(point["period_end"]), start, point["period_kind"])


def _against_last_year(change: float) -> str:
    way = "the same as" if change == 0 else "higher than" if change > 0 else "lower than"
    return f"it is {way} at the same time last year"
