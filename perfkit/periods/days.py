"""Days: the arithmetic of months and years, and how a day is written."""

import calendar
from datetime import date, timedelta

MONTHS = tuple(calendar.month_name)  # MONTHS[1] is January


def write_date(when: date) -> str:
    """Write a day as GOV.UK does.

    >>> write_date(date(2026, 4, 1))
    '1 April 2026'
    """
    return f"{when.day} {MONTHS[when.month]} {when.year}"


def write_month(when: date) -> str:
    """Write the month of a day.

    >>> write_month(date(2022, 12, 31))
    'December 2022'
    """
    return f"{MONTHS[when.month]} {when.year}"


def write_weekday(when: date) -> str:
    """Write a day with its day of the week, where somebody must do something by it.

    >>> write_weekday(date(2026, 3, 12))
    'Thursday 12 March 2026'
    """
    return f"{calendar.day_name[when.weekday()]} {write_date(when)}"


def last_day(first: date, months: int) -> date:
    """Return the last day of the stretch of `months` months that starts on `first`.

    >>> last_day(date(2019, 11, 16), 12)
    datetime.date(2020, 11, 15)
    """
    year, number = divmod(first.year * 12 + first.month - 1 + months, 12)
    longest = calendar.monthrange(year, number + 1)[1]
    return date(year, number + 1, min(first.day, longest)) - timedelta(days=1)


def ends_month(when: date) -> bool:
    """Tell whether a day is the last of its month."""
    return when.day == calendar.monthrange(when.year, when.month)[1]


def year_before(when: date) -> date:
    """Return the same day a year earlier; 28 February for 29 February."""
    try:
        return when.replace(year=when.year - 1)
    except ValueError:
        return when.replace(year=when.year - 1, day=28)
