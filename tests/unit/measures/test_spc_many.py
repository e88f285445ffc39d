"""Charts of many series at once are, to the last digit, those of each series by itself."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfkit.errors import MeasureError
from perfkit.measures.spc import xmr, xmr_many

# Few different values, so that ties, points on the mean and points on a limit are common.
VALUES = st.one_of(
    st.integers(0, 6).map(float), st.just(np.nan), st.floats(-1e6, 1e6, allow_nan=False)
)
SERIES = st.lists(st.lists(VALUES, min_size=1, max_size=30), min_size=1, max_size=6)
COLUMNS = ["value", "mean", "lower", "upper", "special_cause", "kind"]


def table_of(series):
    return pd.DataFrame(
        [
            (f"series {key}", when, value)
            for key, values in enumerate(series)
            for when, value in enumerate(values)
        ],
        columns=["key", "period", "value"],
    ).astype({"value": float})


def one_by_one(table, **options):
    charts = []
    for key, rows in table.groupby("key"):
        values = rows.set_index("period")["value"]
        if values.notna().any():
            points = xmr(values, **options).points.reset_index()
            charts.append(points.assign(key=key)[["key", "period", *COLUMNS]])
    return pd.concat(charts, ignore_index=True)


def assert_alike(many, alone):
    """Hold charts to be the same to the last digit; only many's words are categories."""
    words = dict.fromkeys(("special_cause", "kind"), "str")
    pd.testing.assert_frame_equal(many.astype(words), alone, check_exact=True)


@settings(max_examples=200, deadline=None)
@given(
    series=SERIES.filter(lambda lists: not np.isnan([v for one in lists for v in one]).all()),
    good=st.sampled_from(["higher", "lower", None]),
    baseline=st.sampled_from([None, 12, 14]),
    screen=st.booleans(),
    seed=st.integers(0, 99),
)
def test_the_charts_are_those_of_xmr_series_by_series(series, good, baseline, screen, seed):
    options = {"good": good, "baseline": baseline, "screen": screen}
    table = table_of(series)
    shuffled = table.sample(frac=1, random_state=seed)
    many = xmr_many(shuffled, key="key", period="period", value="value", **options)
    assert_alike(many, one_by_one(table, **options))
    assert many.attrs["dropped"] == int(table["value"].isna().sum())


@settings(max_examples=100, deadline=None)
@given(
    series=SERIES.filter(lambda lists: not np.isnan([v for one in lists for v in one]).all()),
    goods=st.lists(st.sampled_from(["higher", "lower", None]), min_size=6, max_size=6),
    seed=st.integers(0, 99),
)
def test_series_of_mixed_kpis_are_each_judged_by_their_own_good(series, goods, seed):
    table = table_of(series)
    by_key = {f"series {place}": good for place, good in enumerate(goods)}
    table["good"] = pd.Series([by_key[key] for key in table["key"]], dtype="str")
    shuffled = table.sample(frac=1, random_state=seed)
    many = xmr_many(shuffled, key="key", period="period", value="value", good="good")
    charts = [
        one_by_one(rows, good=by_key[str(key)])
        for key, rows in table.groupby("key")
        if rows["value"].notna().any()
    ]
    assert_alike(many, pd.concat(charts, ignore_index=True))


def test_a_column_whose_name_is_a_good_is_never_read_for_it():
    table = table_of([[1.0, 2.0] * 7 + [9.0]]).assign(lower="higher")
    many = xmr_many(table, key="key", period="period", value="value", good="lower")
    assert many["kind"].iloc[-1] == "concern"


def test_to_change_the_answer_leaves_the_table_as_it_was():
    table = table_of([[1.0, 2.0, 3.0]])
    before = table.copy()
    many = xmr_many(table, key="key", period="period", value="value")
    many.loc[:, ["key", "period", "value"]] = ["other", 9, 9.0]
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("drift", [0.0, 0.3, -0.3])
def test_long_series_with_runs_and_trends_are_alike_too(drift):
    random = np.random.default_rng(0)
    walks = (random.normal(drift, 1, (40, 60)).cumsum(axis=1) / 3 + 50).round(1)
    table = table_of(walks)
    many = xmr_many(table, key="key", period="period", value="value", good="higher")
    alone = one_by_one(table, good="higher")
    assert_alike(many, alone)
    assert many["special_cause"].nunique() >= 6


def test_a_rebase_is_a_part_of_the_key():
    values = [1.0, 2.0] * 7 + [11.0, 12.0] * 7
    table = table_of([values]).assign(segment=[0] * 14 + [1] * 14)
    many = xmr_many(table, key=["key", "segment"], period="period", value="value")
    points = xmr(table.set_index("period")["value"], good=None, rebase=[14]).points
    assert_alike(many[COLUMNS], points.reset_index()[COLUMNS])


def test_dates_and_their_type_are_kept_and_the_table_left_as_it_was():
    months = pd.date_range("2024-01-01", periods=3, freq="MS")
    table = pd.DataFrame({"key": "a", "period": months[::-1], "value": [3.0, 2.0, 1.0]})
    before = table.copy()
    many = xmr_many(table, key="key", period="period", value="value")
    assert many["period"].tolist() == months.tolist()
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("values", [[], [np.nan, np.nan]])
def test_a_table_without_a_value_has_an_empty_answer_with_the_same_columns(values):
    many = xmr_many(table_of([values]), key="key", period="period", value="value")
    assert many.columns.tolist() == ["key", "period", *COLUMNS]
    assert (len(many), many.attrs["dropped"]) == (0, len(values))


GOOD = table_of([[1.0, 2.0, 3.0]])


@pytest.mark.parametrize(
    ("table", "options", "message"),
    [
        (GOOD.drop(columns="value"), {}, "value is absent"),
        (GOOD.assign(value=[1.0, np.inf, 2.0]), {}, "finite values, got 1"),
        (GOOD.assign(value=["1", "two", "3"]), {}, "takes numbers"),
        (GOOD.assign(period=[0, 1, 1]), {}, "one value a series and period.*series 0, 1"),
        (GOOD.assign(key=["a", None, "a"]), {}, "key key is missing in 1"),
        (GOOD.assign(period=[0, 1, np.nan]), {}, "period period is missing in 1"),
        (GOOD, {"baseline": 11}, "at least 12 points, got 11"),
        (GOOD, {"good": "up"}, "higher, lower or None, got 'up'"),
        (GOOD.assign(good="up"), {"good": "good"}, "higher, lower or None, got 'up'"),
        (
            GOOD.assign(good=["lower", "lower", None]),
            {"good": "good"},
            "one good a series, got more in 1: the column good differs",
        ),
    ],
)
def test_tables_without_charts_are_refused_in_words(table, options, message):
    with pytest.raises(MeasureError, match=message):
        xmr_many(table, key="key", period="period", value="value", **options)
