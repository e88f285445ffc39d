"""Counts, values and quantiles that have no measure are refused in words."""

import pandas as pd
import pytest

from perfkit.errors import MeasureError
from perfkit.measures.benchmark import funnel_limits
from perfkit.measures.inequality import gap_and_ratio, rates_by_group, slope_index
from perfkit.measures.intervals import (
    mean_interval,
    proportion_interval,
    rate_interval,
    standardised_rate,
    standardised_ratio,
)

INF, NAN = float("inf"), float("nan")
BANDS = pd.DataFrame(
    {
        "count": [10.0, 20.0],
        "population": [1000.0, 1000.0],
        "standard_population": [3.0, 1.0],
        "reference_count": [50.0, 60.0],
        "reference_population": [1000.0, 1000.0],
    }
)
FIFTHS = pd.DataFrame({"quantile": range(1, 6), "population": 100.0, "value": 0.5})
FIFTHS = FIFTHS.assign(lower=0.4, upper=0.6)


@pytest.mark.parametrize("measure", [proportion_interval, rate_interval])
@pytest.mark.parametrize(
    ("x", "n", "message"),
    [
        (-1, 10, "A count is 0"),
        (1, 0, "denominator above 0"),
        (1, -3, "denominator above 0"),
        (INF, 10, "both finite"),
        (1, INF, "both finite"),
        ("many", 10, "takes numbers"),
        ([1, 2], [1, 2, 3], "one denominator a count"),
        (pd.Series([1, 2]), pd.Series([3, 4], index=[1, 2]), "different indexes"),
        (pd.Series([1]), [3, 4], "Got 2 counts for 1 rows"),
    ],
)
def test_counts_without_an_interval_are_refused(measure, x, n, message):
    with pytest.raises(MeasureError, match=message):
        measure(x, n)


def test_more_out_of_fewer_is_no_proportion():
    with pytest.raises(MeasureError, match=r"Got 3 out of 2. A count is 0 to the denominator"):
        proportion_interval(3, 2)


@pytest.mark.parametrize(
    "measure",
    [
        lambda confidence: proportion_interval(1, 2, confidence=confidence),
        lambda confidence: rate_interval(1, 2, confidence=confidence),
        lambda confidence: mean_interval([1, 2], confidence=confidence),
        lambda confidence: standardised_rate(BANDS, confidence=confidence),
        lambda confidence: standardised_ratio(BANDS, confidence=confidence),
        lambda confidence: funnel_limits([9], centre=1, kind="ratio", confidence=confidence),
        lambda confidence: slope_index(FIFTHS, value_type="rate", confidence=confidence),
        lambda confidence: rates_by_group(BANDS, by="reference_count", confidence=confidence),
    ],
)
@pytest.mark.parametrize("confidence", [0.89, 89.9, 1.5, 100.1, 0, -95, NAN])
def test_a_confidence_out_of_range_is_refused_everywhere(measure, confidence):
    with pytest.raises(MeasureError, match=r"A confidence is from 0.9 to 1, or from 90 to 100"):
        measure(confidence)


@pytest.mark.parametrize("per", [0, -1, INF, NAN])
@pytest.mark.parametrize(
    "measure",
    [
        lambda per: rate_interval(1, 2, per=per),
        lambda per: standardised_rate(BANDS, per=per),
        lambda per: standardised_ratio(BANDS, per=per),
    ],
)
def test_a_rate_is_per_a_number_above_nought(measure, per):
    with pytest.raises(MeasureError, match="per a number above 0"):
        measure(per)


@pytest.mark.parametrize("values", [[], [NAN, NAN], [1.0, INF], [[1.0, 2.0]], ["a"]])
def test_values_without_a_mean_are_refused(values):
    with pytest.raises(MeasureError, match="A mean takes"):
        mean_interval(values)


@pytest.mark.parametrize("measure", [standardised_rate, standardised_ratio])
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"count": [-1.0, 3.0]}, "the first of them row 1. A count is 0 or more"),
        ({"population": [1.0, 0.0]}, "the first of them row 2. A population is above 0"),
        ({"population": [NAN, 1.0]}, "never missing"),
        ({"count": [INF, 1.0]}, "finite numbers"),
        ({"count": ["few", "many"]}, "takes numbers"),
    ],
)
def test_age_bands_without_a_rate_are_refused(measure, changes, message):
    with pytest.raises(MeasureError, match=message):
        measure(BANDS.assign(**changes))


@pytest.mark.parametrize(
    ("measure", "changes", "message"),
    [
        (standardised_rate, {"standard_population": [1.0, -1.0]}, "0 or more"),
        (standardised_rate, {"standard_population": [1.0, NAN]}, "0 or more"),
        (standardised_rate, {"standard_population": [0.0, 0.0]}, "add up to 0"),
        (standardised_ratio, {"reference_count": [-1.0, 1.0]}, "0 or more"),
        (standardised_ratio, {"reference_count": [0.0, 0.0]}, "expects no event"),
        (standardised_ratio, {"reference_population": [0.0, 1.0]}, "above 0"),
    ],
)
def test_standards_that_cannot_be_used_are_refused(measure, changes, message):
    with pytest.raises(MeasureError, match=message):
        measure(BANDS.assign(**changes))


@pytest.mark.parametrize("measure", [standardised_rate, standardised_ratio])
def test_no_band_and_no_column_are_refused(measure):
    with pytest.raises(MeasureError, match="got no row"):
        measure(BANDS.head(0))
    with pytest.raises(MeasureError, match="population is absent"):
        measure(BANDS.drop(columns="population"))


@pytest.mark.parametrize(
    ("table", "options", "message"),
    [
        (FIFTHS.head(4), {}, "got 1, 2, 3, 4"),
        (FIFTHS.head(0), {}, "got none"),
        (FIFTHS.assign(quantile=[1, 2, 3, 4, 4]), {}, "each once"),
        (FIFTHS.assign(quantile=[1, 2, 3, 4, NAN]), {}, "each once"),
        (FIFTHS.assign(population=0.0), {}, "A population is above 0"),
        (FIFTHS.assign(value=[NAN, 1, 1, 1, 1]), {}, "none of them missing"),
        (FIFTHS.assign(lower=0.7), {}, "between its lower and upper"),
        (FIFTHS.assign(upper=INF), {}, "finite numbers"),
        (FIFTHS.assign(lower=0.0), {"value_type": "rate"}, "rate and its limits are above 0"),
        (FIFTHS.assign(upper=1.0), {"value_type": "proportion"}, "below 1"),
        (FIFTHS, {"value_type": "count"}, "normal, rate, proportion, got 'count'"),
        (FIFTHS, {"multiplier": 0}, "not 0, got 0"),
        (FIFTHS, {"repetitions": 19}, "from 19 repetitions"),
        (FIFTHS, {"confidence": 100}, "a confidence below 100%"),
        (FIFTHS.drop(columns="upper"), {}, "upper is absent"),
    ],
)
def test_quantiles_without_a_slope_index_are_refused(table, options, message):
    with pytest.raises(MeasureError, match=message):
        slope_index(table, **{"value_type": "normal"} | options)


@pytest.mark.parametrize(
    "table",
    [
        FIFTHS.head(1),
        FIFTHS.assign(quantile=1),
        FIFTHS.assign(quantile=[1, 2, 3, 4, NAN]),
        FIFTHS.assign(value=INF),
        FIFTHS.drop(columns="value"),
    ],
)
def test_quantiles_without_a_gap_are_refused(table):
    with pytest.raises(MeasureError, match="A gap"):
        gap_and_ratio(table)


@pytest.mark.parametrize(
    "table", [BANDS.assign(count=-1.0), BANDS.assign(population=-1.0), BANDS.assign(count=INF)]
)
def test_groups_without_a_rate_are_refused(table):
    with pytest.raises(MeasureError, match="A rate by group"):
        rates_by_group(table, by=["reference_count"])
