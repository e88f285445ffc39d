"""What must hold whatever the figures are."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perfkit.measures.benchmark import funnel_limits, quantile_group, rank
from perfkit.measures.inequality import gap_and_ratio, rates_by_group
from perfkit.measures.intervals import (
    mean_interval,
    proportion_interval,
    rate_interval,
    standardised_rate,
    standardised_ratio,
)
from perfkit.measures.spc import xmr

FIGURES = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))
MANY = st.lists(FIGURES, min_size=2, max_size=40)
CONFIDENCE = st.sampled_from([0.9, 0.95, 0.998])
PEOPLE = st.integers(1, 10_000)
quickly = settings(max_examples=60, deadline=None)


def width(interval):
    return interval.upper - interval.lower


@quickly
@given(values=MANY, screen=st.booleans())
def test_limits_lie_as_far_above_the_mean_as_below(values, screen):
    points = xmr(pd.Series(values), good=None, screen=screen).points
    above, below = points["upper"] - points["mean"], points["mean"] - points["lower"]
    assert np.allclose(above, below, atol=1e-6) and (above >= 0).all()


@quickly
@given(values=MANY, seed=st.integers(0, 99))
def test_the_order_of_rows_is_of_no_account_to_a_chart_a_mean_or_a_quantile(values, seed):
    column = pd.Series(values)
    mixed = column.sample(frac=1, random_state=seed)
    charts = (xmr(one, good="higher").points for one in (column, mixed))
    pd.testing.assert_frame_equal(*charts)
    assert np.allclose(mean_interval(column), mean_interval(mixed), rtol=1e-9, atol=1e-6)
    quantiles = quantile_group(column, groups=2), quantile_group(mixed, groups=2).sort_index()
    pd.testing.assert_series_equal(*quantiles)


@quickly
@given(n=PEOPLE, data=st.data(), confidence=CONFIDENCE)
def test_an_interval_holds_its_estimate(n, data, confidence):
    x = data.draw(st.integers(0, n))
    for found in (
        proportion_interval(x, n, confidence=confidence),
        rate_interval(x, n, confidence=confidence),
    ):
        assert found.lower <= found.value <= found.upper


@quickly
@given(n=PEOPLE, data=st.data(), times=st.integers(2, 50), confidence=CONFIDENCE)
def test_an_interval_narrows_as_there_are_more_people(n, data, times, confidence):
    x = data.draw(st.integers(0, n))
    for measure in (proportion_interval, rate_interval):
        few = measure(x, n, confidence=confidence)
        many = measure(x * times, n * times, confidence=confidence)
        assert width(many) < width(few)


@quickly
@given(n=PEOPLE, data=st.data())
def test_an_interval_widens_with_the_confidence(n, data):
    x = data.draw(st.integers(0, n))
    for measure in (proportion_interval, rate_interval):
        assert width(measure(x, n, confidence=0.95)) < width(measure(x, n, confidence=0.998))


@quickly
@given(values=MANY, confidence=CONFIDENCE)
def test_the_interval_of_a_mean_holds_it_and_narrows_with_more_of_the_same(values, confidence):
    found = mean_interval(values, confidence=confidence)
    assert found.lower <= found.value <= found.upper
    assert width(mean_interval(values * 4, confidence=confidence)) <= width(found)


BANDS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(50, 5000), st.integers(1, 5000)),
    min_size=1,
    max_size=8,
)


@quickly
@given(bands=BANDS, seed=st.integers(0, 99))
def test_standardised_intervals_hold_their_estimate_and_order_is_of_no_account(bands, seed):
    table = pd.DataFrame(bands, columns=["count", "population", "standard_population"])
    assume(table["count"].sum() >= 10)
    table = table.assign(reference_count=7, reference_population=1000)
    for measure in (standardised_rate, standardised_ratio):
        found = measure(table)
        assert found.lower <= found.value <= found.upper
        assert measure(table.sample(frac=1, random_state=seed)) == pytest.approx(found)


@quickly
@given(bands=BANDS, times=st.integers(2, 20))
def test_standardised_intervals_narrow_as_there_are_more_people(bands, times):
    table = pd.DataFrame(bands, columns=["count", "population", "standard_population"])
    assume(table["count"].sum() >= 10)
    more = table.assign(count=table["count"] * times, population=table["population"] * times)
    assert width(standardised_rate(more)) < width(standardised_rate(table))


@quickly
@given(bands=BANDS)
def test_a_standardised_rate_lies_between_those_of_its_bands(bands):
    table = pd.DataFrame(bands, columns=["count", "population", "standard_population"])
    assume(table["count"].sum() >= 10)
    rates = table["count"] / table["population"] * 1000
    value = standardised_rate(table, per=1000).value
    assert rates.min() - 1e-9 <= value <= rates.max() + 1e-9


PARTS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 500), st.integers(1, 5000)),
    min_size=1,
    max_size=12,
)


@quickly
@given(parts=PARTS, seed=st.integers(0, 99))
def test_rates_are_never_averaged(parts, seed):
    table = pd.DataFrame(parts, columns=["ward", "count", "population"])
    found = rates_by_group(table.sample(frac=1, random_state=seed), by=["ward"], per=1000)
    for row in found.itertuples():
        own = table[table["ward"] == row.ward]
        assert row.value == pytest.approx(own["count"].sum() / own["population"].sum() * 1000)


@quickly
@given(values=MANY, groups=st.integers(2, 10))
def test_quantiles_keep_the_order_of_the_values(values, groups):
    assume(len(values) >= groups)
    column = pd.Series(values)
    found = quantile_group(column, groups=groups)
    assert found.between(1, groups).all()
    assert found[column.sort_values(ascending=False, kind="stable").index].is_monotonic_increasing


@quickly
@given(values=MANY, half=st.floats(0, 1e5), seed=st.integers(0, 99))
def test_a_rank_lies_among_the_places_its_interval_allows(values, half, seed):
    table = pd.DataFrame({"value": values}).assign(group="all", period=1)
    table = table.assign(area_code=table.index, lower=table["value"] - half)
    table = table.assign(upper=table["value"] + half)
    found = rank(table, group="group")
    assert ((found["rank_from"] <= found["rank"]) & (found["rank"] <= found["rank_to"])).all()
    mixed = rank(table.sample(frac=1, random_state=seed), group="group").sort_index()
    pd.testing.assert_frame_equal(found, mixed)


@quickly
@given(
    sizes=st.lists(PEOPLE, min_size=1, max_size=20),
    kind=st.sampled_from(["proportion", "rate", "ratio"]),
    confidence=CONFIDENCE,
)
def test_a_funnel_holds_its_centre_and_narrows_with_size(sizes, kind, confidence):
    limits = funnel_limits(sorted(sizes), centre=0.3, kind=kind, confidence=confidence)
    assert ((limits["lower"] <= 0.3) & (0.3 <= limits["upper"])).all()
    assert (limits["upper"] - limits["lower"]).is_monotonic_decreasing


@quickly
@given(values=st.lists(st.floats(1, 1e5), min_size=2, max_size=10), half=st.floats(0, 0.9))
def test_a_gap_and_a_ratio_lie_in_their_intervals(values, half):
    table = pd.DataFrame({"quantile": range(len(values)), "value": values})
    table = table.assign(lower=table["value"] * (1 - half), upper=table["value"] * (1 + half))
    for found in gap_and_ratio(table):
        slack = 1e-9 * (1 + abs(found.value))  # the last digits of a logarithm
        assert found.lower - slack <= found.value <= found.upper + slack
