"""The control chart gives the reference's answers, to the digit."""

import numpy as np
import pandas as pd
import pytest

from perfkit.errors import MeasureError
from perfkit.measures.spc import xmr
from perfkit.measures.spc_rules import trend_directions


def months(values):
    index = pd.date_range("2020-01-01", periods=len(values), freq="MS")
    return pd.Series(values, index=index, dtype=float)


SPIKE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]


@pytest.mark.parametrize(("screen", "lower", "upper"), [(True, -0.72, 4.60), (False, -3.06, 6.95)])
def test_a_spike_is_screened_out_of_the_moving_range_once(screen, lower, upper):
    chart = xmr(months(SPIKE), good=None, screen=screen)
    last = chart.points.iloc[-1]
    assert (round(last["lower"], 2), round(last["upper"], 2)) == (lower, upper)
    assert round(last["mean"], 2) == 1.94


@pytest.fixture
def hurt_by_quarter(shared_data):
    table = pd.read_csv(shared_data / "road_casualties_gm_quarterly_counts.csv")
    bolton = table[(table["area_code"] == "E08000001") & (table["casualty_severity"] != "Slight")]
    counts = bolton.groupby("period")["casualties"].sum()
    return pd.Series(counts.to_numpy(), pd.period_range("2019Q1", periods=len(counts), freq="Q"))


@pytest.mark.shared
def test_killed_or_seriously_injured_in_bolton_as_published(hurt_by_quarter):
    points = xmr(hurt_by_quarter, good="lower").points
    special = points[points["special_cause"] != "Common Cause"]
    assert (len(points), points["value"].sum()) == (22, 470)
    assert points[["mean", "lower", "upper"]].iloc[0].round(2).tolist() == [21.36, 9.58, 33.14]
    assert [str(when) for when in special.index] == ["2020Q2", "2020Q3", "2021Q1"]
    assert set(special["special_cause"]) == {"2 in 3 Below CL"}


@pytest.mark.shared
def test_killed_or_seriously_injured_with_limits_of_the_first_twelve(hurt_by_quarter):
    points = xmr(hurt_by_quarter, good="lower", baseline=12).points
    since = points.loc["2021Q2":]
    assert points[["mean", "lower", "upper"]].iloc[0].round(2).tolist() == [18.67, 3.92, 33.42]
    assert set(since["special_cause"]) == {"7 Points Above CL"}
    assert set(since["kind"]) == {"concern"}


def test_a_rising_trend_below_the_mean_is_improvement_where_higher_is_good():
    chart = xmr(months([50, 60] * 6 + [46, 47, 48, 49, 50, 51, 52]), good="higher")
    last = chart.points.iloc[-1]
    assert last["value"] < last["mean"]
    assert last["special_cause"] == "7 Point Trend (Increasing)"
    assert chart.variation == "improvement"


def test_outside_a_limit_goes_before_a_trend():
    chart = xmr(months([5, 6] * 8 + [7, 8, 9, 10, 11, 12, 30]), good="lower")
    assert chart.points["special_cause"].iloc[-1] == "Above UCL"
    assert chart.variation == "concern"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5, 6, 7], [1] * 7),
        ([1, 2, 3, 4, 5, 6, 6], [0] * 7),
        ([1, 2, 3, 4, 5, 6], [0] * 6),
        ([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], [1] * 6 + [-1] * 7),
    ],
)
def test_a_trend_is_six_strict_steps_and_a_turning_point_takes_the_new_way(values, expected):
    assert trend_directions(np.array(values, dtype=float)).tolist() == expected


@pytest.mark.parametrize(("last", "cause"), [(6, "Common Cause"), (7, "7 Points Above CL")])
def test_seven_points_on_one_side_are_a_shift(last, cause):
    low, high = [9.0, 11.0, 8.0] * 4, [10.5, 10.8, 10.6, 10.9, 10.7, 10.9, 10.6]
    chart = xmr(months([*low, *high[:last]]), good=None, baseline=12)
    assert chart.points["special_cause"].iloc[-1] == cause


def test_only_the_near_points_of_two_in_three_are_flagged():
    base = [9.0, 11.0] * 6
    chart = xmr(months([*base, 14.0, 10.5, 14.0]), good="higher", baseline=12)
    assert chart.points["special_cause"].tolist()[-3:] == [
        "2 in 3 Above CL",
        "Common Cause",
        "2 in 3 Above CL",
    ]


@pytest.mark.parametrize(
    ("good", "target", "expected"),
    [
        ("higher", 100, "fail"),
        ("higher", -100, "pass"),
        ("higher", 5, "hit_or_miss"),
        ("lower", 100, "pass"),
        ("lower", -100, "fail"),
        (None, 5, None),
        ("higher", None, None),
    ],
)
def test_assurance_is_the_target_against_the_limits(good, target, expected):
    assert xmr(months([4, 6] * 7), good=good, target=target).assurance == expected


def test_a_target_on_a_limit_is_hit_or_miss():
    chart = xmr(months([4, 6] * 7), good="higher")
    limit = chart.points["upper"].iloc[-1]
    assert xmr(months([4, 6] * 7), good="higher", target=limit).assurance == "hit_or_miss"


def test_a_rebase_starts_a_segment_with_limits_of_its_own():
    values = months([1.0, 2.0] * 7 + [11.0, 12.0] * 7)
    chart = xmr(values, good=None, rebase=[pd.Timestamp("2021-03-01")])
    assert chart.points["mean"].tolist() == [1.5] * 14 + [11.5] * 14
    assert chart.variation == "common_cause"


@pytest.mark.parametrize(("count", "trial"), [(12, True), (13, False)])
def test_limits_are_trial_limits_below_thirteen_points(count, trial):
    assert xmr(months(list(range(count))), good=None).trial is trial


def test_missing_points_are_dropped_and_counted_and_order_is_of_no_account():
    values = months([4, 6, np.nan, 4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 6])
    before = values.copy()
    chart, shuffled = xmr(values, good="lower"), xmr(values.iloc[::-1], good="lower")
    pd.testing.assert_frame_equal(chart.points, shuffled.points)
    pd.testing.assert_series_equal(values, before)
    assert (len(chart.points), chart.dropped) == (13, 1)


def test_values_all_alike_are_common_cause():
    chart = xmr(months([0.1] * 20), good="higher")
    assert set(chart.points["special_cause"]) == {"Common Cause"}


def test_one_point_has_a_mean_and_no_limits():
    point = xmr(months([3.0]), good="higher").points.iloc[0]
    assert (point["mean"], np.isnan(point["upper"])) == (3.0, True)
    assert point["special_cause"] == "Common Cause"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (months([np.nan, np.nan]), "needs a value: all 2 points"),
        (pd.Series([1.0, 2.0], index=pd.to_datetime(["2020-01-01"] * 2)), "one value a date"),
        (months([1.0, np.inf]), "finite"),
    ],
)
def test_series_without_a_chart_are_refused_in_words(values, message):
    with pytest.raises(MeasureError, match=message):
        xmr(values, good=None)


def test_a_baseline_below_twelve_is_refused():
    with pytest.raises(MeasureError, match="at least 12 points, got 11"):
        xmr(months(list(range(20))), good=None, baseline=11)
