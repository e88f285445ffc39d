import math

import pytest

from perfkit.measures.reach import Reach
from perfkit.sentences.reach import Other, reach_sentence
from tests.unit.measures.make import make_kpi

FEWER = make_kpi()
MORE = make_kpi(good="higher", numerator="Homes let in time")
NOT_HELD = Reach(math.nan, "the count and what it is counted out of are not held")


@pytest.mark.parametrize(
    ("gap", "value", "other", "kpi", "said"),
    [
        (
            Reach(-12.4),
            22.0,
            Other("England", 20.0, "worse"),
            FEWER,
            "If Bolton reached the figure of England, 20.0%, that would mean about 12 fewer in the "
            "same period (families referred again). It is the size of the gap, not a forecast.",
        ),
        (
            Reach(1200.0),
            22.0,
            Other("the median of 9 of the ten councils", 30.0, "similar"),
            MORE,
            "If Bolton reached the figure of the median of 9 of the ten councils, 30.0%, that "
            "would mean about 1,200 more in the same period (homes let in time). It is the size "
            "of the gap, not a forecast. The two figures are not clearly different, so some or "
            "all of the gap may be chance.",
        ),
        (
            Reach(-12.4),
            22.0,
            Other("England", 20.0, "not_compared"),
            FEWER,
            "If Bolton reached the figure of England, 20.0%, that would mean about 12 fewer in the "
            "same period (families referred again). It is the size of the gap, not a forecast. "
            "The figures have no interval, so how much of the gap is chance cannot be told.",
        ),
        (
            Reach(5.0),
            20.0,
            Other("England", 20.0, "similar"),
            FEWER,
            "There is no gap to close: England has 20.0%, and Bolton is no worse.",
        ),
        (
            NOT_HELD,
            22.0,
            Other("England", 20.0, "worse"),
            FEWER,
            "How many that would be cannot be worked out: the count and what it is counted out of "
            "are not held.",
        ),
        (
            Reach(5.0),
            22.0,
            Other("England", 20.0, "higher"),
            make_kpi(good="context_only"),
            "Not worked out: more or less of this measure is neither good nor bad.",
        ),
    ],
)
def test_a_gap_is_said_as_a_size_or_the_reason_is(gap, value, other, kpi, said):
    assert reach_sentence(gap, value, other, kpi=kpi, area="Bolton") == said
