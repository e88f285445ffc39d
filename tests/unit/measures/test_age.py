"""A figure is new, repeated, old, overdue or awaited."""

from datetime import date

import pytest

from perfkit.measures.age import age, next_period_end

QUARTER = {"frequency": "quarterly", "lag_days": 125}
END = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("as_at", "status", "late"),
    [(date(2026, 8, 3), "repeat", 0), (date(2026, 8, 4), "overdue", 1)],
)
def test_a_figure_is_overdue_from_the_day_after_the_next_is_due(as_at, status, late):
    found = age(
        END, released_on=date(2026, 4, 1), as_at=as_at, previous_as_at=date(2026, 5, 1), **QUARTER
    )
    assert (found.status, found.days_late, found.next_due) == (status, late, date(2026, 8, 3))


@pytest.mark.parametrize(
    ("previous", "released", "status"),
    [
        (date(2026, 4, 30), date(2026, 5, 1), "new"),
        (date(2026, 4, 30), date(2026, 4, 30), "repeat"),
        (None, date(2026, 5, 1), "new"),
        (None, date(2026, 4, 30), "repeat"),
        (None, None, "repeat"),
    ],
)
def test_new_is_since_the_edition_before_or_the_last_quarter(previous, released, status):
    found = age(
        END, released_on=released, as_at=date(2026, 7, 31), previous_as_at=previous, **QUARTER
    )
    assert found.status == status


@pytest.mark.parametrize(
    ("ended", "status"), [(date(2024, 8, 1), "repeat"), (date(2024, 7, 30), "old")]
)
def test_a_figure_that_keeps_no_calendar_is_old_after_two_years(ended, status):
    found = age(
        ended,
        released_on=date(2024, 9, 1),
        as_at=date(2026, 7, 31),
        frequency="irregular",
        lag_days=0,
    )
    assert (found.status, found.next_due) == (status, None)


def test_no_value_ever_sent_is_awaited():
    found = age(None, released_on=None, as_at=date(2026, 7, 31), **QUARTER)
    assert (found.status, found.days, found.words) == (
        "awaited",
        None,
        "no figure has been sent yet",
    )


@pytest.mark.parametrize(
    ("as_at", "words"),
    [
        (
            date(2026, 7, 31),
            "it is of 31 December 2025, and the next is due by 3 August 2026",
        ),
        (
            date(2026, 9, 1),
            "it is of 31 December 2025, and the next was due by 3 August 2026",
        ),
    ],
)
def test_the_age_is_said_with_dates(as_at, words):
    assert age(END, released_on=None, as_at=as_at, **QUARTER).words == words


@pytest.mark.parametrize(
    ("ended", "frequency", "expected"),
    [
        (date(2025, 11, 30), "quarterly", date(2026, 2, 28)),
        (date(2023, 2, 28), "annual", date(2024, 2, 29)),
        (date(2025, 9, 30), "two_yearly", date(2027, 9, 30)),
        (date(2026, 7, 23), "fortnightly", date(2026, 8, 6)),
        (date(2025, 1, 15), "monthly", date(2025, 2, 15)),
        (date(2025, 1, 15), "irregular", None),
    ],
)
def test_the_next_period_ends_as_this_one_did(ended, frequency, expected):
    assert next_period_end(ended, frequency) == expected
