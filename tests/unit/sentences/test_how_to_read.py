"""How to read a control chart states how often it is wrong, with the figures that were measured."""

import runpy
from pathlib import Path

import pytest

from perfkit.sentences import how_to_read as words

ROOT = Path(__file__).parents[3]
SHARES = {
    "chart_at_last": words.CHART_CRIES_AT_LAST,
    "chart_anywhere": words.CHART_CRIES_ANYWHERE,
    "two_points_at_last": words.TWO_POINTS_CRY_AT_LAST,
    "two_points_worse_at_last": words.TWO_POINTS_CRY_WORSE,
}


def test_a_control_chart_says_how_often_it_and_two_points_cry_change():
    told = words.how_to_read("control chart of 24 months")
    assert told.endswith(
        "Of 100 series in which nothing changes, it calls the latest figure a change in about 1, "
        "and some figure or other in about 19; comparing the latest two figures would have shown a "
        "change in 100, for the worse in about 50."
    )


@pytest.mark.parametrize("name", SHARES)
def test_the_shares_told_are_those_recorded(name):
    recorded = (ROOT / "docs" / "false-alarms.md").read_text(encoding="utf-8")
    assert f"| {100 * SHARES[name]:.2f}% |" in recorded


def test_the_shares_recorded_are_those_measured():
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "false_alarms.py"))
    measured = benchmark["false_alarms"](benchmark["stable_series"]("measured"))._asdict()
    assert {name: measured[name] for name in SHARES} == pytest.approx(SHARES, abs=0.005)
