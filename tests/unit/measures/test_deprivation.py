"""The most beside the least deprived, and rates of groups added up before they are divided."""

import numpy as np
import pandas as pd
import pytest

from perfkit.measures.inequality import gap_and_ratio, rates_by_group
from perfkit.measures.intervals import rate_interval


def ends(**changes):
    table = pd.DataFrame(
        {
            "quantile": [5, 3, 1],
            "value": [20.0, 24.0, 30.0],
            "lower": [16.0, 20.0, 27.0],
            "upper": [24.0, 28.0, 33.0],
        }
    )
    return table.assign(**changes)


def test_the_gap_is_the_most_less_the_least_deprived_with_its_interval():
    assert gap_and_ratio(ends()).gap == (10.0, 5.0, 15.0)


def test_the_ratio_is_the_one_over_the_other_with_its_interval_on_logs():
    value, lower, upper = gap_and_ratio(ends()).ratio
    assert value == pytest.approx(1.5)
    assert lower == pytest.approx(1.5 / np.exp(np.hypot(np.log(30 / 27), np.log(24 / 20))))
    assert upper == pytest.approx(1.5 * np.exp(np.hypot(np.log(33 / 30), np.log(20 / 16))))


def test_without_limits_there_is_a_gap_but_no_interval():
    found = gap_and_ratio(ends(lower=np.nan, upper=np.nan))
    assert found.gap.value == 10.0 and np.isnan(found.gap[1:]).all()


def test_a_value_of_nought_has_a_gap_but_no_ratio():
    found = gap_and_ratio(ends(value=[0.0, 24.0, 30.0], lower=[0.0, 20.0, 27.0]))
    assert found.gap.value == 30.0 and np.isnan(found.ratio).all()


def test_a_missing_value_has_neither():
    found = gap_and_ratio(ends(value=[np.nan, 24.0, 30.0]))
    assert np.isnan(found.gap).all() and np.isnan(found.ratio).all()


PLACES = pd.DataFrame(
    {
        "ward": ["a", "a", "b", "b", "c"],
        "quantile": [1, 1, 1, 2, 2],
        "count": [1.0, 9.0, 4.0, np.nan, 0.0],
        "population": [20.0, 80.0, 100.0, 10.0, 0.0],
    }
)


def test_counts_of_a_group_are_added_up_and_divided_once():
    found = rates_by_group(PLACES, by=["ward"], per=100).set_index("ward")
    assert found.loc["a", ["value", "lower", "upper"]].tolist() == pytest.approx(
        rate_interval(10, 100, per=100)
    )


def test_a_missing_count_makes_its_group_missing_and_no_people_have_no_rate():
    found = rates_by_group(PLACES, by=["ward"]).set_index("ward")
    assert np.isnan(found.loc["b", ["count", "value"]].astype(float)).all()
    assert np.isnan(found.loc["c", "value"])


def test_rates_by_quantile_have_the_columns_of_a_slope_index():
    found = rates_by_group(PLACES.dropna(), by="quantile")
    assert {"quantile", "population", "value", "lower", "upper"} <= set(found.columns)
    assert found["population"].tolist() == [200.0, 0.0]
