"""The effect of an intervention: whether the figures since part from the way they were going."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats
from statsmodels.regression.linear_model import OLS

from perfkit.errors import MeasureError
from perfkit.measures.columns import Numbers, as_numbers, dates_of, require_columns
from perfkit.measures.intervals import Interval
from perfkit.measures.serial import serial_variances

Verdict = Literal["worked", "no signal", "too soon"]
FEWEST_BEFORE = 8
FEWEST_AFTER = 4
_OF = "The effect of an intervention"
_ROUNDING = 1e-9  # of the size of the figures: an effect smaller than this is none
_NOTHING = Interval(float("nan"), float("nan"), float("nan"))
_LEVEL, _SLOPE = 2, 3  # places of the two effects among the terms


@dataclass(frozen=True)
class Impact:
    """Whether an intervention worked, by how much, and what would have been without it.

    `level_change` (in the unit of the figures, at the first point after) and `slope_change` (the
    unit a step) have 95% intervals, as has `effect`: how far the latest point is from the
    counterfactual. `points` has one row a figure, in order: `value`, `after`, `fitted` and
    `counterfactual`, the line of before carried on, empty before. `left_out` figures were missing.
    """

    verdict: Verdict
    reason: str
    level_change: Interval
    slope_change: Interval
    effect: Interval
    points: pd.DataFrame
    left_out: int


def intervention(
    series: "pd.Series[Any] | pd.DataFrame",
    *,
    started: date | str,
    good: Literal["higher", "lower"],
) -> Impact:
    """Return whether the figures since an intervention are better than their past foretold.

    `series` is one value a date, indexed by date (timestamps or periods, which are their last day),
    or a table with `period_end` and `value`; order does not matter, the missing are dropped, and
    time missing between points stays time. A point on or after the day `started` is after.
    Segmented regression with a change of level and of slope, its errors Newey-West's, never less
    than plain ones nor than those of figures as alike from step to step as these are. With fewer
    than 8 points before or 4 after: "too soon".
    "worked" if the interval of the effect at the latest point lies wholly on the good side of 0;
    else "no signal", and the reason says so where it lies wholly on the other. Other things that
    changed on the day, and seasons, are not told apart from it. Not for cumulative series.

    Raises
    ------
    MeasureError
        For two values of one day, a value without a day, an infinite value, what is no number, a
        day that is no day, or `good` neither higher nor lower.

    Source: Wagner and others 2002; Newey and West 1987, lag from Newey and West 1994, with the
    small-sample correction and Student's t; Bernal, Cummins and Gasparrini 2017.

    >>> months = pd.date_range("2024-01-31", periods=14, freq="ME")
    >>> figures = pd.Series([9, 10, 11, 10, 9, 10, 11, 10, 9, 4, 5, 4, 5, 4], index=months)
    >>> intervention(figures, started="2024-10-01", good="lower").verdict
    'worked'
    """
    if good not in ("higher", "lower"):
        raise MeasureError(
            f"Got good={good!r}. Allowed: 'higher' or 'lower', the way that is better."
        )
    values, left_out = _values(series)
    when = _day(started)
    after = np.asarray(values.index >= when)
    points = pd.DataFrame({"value": values, "after": after})
    points = points.assign(fitted=np.nan, counterfactual=np.nan)
    if reason := _too_few(after):
        return Impact("too soon", reason, _NOTHING, _NOTHING, _NOTHING, points, left_out)
    terms = _terms(values.index, after)
    size = _ROUNDING * float(values.abs().max())
    fit = _fit(values, terms)
    level, slope, effect = _effects(fit, terms[-1], size)
    line = np.where(after, terms[:, :_LEVEL] @ fit.params[:_LEVEL], np.nan)
    points = points.assign(fitted=terms @ fit.params, counterfactual=line)
    verdict, reason = _verdict(effect, good)
    return Impact(verdict, reason, level, slope, effect, points, left_out)


def _values(series: "pd.Series[Any] | pd.DataFrame") -> "tuple[pd.Series[float], int]":
    if isinstance(series, pd.DataFrame):
        require_columns(series, ["period_end", "value"], of=_OF)
        series = series.set_index("period_end")["value"]
    if not isinstance(series, pd.Series):
        raise MeasureError(f"{_OF} takes a Series indexed by date, got {type(series).__name__}.")
    figures = pd.Series(as_numbers(series, of=_OF), index=series.index).dropna()
    if figures.empty:
        return pd.Series(dtype=float, index=pd.DatetimeIndex([])), len(series)
    values = figures.set_axis(dates_of(figures.index, of=_OF).normalize()).sort_index()
    if values.index.hasnans:
        raise MeasureError(f"{_OF} needs a date for every value, got one without.")
    if not values.index.is_unique:
        twice = values.index[values.index.duplicated()][0]
        raise MeasureError(f"A series has one value a date, got two for {twice:%Y-%m-%d}.")
    if np.isinf(values).any():
        raise MeasureError("A series has finite values, got an infinite one.")
    return values, len(series) - len(values)


def _day(started: date | str) -> pd.Timestamp:
    first = started.start_time if isinstance(started, pd.Period) else started
    message = f"Got {started!r} for the day it started. Write it as 2026-04-01."
    try:
        days = dates_of([first], of=_OF).normalize()
    except MeasureError:
        raise MeasureError(message) from None
    if days.hasnans:
        raise MeasureError(message)
    return pd.Timestamp(days[0])


def _too_few(after: NDArray[np.bool_]) -> str:
    before_count, after_count = int((~after).sum()), int(after.sum())
    if before_count >= FEWEST_BEFORE and after_count >= FEWEST_AFTER:
        return ""
    return (
        f"there are {before_count} points before it and {after_count} since; {FEWEST_BEFORE} and "
        f"{FEWEST_AFTER} are needed"
    )


def _terms(dates: "pd.Index[Any]", after: NDArray[np.bool_]) -> Numbers:
    """Return one row a point: constant, time, after, time since the first after; in steps.

    A step is the usual time between points, so that a missing point leaves its gap.
    """
    days = (dates - dates[0]).days.to_numpy(dtype=float)
    steps = days / np.median(np.diff(days))
    since = np.where(after, steps - steps[after][0], 0.0)
    return np.column_stack([np.ones(len(steps)), steps, after.astype(float), since])


def _fit(values: "pd.Series[float]", terms: Numbers) -> Any:
    lag = int(4 * (len(values) / 100) ** (2 / 9))
    options = {"maxlags": lag, "use_correction": True}
    return OLS(values.to_numpy(), terms).fit(cov_type="HAC", cov_kwds=options, use_t=True)


def _effects(fit: Any, latest: Numbers, size: float) -> list[Interval]:
    """Return the change of level, of slope, and both at the latest point, with 95% intervals.

    Newey-West errors are too small in short series (one quiet series of 12 points in ten would
    be said to have improved), and smaller still where each figure is like the one before it; so
    an error is never less than that of plain least squares, nor than that of errors as alike as
    what is left over tells. An effect no larger than rounding (`size`) is taken for none.
    """
    choose = np.zeros((3, len(latest)))
    choose[0, _LEVEL] = choose[1, _SLOPE] = 1.0
    choose[2, _LEVEL:] = latest[_LEVEL:]
    values = choose @ fit.params
    plain = fit.scale * fit.normalized_cov_params
    terms = fit.model.exog
    variances = np.max(
        [
            *(np.diag(choose @ errors @ choose.T) for errors in (fit.cov_params(), plain)),
            serial_variances(choose, terms=terms, steps=terms[:, 1], left=fit.resid),
        ],
        axis=0,
    )
    half = stats.t.ppf(0.975, fit.df_resid) * np.sqrt(np.clip(variances, 0, None)) + size
    return [
        Interval(float(value), float(value - wide), float(value + wide))
        for value, wide in zip(values, half, strict=True)
    ]


def _verdict(effect: Interval, good: str) -> tuple[Verdict, str]:
    if effect.lower <= 0 <= effect.upper:
        return "no signal", "the latest figure is where its past foretold, give or take chance"
    if (effect.value > 0) == (good == "higher"):
        return "worked", "the latest figure is better than its past foretold, by more than chance"
    return "no signal", "the latest figure is worse than its past foretold, by more than chance"
