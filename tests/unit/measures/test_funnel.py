"""The lines of a funnel are those the reference publishes."""

import numpy as np
import pandas as pd
import pytest

from perfkit.measures.benchmark import funnel_limits
from perfkit.measures.intervals import standardised_ratio


@pytest.mark.parametrize(
    ("expected", "confidence", "side", "events"),
    [
        # Exact Poisson limits of so many events, from the tables of PHEindicatormethods.
        (5.571644585, 0.95, "lower", 1),
        (0.025317898, 0.95, "upper", 1),
        (18.39035799, 0.95, "lower", 10),
        (4.795387629, 0.95, "upper", 10),
        (134.9243187, 0.998, "lower", 100),
        (71.92139974, 0.998, "upper", 100),
    ],
)
def test_a_ratio_on_the_line_has_an_interval_that_touches_the_centre(
    expected, confidence, side, events
):
    limits = funnel_limits([expected], centre=1, kind="ratio", confidence=confidence)
    assert limits[side].iloc[0] * expected == pytest.approx(events, abs=1e-4)


def test_a_ratio_may_be_written_in_hundreds():
    one = funnel_limits([20], centre=1, kind="ratio", confidence=0.95)
    hundred = funnel_limits([20], centre=100, kind="ratio", confidence=0.95)
    assert hundred["upper"].iloc[0] == pytest.approx(100 * one["upper"].iloc[0])


def test_a_rate_is_the_ratio_to_what_the_centre_expects():
    rate = funnel_limits([2000], centre=0.01, kind="rate", confidence=0.998)
    ratio = funnel_limits([20], centre=1, kind="ratio", confidence=0.998)
    assert rate["lower"].iloc[0] == pytest.approx(0.01 * ratio["lower"].iloc[0])


def test_a_ratio_outside_the_line_is_one_whose_interval_leaves_out_the_centre():
    band = {"population": 1.0, "reference_count": 5.0, "reference_population": 1.0}
    line = funnel_limits([5.0], centre=1, kind="ratio", confidence=0.95).iloc[0]
    for events in range(10):
        found = standardised_ratio(pd.DataFrame([band | {"count": events}]))
        inside = line["lower"] <= events / 5 <= line["upper"]
        assert inside == (found.lower <= 1 <= found.upper)


def test_a_proportion_is_kept_within_nought_and_one():
    limits = funnel_limits([1, 10_000], centre=0.02, kind="proportion", confidence=0.95)
    assert limits["lower"].round(4).tolist() == [0.0, 0.0173]
    assert funnel_limits([1], centre=0.98, kind="proportion", confidence=95)["upper"].item() == 1.0


def test_a_denominator_that_is_none_has_no_limits_and_the_index_is_kept():
    sizes = pd.Series([100, 0, -5, np.nan, np.inf], index=list("abcde"))
    limits = funnel_limits(sizes, centre=0.5, kind="proportion", confidence=0.95)
    assert limits["lower"].notna().tolist() == [True, False, False, False, False]
    assert limits.index.tolist() == list("abcde")
