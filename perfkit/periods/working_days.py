"""Working days: those that are neither of a weekend nor a bank holiday of England and Wales."""

from collections import defaultdict
from datetime import date, timedelta
from functools import cache

SATURDAY = 5


def working_days_after(when: date, count: int) -> date | None:
    """Return the working day that is `count` working days after a day, which is not counted.

    With a count of 0 it is the day itself, or the first working day after it. None where the way
    leads through a year whose bank holidays are not known.

    >>> working_days_after(date(2026, 2, 26), 10)
    datetime.date(2026, 3, 12)
    >>> working_days_after(date(2025, 12, 24), 1)  # Christmas, Boxing Day and a weekend between
    datetime.date(2025, 12, 29)
    """
    left = count
    if not count:
        when, left = when - timedelta(days=1), 1
    while left:
        when += timedelta(days=1)
        if (counts := is_working_day(when)) is None:
            return None
        left -= counts
    return when


def is_working_day(when: date) -> bool | None:
    """Tell whether a day is neither of a weekend nor a bank holiday; None where not known.

    >>> is_working_day(date(2026, 4, 3)), is_working_day(date(2026, 4, 7))  # Good Friday, a Tuesday
    (False, True)
    """
    held = _bank_holidays().get(when.year)
    return None if held is None else when.weekday() < SATURDAY and when not in held


@cache
def _bank_holidays() -> dict[int, frozenset[date]]:
    """Return the bank holidays by year, as GOV.UK listed them for the installed library."""
    # Imported here, since it brings a client for the web, which is never asked: its own copy is.
    from govuk_bank_holidays.bank_holidays import BankHolidays

    listed = BankHolidays(use_cached_holidays=True)
    by_year: defaultdict[int, set[date]] = defaultdict(set)
    for known in listed.get_holidays(division=BankHolidays.ENGLAND_AND_WALES):
        by_year[known["date"].year].add(known["date"])
    return {year: frozenset(days) for year, days in by_year.items()}
