"""Several figures of one area and period: all given, parts and whole, two sources."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfkit.framework.checks import Agreement, PartsAddUp, PartWithinWhole, Required
from perfkit.quality.checks.together import agrees, is_given, is_within_its_whole, parts_add_up
from tests.unit.quality.make import make_facts

BOTH = Required(id="both", says="One is absent.", kind="required", series=["first", "second"])
SUM = PartsAddUp(
    id="sum", says="They do not add up.", kind="parts_add_up", total="all", parts=["a", "b"]
)
PART = PartWithinWhole(
    id="part", says="More than all.", kind="part_within_whole", part="a", whole="all"
)
SAME = Agreement.model_validate(
    {
        "id": "same",
        "says": "Two sources part.",
        "kind": "agreement",
        "series": "rate",
        "with": {"return": "other", "series": "theirs", "breakdown": "Female"},
        "tolerance": 0.1,
    }
)


def series(**values):
    """Return a fact a series, of one area and year."""
    return pd.concat([make_facts(value, series=name) for name, value in values.items()])


@pytest.mark.parametrize(
    ("changes", "failed", "got"),
    [
        ({}, False, "2"),
        ({"value": float("nan"), "value_text": "[x]", "status": "x"}, True, "[x]"),
        ({"value": float("nan"), "value_text": "[c]", "status": "c"}, False, "[c]"),
    ],
)
def test_where_one_series_is_given_the_other_is_asked_for(changes, failed, got):
    facts = pd.concat(
        [make_facts(1.0, series="first"), make_facts(2.0, series="second", **changes)]
    )
    found = is_given(facts, BOTH)
    assert found["series"].tolist() == ["first", "second"]
    assert found["failed"].tolist() == [False, failed]
    assert found["got"].tolist() == ["1", got]


def test_a_series_without_a_row_is_told_at_the_row_there_is():
    facts = make_facts(1.0, series="first")
    absent = is_given(facts, BOTH).iloc[1]
    assert absent[["series", "failed", "got"]].tolist() == ["second", True, "no row"]
    assert absent["fact_id"] == facts["fact_id"].iloc[0]


def test_what_does_not_apply_is_not_asked_for():
    unasked = make_facts(None, series="second", status="z", value_text="[z]")
    found = is_given(pd.concat([make_facts(1.0, series="first"), unasked]), BOTH)
    assert found["series"].tolist() == ["first"]


def test_of_a_period_for_which_nothing_was_sent_nothing_is_asked():
    assert is_given(make_facts(1.0, series="third"), BOTH).empty


@pytest.mark.parametrize(
    ("values", "tolerance", "failed"),
    [
        ({"all": 3.0, "a": 1.0, "b": 2.0}, 0, [False]),
        ({"all": 4.0, "a": 1.0, "b": 2.0}, 0, [True]),
        ({"all": 4.0, "a": 1.0, "b": 2.0}, 1, [False]),
        ({"all": 0.3, "a": 0.1, "b": 0.2}, 0, [False]),
        ({"all": 4.0, "a": 1.0, "b": None}, 0, []),
        ({"all": None, "a": 1.0, "b": 2.0}, 0, []),
    ],
)
def test_parts_come_to_their_total_where_all_are_given(values, tolerance, failed):
    check = SUM.model_copy(update={"tolerance": tolerance})
    assert parts_add_up(series(**values), check)["failed"].tolist() == failed


def test_a_total_that_does_not_fit_is_told_with_its_parts():
    found = parts_add_up(series(all=4.0, a=1.0, b=2.0), SUM).iloc[0]
    assert found[["series", "got"]].tolist() == ["all", "total 4, parts 3"]


@settings(deadline=None, max_examples=30)  # a test of what is said, not of how fast
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=2), st.integers(0, 10**6))
def test_a_total_is_refused_exactly_where_it_is_not_the_sum(parts, total):
    found = parts_add_up(series(all=float(total), a=float(parts[0]), b=float(parts[1])), SUM)
    assert found["failed"].tolist() == [sum(parts) != total]


def test_areas_and_periods_are_not_mixed():
    there = make_facts(9.0, series="b", area="E08000002")
    then = make_facts(9.0, series="b", year=2020)
    assert parts_add_up(pd.concat([series(all=3.0, a=1.0), there, then]), SUM).empty


@pytest.mark.parametrize(("part", "failed"), [(3.0, False), (3.1, True), (0.0, False)])
def test_a_part_is_no_more_than_its_whole(part, failed):
    found = is_within_its_whole(series(all=3.0, a=part), PART)
    assert found["failed"].tolist() == [failed]
    assert found["got"].tolist() == [f"{part:g} of 3"]


@pytest.mark.parametrize(
    ("theirs", "failed"), [(58.4, [False]), (58.5, [False]), (58.6, [True]), (None, [])]
)
def test_two_sources_agree_within_the_tolerance(theirs, failed):
    others = make_facts(theirs, series="theirs", breakdown="Female", period_kind="window")
    assert agrees(make_facts(58.4), others, SAME)["failed"].tolist() == failed


def test_another_group_of_the_other_source_is_not_compared():
    others = make_facts(10.0, series="theirs", breakdown="Male")
    assert agrees(make_facts(58.4), others, SAME).empty


def test_a_disagreement_tells_both():
    others = make_facts(60.0, series="theirs", breakdown="Female")
    assert agrees(make_facts(58.4), others, SAME)["got"].tolist() == ["58.4 here, 60 in other"]
