"""Intervals are those of the reference, and say what they cannot be computed of."""

import numpy as np
import pandas as pd
import pytest

from perfkit.errors import MeasureError
from perfkit.measures.intervals import (
    mean_interval,
    proportion_interval,
    rate_interval,
    refused,
)


def test_byar_twenty_events_in_a_hundred_thousand():
    value, lower, upper = rate_interval(20, 100_000)
    assert (value, round(lower, 2), round(upper, 2)) == (20.0, 12.21, 30.89)


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [(0, 0.0, 3.69), (9, 4.12, 17.08), (10, 4.79, 18.39)],
)
def test_limits_are_exact_below_ten_events_and_byar_from_ten(count, lower, upper):
    interval = rate_interval(count, 100, per=100)
    assert (round(interval.lower, 2), round(interval.upper, 2)) == (lower, upper)


def test_wilson_of_none_and_all_stays_within_nought_and_one():
    none, every = proportion_interval(0, 20), proportion_interval(20, 20)
    assert (none.lower, round(none.upper, 4)) == (0.0, 0.1611)
    assert (round(every.lower, 4), every.upper) == (0.8389, 1.0)


def test_a_confidence_of_a_hundred_gives_everything_possible():
    assert proportion_interval(3, 10, confidence=100)[1:] == (0.0, 1.0)
    assert rate_interval(30, 10, confidence=1)[1:] == (0.0, np.inf)


def test_confidence_may_be_given_as_a_share_or_a_percentage():
    assert proportion_interval(3, 10, confidence=95) == proportion_interval(3, 10)


@pytest.mark.parametrize("confidence", [0.89, 89, 100.1, -1])
def test_a_confidence_out_of_range_is_refused(confidence):
    with pytest.raises(MeasureError, match="A confidence is from"):
        proportion_interval(1, 2, confidence=confidence)


@pytest.mark.parametrize(("x", "n"), [(3, 2), (-1, 2), (0, 0), (1, -2), (np.inf, np.inf)])
def test_a_scalar_without_a_proportion_is_refused(x, n):
    with pytest.raises(MeasureError, match="denominator above 0"):
        proportion_interval(x, n)


def test_a_rate_may_have_more_events_than_people():
    assert rate_interval(30, 10, per=1).value == 3.0


def test_in_arrays_the_bad_and_the_missing_are_missing_and_the_bad_are_listed():
    numerators, denominators = np.array([1, 5, np.nan, 2]), np.array([2, 4, 4, 0])
    value, lower, _ = proportion_interval(numerators, denominators)
    assert np.isnan(value).tolist() == [False, True, True, True]
    assert np.isnan(lower).tolist() == [False, True, True, True]
    assert refused(numerators, denominators) == [1, 3]


def test_a_missing_scalar_is_missing():
    assert np.isnan(rate_interval(np.nan, 10).lower)


def test_a_mean_has_students_interval_and_drops_the_missing():
    found = mean_interval([1.0, np.nan, 2.0, 3.0, 4.0])
    half = 3.182446 * np.sqrt(5 / 3) / 2
    assert found == pytest.approx((2.5, 2.5 - half, 2.5 + half))


def test_one_value_has_a_mean_and_no_limits_and_values_alike_have_no_width():
    assert mean_interval([3.0]).value == 3.0
    assert np.isnan(mean_interval([3.0])[1:]).all()
    assert mean_interval([0.1] * 3) == (0.1, 0.1, 0.1)


def test_series_in_are_series_out_on_their_index():
    table = pd.DataFrame({"x": [1.0, 5.0], "n": [2.0, 4.0]}, index=["a", "b"])
    before = table.copy()
    found = rate_interval(table["x"], table["n"], per=100)
    assert found.upper.index.tolist() == ["a", "b"]
    assert proportion_interval(table["x"], 10).value.to_dict() == {"a": 0.1, "b": 0.5}
    pd.testing.assert_frame_equal(table, before)


def test_the_missing_of_a_nullable_column_stay_missing():
    column = pd.Series([1, pd.NA], dtype="Int64")
    assert np.isnan(proportion_interval(column, 4).value).tolist() == [False, True]
