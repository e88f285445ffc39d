"""Direction of travel takes the first test a series allows, and says which."""

from datetime import date

import pytest

from perfkit.measures.direction import travel
from perfkit.periods import (
    calendar_year,
    day,
    financial_quarter,
    financial_year,
    window,
    year_to_date,
)
from tests.unit.measures.make import make_kpi, make_series


def quarters(values, **more):
    periods = [financial_quarter(2019 + n // 4, n % 4 + 1) for n in range(len(values))]
    return make_series(values, periods=periods, **more)


def years(values, first=2014, **more):
    periods = [financial_year(first + n) for n in range(len(values))]
    return make_series(values, periods=periods, **more)


FLOW = {"series_type": "flow", "frequency": "quarterly", "unit": "households", "decimals": 0}
ROLLING = {"series_type": "rolling", "unit": "years", "good": "higher"}
TO_DATE = {"series_type": "year_to_date", "frequency": "fortnightly"}


@pytest.mark.parametrize(
    ("good", "variation"),
    [
        ("lower", "worsening"),
        ("higher", "improving"),
        ("in_range", "higher"),
        ("on_profile", "higher"),
        ("context_only", "higher"),
    ],
)
def test_twelve_single_periods_go_through_a_control_chart(good, variation):
    found = travel(quarters([5.0, 6.0] * 6 + [20.0]), kpi=make_kpi(**FLOW, good=good))
    assert (found.variation, found.direction) == (variation, "rising")
    assert found.method == "control chart of 13 quarters"
    assert found.reason == "the latest figure is above the usual range"
    assert len(found.points) == 13


def test_a_chart_with_no_signal_is_no_significant_change_and_carries_its_assurance():
    found = travel(quarters([5.0, 6.0] * 6), kpi=make_kpi(**FLOW), target=0.0)
    assert found.variation == "no_significant_change"
    assert (found.direction, found.assurance) == ("no_clear_direction", "fail")


@pytest.mark.parametrize("count", [11, 12])
def test_below_twelve_points_the_next_method_is_taken(count):
    found = travel(quarters([5.0, 6.0] * 5 + [5.5] * (count - 10)), kpi=make_kpi(**FLOW))
    expected = {11: "Mann-Kendall test over 11 quarters", 12: "control chart of 12 quarters"}
    assert found.method == expected[count]


def test_five_years_with_counts_take_the_recent_trend():
    people = [1000.0] * 6
    series = years(
        [30.0, 10, 12, 14, 16, 18],
        numerator=[300.0, 100, 120, 140, 160, 180],
        denominator=people,
    )
    found = travel(series, kpi=make_kpi())
    assert (found.variation, found.direction) == ("worsening", "rising")
    assert found.method == "recent trend of the latest five years"


def test_five_years_with_a_gap_do_not_take_the_recent_trend():
    periods = [financial_year(year) for year in (2017, 2018, 2019, 2022, 2023)]
    values = [10.0, 12, 14, 16, 18]
    series = make_series(values, periods=periods, lower=[1.0] * 5, upper=[20.0] * 5)
    assert travel(series, kpi=make_kpi()).variation == "too_few_points"


def test_nine_years_without_intervals_take_mann_kendall():
    found = travel(years([9.0, 8, 7, 6, 5, 4, 3, 2, 1]), kpi=make_kpi())
    assert (found.variation, found.direction) == ("improving", "falling")
    assert found.method == "Mann-Kendall test over 9 years"
    assert found.reason == "chance alone would do as much in fewer than 1 of 100 series"


@pytest.mark.parametrize(
    ("count", "variation"), [(0, "too_few_points"), (5, "too_few_points"), (6, "improving")]
)
def test_six_points_are_the_fewest_of_mann_kendall(count, variation):
    found = travel(years([float(10 - n) for n in range(count)]), kpi=make_kpi())
    assert found.variation == variation


def test_too_few_points_says_how_many_there_are():
    found = travel(years([1.0, 2.0, 3.0, 4.0]), kpi=make_kpi())
    assert found.reason == "there are four years to compare, and a test needs six"
    assert (found.direction, found.method) == ("cannot_tell", "not tested")


def test_missing_values_are_dropped_and_the_series_is_left_as_it_was():
    series = years([10.0, None, 8, 7, 6, 5, 4])
    before = series.copy()
    assert travel(series, kpi=make_kpi()).method == "Mann-Kendall test over 6 years"
    assert series.equals(before)


@pytest.mark.parametrize(
    ("comparable", "method"),
    [(False, "not tested"), (True, "Mann-Kendall test over 8 years")],
)
def test_nothing_crosses_a_break_that_may_not_be_compared(comparable, method):
    cut = {"date": date(2018, 4, 1), "reason": "A new measure.", "comparable": comparable}
    found = travel(years([float(n) for n in range(8)]), kpi=make_kpi(breaks=(cut,)))
    assert found.method == method


def test_a_year_to_date_is_set_beside_the_same_time_last_year_and_claims_nothing():
    ends = (date(2024, 11, 14), date(2025, 7, 10), date(2025, 11, 13))
    periods = [year_to_date(date(end.year - (end.month < 9), 9, 1), end) for end in ends]
    found = travel(make_series([8.0, 9.0, 7.5], periods=periods), kpi=make_kpi(**TO_DATE))
    assert (found.variation, found.direction) == ("not_testable", "cannot_tell")
    assert found.method == "same period last year"
    assert found.reason == (
        "it adds up over the year: it is lower than at the same time last year, "
        "and two figures are not a trend"
    )


def test_a_year_to_date_whose_intervals_part_is_judged():
    periods = [year_to_date(date(y, 4, 1), date(y, 9, 30)) for y in (2024, 2025)]
    series = make_series([8.0, 5.0], periods=periods, lower=[7.0, 4.0], upper=[9.0, 6.0])
    found = travel(series, kpi=make_kpi(**TO_DATE))
    assert (found.variation, found.direction) == ("improving", "falling")


def test_a_year_to_date_without_last_years_has_too_few_points():
    periods = [year_to_date(date(2025, 4, 1), date(2025, month, 30)) for month in (6, 9)]
    found = travel(make_series([1.0, 2.0], periods=periods), kpi=make_kpi(**TO_DATE))
    assert found.reason == "there is no figure for the same period last year"


def windows(values, half):
    periods = [window(date(2015 + n, 1, 1), date(2017 + n, 12, 31)) for n in range(len(values))]
    lower, upper = [v - half for v in values], [v + half for v in values]
    return make_series(values, periods=periods, lower=lower, upper=upper)


def test_rolling_windows_are_compared_first_against_last():
    found = travel(windows([60.2, 59.0, 58.0, 54.6], 1.0), kpi=make_kpi(**ROLLING))
    assert (found.variation, found.direction) == ("worsening", "falling")
    assert found.method == "first window against the last: 2015 to 2017, and 2018 to 2020"


def test_rolling_windows_that_turned_back_are_said_to_go_no_one_way():
    found = travel(
        windows([81.0, 70.0, 60.0, 36.0, 38.0, 41.0, 43.0], 1.0), kpi=make_kpi(**ROLLING)
    )
    assert (found.variation, found.direction) == ("not_testable", "cannot_tell")
    assert found.reason == (
        "its last window is lower than its first, 2015 to 2017, and higher than 2018 to 2020, "
        "so that it goes no one way"
    )


@pytest.mark.parametrize(
    ("values", "half", "variation"),
    [
        ([60.2, 60.0, 60.0, 59.6], 1.0, "no_significant_change"),
        ([60.2, 60.0, 54.6], 1.0, "too_few_points"),
        ([60.2, 60.0, 60.0, 54.6], float("nan"), "not_testable"),
        ([], 1.0, "too_few_points"),
    ],
)
def test_rolling_windows_that_cannot_be_told_apart(values, half, variation):
    assert travel(windows(values, half), kpi=make_kpi(**ROLLING)).variation == variation


def test_a_programme_that_adds_up_is_never_tested():
    periods = [window(date(2021, 4, 1), financial_quarter(2025, n).end) for n in (1, 2, 3)]
    kpi = make_kpi(series_type="programme_cumulative")
    found = travel(make_series([20.0, 22.0, 24.0], periods=periods), kpi=kpi)
    assert found.variation == "not_testable"
    assert found.reason == "it adds up over five years, so that it rises whatever happens"


def test_a_judgement_in_words_is_never_tested():
    series = make_series([float("nan")], periods=[day(date(2025, 3, 1))])
    found = travel(series, kpi=make_kpi(series_type="judgement"))
    assert (found.variation, found.reason) == ("not_testable", "it is a judgement in words")


def test_a_survey_of_overlapping_years_is_never_tested():
    periods = [window(date(2010 + n, 1, 1), date(2011 + n, 12, 31)) for n in range(14)]
    kpi = make_kpi(series_type="survey")
    found = travel(make_series([float(n) for n in range(14)], periods=periods), kpi=kpi)
    assert found.variation == "not_testable"
    assert "overlap" in found.reason


def test_a_survey_of_single_years_is_tested_but_not_charted():
    periods = [calendar_year(2004 + n) for n in range(14)]
    kpi = make_kpi(series_type="survey")
    found = travel(make_series([float(n) for n in range(14)], periods=periods), kpi=kpi)
    assert found.method == "Mann-Kendall test over 14 years"


@pytest.mark.parametrize(
    ("values", "variation", "direction"),
    [
        ([5.0, 6.0] * 6 + [20.0], "worsening", "rising"),
        ([5.0, 6.0] * 6 + [30.0, 20.0], "worsening", "high"),
        ([5.0, 6.0] * 6 + [20.0, 20.0], "worsening", "high"),
        ([15.0, 16.0] * 6 + [1.0, 2.0], "improving", "low"),
        ([15.0, 16.0] * 6 + [2.0, 1.0], "improving", "falling"),
    ],
)
def test_what_goes_no_further_out_than_the_figure_before_is_high_or_low(
    values, variation, direction
):
    found = travel(quarters(values), kpi=make_kpi(**FLOW, good="lower"))
    assert (found.variation, found.direction) == (variation, direction)
