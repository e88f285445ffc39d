"""Series and areas that have no answer are refused in words, or have one that is defined."""

import pandas as pd
import pytest

from perfkit.errors import MeasureError
from perfkit.measures.benchmark import (
    compare,
    compare_intervals,
    funnel_limits,
    quantile_group,
    rank,
)
from perfkit.measures.direction import travel
from perfkit.measures.intervals import Interval
from perfkit.measures.spc import xmr
from perfkit.measures.trend import recent_trend
from perfkit.periods import financial_year
from tests.unit.measures.make import make_kpi, make_series

INF, NAN = float("inf"), float("nan")
AREAS = pd.DataFrame({"area_code": ["a", "b"], "group": "all", "period": 1, "value": [1.0, 2.0]})
AREAS = AREAS.assign(lower=0.0, upper=3.0)


def months(*values):
    return pd.Series(values, index=pd.date_range("2024-01-01", periods=len(values), freq="MS"))


def years(*values, **more):
    periods = [financial_year(2010 + n) for n in range(len(values))]
    return make_series(list(values), periods=periods, **more)


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        (months(), {}, "all 0 points"),
        (months(NAN, NAN), {}, "all 2 points"),
        (months(1.0, -INF), {}, "infinite"),
        (months("a", "b"), {}, "takes numbers"),
        (pd.Series([1.0, 2.0], index=[1, 1]), {}, "more for 1"),
        (pd.Series([1.0, 2.0], index=pd.to_datetime(["2024-01-01", None])), {}, "got 1 without"),
        (months(1.0, 2.0), {"target": INF}, "finite target"),
        (months(1.0, 2.0), {"baseline": 0}, "at least 12"),
        (months(1.0, 2.0), {"baseline": 12.5}, "whole number"),
        (months(1.0, 2.0), {"good": "up"}, "higher, lower or None"),
        (
            months(1.0, 2.0),
            {"rebase": ["soon"]},
            "A rebase is a date of the kind the points have, got 'soon'",
        ),
    ],
)
def test_series_without_a_control_chart_are_refused(values, options, message):
    with pytest.raises(MeasureError, match=message):
        xmr(values, **{"good": None} | options)


def test_one_point_and_a_missing_target_have_no_assurance():
    assert xmr(months(3.0), good="higher", target=5.0).assurance is None
    assert xmr(months(4.0, 6.0), good="higher", target=NAN).assurance is None


@pytest.mark.parametrize(
    ("numbers", "beside"),
    [
        ((INF, 1.0, INF), 3.0),
        ((2.0, 1.0, 3.0), INF),
        ((2.0, 3.0, 1.0), 9.0),
        ((NAN, NAN, NAN), 3.0),
        ((2.0, NAN, 3.0), 1.0),
    ],
)
def test_what_cannot_be_compared_is_not(numbers, beside):
    assert compare(*numbers, beside, good="higher") == "not_compared"


def test_limits_that_cross_are_not_compared_with_an_interval():
    crossed = Interval(2.0, 3.0, 1.0)
    assert compare_intervals(crossed, Interval(9, 8, 10), good="lower") == "not_compared"
    assert compare_intervals(Interval(9, 8, 10), crossed, good="lower") == "not_compared"


@pytest.mark.parametrize(
    ("values", "groups", "message"),
    [
        ([1, 2, 3], 1, "two groups or more, got 1"),
        ([1, 2, 3], 0, "two groups or more, got 0"),
        ([1, 2, 3], 2.5, "a whole one, got 2.5"),
        ([1, INF, 3], 2, "1 infinite"),
        ([[1, 2], [3, 4]], 2, "one column"),
        (["a", "b"], 2, "takes numbers"),
    ],
)
def test_values_without_quantiles_are_refused(values, groups, message):
    with pytest.raises(MeasureError, match=message):
        quantile_group(values, groups=groups)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (AREAS.drop(columns=["lower", "upper"]), "lower, upper are absent"),
        (AREAS.assign(area_code="a"), "An area stands once in a group at a date"),
        (AREAS.assign(value=[1.0, INF]), "finite numbers"),
    ],
)
def test_areas_without_a_rank_are_refused(table, message):
    with pytest.raises(MeasureError, match=message):
        rank(table, group="group")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "mean"}, "among proportion, rate, ratio, got 'mean'"),
        ({"centre": 1.1}, "from 0 to 1, got 1.1"),
        ({"centre": NAN}, "from 0 to 1, got nan"),
        ({"kind": "rate", "centre": 0.0}, "above 0 and finite, got 0.0"),
        ({"kind": "ratio", "centre": INF}, "above 0 and finite, got inf"),
        ({"confidence": 100}, "holds everything"),
        ({"denominators": [[1.0]]}, "one column"),
    ],
)
def test_a_funnel_that_cannot_be_drawn_is_refused(options, message):
    given = {"denominators": [9], "centre": 0.5, "kind": "proportion", "confidence": 0.95} | options
    with pytest.raises(MeasureError, match=message):
        funnel_limits(given.pop("denominators"), **given)


@pytest.mark.parametrize(
    ("series", "message"),
    [
        (pd.concat([years(1.0, 2.0), years(1.0)]), "ends on 31 March 2011"),
        (years(1.0, INF), "finite numbers"),
        (years("a", "b"), "takes numbers"),
        (years(1.0).drop(columns="period_kind"), "period_kind is absent"),
    ],
)
def test_series_without_a_direction_are_refused(series, message):
    with pytest.raises(MeasureError, match=message):
        travel(series, kpi=make_kpi())


@pytest.mark.parametrize(
    ("series", "variation"),
    [
        (years(), "too_few_points"),
        (years(1.0), "too_few_points"),
        (years(*[NAN] * 8), "too_few_points"),
        (years(*[3.0] * 8), "no_significant_change"),
        (years(*[3.0] * 15), "no_significant_change"),
        (years(*[5.0] * 5, numerator=[-1.0] * 5, denominator=[0.0] * 5), "too_few_points"),
        (years(8.0, 7, 6, 5, 4, 3, 2, 1).iloc[::-1], "improving"),
    ],
)
def test_series_that_say_little_have_a_direction_that_is_defined(series, variation):
    assert travel(series, kpi=make_kpi()).variation == variation


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (pd.DataFrame({"period": [1, 1], "value": [1.0, 2.0]}), "one row a period, got more for 1"),
        (pd.DataFrame({"period": [1, 2], "value": [1.0, INF]}), "finite"),
        (pd.DataFrame({"value": [1.0]}), "period is absent"),
    ],
)
def test_points_without_a_recent_trend_are_refused(table, message):
    with pytest.raises(MeasureError, match=message):
        recent_trend(table, good="higher")


@pytest.mark.parametrize("count", [-10.0, 110.0])
def test_a_recent_trend_of_counts_out_of_range_says_so(count):
    table = pd.DataFrame({"period": range(5), "count": count, "denominator": 100.0})
    found = recent_trend(table.assign(value=count), good="higher")
    assert found.reason == "a count is below 0, or above its denominator"
