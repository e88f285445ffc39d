"""A figure beside a benchmark is judged by its interval, ends included."""

import pytest

from perfkit.measures.benchmark import compare, compare_intervals
from perfkit.measures.intervals import Interval


@pytest.mark.parametrize(
    ("beside", "good", "expected"),
    [
        (8.0, "higher", "similar"),
        (7.99, "higher", "better"),
        (12.0, "higher", "similar"),
        (12.01, "higher", "worse"),
        (7.99, "lower", "worse"),
        (12.01, "lower", "better"),
        (7.99, "in_range", "higher"),
        (12.01, None, "lower"),
        (None, "higher", "not_compared"),
        (float("nan"), "higher", "not_compared"),
    ],
)
def test_a_figure_is_similar_to_what_its_interval_holds(beside, good, expected):
    assert compare(10.0, 8.0, 12.0, beside, good=good) == expected


def test_a_figure_without_an_interval_is_not_compared():
    assert compare(10.0, None, 12.0, 3.0, good="higher") == "not_compared"


@pytest.mark.parametrize(
    ("other", "expected"), [(12.0, "similar"), (12.1, "worse"), (float("nan"), "not_compared")]
)
def test_two_intervals_that_touch_are_similar(other, expected):
    found = compare_intervals(Interval(10.0, 8.0, 12.0), Interval(14.0, other, 16.0), good="higher")
    assert found == expected
