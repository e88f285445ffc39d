"""A figure's period in a sentence: the months it covers, or the day it was counted on."""

import pytest

from perfkit.periods import financial_quarter
from perfkit.sentences.period import write_period
from tests.unit.measures.make import make_kpi


@pytest.mark.parametrize(
    ("series_type", "said"),
    [("flow", "October to December 2025"), ("snapshot", "31 December 2025")],
)
def test_a_snapshot_is_of_its_day_and_what_happened_of_its_months(series_type, said):
    kpi = make_kpi(series_type=series_type)
    assert write_period(financial_quarter(2025, 3), kpi=kpi) == said
