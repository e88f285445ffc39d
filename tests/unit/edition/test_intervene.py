"""An intervention point in an edition: since when it is reached, told from the periods before."""

from datetime import date

import pandas as pd

from perfkit.edition.assess import Knowns
from perfkit.edition.compared import Peers
from perfkit.edition.intervene import intervene
from perfkit.framework.comparators import Area
from perfkit.framework.model import Deliverable, Framework
from perfkit.tables import FAILING, OBSERVATIONS
from tests.unit.edition.make import make_observation
from tests.unit.measures.make import make_kpi

OURS, ENGLAND = "E08000001", "E92000001"
KPI = make_kpi(short_title="Re-referrals", good="lower", frequency="annual")
KNOWNS = Knowns(
    date(2026, 7, 31),
    OURS,
    Peers((Area(code=ENGLAND, name="England"),), (), None, {}),
    pd.DataFrame(columns=list(FAILING)),
    lags={KPI.id: 90},
)


def told(*ours, condition="worse_than_comparator", periods=2):
    """Return the point of one KPI whose figures of the years to 2025 are `ours`; England has 20."""
    years = range(2025 - len(ours), 2025)
    rows = [
        made
        for year, value in zip(years, ours, strict=True)
        for made in (
            make_observation(
                OURS,
                float("nan") if value is None else value,
                year,
                lower=None if value is None else value - 1,
                upper=None if value is None else value + 1,
                value_text="" if value is not None else "x",
                status="" if value is not None else "x",
                released_on=pd.Timestamp(year + 1, 7, 1),
            ),
            make_observation(ENGLAND, 20.0, year, released_on=pd.Timestamp(year + 1, 7, 1)),
        )
    ]
    deliverable = Deliverable(
        id="safer",
        outcome="start-well",
        text="Children are safe.",
        intervention_point={"kpis": [KPI.id], "condition": condition, "periods": periods},
    )
    empty = dict.fromkeys(Framework.model_fields, ())
    framework = Framework.model_validate(empty | {"deliverables": (deliverable,), "kpis": (KPI,)})
    observed = pd.DataFrame(rows, columns=list(OBSERVATIONS))
    return intervene(observed, framework, knowns=KNOWNS).iloc[0]


def test_a_point_says_for_how_long_it_has_been_so_and_which_figure_reached_it():
    point = told(19.0, 25.0, 26.0, 27.0)
    assert (point["state"], point["running"]) == ("reached", 3)
    assert point["reason"] == (
        "Re-referrals: worse than England's for three years running, reached with the figure for "
        "the year to March 2024."
    )
    assert point["threshold"] == ("Re-referrals: worse than its comparator for two years running.")


def test_a_period_without_a_figure_after_the_newest_one_is_passed_over():
    point = told(19.0, 25.0, 26.0, None)
    assert (point["state"], point["running"]) == ("reached", 2)
    assert "reached with the figure for the year to March 2024" in point["reason"]


def test_one_period_of_two_is_near():
    assert told(25.0, 19.0, 27.0)["reason"] == (
        "Re-referrals: worse than England's for one year; the Board steps in at two."
    )


def test_an_overdue_figure_names_the_day_by_which_the_next_was_due():
    point = told(25.0, condition="overdue", periods=1)
    assert point["reason"] == "Re-referrals: overdue; the next figure was due by 29 June 2026."


def test_an_overdue_figure_that_did_not_reach_a_point_is_given_as_the_reason():
    point = told(19.0, 19.0, 19.0, 19.0, 19.0, 19.0, condition="worsening", periods=1)
    assert (point["state"], point["reason"]) == (
        "cannot_tell",
        "Re-referrals: it cannot be told whether it is worsening: the latest figure is overdue.",
    )


def test_what_cannot_be_told_gives_the_reason():
    point = told(19.0, 25.0, condition="worsening", periods=1)
    assert point["state"] == "cannot_tell"
    assert point["reason"].startswith(
        "Re-referrals: it cannot be told whether it is worsening: there are two years"
    )
