"""What to expect at the year's end: always with an interval, or why not."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfkit.errors import MeasureError
from perfkit.measures.forecast import year_end
from perfkit.measures.forecast_methods import back_test, carry_forward
from perfkit.periods import financial_quarter, financial_year, month, window, year_to_date
from tests.unit.measures.make import make_kpi, make_series, make_target

QUARTERS = [financial_quarter(2020 + place // 4, place % 4 + 1) for place in range(24)]
YEARS = [financial_year(year) for year in range(2010, 2026)]
NOISE = [50, 47, 55, 52, 49, 44, 53, 51, 56, 48, 50, 46, 54, 52, 47, 51, 49, 53, 50, 45, 55]


def make_quarterly(**changes):
    return make_kpi(**({"series_type": "flow", "frequency": "quarterly"} | changes))


def yearly_to_date(years):
    """Return quarters to date of years from 2020 on, given as lists of running totals."""
    rows = [
        (year_to_date(date(2020 + place, 4, 1), QUARTERS[4 * place + quarter].end), value)
        for place, year in enumerate(years)
        for quarter, value in enumerate(year)
    ]
    return make_series([value for _, value in rows], periods=[period for period, _ in rows])


YEAR_TO_DATE = make_quarterly(series_type="year_to_date")


def test_enough_points_are_smoothed_to_the_next_31_march():
    told = year_end(make_series(NOISE, periods=QUARTERS[:21]), kpi=make_quarterly(), target=52)
    assert told.method == "exponential smoothing of 21 figures"
    assert told.ends == date(2026, 3, 31)
    assert told.lower < 45 < told.value < 53 < told.upper
    assert 0.5 < told.chance < 1
    assert told.tried == 4
    assert told.error == pytest.approx(2.5, abs=2.5)


def test_few_points_carry_the_last_value_with_the_range_of_past_changes():
    series = make_series([10, 12, 11, 14, 13], periods=YEARS[:5])
    told = year_end(series, kpi=make_kpi(), target=make_target(12))
    assert (told.value, told.lower, told.upper) == (13, 12, 16)
    assert told.chance == pytest.approx(3 / 6)  # of 15, 12, 16 and 12 two are 12 or lower
    assert told.method == "the last figure, with the range of 4 past changes"
    assert (told.error, told.tried, told.inside) == (1, 1, 1)
    assert told.ends == date(2016, 3, 31)


def test_a_figure_of_the_fourth_quarter_looks_a_year_on():
    told = year_end(make_series(NOISE[:20], periods=QUARTERS[:20]), kpi=make_quarterly())
    assert told.ends == date(2026, 3, 31)
    assert np.isnan(told.chance)


def test_months_end_with_march():
    months = [month(2024, number) for number in range(1, 13)]
    kpi = make_kpi(series_type="flow", frequency="monthly")
    assert year_end(make_series(NOISE[:12], periods=months), kpi=kpi).ends == date(2025, 3, 31)


def test_a_year_to_date_follows_the_profile_of_past_years():
    series = yearly_to_date([[10, 20, 30, 40], [20, 42, 60, 84], [10, 21, 30, 42], [12, 25]])
    told = year_end(series, kpi=YEAR_TO_DATE, target=45)
    assert told.method == "the profile of the past 3 years"
    assert told.value == pytest.approx(50)
    assert told.lower == pytest.approx(50)
    assert told.chance == 0
    assert told.error == pytest.approx(0)
    assert told.tried == 3
    assert told.ends == date(2024, 3, 31)


def test_the_interval_of_a_profile_widens_with_how_past_years_differ():
    series = yearly_to_date([[10, 20, 30, 38], [10, 20, 30, 40], [10, 20, 30, 42], [10, 25]])
    told = year_end(series, kpi=YEAR_TO_DATE, target=50)
    assert told.value == pytest.approx(50)
    assert told.upper - told.value == pytest.approx(4.3027 * 2.5 * (4 / 3) ** 0.5, abs=0.001)
    assert told.chance == pytest.approx(0.5)


def nothing(series, **changes):
    told = year_end(series, kpi=make_quarterly(**changes), target=1)
    assert np.isnan([told.value, told.lower, told.upper, told.chance, told.error]).all()
    return told.reason


@pytest.mark.parametrize(
    ("series_type", "words"),
    [
        ("programme_cumulative", "it adds up over several years"),
        ("rolling", "its windows overlap"),
        ("judgement", "it is a judgement in words"),
    ],
)
def test_what_may_not_be_forecast_says_why(series_type, words):
    series = make_series(NOISE, periods=QUARTERS[:21])
    assert nothing(series, series_type=series_type).startswith(words)


@pytest.mark.parametrize(
    ("series", "changes", "words"),
    [
        (make_series([], periods=[]), {}, "there is no figure"),
        (make_series([None, None], periods=QUARTERS[:2]), {}, "there is no figure"),
        (make_series([1.0], periods=QUARTERS[:1]), {}, "too few figures without a gap"),
        (
            make_series([1, 2, 3], periods=[QUARTERS[0], *QUARTERS[2:4]]),
            {},
            "too few figures without a gap to tell a range from: 2",
        ),
        (
            make_series(
                [1, 2],
                periods=[window(date(2020 + n, 1, 1), date(2022 + n, 12, 31)) for n in (0, 1)],
            ),
            {},
            "its periods overlap",
        ),
        (
            make_series([1, 2], periods=[financial_year(2010), financial_year(2014)]),
            {},
            "its figures keep no calendar",
        ),
        (
            yearly_to_date([[1, 2, 3, 4], [1, 2]]),
            {"series_type": "year_to_date"},
            "a profile needs two past years",
        ),
        (
            yearly_to_date([[1, 2, 3, 4]] * 3),
            {"series_type": "year_to_date"},
            "the year is over",
        ),
        (
            yearly_to_date([[0, 2, 3, 4]] * 2 + [[1]]),
            {"series_type": "year_to_date"},
            "there is nothing yet",
        ),
    ],
)
def test_too_little_to_go_on_says_why(series, changes, words):
    assert nothing(series, **changes).startswith(words)


def test_a_figure_is_held_within_natural_bounds():
    kpi = make_kpi(lowest=0, highest=100)
    told = year_end(make_series([80, 90, 85, 99], periods=YEARS[:4]), kpi=kpi)
    assert (told.lower, told.upper) == (94, 100)


@pytest.mark.parametrize(
    ("good", "target", "chance"),
    [
        ("higher", 13.0, 3 / 6),
        ("lower", 12.0, 3 / 6),
        ("in_range", make_target(None, lower=12, upper=15), 4 / 6),
        ("on_profile", 16.0, 3 / 6),
        ("context_only", 13.0, None),
        ("higher", make_target(None, lower=1, upper=2), None),
    ],
)
def test_the_chance_is_that_of_meeting_the_target(good, target, chance):
    series = make_series([10, 12, 11, 14, 13], periods=YEARS[:5])  # 15, 12, 16 or 12 next
    told = year_end(series, kpi=make_kpi(good=good, tolerance=1.0), target=target)
    assert np.isnan(told.chance) if chance is None else told.chance == pytest.approx(chance)


def test_the_missing_are_dropped_and_counted_and_order_is_irrelevant():
    series = make_series([None, 12, 11, 14, 13, 12], periods=YEARS[:6])
    mixed = series.sample(frac=1, random_state=1)
    told = year_end(series, kpi=make_kpi())
    assert told.left_out == 1
    assert year_end(mixed, kpi=make_kpi())[:7] == pytest.approx(told[:7], nan_ok=True)


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (make_series([1, 2], periods=[YEARS[0], YEARS[0]]), "one figure a period, got two"),
        (make_series([1, np.inf], periods=YEARS[:2]), "finite numbers"),
    ],
)
def test_bad_figures_are_refused(series, words):
    with pytest.raises(MeasureError, match=words):
        year_end(series, kpi=make_kpi())


@pytest.mark.parametrize(
    "values",
    [[3.0] * 14, [0.0] * 13 + [1e6], [1.0, 5, 9, 2] * 4, list(range(14)), [1e-7, 2e-7] * 7],
)
def test_odd_series_are_forecast_without_a_warning(values):
    told = carry_forward(np.array(values, float), steps=2, season=4)
    assert told.lower <= told.value <= told.upper


def test_a_fit_that_does_not_converge_is_passed_over(monkeypatch):
    def refuse(*_, **__):
        import warnings

        from statsmodels.tools.sm_exceptions import ConvergenceWarning

        warnings.warn("not converged", ConvergenceWarning, stacklevel=1)

    monkeypatch.setattr("perfkit.measures.forecast_methods.ETSModel.fit", refuse)
    told = carry_forward(np.array(NOISE, float), steps=1, season=4)
    assert told.method == "the last figure, with the range of 20 past changes"


def test_a_method_never_tried_has_no_error():
    assert np.isnan(back_test([]).error)


@settings(deadline=None, max_examples=40)
@given(
    values=st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=11),
    target=st.floats(-1e6, 1e6),
    good=st.sampled_from(["higher", "lower"]),
)
def test_the_interval_holds_the_figure_and_the_chance_is_one(values, target, good):
    series = make_series(values, periods=YEARS[: len(values)])
    told = year_end(series, kpi=make_kpi(good=good), target=target)
    assert told.lower <= told.value <= told.upper
    assert 0 < told.chance < 1


def test_the_series_is_unchanged():
    series = make_series(NOISE[:8], periods=YEARS[:8])
    before = series.copy()
    year_end(series, kpi=make_kpi())
    pd.testing.assert_frame_equal(series, before)
