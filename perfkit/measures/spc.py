"""Control charts (XmR) as plot the dots draws them: which points are more than chance."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd

from perfkit.errors import MeasureError
from perfkit.measures.columns import as_number, as_numbers, dates_of
from perfkit.measures.spc_kinds import Better, SpcKind, check_chart, is_high, kind_of
from perfkit.measures.spc_many import xmr_many
from perfkit.measures.spc_rules import Limits, limits, special_causes

__all__ = ["Assurance", "Better", "SpcKind", "Xmr", "is_high", "kind_of", "xmr", "xmr_many"]

Assurance = Literal["pass", "fail", "hit_or_miss"]

TRIAL_BELOW = 13  # limits of a segment with fewer points are trial limits


@dataclass(frozen=True)
class Xmr:
    """A control chart: its points, what the last one says, and whether the target is in reach.

    `points` has one row a point that has a value, in order of date: `value`, `mean`, `lower`,
    `upper`, `special_cause` and `kind`. `trial` says that a segment has fewer than 13 points;
    `dropped` how many points had no value; `limits` are those of the last segment; `segments` how
    many points each segment has, in order.
    """

    points: pd.DataFrame
    variation: SpcKind
    assurance: Assurance | None
    trial: bool
    dropped: int
    limits: Limits
    segments: tuple[int, ...]

    @property
    def latest(self) -> pd.DataFrame:
        """The points of the last segment: those that the latest one is judged beside."""
        return self.points.tail(self.segments[-1])


def xmr(
    values: "pd.Series[Any]",
    *,
    good: Better | None,
    target: float | None = None,
    rebase: Sequence[Hashable] = (),
    baseline: int | None = None,
    screen: bool = True,
) -> Xmr:
    """Return the control chart of a series, as NHSRplotthedots answers.

    Parameters
    ----------
    values
        One value a date, in any unit, indexed by date (timestamps, with a time zone or not,
        periods, ISO texts, whole numbers). Order does not matter. A list is taken to be in order,
        and its points are numbered from 0.
    good
        Which way is better, or None where neither is.
    rebase
        Dates (or one) that start a new segment, at the first point on or after each. Limits,
        rules and runs never cross from one segment to the next.
    baseline
        How many first points of each segment set its limits, at least 12; all, if None.
    screen
        Leave very large moving ranges out of the average, as the reference does.

    Limits are not clamped at natural bounds. Missing values are dropped, never read as 0. The
    assurance is that of the last segment; a target on a limit is hit or miss. Without a target (a
    missing one is none) or limits (a segment of one point has none) there is no assurance.

    Raises
    ------
    MeasureError
        For no value at all, two values of one date, a value without a date, an infinite value or
        target, a value that is not a number, dates that do not sort, a rebase that is not a date
        of the kind the index holds, a baseline below 12, a `good` that is not higher, lower or
        None.

    Source: plot the dots (NHS England, Making Data Count).

    >>> dates = pd.date_range("2023-01-01", periods=13, freq="MS")
    >>> chart = xmr(pd.Series([5.0, 6.0] * 6 + [12.0], index=dates), good="lower")
    >>> chart.variation, chart.points["special_cause"].iloc[-1]
    ('concern', 'Above UCL')
    """
    check_chart(good=good, baseline=baseline)
    wanted = as_number(target, of="The target of a control chart")
    if np.isinf(wanted):
        raise MeasureError("A control chart takes a finite target, got an infinite one.")
    series = _checked(values)
    segments = _segments(series, rebase)
    ranges = [limits(part.to_numpy(dtype=float)[:baseline], screen=screen) for part in segments]
    points = pd.concat(
        _segment_points(part, at, good=good) for part, at in zip(segments, ranges, strict=True)
    )
    return Xmr(
        points=points,
        variation=points["kind"].iloc[-1],
        assurance=_assurance(points.iloc[-1], good=good, target=wanted),
        trial=any(len(part) < TRIAL_BELOW for part in segments),
        dropped=len(values) - len(series),
        limits=ranges[-1],
        segments=tuple(len(part) for part in segments),
    )


def _checked(values: "pd.Series[Any]") -> "pd.Series[Any]":
    numbers = as_numbers(values, of="A control chart")
    if numbers.ndim != 1:
        raise MeasureError(f"A control chart takes one column of values, got {numbers.ndim}.")
    series = pd.Series(numbers)
    if isinstance(values, pd.Series):
        series = pd.Series(numbers, index=values.index, name=values.name)
    if series.index.nlevels > 1:
        raise MeasureError(
            f"A control chart takes one date a value, got an index of {series.index.nlevels}."
        )
    series = _in_order(series.dropna())
    if series.empty:
        raise MeasureError(
            f"A control chart needs a value: all {len(values)} points of the series are missing."
        )
    if series.index.hasnans:
        missing = int(np.count_nonzero(series.index.isna()))
        raise MeasureError(f"A control chart needs a date for every value, got {missing} without.")
    if not series.index.is_unique:
        twice = sorted({str(when) for when in series.index[series.index.duplicated()]})
        raise MeasureError(
            f"A control chart takes one value a date, got more for {', '.join(twice)}. "
            "Choose one, or chart the groups apart."
        )
    if not np.isfinite(series.to_numpy()).all():
        raise MeasureError("A control chart takes finite values, got an infinite one.")
    return series


def _in_order(series: "pd.Series[Any]") -> "pd.Series[Any]":
    try:
        ordered = series.sort_index()
        texts = ordered.index.inferred_type == "string"
        if texts and not dates_of(ordered.index, of="A control chart").is_monotonic_increasing:
            raise MeasureError("A control chart takes dates that sort as time runs: 2025-04-01.")
    except TypeError:
        kinds = sorted({type(when).__name__ for when in series.index})
        raise MeasureError(
            f"A control chart takes dates of one kind, got {', '.join(kinds)}."
        ) from None
    return ordered


def _segments(series: "pd.Series[Any]", rebase: Sequence[Hashable]) -> list["pd.Series[Any]"]:
    alone = isinstance(rebase, str) or not isinstance(rebase, Iterable)
    dates = [] if rebase is None else [rebase] if alone else rebase
    starts = {_place(series.index, when) for when in dates}
    edges = sorted({0, *starts, len(series)})
    return [series.iloc[first:last] for first, last in pairwise(edges)]


def _place(index: "pd.Index[Any]", when: Any) -> int:
    """Return the place of the first point on or after a date."""
    try:
        return int(np.asarray(index.searchsorted(_like(index, when))))
    except (TypeError, ValueError):
        raise MeasureError(
            f"A rebase is a date of the kind the points have, got {when!r}. Write 2025-04-01."
        ) from None


def _like(index: "pd.Index[Any]", when: Any) -> Any:
    """Return a date as the index holds dates."""
    if isinstance(index, pd.PeriodIndex):
        return pd.Period(when if isinstance(when, date | pd.Period) else str(when), index.freqstr)
    if isinstance(when, pd.Period):
        when = when.start_time
    if index.inferred_type == "date":
        return pd.Timestamp(str(when)).date()
    if not index.inferred_type.startswith("datetime"):
        return when
    stamp, zone = pd.Timestamp(str(when)), index[0].tzinfo
    if pd.isna(stamp):
        raise ValueError("a missing date")
    return stamp.tz_localize(zone) if stamp.tz is None else stamp.tz_convert(zone)


def _segment_points(part: "pd.Series[Any]", at: Limits, *, good: Better | None) -> pd.DataFrame:
    numbers = part.to_numpy(dtype=float)
    causes = special_causes(numbers, at)
    return pd.DataFrame(
        {
            "value": numbers,
            "mean": at.mean,
            "lower": at.lower,
            "upper": at.upper,
            "special_cause": causes,
            "kind": [kind_of(cause, good=good) for cause in causes],
        },
        index=part.index,
    )


def _assurance(last: "pd.Series[Any]", *, good: Better | None, target: float) -> Assurance | None:
    if good is None or np.isnan(target) or np.isnan(last["upper"]):
        return None
    if target > last["upper"]:
        return "fail" if good == "higher" else "pass"
    if target < last["lower"]:
        return "pass" if good == "higher" else "fail"
    return "hit_or_miss"
