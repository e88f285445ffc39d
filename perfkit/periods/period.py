"""A period: its kind, its first day and its last, and the makers of each kind."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from perfkit.errors import PeriodError
from perfkit.periods.days import ends_month, last_day, year_before
from perfkit.periods.labels import LABELS, PROSE, Kind

FREQUENCIES: dict[Kind, str] = {
    "financial_quarter": "Q-MAR",
    "calendar_quarter": "Q-DEC",
    "financial_year": "Y-MAR",
    "academic_year": "Y-AUG",
    "calendar_year": "Y-DEC",
    "month": "M",
    "day": "D",
}


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of days, both ends included, and what kind of stretch it is.

    Sorts by its last day, so that the greatest of several is the latest.
    """

    end: date
    start: date
    kind: Kind

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.end < self.start:
            raise PeriodError(f"A period cannot end ({self.end}) before it starts ({self.start}).")

    @property
    def label(self) -> str:
        """The period as tables write it.

        >>> financial_quarter(2025, 3).label
        '2025/26 Q3'
        >>> window(date(2022, 1, 1), date(2024, 12, 31)).label
        '2022 to 2024'
        """
        return LABELS[self.kind](self.start, self.end)

    @property
    def prose(self) -> str:
        """The period as a sentence says it.

        >>> financial_quarter(2025, 3).prose
        'October to December 2025'
        >>> financial_year(2025).prose
        'the year to March 2026'
        """
        return PROSE[self.kind](self.start, self.end)

    def to_pandas(self) -> pd.Period:
        """Return pandas' period; its text (2026Q3 for 2025/26 quarter 3) is never shown.

        Raises
        ------
        PeriodError
            For a kind that pandas has no period for.
        """
        if self.kind not in FREQUENCIES:
            raise PeriodError(f"pandas has no period for {self.label} ({self.kind}).")
        return pd.Period(self.end, freq=FREQUENCIES[self.kind])


def financial_quarter(year: int, quarter: int) -> Period:
    """Return a quarter of the financial year that starts in April of `year`; quarter 1 to 4."""
    if quarter not in (1, 2, 3, 4):
        raise PeriodError(f"A year has quarters 1 to 4, got {quarter}.")
    first = date(year, 1 + 3 * quarter, 1) if quarter < 4 else date(year + 1, 1, 1)
    return Period(last_day(first, 3), first, "financial_quarter")


def calendar_quarter(year: int, quarter: int) -> Period:
    """Return a quarter of a calendar year; quarter 1 to 4."""
    if quarter not in (1, 2, 3, 4):
        raise PeriodError(f"A year has quarters 1 to 4, got {quarter}.")
    first = date(year, 3 * quarter - 2, 1)
    return Period(last_day(first, 3), first, "calendar_quarter")


def financial_year(year: int) -> Period:
    """Return the financial year that starts on 1 April of `year`."""
    return Period(date(year + 1, 3, 31), date(year, 4, 1), "financial_year")


def academic_year(year: int) -> Period:
    """Return the academic year that starts on 1 September of `year`."""
    return Period(date(year + 1, 8, 31), date(year, 9, 1), "academic_year")


def calendar_year(year: int) -> Period:
    """Return the calendar year `year`."""
    return Period(date(year, 12, 31), date(year, 1, 1), "calendar_year")


def month(year: int, number: int) -> Period:
    """Return a calendar month; number 1 to 12."""
    if number not in range(1, 13):
        raise PeriodError(f"A year has months 1 to 12, got {number}.")
    first = date(year, number, 1)
    return Period(last_day(first, 1), first, "month")


def day(when: date) -> Period:
    """Return one day, for a count taken on it."""
    return Period(when, when, "day")


def window(start: date, end: date) -> Period:
    """Return a stretch of several years or quarters taken together."""
    return Period(end, start, "window")


def year_to_date(start: date, end: date) -> Period:
    """Return what has accumulated since `start`."""
    return Period(end, start, "year_to_date")


def quarter_of(when: date) -> Period:
    """Return the financial quarter that a day lies in.

    >>> quarter_of(date(2026, 1, 1)).label
    '2025/26 Q4'
    """
    year = when.year if when.month >= 4 else when.year - 1
    return financial_quarter(year, (when.month - 4) % 12 // 3 + 1)


def same_period_last_year(period: Period) -> Period:
    """Return the period of the same kind one year earlier.

    A period that ends with a month ends with that month a year earlier too, so February 2025 is
    compared with the 29 days of February 2024; a day and a year to date keep their date.

    >>> same_period_last_year(month(2025, 2)) == month(2024, 2)
    True
    """
    start, end = year_before(period.start), year_before(period.end)
    if period.kind not in ("day", "year_to_date") and ends_month(period.end):
        end = last_day(end.replace(day=1), 1)
    return Period(end, start, period.kind)
