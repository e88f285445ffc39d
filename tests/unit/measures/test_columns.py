"""Columns become numbers and dates, or words on what is wrong with them."""

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from perfkit.errors import MeasureError
from perfkit.measures.columns import (
    as_number,
    as_numbers,
    check_good,
    dates_of,
    group_columns,
    require_columns,
)

NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, None, pd.NA, NAN], [1, NAN, NAN, NAN]),
        ((1, 2), [1, 2]),
        ([Decimal("1.5"), 2], [1.5, 2]),
        (pd.Series([1, pd.NA], dtype="Int64"), [1, NAN]),
        (pd.Series([1.5, pd.NA], dtype="Float64"), [1.5, NAN]),
        (pd.Series([1, None], dtype="int64[pyarrow]"), [1, NAN]),
        (pd.array([1, None], dtype="Int64"), [1, NAN]),
        (pd.Series([1.0, 2.0], dtype="category"), [1, 2]),
        (np.ma.array([1, 2], mask=[False, True]), [1, NAN]),
        ([1e51, -1e300, 1e-51, 5e-324, -1e50], [INF, -INF, 0, 0, -1e50]),
        ([], []),
    ],
)
def test_what_holds_numbers_becomes_floats_and_the_missing_stay_missing(values, expected):
    np.testing.assert_array_equal(as_numbers(values, of="A mean"), np.array(expected, dtype=float))


@pytest.mark.parametrize(
    "values",
    [
        ["1", "2"],
        "1",
        [1, "a"],
        pd.Series(["1"], dtype="string[pyarrow]"),
        pd.Series(pd.to_datetime(["2026-01-01"])),
        np.array(["2026-01-01"], dtype="datetime64[D]"),
        [1j],
        {1, 2},
        [[1], [1, 2]],
        10**400,
    ],
)
def test_text_dates_and_the_rest_are_no_numbers(values):
    with pytest.raises(MeasureError, match="A mean takes numbers, got something else"):
        as_numbers(values, of="A mean")


def test_one_number_is_one_and_not_a_list():
    assert np.isnan(as_number(pd.NA, of="A target"))
    with pytest.raises(MeasureError, match="A target takes one number, got 1 in a list"):
        as_number([5], of="A target")


@pytest.mark.parametrize(
    "dates",
    [
        ["2026-03-31"],
        [date(2026, 3, 31)],
        pd.to_datetime(["2026-03-31"]).tz_localize("Europe/London"),
        pd.PeriodIndex(["2026-03"], freq="M"),
    ],
)
def test_what_holds_dates_becomes_days_and_a_period_is_its_last(dates):
    assert dates_of(dates, of="A series").tolist() == [pd.Timestamp("2026-03-31")]


@pytest.mark.parametrize("dates", [[2026], [1.5], ["soon"], [True]])
def test_a_number_is_no_date(dates):
    with pytest.raises(MeasureError, match="A series takes dates, as 2026-03-31, got"):
        dates_of(dates, of="A series")


def test_what_is_no_table_or_has_a_column_twice_is_refused():
    with pytest.raises(MeasureError, match=r"takes a table \(a DataFrame\), got list"):
        require_columns([1], ["value"], of="A rank")
    twice = pd.DataFrame([[1, 2]], columns=["value", "value"])
    with pytest.raises(MeasureError, match="more than one column value"):
        require_columns(twice, ["value"], of="A rank")


@pytest.mark.parametrize("by", [[], "count", ["ward", "count"]])
def test_groups_are_by_a_column_that_is_not_added_up(by):
    with pytest.raises(MeasureError, match="by one column or more, and none of count"):
        group_columns(by, taken=["count"], of="A rate")


def test_a_word_that_no_kpi_has_for_good_is_refused():
    with pytest.raises(MeasureError, match="or None, got 'up'"):
        check_good("up", of="A comparison")
