"""A candidate indicator is asked seven questions; what rests on no figure cannot be told."""

import pytest

from perfkit.periods import financial_year
from perfkit.quality.fitness import fitness
from tests.unit.measures.make import make_kpi, make_series

CLEAR = {"breakdowns": ("Female", "Male"), "lifecycle": "proposed"}


def years(count):
    periods = [financial_year(2016 + number) for number in range(count)]
    return make_series([20.0] * count, periods=periods, value_text="")


def asked(count=6, lag_days=90, **changes):
    found = fitness(make_kpi(**CLEAR | changes), years(count), lag_days=lag_days)
    return {answer.question: (answer.met, answer.words) for answer in found}


def test_a_candidate_with_a_source_in_time_comparable_by_group_and_no_new_burden_meets_all():
    assert {met for met, _ in asked().values()} == {"yes"}
    assert len(asked()) == 7


@pytest.mark.parametrize(
    ("count", "met", "words"),
    [
        (0, "cannot_tell", "no figure is held"),
        (1, "no", "1 period; 6 are needed"),
        (5, "no", "5 periods; 6 are needed"),
        (6, "yes", "6 periods; 6 are needed"),
    ],
)
def test_a_change_is_seen_from_as_many_points_as_a_direction_needs(count, met, words):
    assert asked(count)["Are there enough points to see a change?"] == (met, words)


@pytest.mark.parametrize(
    ("count", "answer"), [(0, ("no", "no period held")), (1, ("yes", "1 period held"))]
)
def test_a_source_is_held_when_it_gave_a_figure(count, answer):
    assert asked(count)["Is a source held?"] == answer


@pytest.mark.parametrize(("days", "met"), [(365, "yes"), (366, "no")])
def test_a_figure_known_more_than_a_year_late_is_not_in_time(days, met):
    assert asked(lag_days=days)["Is it known in time?"][0] == met


@pytest.mark.parametrize(
    ("question", "changes", "words"),
    [
        (
            "Can it be compared?",
            {"benchmark": {"group": "none", "reason": "Nobody else counts it."}},
            "Nobody else counts it",
        ),
        ("Is it known by group?", {"breakdowns": ()}, "no breakdown is published"),
        ("Is it clear what good is?", {"good": "context_only"}, "Fewer is better"),
        (
            "Does it reuse what is collected?",
            {"new_collection": "Nobody counts it yet."},
            "Nobody counts it yet",
        ),
    ],
)
def test_what_is_not_met_says_why(question, changes, words):
    assert asked(**changes)[question] == ("no", words)
