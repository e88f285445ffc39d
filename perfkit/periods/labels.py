"""Labels: how each kind of period is written, in tables and in sentences; written here alone."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from perfkit.periods.days import MONTHS, ends_month, write_date

Kind = Literal[
    "financial_quarter",
    "calendar_quarter",
    "financial_year",
    "academic_year",
    "calendar_year",
    "other_year",
    "month",
    "day",
    "window",
    "year_to_date",
]
Write = Callable[[date, date], str]


def _split_year(start: date, end: date) -> str:
    return f"{start.year}/{(start.year + 1) % 100:02d}"


def _quarter(start: date, end: date) -> str:
    year = start.year if start.month >= 4 else start.year - 1
    return f"{year}/{(year + 1) % 100:02d} Q{(start.month - 4) % 12 // 3 + 1}"


def _months(start: date, end: date) -> str:
    year = f" {start.year}" if start.year != end.year else ""
    return f"{MONTHS[start.month]}{year} to {MONTHS[end.month]} {end.year}"


def _stretch(start: date, end: date) -> str:
    """Whole months are named by month; 16 November 2019 to 15 November 2020 is not."""
    if start.day == 1 and ends_month(end):
        return _months(start, end)
    return f"{write_date(start)} to {write_date(end)}"


def _whole_years(start: date, end: date) -> str:
    """Write several whole years of one sort: 2022 to 2024, 2020/21 to 2024/25; else nothing."""
    ends = (start.month, start.day, end.month, end.day)
    if ends == (1, 1, 12, 31) and end.year > start.year:
        return f"{start.year} to {end.year}"
    if ends in ((4, 1, 3, 31), (9, 1, 8, 31)) and end.year > start.year + 1:
        return f"{_split_year(start, end)} to {end.year - 1}/{end.year % 100:02d}"
    return ""


def _window(start: date, end: date) -> str:
    if years := _whole_years(start, end):
        return years
    if start.day == 1 and start.month % 3 == 1 and end.month % 3 == 0 and ends_month(end):
        return f"{_quarter(start, end)} to {_quarter(end, end)}"
    return _stretch(start, end)


def _window_prose(start: date, end: date) -> str:
    calendar_years = _whole_years(start, end) if start.month == 1 else ""
    return calendar_years or _stretch(start, end)


LABELS: dict[Kind, Write] = {
    "financial_quarter": _quarter,
    "calendar_quarter": _months,
    "financial_year": _split_year,
    "academic_year": _split_year,
    "calendar_year": lambda start, end: str(end.year),
    "other_year": _stretch,
    "month": lambda start, end: f"{MONTHS[start.month]} {start.year}",
    "day": lambda start, end: write_date(end),
    "window": _window,
    "year_to_date": lambda start, end: f"{_split_year(start, end)} to {write_date(end)}",
}
PROSE: dict[Kind, Write] = {
    **LABELS,
    "financial_quarter": _months,
    "financial_year": lambda start, end: f"the year to March {end.year}",
    "academic_year": lambda start, end: f"the {start.year} to {end.year} academic year",
    "window": _window_prose,
    "year_to_date": lambda start, end: f"{write_date(start)} to {write_date(end)}",
}
