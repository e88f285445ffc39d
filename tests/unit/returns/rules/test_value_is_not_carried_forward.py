import pytest

from perfkit.returns.parse import parse
from perfkit.returns.rules.value_is_not_carried_forward import value_is_not_carried_forward
from tests.unit.returns.make import make_cells, make_use, run

QUARTERS = ("2022-23 Q1", "2022-23 Q2", "2022-23 Q3", "2022-23 Q4")


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        (("186", "186", "186", "190"), [3, 4]),
        (("186", "186", "190", "190"), []),
        (("20", "20", "20", "20"), [3, 4, 5]),
        (("19", "19", "19", "19"), []),
        (("20.5", "20.5", "20.5", "20.5"), []),
    ],
)
def test_a_count_unchanged_for_three_periods_is_doubted(values, doubted):
    rows = [
        {"value_text": value, "period_text": quarter}
        for value, quarter in zip(values, QUARTERS, strict=True)
    ]
    got = run(*reversed(rows))
    assert sorted(7 - got.problems["row"]) == doubted


def test_nothing_is_carried_forward_over_a_gap_or_into_a_region():
    over_a_gap = [{"value_text": "30", "period_text": QUARTERS[at]} for at in (0, 1, 3)]
    region = [
        {"value_text": "30", "period_text": quarter, "area_code": "E12000002"}
        for quarter in QUARTERS
    ]
    parsed = parse(make_cells(*over_a_gap, *region).table, uses={"count": make_use()})
    assert value_is_not_carried_forward(parsed).empty
