"""The points of one KPI's series that a test may use, and the words it is told in."""

from datetime import date, datetime
from typing import Any

import pandas as pd

from perfkit.errors import MeasureError
from perfkit.framework.model import Kpi
from perfkit.measures.columns import dates_of, number_column

POINT_WORDS = {
    "financial_quarter": "quarters",
    "calendar_quarter": "quarters",
    "month": "months",
    "financial_year": "years",
    "academic_year": "years",
    "calendar_year": "years",
    "other_year": "years",
}
_OF = "A series"
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FREQUENCY_WORDS = {"monthly": "months", "quarterly": "quarters", "annual": "years"}
SERIES = ("period_start", "period_end", "period_kind", "value")  # what a series has at least
_OPTIONAL = ("lower", "upper", "numerator", "denominator")


def as_date(when: Any) -> date:
    """Return a day, from a date, a timestamp or an ISO text."""
    if isinstance(when, datetime):
        return when.date()
    return when if isinstance(when, date) else pd.Timestamp(when).date()


def usable_points(series: pd.DataFrame, *, kpi: Kpi) -> pd.DataFrame:
    """Return the points a test may use: those with a value, from the last break on.

    One row a period, sorted by its last day; numbers as floats, days as timestamps, and columns
    that a series lacks (intervals, counts) filled with NaN. A period belongs to the side of a
    break on which its last day falls; a rolling window that holds the break belongs to neither.

    Raises
    ------
    MeasureError
        For a number that is infinite or no number, and a day that is missing or no day.
    """
    points = series.assign(
        **{name: _days(series[name]) for name in ("period_start", "period_end")},
        **{
            name: number_column(series, name, of=_OF) if name in series else float("nan")
            for name in ("value", *_OPTIONAL)
        },
    )
    points = points.dropna(subset=["value"]).sort_values("period_end")
    cut = last_break(kpi)
    if cut is None:
        return points
    edge = "period_start" if kpi.series_type == "rolling" else "period_end"
    return points[points[edge] >= pd.Timestamp(cut)]


def _days(column: "pd.Series[Any]") -> pd.DatetimeIndex:
    days = dates_of(column, of=f"{_OF}, column {column.name},")
    if days.hasnans:
        raise MeasureError(f"{_OF} needs a {column.name} in every row, got one without. Fill it.")
    return days


def last_break(kpi: Kpi) -> date | None:
    """Return the day from which a KPI's figures may be compared; None where all may be."""
    return max((item.date for item in kpi.breaks if not item.comparable), default=None)


def point_words(points: pd.DataFrame, *, kpi: Kpi) -> str:
    """Return what the points are called: quarters, years or merely points."""
    kinds = set(points["period_kind"])
    if len(kinds) == 1 and (kind := kinds.pop()) in POINT_WORDS:
        return POINT_WORDS[kind]
    return _FREQUENCY_WORDS.get(kpi.frequency, "points")


def overlap(points: pd.DataFrame) -> bool:
    """Return whether any period starts on or before the last day of the one before it."""
    later, earlier = points["period_start"].iloc[1:], points["period_end"].iloc[:-1]
    return bool((later.to_numpy() <= earlier.to_numpy()).any())


def evenly_spaced(points: pd.DataFrame) -> bool:
    """Return whether no period is left out between the points."""
    gaps = points["period_end"].diff().dropna().dt.days
    return gaps.empty or bool(gaps.max() <= 1.5 * gaps.min())
