"""Series and areas that have no answer are refused in words, or have one that is defined."""

from datetime import date

import numpy as np
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


@pytest.mark.parametrize(
    "rebase",
    [
        ["2024-08-01"],
        "2024-08-01",
        [date(2024, 8, 1)],
        [pd.Timestamp("2024-08-01")],
        [pd.Period("2024-08", "M")],
        [np.datetime64("2024-08-01")],
    ],
)
@pytest.mark.parametrize("form", ["timestamps", "with a time zone", "periods", "days"])
def test_dates_of_any_kind_may_be_charted_and_rebased(form, rebase):
    values = months(*[1.0, 2.0, 3.0] * 5)
    forms = {
        "timestamps": values.index,
        "with a time zone": values.index.tz_localize("Europe/London"),
        "periods": values.index.to_period("M"),
        "days": [day.date() for day in values.index],
    }
    chart = xmr(values.set_axis(forms[form]), good=None, rebase=rebase)
    assert chart.points["mean"].tolist() == pytest.approx([13 / 7] * 7 + [17 / 8] * 8)


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        (months(1.0, 2.0), {"rebase": [pd.NaT]}, "A rebase is a date"),
        (months(1.0, 2.0), {"rebase": [None]}, "A rebase is a date"),
        (months(1.0, 2.0), {"target": "5"}, "takes numbers"),
        (pd.Series([1.0, 2.0], index=["a", 3]), {}, "dates of one kind, got int, str"),
        (pd.Series([1.0, 2.0], index=["2024/2", "2024/10"]), {}, "sort as time runs"),
        (pd.Series([1.0, 2.0], index=["one", "two"]), {}, "takes dates"),
        (pd.Series([1.0, 2.0], index=[[1, 1], [1, 2]]), {}, "an index of 2"),
        (months(1.0, 2.0).to_frame(), {}, "one column"),
        (5, {}, "one column"),
    ],
)
def test_dates_that_do_not_sort_and_what_is_no_series_are_refused(values, options, message):
    with pytest.raises(MeasureError, match=message):
        xmr(values, **{"good": None} | options)


@pytest.mark.parametrize("values", [[1.0, 2.0], (1.0, 2.0), np.array([1.0, 2.0])])
def test_a_list_is_charted_in_its_order(values):
    points = xmr(values, good=None).points
    assert points["value"].to_dict() == {0: 1.0, 1: 2.0}


def test_a_count_equal_to_its_denominator_has_no_recent_trend_by_intervals_either():
    table = pd.DataFrame({"period": range(5), "value": [1000.0, 2000, 3000, 4000, 5000]})
    table = table.assign(lower=table["value"] - 1, upper=table["value"] + 1)
    found = recent_trend(table.assign(count=[1, 2, 3, 4, 5], denominator=5), good=None)
    assert found.reason == "a count is equal to its denominator"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"count": "few", "denominator": 5}, "column count, takes numbers"),
        ({"period": [1, 2, 3, 4, None]}, "a period for every row, got 1 without"),
        ({"period": [1, 2, 3, 4, "a"]}, "periods of one kind, got int, str"),
    ],
)
def test_a_recent_trend_of_what_is_no_number_or_period_is_refused(changes, message):
    table = pd.DataFrame({"period": range(5), "value": 1.0}).assign(**changes)
    with pytest.raises(MeasureError, match=message):
        recent_trend(table, good="higher")


def test_a_word_for_good_that_no_kpi_has_is_refused():
    with pytest.raises(MeasureError, match="or None, got 'high'"):
        compare(1, 0, 2, 5, good="high")
    with pytest.raises(MeasureError, match="or None, got 'high'"):
        recent_trend(pd.DataFrame({"period": [1], "value": [1.0]}), good="high")


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
