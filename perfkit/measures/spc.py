"""Control charts (XmR) as plot the dots draws them: which points are more than chance."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd

from perfkit.errors import MeasureError
from perfkit.measures.columns import as_numbers
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
    `dropped` how many points had no value; `limits` are those of the last segment.
    """

    points: pd.DataFrame
    variation: SpcKind
    assurance: Assurance | None
    trial: bool
    dropped: int
    limits: Limits


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
        One value a date, in any unit, indexed by date. Order does not matter.
    good
        Which way is better, or None where neither is.
    rebase
        Dates that start a new segment, at the first point on or after each. Limits, rules and
        runs never cross from one segment to the next.
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
        target, a value that is not a number, a rebase that is not a date, a baseline below 12, a
        `good` that is not higher, lower or None.

    Source: plot the dots (NHS England, Making Data Count).

    >>> dates = pd.date_range("2023-01-01", periods=13, freq="MS")
    >>> chart = xmr(pd.Series([5.0, 6.0] * 6 + [12.0], index=dates), good="lower")
    >>> chart.variation, chart.points["special_cause"].iloc[-1]
    ('concern', 'Above UCL')
    """
    check_chart(good=good, baseline=baseline)
    if target is not None and np.isinf(target):
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
        assurance=_assurance(points.iloc[-1], good=good, target=target),
        trial=any(len(part) < TRIAL_BELOW for part in segments),
        dropped=len(values) - len(series),
        limits=ranges[-1],
    )


def _checked(values: "pd.Series[Any]") -> "pd.Series[Any]":
    numbers = as_numbers(values, of="A control chart")
    series = pd.Series(numbers, index=values.index, name=values.name).dropna().sort_index()
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


def _segments(series: "pd.Series[Any]", rebase: Sequence[Hashable]) -> list["pd.Series[Any]"]:
    starts = {int(series.index.searchsorted(_like(series.index, when))) for when in rebase}
    edges = sorted({0, *starts, len(series)})
    return [series.iloc[first:last] for first, last in pairwise(edges)]


def _like(index: "pd.Index[Any]", when: Hashable) -> Any:
    if not isinstance(index, pd.DatetimeIndex):
        return when
    try:
        return pd.Timestamp(str(when))
    except ValueError:
        raise MeasureError(f"A rebase is a date, got {when!r}. Write 2025-04-01.") from None


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


def _assurance(
    last: "pd.Series[Any]", *, good: Better | None, target: float | None
) -> Assurance | None:
    if good is None or target is None or np.isnan(target) or np.isnan(last["upper"]):
        return None
    if target > last["upper"]:
        return "fail" if good == "higher" else "pass"
    if target < last["lower"]:
        return "pass" if good == "higher" else "fail"
    return "hit_or_miss"
