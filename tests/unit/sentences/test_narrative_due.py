"""By when words are due, as a reader is told it."""

from datetime import date

import pytest

from perfkit.framework.model import Due
from perfkit.measures.narrative_due import NarrativeDue
from perfkit.sentences.narrative_due import counted_from, due_by, due_rule

TEN = Due(working_days=10, after="release")
DUE_ON, RELEASED = date(2026, 3, 12), date(2026, 2, 26)


@pytest.mark.parametrize(
    ("state", "days", "said"),
    [
        ("due", 10, "it is due by Thursday 12 March 2026, in 10 days"),
        ("due", 1, "it is due by Thursday 12 March 2026, in 1 day"),
        ("due", 0, "it is due by Thursday 12 March 2026, the day of this page"),
        ("overdue", 141, "it was due by Thursday 12 March 2026 and is 141 days late"),
        ("written", 0, ""),
    ],
)
def test_a_reader_is_told_the_day_and_how_far_off_it_is(state, days, said):
    assert due_by(NarrativeDue(state, DUE_ON, RELEASED, days, "")) == said


@pytest.mark.parametrize(
    ("unknown", "why"),
    [
        ("no_release", "as no figure has been released"),
        ("bank_holidays", "as the bank holidays of that year are not known"),
        ("half_terms", "as the workbook does not hold the days on which half terms end"),
    ],
)
def test_where_no_day_can_be_told_the_reason_is(unknown, why):
    found = NarrativeDue("cannot_tell", None, None, 0, unknown)
    assert due_by(found) == f"it cannot be told when it is due, {why}"
    rule = "It is due ten working days after each release."
    assert counted_from(found, TEN, period="", basis="file") == rule


def test_a_day_says_of_which_release_it_is():
    found = NarrativeDue("due", DUE_ON, RELEASED, 10, "")
    told = counted_from(found, TEN, period="October to December 2025", basis="file")
    assert told == (
        "That is ten working days after the release of the figure for October to December 2025, "
        "on 26 February 2026."
    )


def test_a_release_that_no_file_states_is_told_as_taken():
    found = NarrativeDue("due", DUE_ON, RELEASED, 10, "")
    usual = counted_from(found, TEN, period="2025", basis="usual")
    assert "for 2025, taken to be on 26 February 2026, the usual day, since" in usual
    loaded = counted_from(found, TEN, period="2025", basis="loaded")
    assert "for 2025, which became known here on 26 February 2026, since" in loaded


def test_a_day_counted_from_a_quarter_names_the_quarter():
    quarterly = Due(working_days=10, after="quarter_end")
    found = NarrativeDue("due", date(2026, 1, 15), date(2025, 12, 31), 3, "")
    assert counted_from(found, quarterly, period="", basis="file") == (
        "That is ten working days after the end of October to December 2025, 31 December 2025."
    )


def test_a_rule_is_told_in_words():
    assert due_rule(TEN) == "ten working days after each release"
    assert due_rule(Due(working_days=1, after="quarter_end")) == (
        "one working day after the end of each quarter"
    )
    assert due_rule(Due(working_days=0, after="half_term_end")) == "at the end of each half term"
