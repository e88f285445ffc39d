"""Counts are added and divided once; a red is never hidden."""

import pandas as pd
import pytest

from perfkit.errors import MeasureError
from perfkit.measures.roll_up import add_counts, parts_disagree, status_of


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
