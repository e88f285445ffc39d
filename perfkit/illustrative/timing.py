"""Which periods a made-up series has, newest last, as their senders would write them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from perfkit import periods
from perfkit.framework.model import Kpi
from perfkit.periods import Period

APRIL = 4
PROGRAMME_MONTHS = 60
POINTS = {"monthly": 36, "quarterly": 28, "annual": 13, "two_yearly": 5, "irregular": 4}


class Sent(NamedTuple):
    """A period as its sender writes it, and the day on which its figure was made known."""

    text: str
    period: Period
    released_on: date


def sent_periods(kpi: Kpi, *, lag_days: int, as_at: date) -> list[Sent]:
    """Return the periods whose figures were known by `as_at`, oldest first.

    Quarterly series get seven years, so that their whole years reach as far back as those of wards,
    annual ones thirteen: every method of testing a direction of travel has a series to work on.
    """
    newest_first = (
        Sent(text, period, period.end + timedelta(days=lag_days))
        for text, period in _backwards(kpi)(as_at)
    )
    known = (sent for sent in newest_first if sent.released_on <= as_at)
    return list(islice(known, POINTS.get(kpi.frequency, 12)))[::-1]


def share_elapsed(kpi: Kpi, period: Period) -> float:
    """Return what share of its whole a figure can hold by the end of a period; 1 for most.

    What is collected or delivered of a whole year's, and done of a programme of five years, adds up
    as time goes on.
    """
    if kpi.series_type == "programme_cumulative":
        months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
        return min(1.0, (months + 1) / PROGRAMME_MONTHS)
    if kpi.series_type == "year_to_date" and "whole year" in kpi.denominator:
        return ((period.end.month - APRIL) % 12 + 1) / 12
    return 1.0


Written = Iterator[tuple[str, Period]]


def _backwards(kpi: Kpi) -> Callable[[date], Written]:
    if kpi.series_type == "judgement":
        return _inspections
    if kpi.series_type == "year_to_date":
        return _years_to_date if kpi.frequency == "fortnightly" else _quarters
    if kpi.series_type == "programme_cumulative":
        return _programme
    if kpi.series_type == "rolling":
        return _rolling_quarters if kpi.frequency in ("quarterly", "monthly") else _windows
    if kpi.frequency == "quarterly":
        return _quarters
    if kpi.frequency == "monthly":
        return _months
    if kpi.series_type == "snapshot":
        return _days(kpi.source.snapshot_day or "03-31")
    makers = {"academic_year": periods.academic_year, "calendar_year": periods.calendar_year}
    make = makers.get(kpi.series_type, periods.financial_year)
    return _years(make, step=2 if kpi.frequency == "two_yearly" else 1)


def _years(make: Callable[[int], Period], *, step: int) -> Callable[[date], Written]:
    def years(as_at: date) -> Written:
        for year in range(as_at.year, 1990, -step):
            period = make(year)
            # An academic year is written as ISO, since 2024/25 alone is a financial year.
            is_academic = period.kind == "academic_year"
            yield (f"{period.start}/P1Y" if is_academic else _year_text(period)), period

    return years


def _year_text(period: Period) -> str:
    return f"{period.start}/P1Y" if period.kind == "calendar_year" else period.label


def _quarters(as_at: date) -> Written:
    quarter = periods.quarter_of(as_at)
    while True:
        yield quarter.label, quarter
        quarter = periods.quarter_of(quarter.start - timedelta(days=1))


def _months(as_at: date) -> Written:
    current = periods.month(as_at.year, as_at.month)
    while True:
        yield current.label, current
        before = current.start - timedelta(days=1)
        current = periods.month(before.year, before.month)


def _days(month_and_day: str) -> Callable[[date], Written]:
    number, day = (int(part) for part in month_and_day.split("-"))

    def days(as_at: date) -> Written:
        for year in range(as_at.year, 1990, -1):
            when = date(year, number, day)
            yield when.isoformat(), periods.day(when)

    return days


def _windows(as_at: date) -> Written:
    for year in range(as_at.year, 1990, -1):
        period = periods.window(date(year - 2, 1, 1), date(year, 12, 31))
        yield f"{year - 2} - {year % 100:02d}", period


def _rolling_quarters(as_at: date) -> Written:
    for _, last in _quarters(as_at):
        first = periods.quarter_of(last.end - timedelta(days=300))
        yield f"{first.label} - {last.label}", periods.window(first.start, last.end)


def _programme(as_at: date) -> Written:
    start = periods.financial_quarter(2021, 1)
    for _, last in _quarters(as_at):
        if last.start <= start.start:
            return
        yield f"{start.label} - {last.label}", periods.window(start.start, last.end)


def _years_to_date(as_at: date) -> Written:
    end = as_at - timedelta(days=as_at.weekday() + 3)  # a Friday
    while True:
        start = date(end.year if end.month >= 9 else end.year - 1, 9, 1)
        if end > start:
            yield f"{start}/{end}", periods.year_to_date(start, end)
        end -= timedelta(days=14)


def _inspections(as_at: date) -> Written:
    for years in (2, 5, 8):
        when = date(as_at.year - years, 3, 12)
        yield when.isoformat(), periods.day(when)
