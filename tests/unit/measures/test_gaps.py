"""Gaps within the borough: counts added up by fifth, and an answer only where there is one."""

import math

import pandas as pd
import pytest

from perfkit.measures.gaps import FEWEST, fifths_of_wards, gap_between, gap_by_deprivation
from tests.unit.measures.wards import make_measure

MEASURE = make_measure()


def wards(count=(60, 40, 40, 30, 30, 20, 20, 10, 10, 10), population=1000.0):
    return pd.DataFrame(
        {"fifth": [1, 1, 2, 2, 3, 3, 4, 4, 5, 5], "count": count, "population": population}
    ).astype({"count": float})


def gap(**changes):
    return gap_by_deprivation(fifths_of_wards(wards(**changes), measure=MEASURE), measure=MEASURE)


def test_the_wards_of_a_fifth_are_added_up_and_divided_once():
    found = fifths_of_wards(wards(population=[500, 1500, *[1000] * 8]), measure=MEASURE)
    assert found["count"].tolist() == [100, 70, 50, 30, 20]
    assert found["value"].tolist() == pytest.approx([5.0, 3.5, 2.5, 1.5, 1.0])
    assert found["wards"].tolist() == [2, 2, 2, 2, 2]


def test_a_hidden_ward_leaves_its_fifth_without_a_figure():
    found = fifths_of_wards(wards(count=[None, *[10] * 9]), measure=MEASURE)
    assert math.isnan(found.loc[0, "value"])
    assert found.loc[1:, "value"].tolist() == [1.0] * 4


def test_the_gap_is_above_0_where_the_figure_is_higher_among_the_most_deprived():
    found = gap()
    assert found.gap == pytest.approx(4.0)
    assert found.ratio == pytest.approx(5.0)
    # By hand: fifths of one size at 5, 3.5, 2.5, 1.5, 1, a line of slope -5 over the whole.
    assert found.sii == pytest.approx(5.0)
    assert found.gap_lower < found.gap < found.gap_upper
    assert found.sii_lower < found.sii < found.sii_upper


def test_turned_round_the_gap_is_as_large_and_below_0():
    turned = gap(count=(10, 10, 10, 20, 20, 30, 30, 40, 40, 60))
    assert turned.gap == pytest.approx(-gap().gap)
    assert turned.sii == pytest.approx(-gap().sii)


@pytest.mark.parametrize(
    ("count", "reason"),
    [
        ([0, 0, *[10] * 8], FEWEST),
        ([1000, 1000, *[10] * 8], FEWEST),
        ([None, *[10] * 9], "a fifth of the wards has no figure that can be shown"),
    ],
)
def test_where_it_cannot_be_told_there_is_the_reason_and_no_number(count, reason):
    found = gap(count=count)
    assert found.reason == reason
    assert all(math.isnan(number) for number in found[:-1])


def test_two_groups_have_a_gap_with_its_interval():
    groups = pd.DataFrame({"value": [82.0, 78.0], "lower": [81.5, 77.5], "upper": [82.5, 78.5]})
    found = gap_between(groups)
    assert found.gap == 4.0
    assert (round(found.gap_lower, 2), round(found.gap_upper, 2)) == (3.29, 4.71)


def test_without_intervals_the_gap_has_none():
    groups = pd.DataFrame({"value": [82.0, 78.0], "lower": None, "upper": None}, dtype=float)
    found = gap_between(groups)
    assert (found.gap, math.isnan(found.gap_lower)) == (4.0, True)
