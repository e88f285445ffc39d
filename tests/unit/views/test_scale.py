import pytest

from perfkit.views.label_room import apart
from perfkit.views.line_labels import brief
from perfkit.views.scale import ticks


@pytest.mark.parametrize(
    ("low", "high", "decimals"),
    [(0, 1, 0), (0, 1, 1), (0.455, 0.472, 3), (45.86, 50.4, 1), (-3.2, 8.9, 0), (0, 123_456, 0)],
)
def test_axis_numbers_hold_the_values_and_can_be_written_whole(low, high, decimals):
    rungs = ticks(low, high, decimals=decimals)
    assert rungs[0] <= low
    assert rungs[-1] >= high
    assert [round(rung, decimals) for rung in rungs] == rungs
    assert 2 <= len(rungs) <= 8


def test_labels_are_pushed_apart_in_their_order_and_about_their_middle():
    moved = apart([12.0, 10.0, 50.0], 10.0)
    assert moved[1] < moved[0] < moved[2]
    assert moved[0] - moved[1] == pytest.approx(10.0)
    assert sum(moved) == pytest.approx(72.0)


def test_labels_far_apart_stay_where_they_are():
    assert apart([10.0, 50.0], 19) == [10.0, 50.0]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("30 September 2024", "Sep 2024"),
        ("2024/25 Q4 to 2025/26 Q3", "2025/26 Q3"),
        ("2025/26 to 23 July 2026", "Jul 2026"),
        ("2023/24", "2023/24"),
    ],
)
def test_a_long_period_is_written_in_brief_under_a_small_chart(label, said):
    assert brief(label) == said
