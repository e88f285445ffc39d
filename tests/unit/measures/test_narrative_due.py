"""When the words on a KPI are due, and whether they have come."""

from datetime import date

import pytest

from perfkit.framework.model import Due
from perfkit.measures.narrative_due import NarrativeDue, narrative_due

TEN = Due(working_days=10, after="release")
RELEASED = date(2026, 2, 26)
DUE_ON = date(2026, 3, 12)


def found(due=TEN, *, released_on=RELEASED, written_on=None, as_at=date(2026, 3, 2)):
    return narrative_due(due, released_on=released_on, written_on=written_on, as_at=as_at)


@pytest.mark.parametrize(
    ("as_at", "state", "days"),
    [
        (date(2026, 3, 2), "due", 10),
        (DUE_ON, "due", 0),
        (date(2026, 3, 13), "overdue", 1),
        (date(2026, 7, 31), "overdue", 141),
    ],
)
def test_a_narrative_is_due_up_to_its_day_and_overdue_from_the_day_after(as_at, state, days):
    assert found(as_at=as_at) == NarrativeDue(state, DUE_ON, RELEASED, days, "")


@pytest.mark.parametrize(
    ("written_on", "state"),
    [(date(2026, 2, 25), "due"), (RELEASED, "written"), (date(2026, 3, 1), "written")],
)
def test_words_written_before_the_release_are_about_an_earlier_figure(written_on, state):
    assert found(written_on=written_on).state == state


def test_without_a_release_nobody_can_tell_when_words_are_due():
    assert found(released_on=None) == NarrativeDue("cannot_tell", None, None, 0, "no_release")


def test_a_day_in_a_year_of_unknown_bank_holidays_cannot_be_told():
    far = date(2060, 1, 4)
    assert found(released_on=far, as_at=far).unknown == "bank_holidays"


def test_a_narrative_on_the_quarter_is_due_whether_or_not_a_figure_came():
    quarterly = Due(working_days=10, after="quarter_end")
    in_time = found(quarterly, released_on=None, as_at=date(2026, 1, 15))
    assert in_time == NarrativeDue("due", date(2026, 1, 15), date(2025, 12, 31), 0, "")
    on_its_last_day = found(quarterly, released_on=None, as_at=date(2026, 3, 31))
    assert on_its_last_day.counted_from == date(2026, 3, 31)


def test_the_days_of_half_terms_are_not_held():
    half_terms = Due(working_days=0, after="half_term_end")
    assert found(half_terms).unknown == "half_terms"
