"""Series that move together: enough points, every try counted, changes as well as levels."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from perfkit.errors import MeasureError
from perfkit.measures.correlation import left_out, pairs

ASKED = {"key": "kpi", "period": "ends", "value": "value"}


def make_table(freq="ME", **series):
    parts = [
        pd.DataFrame(
            {
                "kpi": name,
                "ends": pd.date_range("2020-01-31", periods=len(values), freq=freq),
                "value": values,
            }
        )
        for name, values in series.items()
    ]
    return pd.concat(parts, ignore_index=True)


def noise(seed, n=24):
    return np.random.default_rng(seed).normal(size=n)


def test_coefficients_and_their_correction_are_those_of_scipy():
    x, y = noise(1), noise(2)
    found = pairs(make_table(a=x, b=y, c=noise(3)), **ASKED, lags=[0])
    row = found[(found["first"] == "a") & (found["second"] == "b")].iloc[0]
    changes = [stats.pearsonr(np.diff(x), np.diff(y)), stats.spearmanr(np.diff(x), np.diff(y))]
    assert row["pearson"] == pytest.approx(stats.pearsonr(x, y).statistic)
    assert row["spearman"] == pytest.approx(stats.spearmanr(x, y).statistic)
    assert row["pearson_of_changes"] == pytest.approx(changes[0].statistic)
    assert row["spearman_of_changes"] == pytest.approx(changes[1].statistic)
    assert row["tried"] == 3


def test_a_single_pair_has_the_p_of_its_changes():
    x, y = noise(1), noise(2)
    row = pairs(make_table(a=x, b=y), **ASKED, lags=[0]).iloc[0]
    changes = [stats.pearsonr(np.diff(x), np.diff(y)), stats.spearmanr(np.diff(x), np.diff(y))]
    assert row["n"] == 24
    assert row["p"] == pytest.approx(max(found.pvalue for found in changes))


def test_a_series_that_follows_another_is_found_at_its_lag():
    ahead = noise(4)
    found = pairs(make_table(ahead=ahead, later=np.roll(ahead, 2)), **ASKED).iloc[0]
    assert (found["first"], found["second"], found["lag"]) == ("ahead", "later", 2)
    assert (found["n"], found["tried"], found["finding"]) == (22, 9, "associated")


def test_two_trends_agree_in_their_levels_only():
    table = make_table(a=np.arange(24) + noise(5), b=-np.arange(24) + noise(6))
    found = pairs(table, **ASKED, lags=[0]).iloc[0]
    assert found["pearson"] < -0.9
    assert found["finding"] == "levels_only"


def test_two_straight_lines_have_changes_that_cannot_be_told():
    found = pairs(make_table(a=np.arange(14) * 0.1, b=np.arange(14) * 0.3), **ASKED, lags=[0])
    assert found[["pearson", "p", "finding"]].iloc[0].tolist() == [1.0, 1.0, "levels_only"]
    assert found["pearson_of_changes"].isna().all()


def test_every_pair_and_lag_is_corrected_for():
    table = make_table(**{f"s{seed}": noise(seed) for seed in range(8)})
    found = pairs(table, **ASKED)
    assert found["tried"].unique().tolist() == [28 * 9]
    assert (found["finding"] == "none").all()
    assert found["p"].is_monotonic_increasing


@pytest.mark.parametrize(("points", "rows"), [(11, 0), (12, 1)])
def test_twelve_shared_points_are_needed(points, rows):
    table = make_table(a=noise(1)[:points], b=noise(2))
    assert len(pairs(table, **ASKED, lags=[0])) == rows


def test_a_missing_point_is_not_shared_and_keeps_its_place():
    x = noise(7)
    x[5] = np.nan
    found = pairs(make_table(a=x, b=np.roll(noise(7), 1)), **ASKED, lags=[1])
    assert found["n"].tolist() == [22, 22]
    assert found["pearson"].iloc[0] == pytest.approx(1)


def test_a_step_is_the_shortest_time_between_figures():
    quarters = make_table("QE", a=noise(8), b=np.roll(noise(8), 1))
    fortnights = make_table("14D", a=noise(8), b=np.roll(noise(8), 1))
    for table in (quarters, fortnights):
        assert pairs(table, **ASKED).iloc[0]["lag"] == 1


def test_whole_numbers_and_periods_stand_for_days():
    table = make_table(a=noise(1), b=noise(2))
    monthly = pairs(table, **ASKED)
    numbered = table.assign(ends=[*range(24)] * 2)
    by_period = table.assign(ends=pd.PeriodIndex(table["ends"], freq="M"))
    pd.testing.assert_frame_equal(pairs(numbered, **ASKED), monthly)
    pd.testing.assert_frame_equal(pairs(by_period, **ASKED), monthly)


@pytest.mark.parametrize("kind", ["year_to_date", "programme_cumulative", "rolling", "judgement"])
def test_what_adds_up_or_overlaps_is_left_out_and_said(kind):
    table = make_table(a=noise(1), b=noise(2), flat=[1.0] * 24, short=[1.0, 2.0])
    table["series_type"] = np.where(table["kpi"] == "b", kind, "flow")
    told = left_out(table, **ASKED)
    assert pairs(table, **ASKED).empty
    assert told["key"].tolist() == ["b", "flat", "short"]
    assert told["reason"].tolist()[1:] == [
        "it does not vary",
        "it has 2 figures, and 12 are needed",
    ]


@pytest.mark.parametrize(
    ("change", "options", "words"),
    [
        (lambda table: pd.concat([table, table.head(1)]), {}, "twice"),
        (lambda table: table.assign(value=np.inf), {}, "infinite"),
        (lambda table: table.assign(value="few"), {}, "takes numbers"),
        (lambda table: table.assign(ends="2025/26 Q3"), {}, "twice|last day"),
        (lambda table: table.assign(ends=[f"Q{n}" for n in range(48)]), {}, "last day"),
        (lambda table: table, {"lags": [-1]}, "Got the lag -1"),
        (lambda table: table, {"lags": [0.5]}, "Got the lag 0.5"),
        (lambda table: table.drop(columns="ends"), {}, "ends is absent"),
    ],
)
def test_bad_input_is_refused(change, options, words):
    table = change(make_table(a=noise(1), b=noise(2)))
    with pytest.raises(MeasureError, match=words):
        pairs(table, **ASKED, **options)


@pytest.mark.parametrize("series", [{"a": noise(1)}, {"a": [None] * 14, "b": noise(1)}])
def test_one_series_has_no_pair(series):
    assert pairs(make_table(**series), **ASKED).empty


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 1000))
def test_the_order_of_rows_is_irrelevant_and_the_table_unchanged(seed):
    table = make_table(a=noise(seed), b=noise(seed + 1), c=noise(seed + 2))
    before = table.copy()
    mixed = table.sample(frac=1, random_state=seed)
    pd.testing.assert_frame_equal(pairs(mixed, **ASKED), pairs(table, **ASKED))
    pd.testing.assert_frame_equal(table, before)
