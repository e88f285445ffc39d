import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from perfkit.errors import MeasureError
from perfkit.measures.reach import cases_to_reach

NAN = math.nan


@pytest.mark.parametrize(
    ("value", "other", "counts", "per", "cases"),
    [
        (45.0, 55.0, (90, 200), 100, 20),
        (55.0, 45.0, (110, 200), 100, -20),
        (20.0, 25.0, (40, 2000), 1000, 10),
        (0.0, 5.0, (0, 200), 100, 10),
        (45.0, 45.0, (90, 200), 100, 0),
        (45.1, 55.1, (90, 200), 100, 20),  # rounded when it was published
    ],
)
def test_the_gap_is_counted_in_what_the_rate_counts(value, other, counts, per, cases):
    found = cases_to_reach(value, other, numerator=counts[0], denominator=counts[1], per=per)

    assert found.cases == pytest.approx(cases)
    assert found.reason == ""


@pytest.mark.parametrize(
    ("value", "other", "counts", "reason"),
    [
        (NAN, 55.0, (90, 200), "not held"),
        (45.0, NAN, (90, 200), "not held"),
        (45.0, 55.0, (90, NAN), "not held"),
        (45.0, 55.0, (NAN, 200), "not held"),
        (45.0, 55.0, (0, 0), "nothing to count out of"),
        (50.0, 55.0, (90, 200), "not its count over its denominator"),  # standardised, say
    ],
)
def test_what_cannot_be_counted_is_told_with_the_reason(value, other, counts, reason):
    found = cases_to_reach(value, other, numerator=counts[0], denominator=counts[1], per=100)

    assert math.isnan(found.cases)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("counts", "per", "said"), [((1, 2), 0, "above 0, got 0"), ((-1, 2), 100, "0 or more, got -1")]
)
def test_what_no_rate_can_be_is_refused(counts, per, said):
    with pytest.raises(MeasureError, match=said):
        cases_to_reach(1.0, 2.0, numerator=counts[0], denominator=counts[1], per=per)


@given(some.integers(0, 10_000), some.integers(1, 10_000), some.floats(0, 100))
def test_with_the_gap_closed_the_rate_is_the_others(numerator, denominator, other):
    own = 100 * numerator / denominator

    found = cases_to_reach(own, other, numerator=numerator, denominator=denominator, per=100)

    assert 100 * (numerator + found.cases) / denominator == pytest.approx(other, abs=1e-6)
