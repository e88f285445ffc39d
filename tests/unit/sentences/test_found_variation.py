"""How a variation was found is told word for word, by every method and in every state."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfkit.measures.direction import travel
from perfkit.periods import financial_quarter, financial_year, window, year_to_date
from perfkit.sentences.found_variation import variation_found
from tests.unit.measures.make import make_kpi, make_series

FLOW = {"series_type": "flow", "frequency": "quarterly", "unit": "households", "decimals": 0}
SHARE = {"series_type": "flow", "frequency": "quarterly", "good": "higher"}
TO_DATE = {"series_type": "year_to_date", "frequency": "fortnightly"}
ROLLING = {"series_type": "rolling", "unit": "years", "good": "higher"}
CHANCE = "Chance could explain this, so it is called no significant change."
STEADY = [50.0, 60.0] * 6
TWICE = [year_to_date(date(year, 9, 1), date(year + 1, 2, 13)) for year in (2023, 2024)]
WINDOWS = [window(date(year, 1, 1), date(year + 2, 12, 31)) for year in (2015, 2016, 2019)]


def quarters(*values, **more):
    periods = [financial_quarter(2019 + n // 4, n % 4 + 1) for n in range(len(values))]
    return make_series(list(values), periods=periods, **more)


def years(*values, **more):
    periods = [financial_year(2014 + n) for n in range(len(values))]
    return make_series(list(values), periods=periods, **more)


def told(series, **kpi):
    made = make_kpi(**kpi)
    return variation_found(travel(series, kpi=made), kpi=made)


def usual(points, mean, ends, change, rest=""):
    return (
        f"The average of {points} quarters is {mean}, and the usual range {ends}: the average plus "
        f"and minus 2.66 times {change}, the average change from one quarter to the next{rest}. "
    )


@pytest.mark.parametrize(
    ("series", "kpi", "expected"),
    [
        (
            quarters(*STEADY, 90.0),
            FLOW,
            usual(13, "58", "27 to 89", "12 households")
            + "The latest figure, 90, is above that range. Lower is better, so it is worsening.",
        ),
        (
            quarters(*STEADY, 10.0),
            FLOW,
            usual(13, "52", "25 to 78", "10 households", " (1 very large change left out)")
            + "The latest figure, 10, is below that range. Lower is better, so it is improving.",
        ),
        (
            quarters(*STEADY, 90.0),
            FLOW | {"good": "in_range"},
            usual(13, "58", "27 to 89", "12 households")
            + "The latest figure, 90, is above that range. "
            + "Neither way is better in itself, so it is only called higher.",
        ),
        (
            quarters(56.0, 50, 58, 49, 57, 50, 58, 47, 48, 49, 50, 51, 52, 53),
            FLOW,
            usual(14, "52.0", "39.1 to 64.9", "4.8 households")
            + "The latest 7 figures rise one after another; 7 in a row are enough. "
            + "Lower is better, so it is worsening.",
        ),
        (
            quarters(56.0, 50, 58, 49, 57, 50, 58, 60, 59, 58, 57, 56, 55, 54),
            FLOW | {"good": "higher"},
            usual(14, "55.5", "44.5 to 66.5", "4.2 households")
            + "The latest 7 figures fall one after another; 7 in a row are enough. "
            + "Higher is better, so it is worsening.",
        ),
        (
            quarters(*STEADY, 50.0, 60.0, 58.0, 36.0, 35.0, 34.0),
            FLOW,
            usual(18, "51.8", "27.4 to 76.2", "9.2 households")
            + "The latest 3 are all below the average, and 2 of them are below 35.6, two thirds of "
            + "the way to the edge; 2 of 3 are enough. Lower is better, so it is improving.",
        ),
        (
            quarters(50.0, 60, 50, 60, 50, 60, 50, 60, 50, 56, 58, 57, 58, 57, 58, 57),
            FLOW,
            usual(16, "55.7", "39.2 to 72.2", "6.2 households")
            + "The latest 7 are all above the average; 7 in a row are enough. "
            + "Lower is better, so it is worse than usual.",
        ),
        (
            quarters(50.0, 60, 50, 60, 50, 60, 50, 60, 55, 57, 58, 57, 58, 57, 58),
            FLOW,
            usual(15, "56.0", "40.4 to 71.6", "5.9 households")
            + "The latest figure, 58.0, is inside that range. The latest 6 are above the average, "
            + f"and it takes 7 in a row to be more than chance. {CHANCE}",
        ),
        (
            quarters(*STEADY),
            FLOW,
            usual(12, "55", "28 to 82", "10 households")
            + "These are trial limits, as there are fewer than 13 quarters: they will move as more "
            + f"come. The latest figure, 60, is inside that range and part of no run. {CHANCE}",
        ),
        (
            quarters(*[1.0, 0.0] * 6, 1.0),
            FLOW | {"lowest": 0.0},
            usual(13, "0.5", "−2.1 to 3.2", "1.0 households")
            + "Limits below 0 are drawn at 0. The latest figure, 1.0, is inside that range and "
            + f"part of no run. {CHANCE}",
        ),
        (
            quarters(*[95.0, 96.0] * 6, 98.5),
            SHARE | {"lowest": 0.0, "highest": 97.0},
            usual(13, "95.7%", "92.7% to 98.7%", "1.1 percentage points")
            + "Limits above 97.0% are drawn at 97.0%. The latest figure, 98.5%, is inside that "
            + "range. The latest 2 are above the average, and it takes 7 in a row to be more than "
            + f"chance. {CHANCE}",
        ),
        (quarters(*[5.0] * 12), FLOW, "All 12 quarters have the same figure, 5: no change."),
    ],
    ids=[
        "above", "below", "neither way is better", "rising", "falling", "two of three", "shift",
        "six in a row", "trial", "below nought", "above the highest", "all alike",
    ],
)  # fmt: skip
def test_a_control_chart(series, kpi, expected):
    assert told(series, **kpi) == expected


def test_three_of_three_near_an_edge_are_all_of_them():
    words = told(quarters(*STEADY, 50.0, 60.0, 50.0, 60.0, 50.0, 60.0, 75.0, 76.0, 77.0), **FLOW)
    assert "and all of them are above 7" in words


@settings(deadline=None)
@given(st.lists(st.integers(0, 400), min_size=12, max_size=20))
def test_a_figure_beyond_an_edge_is_never_written_like_it(tenths):
    words = told(quarters(*[number / 10 for number in tenths]), **FLOW)
    found = re.search(r"usual range (\S+) to (\S+):.* figure, (\S+), is (above|below) that", words)
    if found:
        lower, upper, latest = (number.replace("−", "-") for number in found.groups()[:3])
        above = found[4] == "above"
        assert float(latest) > float(upper) if above else float(latest) < float(lower)


LINE = "A control chart needs 12 years and there are {n}, so a line is fitted to the latest five, "


@pytest.mark.parametrize(
    ("series", "kpi", "expected"),
    [
        (
            years(
                *[30.0, 10, 12, 14, 16, 18],
                numerator=[300.0, 100, 120, 140, 160, 180],
                denominator=[1000.0] * 6,
            ),
            {},
            "10.0% to 18.0%, each weighted by how certain it is: it rises by 2.0 percentage points "
            "a year. If nothing were changing, a line as steep would come less than once in "
            "10,000; below 2 in 1,000 it is a trend. Lower is better, so it is worsening.",
        ),
        (
            years(
                *[30.0, 14, 13, 14, 13, 14.5],
                numerator=[300.0, 140, 130, 140, 130, 145],
                denominator=[1000.0] * 6,
            ),
            {},
            "14.0% to 14.5%, each weighted by how certain it is: it rises by 0.1 percentage points "
            "a year. If nothing were changing, a line as steep would come about 77 times in 100; "
            f"below 2 in 1,000 it is a trend. {CHANCE}",
        ),
        (
            years(
                *[50.0, 10, 20, 19, 18.5, 18],
                lower=[49.0, 9.9, 19.9, 18.9, 18.4, 17.9],
                upper=[51.0, 10.1, 20.1, 19.1, 18.6, 18.1],
            ),
            {"good": "higher"},
            "10.0% to 18.0%, each weighted by how certain it is: it rises by 1.5 percentage points "
            "a year. If nothing were changing, a line as steep would come less than once in "
            "10,000; below 2 in 1,000 it is a trend, unless leaving out one of the five turns it "
            "round, as here. So it is called no significant change.",
        ),
    ],
    ids=["trend", "no trend", "a trend that rests on one figure"],
)
def test_the_recent_trend(series, kpi, expected):
    assert told(series, **kpi) == LINE.format(n=6) + expected


PAIRS = "A control chart needs 12 years and there are {n}, so each year is compared with every "


@pytest.mark.parametrize(
    ("series", "kpi", "expected"),
    [
        (
            years(9.0, 8, 7, 6, 5, 4, 3, 2, 1),
            {},
            PAIRS.format(n=9) + "later one: of 36 pairs, 0 rise and 36 fall. If nothing were "
            "changing, a split as uneven would come less than once in 10,000; below 5 in 100 it is "
            "a trend. Lower is better, so it is improving.",
        ),
        (
            years(9.0, 8, 9, 8, 9, 8, 9),
            {},
            PAIRS.format(n=7) + "later one: of 21 pairs, 6 rise, 6 fall and 9 stay the same. If "
            "nothing were changing, a split as uneven would come every time; below 5 in 100 it is "
            f"a trend. {CHANCE}",
        ),
        (
            years(*[1.0, 3, 2, 5, 4, 6, 7, 9, 8, 10, 12, 11]),
            {"series_type": "survey", "unit": "score"},
            "Its figures are not of a kind that is put on a control chart, so each year is "
            "compared with every later one: of 66 pairs, 62 rise and 4 fall. If nothing were "
            "changing, a split as uneven would come less than once in 10,000; below 5 in 100 it is "
            "a trend. Lower is better, so it is worsening.",
        ),
    ],
    ids=["trend", "no trend", "a survey"],
)
def test_mann_kendall(series, kpi, expected):
    assert told(series, **kpi) == expected


TWO = "It adds up over the year, so it is only set beside the same time last year: 8.0% by "
TWO += "13 February 2025 against 9.0% by 13 February 2024. "


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ({}, "No interval is published for them, and two figures are not a trend."),
        (
            {"lower": [8.0, 7.0], "upper": [10.0, 9.0]},
            "Their 95% intervals, 8.0% to 10.0% and 7.0% to 9.0%, overlap, and two figures are not "
            "a trend.",
        ),
        (
            {"lower": [8.9, 7.9], "upper": [9.1, 8.1]},
            "Their 95% intervals, 8.9% to 9.1% and 7.9% to 8.1%, do not overlap: the change is "
            "more than chance. Lower is better, so it is improving.",
        ),
    ],
)
def test_the_same_period_last_year(intervals, expected):
    assert told(make_series([9.0, 8.0], periods=TWICE, **intervals), **TO_DATE) == TWO + expected


SHARED = "Each figure covers three years and shares part of that with the next, so it is not put "
SHARED += "on a control chart. The first and the last, which share nothing, are compared: 80.0 for "
SHARED += "2015 to 2017 and 82.0 for 2019 to 2021. "


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ({}, "No interval is published for them, so we cannot say whether they really differ."),
        (
            {"lower": [78.0, 79.0, 80.0], "upper": [82.0, 83.0, 84.0]},
            "Their 95% intervals, 78.0 to 82.0 and 80.0 to 84.0, overlap: chance could explain the "
            "change.",
        ),
        (
            {"lower": [79.9, 79.0, 81.9], "upper": [80.1, 83.0, 82.1]},
            "Their 95% intervals, 79.9 to 80.1 and 81.9 to 82.1, do not overlap: the change is "
            "more than chance. Higher is better, so it is improving.",
        ),
    ],
)
def test_a_rolling_rate_is_put_on_no_control_chart_and_says_why(intervals, expected):
    series = make_series([80.0, 81.0, 82.0], periods=WINDOWS, **intervals)
    assert told(series, **ROLLING) == SHARED + expected


def test_a_rolling_rate_that_turned_back_goes_no_one_way():
    values = [80.0, 70.0, 60.0, 61.0, 62.0, 63.0, 64.0]
    periods = [window(date(2010 + n, 1, 1), date(2012 + n, 12, 31)) for n in range(len(values))]
    near = {"lower": [v - 0.5 for v in values], "upper": [v + 0.5 for v in values]}
    said = told(make_series(values, periods=periods, **near), **ROLLING)
    assert said.endswith(
        "do not overlap: the change is more than chance. But it is higher than the 61.0 of 2013 to "
        "2015, so it goes no one way, and which way it moves is not told."
    )


FIVE_YEARS = [window(date(2021, 4, 1), date(2025, month, 30)) for month in (6, 9)]


@pytest.mark.parametrize(
    ("series", "kpi", "expected"),
    [
        (
            make_series([70.0, 75.0], periods=FIVE_YEARS),
            {"series_type": "programme_cumulative"},
            "It adds up over five years, so that it rises whatever happens: a control chart or a "
            "test of trend would tell us nothing.",
        ),
        (
            years(1.0),
            {"series_type": "judgement"},
            "It is a judgement in words, and no test of change can be made of words.",
        ),
        (
            make_series([80.0, 81.0], periods=WINDOWS[:2]),
            {"series_type": "survey"},
            "Its periods overlap, so that one figure holds part of the next: a control chart or a "
            "test of trend would tell us nothing.",
        ),
        (
            make_series([9.0], periods=TWICE[1:]),
            TO_DATE,
            "It adds up over the year, so it is only set beside the same time last year, and there "
            "is no figure for that.",
        ),
        (
            make_series([80.0, 81.0], periods=WINDOWS[:2]),
            ROLLING,
            "Each figure covers several periods and shares some with the next, so it is not put on "
            "a control chart; and no two of them are free of that overlap yet.",
        ),
        (years(), {}, "There are no years to compare, and a test of change needs 6."),
        (years(9.0), {}, "There is 1 year to compare, and a test of change needs 6."),
        (years(9.0, 8, 9, 8), {}, "There are 4 years to compare, and a test of change needs 6."),
        (
            years(9.0, 8, 9, 8),
            {"breaks": ({"date": date(2016, 4, 1), "reason": "A new count", "comparable": False},)},
            "There are 2 years to compare, and a test of change needs 6. Figures before "
            "1 April 2016 are left out: the series changed then.",
        ),
    ],
)
def test_what_may_not_be_tested_says_why(series, kpi, expected):
    assert told(series, **kpi) == expected
