"""Whether an intervention worked, gave no signal, or is too soon to tell."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from statsmodels.regression.linear_model import OLS

from perfkit.errors import MeasureError
from perfkit.measures.impact import intervention

BEFORE = [20.0, 22, 21, 19, 20, 21, 20, 22, 19, 20]
AFTER = [14.0, 15, 13, 14, 15, 14]
STARTED = "2024-11-01"


def make_months(values, start="2024-01-31"):
    return pd.Series(values, index=pd.date_range(start, periods=len(values), freq="ME"))


@pytest.mark.parametrize(
    ("after", "good", "verdict", "words"),
    [
        (AFTER, "lower", "worked", "better than its past foretold"),
        (AFTER, "higher", "no signal", "worse than its past foretold"),
        ([20.0, 21, 19, 22, 20, 21], "lower", "no signal", "give or take chance"),
        ([20.0, 18, 16, 14, 12, 10], "lower", "worked", "better than"),
    ],
)
def test_the_verdict_is_that_of_the_latest_figure(after, good, verdict, words):
    found = intervention(make_months(BEFORE + after), started=STARTED, good=good)
    assert found.verdict == verdict
    assert words in found.reason


def test_the_changes_are_those_of_the_segmented_regression():
    values = make_months(BEFORE + AFTER)
    found = intervention(values, started=STARTED, good="lower")
    time, after = np.arange(16.0), np.arange(16) >= 10
    terms = np.column_stack([np.ones(16), time, after, np.where(after, time - 10, 0)])
    fit = OLS(values.to_numpy(), terms).fit()
    step = found.points["value"].to_numpy() - found.points["fitted"].to_numpy()
    # Months differ in length, so a step is nearly but not just one.
    assert found.level_change.value == pytest.approx(fit.params[2], abs=0.1)
    assert found.slope_change.value == pytest.approx(fit.params[3], abs=0.02)
    assert found.effect.lower < found.effect.value < found.effect.upper < 0
    assert abs(step.sum()) < 1e-9


def test_the_counterfactual_is_the_line_of_before_carried_on():
    line = np.arange(16.0)
    days = pd.date_range("2024-01-01", periods=16, freq="7D")
    values = pd.Series(np.where(line < 10, line, line - 5), index=days)
    found = intervention(values, started=days[10].date(), good="lower")
    assert found.points["counterfactual"].iloc[:10].isna().all()
    assert found.points["counterfactual"].iloc[10:].tolist() == pytest.approx(line[10:])
    assert found.level_change.value == pytest.approx(-5)
    assert found.slope_change.value == pytest.approx(0)


def test_a_missing_point_leaves_its_gap_and_is_counted():
    days = pd.date_range("2024-01-01", periods=16, freq="7D")
    values = pd.Series(np.arange(16.0), index=days)
    values.iloc[[3, 12]] = np.nan
    found = intervention(values, started=days[10], good="lower")
    assert found.left_out == 2
    assert found.verdict == "no signal"
    assert found.points["counterfactual"].iloc[-1] == pytest.approx(15)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (8, 4, "worked"),
        (7, 4, "too soon"),
        (8, 3, "too soon"),
        (0, 9, "too soon"),
        (9, 0, "too soon"),
    ],
)
def test_eight_points_before_and_four_after_are_needed(before, after, verdict):
    values = make_months([*BEFORE[:before], *([5.0, 5.1, 4.9, 5.0] * 3)[:after]])
    started = pd.Timestamp("2024-01-01") + pd.DateOffset(months=before)
    assert intervention(values, started=started, good="lower").verdict == verdict


@pytest.mark.parametrize("values", [[], [None] * 12, [3.0]])
def test_next_to_nothing_is_too_soon(values):
    found = intervention(make_months(values), started=STARTED, good="lower")
    assert found.verdict == "too soon"
    assert np.isnan(found.effect.value)
    assert "8 and 4 are needed" in found.reason


@pytest.mark.parametrize("values", [[3.0] * 16, [0.0] * 16, list(np.arange(16) * 0.1)])
def test_a_series_that_only_goes_on_shows_no_signal(values):
    days = pd.date_range("2024-01-01", periods=16, freq="7D")
    found = intervention(pd.Series(values, index=days), started=days[10], good="higher")
    assert found.verdict == "no signal"


def test_a_table_and_any_order_do_as_well():
    values = make_months(BEFORE + AFTER)
    table = values.rename_axis("period_end").rename("value").reset_index()
    before = table.copy()
    mixed = intervention(table.sample(frac=1, random_state=2), started=STARTED, good="lower")
    told = intervention(values, started=date(2024, 11, 1), good="lower")
    assert mixed.effect == told.effect
    pd.testing.assert_frame_equal(table, before)


def test_quiet_series_are_seldom_said_to_have_changed():
    random = np.random.default_rng(0)
    found = [
        intervention(make_months(random.normal(size=16)), started=STARTED, good="lower")
        for _ in range(200)
    ]
    assert sum(item.verdict == "worked" for item in found) / 200 < 0.06


def test_series_whose_figures_are_like_the_one_before_are_not_often_said_to_have_changed():
    # By Newey-West and plain errors alone, 25 to 30 of these 200 were said to have worked.
    random, worked = np.random.default_rng(0), 0
    for _ in range(200):
        values = [0.0]
        for chance in random.normal(size=40):
            values.append(0.6 * values[-1] + chance)
        told = intervention(make_months(values[-16:]), started=STARTED, good="lower")
        worked += told.verdict == "worked"
    assert worked / 200 < 0.09


@pytest.mark.parametrize("form", ["timestamps", "with a time zone", "periods", "texts"])
def test_dates_of_any_kind_give_one_answer(form):
    values = make_months(BEFORE + AFTER)
    days = values.index
    forms = {
        "timestamps": days,
        "with a time zone": days.tz_localize("Europe/London"),
        "periods": days.to_period("D"),
        "texts": [f"{day:%Y-%m-%d}" for day in days],
    }
    told = intervention(values.set_axis(forms[form]), started=STARTED, good="lower")
    assert told.effect == intervention(values, started=STARTED, good="lower").effect


@pytest.mark.parametrize("started", [None, pd.NaT, 5])
def test_what_is_no_day_is_refused(started):
    with pytest.raises(MeasureError, match="for the day it started"):
        intervention(make_months(BEFORE + AFTER), started=started, good="lower")


def test_figures_numbered_rather_than_dated_are_refused():
    with pytest.raises(MeasureError, match="takes dates, as 2026-03-31, got 0"):
        intervention(pd.Series(BEFORE), started=STARTED, good="lower")
    with pytest.raises(MeasureError, match="a Series indexed by date, got list"):
        intervention(BEFORE, started=STARTED, good="lower")


@pytest.mark.parametrize(
    ("values", "options", "words"),
    [
        (pd.concat([make_months([1.0, 2]), make_months([3.0])]), {}, "one value a date, got two"),
        (make_months([1.0, np.inf]), {}, "finite"),
        (make_months(["a", "b"]), {}, "takes numbers"),
        (make_months([1.0]), {"good": None}, "Got good=None"),
        (make_months([1.0]), {"started": "last spring"}, "Got 'last spring'"),
        (pd.DataFrame({"value": [1.0]}), {}, "period_end is absent"),
    ],
)
def test_bad_input_is_refused(values, options, words):
    with pytest.raises(MeasureError, match=words):
        intervention(values, **({"started": STARTED, "good": "lower"} | options))
