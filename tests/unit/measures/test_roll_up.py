"""Counts are added and divided once; a red is never hidden."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfkit.errors import MeasureError
from perfkit.measures.roll_up import (
    REASONS,
    add_counts,
    parts_disagree,
    parts_that_need,
    roll_up,
    status_of,
)


def test_rates_are_never_averaged():
    parts = pd.DataFrame({"ward": ["a", "a"], "numerator": [1, 1], "denominator": [1, 99]})
    assert add_counts(parts, by=["ward"], per=100)["value"].tolist() == [2.0]


def test_a_missing_count_makes_its_group_missing_and_no_other():
    parts = pd.DataFrame(
        {"ward": ["a", "a", "b"], "numerator": [1, None, 3], "denominator": [2, 2, 0]}
    )
    added = add_counts(parts, by=["ward"])
    assert added["numerator"].isna().tolist() == [True, False]
    assert added["denominator"].tolist() == [4.0, 0.0]
    assert added["value"].isna().all()


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        (["on_target", "on_target", "off_target"], "off_target"),
        (["on_target", "close"], "close"),
        (["no_target", "not_comparable", "on_target"], "on_target"),
        ([], "no_target"),
    ],
)
def test_the_status_of_several_is_the_worst(children, expected):
    assert status_of(children) == expected


def test_a_word_that_is_no_status_is_refused():
    with pytest.raises(MeasureError, match="Got the status green"):
        status_of(["green", "on_target"])


@pytest.mark.parametrize(
    ("parts", "whole", "expected"),
    [
        ({"b": "off_target", "a": "off_target", "c": "on_target"}, "on_target", ["a", "b"]),
        ({"a": "close", "b": "no_target"}, "on_target", []),
        ({"a": "off_target"}, "off_target", []),
        ({"a": "off_target"}, "close", []),
        ({}, "on_target", []),
    ],
)
def test_parts_off_target_are_named_while_the_whole_is_on_target(parts, whole, expected):
    assert parts_disagree(parts, whole) == expected


@pytest.mark.parametrize(("parts", "whole"), [({"a": "red"}, "on_target"), ({}, "green")])
def test_a_part_or_whole_that_is_no_status_is_refused(parts, whole):
    with pytest.raises(MeasureError, match="Got the status"):
        parts_disagree(parts, whole)


@pytest.mark.parametrize(
    ("changes", "options", "message"),
    [
        ({"numerator": "many"}, {}, "takes numbers"),
        ({"denominator": -1}, {}, "A denominator is 0 or more"),
        ({"numerator": float("inf")}, {}, "infinite"),
        ({}, {"by": ["town"]}, "town is absent"),
        ({}, {"by": []}, "by one column or more"),
        ({}, {"by": ["numerator"]}, "none of numerator"),
        ({}, {"per": 0}, "per a number above 0"),
    ],
)
def test_parts_that_cannot_be_added_are_refused(changes, options, message):
    parts = pd.DataFrame({"ward": ["a"], "numerator": [1], "denominator": [2]}).assign(**changes)
    with pytest.raises(MeasureError, match=message):
        add_counts(parts, **{"by": "ward"} | options)


def test_one_column_may_be_named_alone_and_nullable_counts_are_counts():
    parts = pd.DataFrame({"ward": ["a", "a"], "numerator": [1, 1], "denominator": [1, 99]})
    added = add_counts(parts.astype({"numerator": "Int64", "denominator": "Int64"}), by="ward")
    assert added["value"].tolist() == [2.0]
    assert add_counts(parts.head(0), by="ward").empty


@pytest.mark.parametrize("children", [[None], [float("nan"), "on_target"]])
def test_a_missing_status_is_refused_in_words(children):
    with pytest.raises(MeasureError, match="Got the status"):
        status_of(children)


def test_parts_may_be_a_series_and_need_names():
    assert parts_disagree(pd.Series({"a": "off_target"}), "on_target") == ["a"]
    with pytest.raises(MeasureError, match="Parts are statuses by name, got list"):
        parts_disagree(["off_target"], "on_target")


QUIET = {
    "target_status": "on_target",
    "variation": "improving",
    "age_status": "new",
    "quality_grade": "sound",
    "attention": 1,
    "disagrees": False,
    "needs": False,
}
RED = QUIET | {"target_status": "off_target", "attention": 3, "needs": True}


def parts(**rows):
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(QUIET))


def test_a_part_is_counted_once_under_each_node_however_many_ways_lead_to_it():
    rolled = roll_up(
        {"all": ["bins", "bins", "litter"], "one": ["litter"], "none": []},
        parts(bins=RED, litter=QUIET),
    )
    assert rolled["measures"].to_dict() == {"all": 2, "one": 1, "none": 0}
    assert rolled["need"].to_dict() == {"all": 1, "one": 0, "none": 0}
    assert rolled["worst_target"].to_dict() == {
        "all": "off_target",
        "one": "on_target",
        "none": "no_target",
    }
    assert rolled["worst_attention"].to_dict() == {"all": 3, "one": 1, "none": 0}


def test_a_part_without_a_row_is_not_counted():
    assert roll_up({"all": ["bins", "secret"]}, parts(bins=QUIET)).loc["all", "measures"] == 1


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        ("off_target", {"target_status": "off_target"}),
        ("worsening", {"variation": "worsening"}),
        ("overdue", {"age_status": "overdue"}),
        ("not_fit", {"quality_grade": "not_fit"}),
        ("disagree", {"disagrees": True}),
    ],
)
def test_each_reason_is_counted_by_its_own_mark(reason, changes):
    rolled = roll_up({"all": ["bins"]}, parts(bins=QUIET | changes)).loc["all"]
    assert {name: rolled[name] for name in REASONS} == dict.fromkeys(REASONS, 0) | {reason: 1}


@given(
    greens=st.integers(0, 60),
    ways=st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, unique=True),
)
def test_no_number_of_greens_hides_a_red(greens, ways):
    named = {f"green-{number}": QUIET for number in range(greens)} | {"red": RED}
    rolled = roll_up({way: list(named) for way in ways}, parts(**named))
    assert set(rolled["worst_target"]) == {"off_target"}
    assert set(rolled["worst_attention"]) == {3}
    assert set(rolled["need"]) == set(rolled["off_target"]) == {1}


@pytest.mark.parametrize(
    ("whole", "expected"),
    [([False], ["bins"]), ([False, True], []), ([], [])],
    ids=["hides it", "tells of trouble itself", "shows nothing"],
)
def test_parts_that_need_somebody_are_named_where_the_whole_is_well(whole, expected):
    assert parts_that_need({"litter": False, "bins": True}, whole) == expected
