"""Standardised rates and ratios are those of the reference, worked by hand."""

import math

import numpy as np
import pandas as pd
import pytest

from perfkit.measures import intervals
from perfkit.measures.intervals import rate_interval, standardised_rate, standardised_ratio

BANDS = pd.DataFrame(
    {"count": [10.0, 20.0], "population": [1000.0, 1000.0], "standard_population": [3.0, 1.0]}
)
SEEN = pd.DataFrame(
    {
        "count": [12.0, 8.0],
        "population": [1000.0, 500.0],
        "reference_count": [50.0, 60.0],
        "reference_population": [10_000.0, 6_000.0],
    }
)


def test_both_are_found_in_intervals_too():
    assert intervals.standardised_rate is standardised_rate
    assert intervals.standardised_ratio is standardised_ratio


def test_a_rate_of_one_band_is_the_crude_rate_with_byars_limits():
    one = BANDS.head(1).assign(count=25.0)
    assert standardised_rate(one) == pytest.approx(rate_interval(25, 1000))


def test_a_rate_of_two_bands_is_that_worked_by_hand():
    value, lower, upper = standardised_rate(BANDS, per=1000)
    step = 1000 * math.sqrt((9 * 10 + 20) / 1000**2 / 16 / 30)
    limits = rate_interval(30, 1, per=1)
    assert value == 12.5
    assert (lower, upper) == pytest.approx(
        (12.5 + step * (limits.lower - 30), 12.5 + step * (limits.upper - 30))
    )


@pytest.mark.parametrize(("events", "known"), [(9, False), (10, True)])
def test_fewer_than_ten_events_have_no_standardised_rate(events, known):
    table = BANDS.assign(count=[events - 4.0, 4.0])
    assert (~np.isnan(standardised_rate(table))).tolist() == [known] * 3


def test_a_missing_count_is_no_event_in_a_rate_and_unknown_in_a_ratio():
    assert standardised_rate(BANDS.assign(count=[np.nan, 20])) == standardised_rate(
        BANDS.assign(count=[0, 20])
    )
    assert np.isnan(standardised_ratio(SEEN.assign(count=[np.nan, 8]))).all()


def test_a_ratio_is_what_is_seen_over_what_is_expected():
    value, lower, upper = standardised_ratio(SEEN, per=100)
    seen = rate_interval(20, 1000 * 50 / 10_000 + 500 * 60 / 6_000, per=100)
    assert (value, lower, upper) == pytest.approx(seen)
    assert value == 200.0


@pytest.mark.parametrize("measure", [standardised_rate, standardised_ratio])
def test_a_confidence_of_a_hundred_gives_everything_possible(measure):
    table = pd.concat([SEEN, BANDS[["standard_population"]]], axis=1)
    assert measure(table, confidence=100)[1:] == (0.0, math.inf)


def test_tables_are_left_as_they_were():
    rates, ratios = BANDS.copy(), SEEN.copy()
    standardised_rate(BANDS)
    standardised_ratio(SEEN)
    pd.testing.assert_frame_equal(BANDS, rates)
    pd.testing.assert_frame_equal(SEEN, ratios)
