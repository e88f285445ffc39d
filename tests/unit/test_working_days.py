"""Working days: weekends and the bank holidays of England and Wales do not count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfkit.periods import is_working_day, working_days_after, write_weekday

DAYS = st.dates(date(2012, 1, 2), date(2028, 9, 30))


@pytest.mark.parametrize(
    ("when", "count", "expected"),
    [
        (date(2026, 2, 26), 10, date(2026, 3, 12)),  # two weekends
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday, a weekend, Easter Monday
        (date(2025, 12, 24), 2, date(2025, 12, 30)),  # Christmas Day and Boxing Day
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Boxing Day is a Saturday: a Monday instead
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # proclaimed for one year alone
        (date(2026, 1, 3), 0, date(2026, 1, 5)),  # due on a Saturday is due on the Monday
        (date(2026, 1, 5), 0, date(2026, 1, 5)),
    ],
)
def test_weekends_and_bank_holidays_do_not_count(when, count, expected):
    assert working_days_after(when, count) == expected


@given(DAYS, st.integers(1, 30))
def test_between_a_day_and_the_day_due_lie_as_many_working_days_as_asked(when, count):
    due = working_days_after(when, count)
    between = (date.fromordinal(day) for day in range(when.toordinal() + 1, due.toordinal() + 1))
    assert sum(map(is_working_day, between)) == count
    assert is_working_day(due)


def test_what_leads_through_a_year_of_unknown_bank_holidays_is_not_told():
    assert is_working_day(date(2060, 1, 5)) is None
    assert working_days_after(date(2060, 1, 5), 3) is None
    assert working_days_after(date(2060, 1, 5), 0) is None


@given(DAYS)
def test_no_day_of_a_weekend_is_a_working_day(when):
    assert not (when.weekday() >= 5 and is_working_day(when))


def test_a_day_by_which_somebody_must_act_is_written_with_its_weekday():
    assert write_weekday(date(2026, 3, 12)) == "Thursday 12 March 2026"
