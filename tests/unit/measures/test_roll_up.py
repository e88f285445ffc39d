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
