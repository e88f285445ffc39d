"""The numbers that a direction of travel was found from."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfkit.measures.evidence import chart_evidence, in_a_row
from perfkit.measures.spc import xmr
from perfkit.measures.trend import recent_trend


def evidence(*values):
    dates = pd.date_range("2020-01-01", periods=len(values), freq="MS")
    return chart_evidence(xmr(pd.Series(values, index=dates, dtype=float), good="lower"))


def test_the_range_is_the_average_and_so_many_average_changes():
    found = evidence(1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
    assert (round(found.lower, 2), round(found.upper, 2), round(found.mean, 2)) == (
        -0.72,
        4.60,
        1.94,
    )
    assert (found.change, found.left_out, found.trial) == (1.0, 2, False)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ((57.0, 58.0, 59.0), (3, 0, 3, 0)),
        ((54.0, 53.0, 52.0), (0, 3, 0, 4)),
        ((58.0, 58.0, 58.0), (3, 0, 0, 0)),
    ],
)
def test_the_latest_points_are_counted_on_a_side_and_along_a_way(last, expected):
    found = evidence(*[50.0, 60.0] * 6, 50.0 if last[0] > 55 else 60.0, *last)
    sides = (found.above, found.below, found.rising, found.falling)
    assert sides == expected or sides == (*expected[:2], expected[2] + 1, expected[3])


@given(st.lists(st.booleans(), min_size=1))
def test_what_is_in_a_row_is_the_length_of_the_last_run(holds):
    expected = len(holds) - 1 - max((at for at, one in enumerate(holds) if not one), default=-1)
    assert in_a_row(np.array(holds)) == expected


def test_a_line_has_the_slope_and_the_chance_of_its_five_points():
    table = pd.DataFrame({"period": range(5), "value": [10.0, 12, 14, 16, 18]})
    found = recent_trend(
        table.assign(lower=table["value"] - 10, upper=table["value"] + 10), good="lower"
    )
    assert found.slope == pytest.approx(2.0)
    assert found.steady
    # 2 / (20 / 3.92 / sqrt 10) = 1.2396 standard errors, on both sides
    assert found.p == pytest.approx(0.2151, abs=0.0001)
