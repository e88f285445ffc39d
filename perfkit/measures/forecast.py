"""The figure to expect at the year's end, how sure it is, and the chance of meeting the target."""

from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from perfkit.errors import MeasureError
from perfkit.framework.model import Kpi, Target
from perfkit.measures.columns import as_number, number_column, require_columns
from perfkit.measures.forecast_methods import (
    FEWEST_YEARS,
    BackTest,
    Outlook,
    along_profile,
    back_test,
    carry_forward,
    try_back,
)
from perfkit.measures.points import COUNTS, SERIES, as_date, overlap, usable_points
from perfkit.measures.windows import SAME_PERIOD

NOTHING = float("nan")
_OF = "A forecast"
_NEVER = {
    "programme_cumulative": "it adds up over several years, so that no one year is its own",
    "rolling": "its windows overlap, so that most of the next figure is already known",
    "judgement": "it is a judgement in words",
}
_STEPS = {(25, 36): 1, (80, 100): 3, (350, 380): 12}  # days from figure to figure: months
_MARCH = 3
_SHORTEST_YEAR = pd.Timedelta(days=285)  # that a year to date is a year's: a school year's


class YearEnd(NamedTuple):
    """What to expect of a KPI at the year's end, in its unit; NaN where it cannot be told.

    `lower` to `upper` is the interval (95%, or the range of past changes: `method` says);
    `chance` (0 to 1) that of meeting the target, NaN where there is none; `error` how far the
    method was out, on average, the `tried` times it was tried on the past, `inside` of which the
    figure fell within the interval. `ends` is the last day of the period forecast. `reason` says
    why not, where there is no value, else what to know; `left_out` how many figures were missing.
    """

    value: float
    lower: float
    upper: float
    chance: float
    error: float
    tried: int
    inside: int
    ends: date | None
    method: str
    reason: str
    left_out: int


def year_end(series: pd.DataFrame, *, kpi: Kpi, target: float | Target | None = None) -> YearEnd:
    """Return the figure to expect at the end of the year, or why none is given.

    `series` has one row a period, as `travel` takes it: `period_start`, `period_end`,
    `period_kind`, `value` in the KPI's unit. The missing are dropped, never read as 0, and only
    figures from the last break, and the last gap, on are used. Forecast is the period that ends
    on 31 March next after the latest figure; of yearly figures, the next. A year to date is
    carried along the profile of past years (two at least that have a figure within ten days of
    the same day). What overlaps, or adds up over years, or is in words, is not forecast.

    `target` is what `chance` is of, as the KPI's `good` has it: at or above, at or below, within
    the range or the tolerance. The KPI's natural bounds hold figure and interval.

    Raises
    ------
    MeasureError
        For an absent column, two figures of one day, an infinite one, or what is no number.

    Source: the methods are in `forecast_methods`, each with its own.

    >>> years = pd.period_range("2021", periods=5, freq="Y-MAR")
    >>> series = pd.DataFrame({"period_start": years.start_time, "period_end": years.end_time})
    >>> series = series.assign(period_kind="financial_year", value=[10.0, 12, 11, 13, 12])
    >>> bounds = {"lowest": 0, "highest": None, "tolerance": 0.0}
    >>> kpi = Kpi.model_construct(series_type="financial_year", good="higher", breaks=(), **bounds)
    >>> found = year_end(series, kpi=kpi)
    >>> found.value, found.lower, found.upper, found.method
    (12.0, 11.0, 14.0, 'the last figure, with the range of 4 past changes')
    """
    require_columns(series, SERIES, of=_OF)
    number_column(series, "value", of=_OF)
    if not isinstance(target, Target):
        target = as_number(target, of="The target of a forecast")
    if reason := _NEVER.get(kpi.series_type, ""):
        return _nothing(reason)
    points = _checked(usable_points(series, kpi=kpi))
    left_out = int(pd.to_numeric(series["value"], errors="coerce").isna().sum())
    if points.empty:
        return _nothing("there is no figure to start from")._replace(left_out=left_out)
    way = _year_to_date if kpi.series_type == "year_to_date" else _single_periods
    return way(points, kpi, target)._replace(left_out=left_out)


def _checked(points: pd.DataFrame) -> pd.DataFrame:
    twice = points.loc[points["period_end"].duplicated(), "period_end"]
    if len(twice):
        raise MeasureError(
            f"A forecast takes one figure a period, got two that end on "
            f"{twice.iloc[0]:%Y-%m-%d}. Choose one."
        )
    return points


def _single_periods(points: pd.DataFrame, kpi: Kpi, target: float | Target | None) -> YearEnd:
    if overlap(points):
        return _nothing("its periods overlap, so that one figure holds part of the next")
    months, run = _latest_run(points)
    if months is None:
        return _nothing("its figures keep no calendar, so that no next one is due")
    last = run["period_end"].iloc[-1]
    steps = _steps_to_march(last, months)
    values = run["value"].to_numpy(dtype=float)
    told = carry_forward(values, steps=steps, season=12 // months)
    if told is None:
        return _nothing(f"too few figures without a gap to tell a range from: {len(run)}")
    tried = try_back(values, steps=steps, season=12 // months)
    ends = last + pd.DateOffset(months=steps * months)
    return _told(told, tried, kpi=kpi, target=target, ends=_month_end(last, ends))


def _latest_run(points: pd.DataFrame) -> tuple[int | None, pd.DataFrame]:
    """Return the months from figure to figure, and the figures from the last gap on."""
    gaps = points["period_end"].diff().dt.days
    if len(points) == 1:
        gaps = (points["period_end"] - points["period_start"]).dt.days + 1
    usual = gaps.quantile(interpolation="lower")
    months = next((step for (low, high), step in _STEPS.items() if low <= usual <= high), None)
    wide = np.flatnonzero(gaps > 1.5 * usual)
    return months, points.iloc[wide[-1] :] if len(wide) else points


def _steps_to_march(last: pd.Timestamp, months: int) -> int:
    ahead = (_MARCH - last.month - 1) % 12 + 1  # a figure of March itself looks a year on
    return 1 if months == 12 else -(-ahead // months)


def _month_end(last: pd.Timestamp, ends: pd.Timestamp) -> date:
    return as_date(ends + pd.offsets.MonthEnd(0) if last.is_month_end else ends)


def _year_to_date(points: pd.DataFrame, kpi: Kpi, target: float | Target | None) -> YearEnd:
    now = points.iloc[-1]
    passed = now["period_end"] - now["period_start"]
    years = _past_years(points, now, passed)
    if len(years) < FEWEST_YEARS:
        return _nothing(
            "a profile needs two past years with a figure for the same day and one for the year's "
            f"end, and there is {COUNTS[len(years)]}"
        )
    if passed >= (years["end"] - years["start"]).min() - SAME_PERIOD:
        return _nothing("the year is over: the latest figure is the year's")
    if now["value"] == 0 or (years["part"] == 0).any():
        return _nothing("there is nothing yet this year, or was nothing by this day in a past one")
    ratios = (years["final"] / years["part"]).to_numpy(dtype=float)
    told = along_profile(float(now["value"]), ratios=ratios)
    last = years.iloc[-1]
    later = now["period_start"].year - last["start"].year
    ends = _month_end(last["end"], last["end"] + pd.DateOffset(years=later))
    return _told(told, _try_profile(years, ratios), kpi=kpi, target=target, ends=ends)


def _past_years(points: pd.DataFrame, now: "pd.Series[Any]", passed: pd.Timedelta) -> pd.DataFrame:
    """Return one row a past year: its figure on the same day, its last, and when it ran."""
    rows = []
    for start, year in points[points["period_start"] < now["period_start"]].groupby("period_start"):
        lengths = year["period_end"] - start
        distance = (lengths - passed).abs()
        whole = lengths.iloc[-1] >= _SHORTEST_YEAR
        if whole and distance.min() <= SAME_PERIOD:
            part = year.loc[distance.idxmin(), "value"]
            rows.append((part, year["value"].iloc[-1], start, year["period_end"].iloc[-1]))
    return pd.DataFrame(rows, columns=["part", "final", "start", "end"])


def _try_profile(years: pd.DataFrame, ratios: np.ndarray) -> BackTest:
    """Try each past year on the profile of the others; two years are one too few for a range."""
    if len(ratios) <= FEWEST_YEARS:
        return back_test([])
    return back_test(
        [
            (along_profile(float(part), ratios=np.delete(ratios, place)), float(final))
            for place, (part, final) in enumerate(zip(years["part"], years["final"], strict=True))
        ]
    )


def _told(
    told: Outlook, tried: BackTest, *, kpi: Kpi, target: float | Target | None, ends: date
) -> YearEnd:
    low = -np.inf if kpi.lowest is None else kpi.lowest
    high = np.inf if kpi.highest is None else kpi.highest
    wanted = _wanted(kpi, target)
    value, lower, upper = (float(np.clip(number, low, high)) for number in told[:3])
    return YearEnd(
        value,
        lower,
        upper,
        NOTHING if wanted is None else told.chance(*wanted),
        *tried,
        ends,
        told.method,
        "" if tried.tried else "there are too few figures to try the method on",
        0,
    )


def _wanted(kpi: Kpi, target: float | Target | None) -> tuple[float, float] | None:
    """Return the least and the most that meets the target, or None where nothing can."""
    value = target.value if isinstance(target, Target) else target
    if kpi.good == "in_range" and isinstance(target, Target) and target.lower is not None:
        return target.lower, np.inf if target.upper is None else target.upper
    if value is None or np.isnan(value):
        return None
    met = {
        "higher": (value, np.inf),
        "lower": (-np.inf, value),
        "in_range": (value - kpi.tolerance, value + kpi.tolerance),
        "on_profile": (value - kpi.tolerance, value + kpi.tolerance),
    }
    return met.get(kpi.good)


def _nothing(reason: str) -> YearEnd:
    nothing = (NOTHING,) * 5
    return YearEnd(*nothing, 0, 0, None, "not forecast", reason, 0)
