"""The recent trend and Mann-Kendall, against hand and brute force."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from perfkit.errors import MeasureError
from perfkit.measures.trend import mann_kendall, recent_trend


def counts(numerators, denominator=1000):
    x = np.array(numerators, dtype=float)
    return pd.DataFrame(
        {"period": range(len(x)), "value": x / denominator * 100, "count": x}
    ).assign(denominator=float(denominator))


def rates(values, half):
    table = pd.DataFrame({"period": range(len(values)), "value": np.array(values, dtype=float)})
    return table.assign(lower=table["value"] - half, upper=table["value"] + half)


def test_chi_squared_of_counts_is_that_of_the_linear_by_linear_test():
    found = recent_trend(counts([100, 120, 140, 160, 180]), good="higher")
    assert found.direction == "increasing"
    assert found.judgement == "better"
    assert found.chi_squared == pytest.approx(33.2226, abs=1e-4)


def test_chi_squared_of_rates_is_the_square_of_slope_over_its_error():
    found = recent_trend(rates([10, 12, 14, 16, 18], 1.96), good="lower")
    assert found.chi_squared == pytest.approx(40.0)
    assert found.judgement == "worse"


def test_a_slope_that_one_point_makes_is_no_change():
    found = recent_trend(rates([10, 10, 10, 10, 30], 1.0), good="higher")
    assert found.chi_squared > 9.55
    assert found.direction == "no_change"


def test_where_neither_is_better_a_trend_is_not_judged():
    assert recent_trend(rates([18, 16, 14, 12, 10], 1), good="in_range")[:2] == ("decreasing", "")


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (rates([1, 2, 3, 4], 1), "there are 4"),
        (rates([1, 2, 3, 4, 5], 0), "intervals are needed"),
        (rates([1, 2, np.nan, 4, 5], 1), "intervals are needed"),
        (counts([10, 20, 30, 40, 1000]), "equal to its denominator"),
        (counts([0, 20, 30, 40, 50]), "a count is 0"),
    ],
)
def test_what_cannot_be_calculated_says_why(table, reason):
    found = recent_trend(table, good="higher")
    assert found.direction == "cannot_be_calculated"
    assert reason in found.reason


@pytest.mark.parametrize("values", [[1, 2, 2, 3, 3, 3], [1, 3, 2, 5, 4, 6], [2, 2, 1, 1, 3, 3]])
def test_the_chance_of_mann_kendall_is_that_of_every_order_ties_too(values):
    found = mann_kendall(np.array(values, dtype=float))

    def statistic(order):
        return sum(
            np.sign(later - earlier)
            for place, earlier in enumerate(order)
            for later in order[place + 1 :]
        )

    orders = [abs(statistic(order)) for order in permutations(values)]
    assert found.p == pytest.approx(np.mean([s >= abs(found.statistic) for s in orders]))


def test_without_ties_the_chance_is_scipys_exact_one():
    values = np.array([3, 1, 4, 1.5, 9, 2.6, 5, 3.5, 8.9, 7, 9.3])
    exact = stats.kendalltau(range(len(values)), values, method="exact").pvalue
    assert mann_kendall(values).p == pytest.approx(exact)


def test_values_all_alike_have_no_trend():
    assert mann_kendall(np.array([2.0] * 6)) == (0, 1.0, 0, 0)


@pytest.mark.parametrize("values", [[1.0], [1.0, np.nan, 2.0]])
def test_values_that_cannot_be_tested_are_refused(values):
    with pytest.raises(MeasureError, match="two finite values"):
        mann_kendall(np.array(values))
