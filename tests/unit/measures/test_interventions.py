"""An intervention point is reached, near, not, or cannot be told, with the reason."""

import pandas as pd
import pytest

from perfkit.errors import MeasureError
from perfkit.framework.model import Deliverable
from perfkit.measures import status
from perfkit.measures.interventions import intervention_points


def deliverable(condition="off_target", periods=2, kpis=("re-referrals",)):
    return Deliverable(
        id="safer-children",
        outcome="start-well",
        text="Children are safe.",
        intervention_point={"kpis": kpis, "condition": condition, "periods": periods},
    )


def marks(column, *values, kpi_id="re-referrals"):
    return pd.DataFrame({"kpi_id": kpi_id, "period_end": range(len(values)), column: list(values)})


@pytest.mark.parametrize(
    ("condition", "column", "values", "state", "reason"),
    [
        (
            "off_target",
            "target_status",
            ("on_target", "off_target", "off_target"),
            "reached",
            "Re-referrals: off target for two periods running",
        ),
        (
            "off_target",
            "target_status",
            ("off_target", "on_target", "off_target"),
            "near",
            "Re-referrals: off target for one period running; the point is two periods",
        ),
        ("off_target", "target_status", ("close",), "near", "Re-referrals: close to its target"),
        ("off_target", "target_status", ("on_target",), "not", "Re-referrals: not off target"),
        (
            "off_target",
            "target_status",
            ("no_target",),
            "cannot_tell",
            "Re-referrals: it cannot be told whether it is off target",
        ),
        (
            "worsening",
            "variation",
            ("too_few_points",),
            "cannot_tell",
            "Re-referrals: it cannot be told whether it is worsening",
        ),
        (
            "worse_than_comparator",
            "comparison",
            ("worse", "worse"),
            "reached",
            "Re-referrals: worse than its comparator for two periods running",
        ),
        ("overdue", "age_status", ("old",), "near", "Re-referrals: old"),
        ("overdue", "age_status", ("new",), "not", "Re-referrals: not overdue"),
    ],
)
def test_a_point_is_told_from_the_marks(condition, column, values, state, reason):
    found = intervention_points(
        [deliverable(condition)], marks(column, *values), titles={"re-referrals": "Re-referrals"}
    )
    assert found[["state", "reason"]].iloc[0].tolist() == [state, reason]


@pytest.mark.parametrize("mark", [None, float("nan")])
def test_a_missing_mark_cannot_be_told(mark):
    found = intervention_points([deliverable()], marks("target_status", "on_target", mark))
    assert found["state"].tolist() == ["cannot_tell"]


def test_a_kpi_assessed_twice_in_a_period_is_refused():
    twice = pd.concat([marks("target_status", "off_target")] * 2)
    with pytest.raises(MeasureError, match="A KPI is assessed once a period"):
        intervention_points([deliverable()], twice)


def test_intervention_points_are_a_status_too():
    assert status.intervention_points is intervention_points


def test_one_kpi_is_enough_to_reach_a_point():
    both = pd.concat(
        [marks("target_status", "on_target"), marks("target_status", "off_target", kpi_id="plans")]
    )
    asked = deliverable(periods=1, kpis=("re-referrals", "plans"))
    found = intervention_points([asked], both).iloc[0]
    assert (found["state"], found["kpi_id"]) == ("reached", "plans")


def test_a_kpi_that_was_not_assessed_cannot_be_told():
    found = intervention_points([deliverable()], marks("target_status")).iloc[0]
    assert (found["state"], found["reason"]) == (
        "cannot_tell",
        "re-referrals: not assessed",
    )
