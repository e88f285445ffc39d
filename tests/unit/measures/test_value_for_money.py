"""What a unit costs beside what it achieves."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfkit.errors import MeasureError
from perfkit.measures.value_for_money import unit_costs

ASKED = {"cost": "cost", "volume": "volume", "result": "rate"}


def make_areas(**changes):
    areas = {
        "area_code": ["us", "one", "two"],
        "cost": [90_000, 100_000, 300_000],
        "volume": [900, 500, 1500],
        "rate": [80.0, 70.0, 60.0],
    }
    return pd.DataFrame(areas | changes)


def told(areas, comparators=("one", "two")):
    return unit_costs(areas, **ASKED, comparators=list(comparators)).iloc[0]


def test_comparators_are_added_up_and_divided_once():
    ours = told(make_areas(cost=[90_000, 100_000, 200_000], volume=[900, 100, 900]))
    assert ours["comparator_unit_cost"] == 300  # the mean of 1,000 and 222 is not
    assert ours["comparator_result"] == 65


def test_the_interval_is_that_of_the_volume():
    ours = told(make_areas(cost=[2000.0, 1, 1], volume=[20, 1, 1]))
    assert ours["unit_cost"] == 100
    assert ours["unit_cost_lower"] == pytest.approx(2000 / 30.888, abs=0.01)  # Byar, 20 events
    assert ours["unit_cost_upper"] == pytest.approx(2000 / 12.211, abs=0.01)


@pytest.mark.parametrize(
    ("cost", "rate", "quadrant"),
    [
        (90_000, 80.0, "lower cost, higher result"),
        (360_000, 50.0, "higher cost, lower result"),
        (180_000, 65.0, "similar cost, similar result"),
    ],
)
def test_the_quadrant_is_told_in_words(cost, rate, quadrant):
    areas = make_areas(cost=[cost, 100_000, 300_000], rate=[rate, 70.0, 60.0])
    assert told(areas)["quadrant"] == quadrant


def test_a_result_whose_interval_holds_the_comparators_is_similar():
    areas = make_areas().assign(rate_lower=60.0, rate_upper=90.0)
    assert told(areas)["result_position"] == "similar"


def test_an_area_is_not_its_own_comparator():
    areas = unit_costs(make_areas(), **ASKED, comparators=["one", "two"])
    assert areas["comparator_unit_cost"].tolist() == [200.0, 200.0, 200.0]
    assert areas["comparator_result"].tolist() == [65.0, 60.0, 70.0]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"cost": [None, 1, 1]}, "the cost is missing"),
        ({"volume": [None, 1, 1]}, "the volume is missing"),
        ({"volume": [0, 1, 1]}, "there were no units"),
        ({"rate": [None, 1, 1]}, "the result is missing"),
        ({"cost": [1, None, None]}, "there is no comparator to set it beside"),
    ],
)
def test_what_is_missing_is_said_and_never_read_as_zero(changes, reason):
    ours = told(make_areas(**changes))
    assert (ours["quadrant"], ours["reason"]) == ("not compared", reason)


def test_no_comparators_at_all_leaves_the_unit_cost():
    ours = told(make_areas(), comparators=())
    assert (ours["unit_cost"], ours["quadrant"]) == (100, "not compared")


def test_net_income_has_its_limits_the_right_way_round():
    ours = told(make_areas(cost=[-90_000, 1, 1]))
    assert ours["unit_cost_lower"] < ours["unit_cost"] == -100 < ours["unit_cost_upper"]


@pytest.mark.parametrize(
    ("areas", "comparators", "words"),
    [
        (make_areas(volume=[-1, 1, 1]), ["one"], "0 or more"),
        (make_areas(cost=[np.inf, 1, 1]), ["one"], "infinite"),
        (make_areas(cost=["much", 1, 1]), ["one"], "takes numbers"),
        (make_areas(area_code=["us", "one", "one"]), ["one"], "got one twice"),
        (make_areas(), ["three"], "comparators three are not in the table"),
        (make_areas().drop(columns="rate"), ["one"], "rate is absent"),
    ],
)
def test_bad_input_is_refused(areas, comparators, words):
    with pytest.raises(MeasureError, match=words):
        unit_costs(areas, **ASKED, comparators=comparators)


@given(
    cost=st.floats(1, 1e9),
    volume=st.integers(1, 100_000),
)
def test_the_interval_holds_the_unit_cost_and_narrows_with_volume(cost, volume):
    areas = make_areas(cost=[cost, cost * 4, 1], volume=[volume, volume * 4, 1])
    found = unit_costs(areas, **ASKED, comparators=[])
    width = found["unit_cost_upper"] - found["unit_cost_lower"]
    assert (found["unit_cost_lower"] < found["unit_cost"]).all()
    assert (found["unit_cost"] < found["unit_cost_upper"]).all()
    assert width.iloc[1] < width.iloc[0]


def test_the_table_and_its_index_are_kept():
    areas = make_areas().set_axis(["x", "y", "z"], axis=0)
    before = areas.copy()
    found = unit_costs(areas, **ASKED, comparators=["one"])
    assert found.index.tolist() == ["x", "y", "z"]
    pd.testing.assert_frame_equal(areas, before)
