import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfkit.errors import MeasureError
from perfkit.measures.spread import five_numbers, quarter_of

SPREAD = five_numbers([1.0, 2.0, 3.0, 4.0, 5.0])


@pytest.mark.parametrize(
    ("value", "quarter"),
    [(1.0, 1), (2.0, 1), (2.01, 2), (3.0, 2), (3.01, 3), (4.0, 3), (4.01, 4), (np.nan, None)],
)
def test_a_value_on_a_quartile_belongs_to_the_quarter_below_it(value, quarter):
    assert quarter_of(value, SPREAD) == quarter


@given(st.lists(st.integers(-50, 50), min_size=4, max_size=60, unique=True))
def test_each_quarter_holds_a_quarter_of_different_values_give_or_take_one(values):
    spread = five_numbers(values)
    counts = np.bincount([quarter_of(float(value), spread) for value in values], minlength=5)[1:]
    assert abs(counts - len(values) / 4).max() <= 1


def test_quartiles_lie_between_values_and_the_missing_are_left_out():
    assert five_numbers([1.0, np.nan, 2.0, 3.0, 4.0]) == (4, 1.0, 1.75, 2.5, 3.25, 4.0)


@pytest.mark.parametrize(
    ("values", "got"),
    [([1.0, 2.0, 3.0, np.nan], "got 3 with 0"), ([1.0, 2.0, 3.0, np.inf], "with 1 infinite")],
)
def test_too_few_values_and_infinite_ones_are_refused(values, got):
    with pytest.raises(MeasureError, match=got):
        five_numbers(values)
