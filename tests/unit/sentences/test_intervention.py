"""Where an intervention point stands, since when, and at what the board steps in."""

import pytest

from perfkit.framework.model import InterventionPoint
from perfkit.sentences.intervention import threshold, where_it_stands
from tests.unit.measures.make import make_kpi

KPI = make_kpi(short_title="Re-referrals", frequency="annual", series_type="financial_year")


def point(condition="worsening", periods=2):
    return InterventionPoint(kpis=("re-referrals",), condition=condition, periods=periods)


@pytest.mark.parametrize(
    ("state", "asked", "told", "said"),
    [
        (
            "reached",
            point("worse_than_comparator"),
            {"running": 5, "since": "2022", "comparator": "England"},
            "Re-referrals: worse than England's for five years running, reached with the figure "
            "for 2022.",
        ),
        (
            "reached",
            point(periods=1),
            {"running": 1, "since": "the year to March 2025"},
            "Re-referrals: worsening, reached with the figure for the year to March 2025.",
        ),
        (  # a signal is not a movement: the last step may lead back
            "reached",
            point(periods=1),
            {"running": 1, "since": "2025", "direction": "high"},
            "Re-referrals: worse than usual, reached with the figure for 2025.",
        ),
        (
            "reached",
            point("overdue", 1),
            {"running": 1, "since": "7 December 2023"},
            "Re-referrals: overdue; the next figure was due by 7 December 2023.",
        ),
        (
            "near",
            point("off_target"),
            {"running": 1},
            "Re-referrals: off target for one year; the Board steps in at two.",
        ),
        ("near", point("off_target"), {}, "Re-referrals: close to its target."),
        ("not", point(), {}, "Re-referrals: not worsening."),
        (
            "cannot_tell",
            point(),
            {"why": "a test needs six"},
            "Re-referrals: it cannot be told whether it is worsening: a test needs six.",
        ),
    ],
)
def test_a_point_says_where_it_stands_and_since_when(state, asked, told, said):
    assert where_it_stands(state, asked, KPI, **told) == said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (point(), "Re-referrals: worsening for two years running."),
        (point(periods=1), "Re-referrals: worsening in one year."),
        (point("overdue", 1), "Re-referrals: overdue."),
    ],
)
def test_the_threshold_names_its_measures_the_state_and_for_how_long(asked, said):
    assert threshold(asked, [KPI]) == said


def test_measures_of_different_periods_are_asked_for_periods():
    quarterly = make_kpi(short_title="Visits", frequency="quarterly", series_type="flow")
    windows = make_kpi(short_title="Deaths", frequency="annual", series_type="rolling")
    words = "Re-referrals or Visits or Deaths: worsening for two periods running."
    assert threshold(point(), [KPI, quarterly, windows]) == words
