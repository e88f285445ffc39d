"""Periods: every published way of writing one is read here or refused; labels are written here.

A pandas Period cannot hold a three-year window, a year from mid-November or a year to date, so a
period is its kind, its first day and its last day; `Period.to_pandas` gives pandas' own where it
has one.
"""

from perfkit.periods.days import MONTHS, write_date, write_month, write_weekday
from perfkit.periods.labels import LABELS, PROSE, Kind
from perfkit.periods.period import (
    FREQUENCIES,
    Period,
    academic_year,
    calendar_quarter,
    calendar_year,
    day,
    financial_quarter,
    financial_year,
    month,
    quarter_of,
    same_period_last_year,
    window,
    year_to_date,
)
from perfkit.periods.reading import Mark, Reading, YearType, read_period
from perfkit.periods.working_days import is_working_day, working_days_after

__all__ = [
    "FREQUENCIES",
    "LABELS",
    "MONTHS",
    "PROSE",
    "Kind",
    "Mark",
    "Period",
    "Reading",
    "YearType",
    "academic_year",
    "calendar_quarter",
    "calendar_year",
    "day",
    "financial_quarter",
    "financial_year",
    "is_working_day",
    "month",
    "quarter_of",
    "read_period",
    "same_period_last_year",
    "window",
    "working_days_after",
    "write_date",
    "write_month",
    "write_weekday",
    "year_to_date",
]
