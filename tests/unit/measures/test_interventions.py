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
    ("condition", "column", "values", "state", "running", "since"),
    [
        ("off_target", "target_status", ("on_target", "off_target", "off_target"), "reached", 2, 2),
        ("off_target", "target_status", ("off_target", "on_target", "off_target"), "near", 1, None),
        ("off_target", "target_status", ("close",), "near", 0, None),
        ("off_target", "target_status", ("on_target",), "not", 0, None),
        ("off_target", "target_status", ("no_target",), "cannot_tell", 0, None),
        ("worsening", "variation", ("too_few_points",), "cannot_tell", 0, None),
        ("worse_than_comparator", "comparison", ("worse", "worse", "worse"), "reached", 3, 1),
    ],
)
def test_a_point_is_told_from_the_marks(condition, column, values, state, running, since):
    found = intervention_points([deliverable(condition)], marks(column, *values)).iloc[0]
    assert (found["state"], found["running"]) == (state, running)
    assert pd.isna(found["since"]) if since is None else found["since"] == since


@pytest.mark.parametrize(
    ("value", "state"), [("overdue", "reached"), ("old", "near"), ("new", "not")]
)
def test_an_overdue_point_is_told_from_the_age(value, state):
    asked = deliverable("overdue", periods=1)
    assert intervention_points([asked], marks("age_status", value))["state"].tolist() == [state]


def test_overdue_is_not_asked_of_several_periods():
    with pytest.raises(ValueError, match="overdue is of the edition's day alone"):
        deliverable("overdue", periods=2)


@pytest.mark.parametrize(
    ("mark", "state"), [("worsening", "reached"), ("no_significant_change", "cannot_tell")]
)
def test_an_overdue_figure_may_have_reached_a_point_and_clears_none(mark, state):
    rows = marks("variation", mark).assign(age_status="overdue")
    found = intervention_points([deliverable("worsening", periods=1)], rows)
    assert found["state"].tolist() == [state]


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
    assert (found["state"], found["kpi_id"]) == ("cannot_tell", "re-referrals")
