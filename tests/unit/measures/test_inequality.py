"""The slope index is the line through the quantiles, and its interval that of the draws."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from perfkit.measures.inequality import slope_index

POPULATION = np.array([90.0, 100, 110, 95, 105])
VALUE = np.array([60.0, 52, 51, 44, 40])


def fifths(value=VALUE, half=0.05, population=POPULATION):
    table = pd.DataFrame({"quantile": range(1, 6), "population": population, "value": value})
    return table.assign(lower=table["value"] * (1 - half), upper=table["value"] * (1 + half))


def line(values):
    share = POPULATION / POPULATION.sum()
    x = sm.add_constant(share.cumsum() - share / 2)
    return sm.WLS(values, x, weights=POPULATION).fit().params


def test_the_line_is_that_of_least_squares_weighted_by_population():
    found = slope_index(fifths(), value_type="normal")
    intercept, slope = line(VALUE)
    assert (found.intercept, found.sii) == pytest.approx((intercept, slope))
    assert found.rii == pytest.approx((intercept + slope) / intercept)


@pytest.mark.parametrize("value_type", ["rate", "normal"])
def test_without_transforming_every_type_has_one_line(value_type):
    assert slope_index(fifths(), value_type=value_type).sii == pytest.approx(line(VALUE)[1])


def test_a_rate_transformed_is_read_off_the_line_of_logs():
    found = slope_index(fifths(), value_type="rate", transform=True)
    intercept, slope = line(np.log(VALUE))
    assert found.intercept == pytest.approx(intercept)
    assert found.sii == pytest.approx(np.exp(intercept + slope) - np.exp(intercept))
    assert found.rii == pytest.approx(np.exp(slope))


def test_a_proportion_transformed_is_read_off_the_line_of_logits():
    share = VALUE / 100
    found = slope_index(fifths(share), value_type="proportion", transform=True, multiplier=100)
    intercept, slope = line(np.log(share / (1 - share)))
    ends = 1 / (1 + np.exp(-np.array([intercept, intercept + slope])))
    assert found.sii == pytest.approx(100 * (ends[1] - ends[0]))


@pytest.mark.parametrize(
    ("value_type", "transform"), [("normal", False), ("rate", False), ("rate", True)]
)
def test_a_multiplier_below_nought_turns_both_indices_round(value_type, transform):
    plain = slope_index(fifths(), value_type=value_type, transform=transform)
    turned = slope_index(fifths(), value_type=value_type, transform=transform, multiplier=-1)
    assert turned.sii == pytest.approx(-plain.sii)
    assert turned.rii == pytest.approx(1 / plain.rii)
    assert turned.sii_lower < turned.sii < turned.sii_upper
    assert turned.rii_lower < turned.rii < turned.rii_upper


def test_the_interval_of_a_plain_line_is_that_of_the_sum_of_normal_values():
    found = slope_index(fifths(), value_type="normal")
    weights = np.array([line(one)[1] for one in np.eye(5)])
    half = np.sqrt(((weights * VALUE * 0.05) ** 2).sum())
    assert (found.sii_lower, found.sii_upper) == pytest.approx(
        (found.sii - half, found.sii + half), abs=0.02 * half
    )


def test_values_without_uncertainty_have_limits_equal_to_the_index():
    found = slope_index(fifths(half=0.0), value_type="rate")
    assert (found.sii_lower, found.sii_upper) == pytest.approx((found.sii, found.sii))


def test_a_constant_series_has_no_inequality():
    found = slope_index(fifths(np.full(5, 40.0)), value_type="rate")
    assert (found.sii, found.rii) == pytest.approx((0.0, 1.0), abs=1e-9)
    assert found.sii_lower < 0 < found.sii_upper


def test_the_same_seed_gives_the_same_interval_in_any_order_of_rows():
    first = slope_index(fifths(), value_type="rate", seed=7)
    assert slope_index(fifths().iloc[::-1], value_type="rate", seed=7) == first
    assert slope_index(fifths(), value_type="rate", seed=8) != first
    assert (first.seed, first.repetitions) == (7, 100_000)


def test_a_higher_confidence_has_a_wider_interval():
    narrow = slope_index(fifths(), value_type="rate", confidence=0.95)
    wide = slope_index(fifths(), value_type="rate", confidence=99.8)
    assert wide.sii_lower < narrow.sii_lower < narrow.sii_upper < wide.sii_upper


def test_a_table_is_left_as_it_was():
    table = fifths()
    before = table.copy()
    slope_index(table, value_type="rate", repetitions=1000)
    pd.testing.assert_frame_equal(table, before)
