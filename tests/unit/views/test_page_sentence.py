"""The one sentence at the head of a page, word for word."""

import pandas as pd
import pytest

import perfkit
from perfkit.views.page_sentence import page_sentence
from tests.unit.views.fake_book import assessment, at_kind, make_book, make_kpi

QUIET = {"target_status": "no_target", "variation": "no_significant_change"}
WORSE = {"target_status": "no_target", "attention": 3}
OVERDUE = QUIET | {"age_status": "overdue", "attention": 3}
UNFIT = QUIET | {"quality_grade": "not_fit", "attention": 3}
TORN = QUIET | {"disagreement": "On target by chance", "attention": 1}
WATCH = QUIET | {"attention": 2}
CALM = QUIET | {"attention": 1}
AWAITED = QUIET | {"age_status": "awaited", "attention": 0}
NONE = AWAITED | {"variation": "too_few_points"}
BETTER = QUIET | {"variation": "improving", "attention": 1}
DECISION = {"body_id": "clt", "concerns": "repairs", "status": "asked", "meeting_on": "2026-07-12"}
ACTION = {"body_id": "clt", "concerns": "repairs", "status": "open", "due_on": "2026-06-21"}
MILESTONE = {
    "programme_id": "homes",
    "title": "Homes let",
    "due_baseline": "2026-03-31",
    "due_forecast": "2026-09-30",
}


def book_of(*states, kind="clt", **given):
    kpis = tuple(make_kpi(f"kpi-{at}") for at in range(len(states))) or (make_kpi(),)
    rows = [assessment(f"kpi-{at}", **state) for at, state in enumerate(states)]
    return at_kind(make_book("strip", kpis=kpis, rows=rows, **given), kind)


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (({}, WORSE, CALM), "2 of 3 measures need attention: 1 off target, 1 worsening"),
        ((OVERDUE, UNFIT), "2 of 2 measures need attention: 1 overdue, 1 not fit for decisions"),
        ((TORN, CALM), "1 of 2 measures needs attention: 1 with marks that disagree"),
        ((WATCH, CALM), "None of 2 measures needs attention, 1 to watch"),
        ((CALM,), "None of 1 measure needs attention"),
        ((CALM, AWAITED), "None of 2 measures needs attention; no figure has been sent for 1"),
        ((AWAITED, AWAITED), "No figure has been sent for any of 2 measures"),
        ((WORSE | {"age_status": "overdue"},), "1 of 1 measure needs attention: 1 overdue"),
        ((WORSE | {"direction": "high"},), "1 of 1 measure needs attention: 1 worse than usual"),
        ((), "No measure of Leadership Team is shown on this page"),
    ],
)
def test_the_pages_sentence_counts_what_needs_somebody_and_why(states, said):
    assert page_sentence(book_of(*states)) == said


def test_the_sentence_and_the_list_below_it_count_the_same_measures():
    book = make_book("exceptions", rows=[assessment(**TORN)])
    assert page_sentence(book).startswith("1 of 1 measure needs attention")
    assert "1 measure of 1, the most pressing first." in perfkit.exceptions(book).text


@pytest.mark.parametrize("kind", ["residents", "employees"])
@pytest.mark.parametrize(
    ("states", "said"),
    [
        (
            ({}, BETTER, BETTER),
            "Of 3 things we measure, 2 are getting better and 1 is getting worse; 1 is off target",
        ),
        (
            (CALM,),
            "Of 1 thing we measure, none is getting better and none is getting worse; 1 shows no "
            "clear change",
        ),
        (
            (BETTER, BETTER | {"age_status": "overdue"}),
            "Of 2 things we measure, 1 is getting better and none is getting worse; 1 is out of "
            "date",
        ),
        (
            (BETTER | {"direction": "low"}, {"direction": "high", "target_status": "no_target"}),
            "Of 2 things we measure, none is getting better and none is getting worse; 1 is worse "
            "than usual; 1 is better than usual",
        ),
        (
            (CALM, CALM | {"variation": "not_testable"}, CALM | {"variation": "higher"}, NONE),
            "Of 4 things we measure, none is getting better and none is getting worse; 1 is higher "
            "or lower than usual; 1 shows no clear change; of 2 we cannot tell",
        ),
    ],
)
def test_residents_and_employees_are_told_what_gets_better_and_worse(kind, states, said):
    assert page_sentence(book_of(*states, kind=kind)) == said


def test_cabinet_is_told_of_decisions_and_overdue_actions_before_measures():
    sent = {"decisions": [DECISION], "actions": [ACTION, ACTION]}
    said = page_sentence(book_of(WORSE, kind="cabinet", sent=sent))
    assert said.startswith("1 decision is asked; 2 actions are overdue; 1 of 1 measure needs")


def test_the_board_is_told_of_outcomes_and_intervention_points():
    points = pd.DataFrame(
        [("a", "live-well", "Homes", "reached", "", "")],
        columns=["deliverable_id", "outcome_id", "text", "state", "reason", "kpis"],
    )
    book = book_of(WORSE, kind="acp_board", tables={"interventions": points})
    said = "1 of 1 outcome has a measure that is worse than usual; 1 intervention point is reached"
    assert page_sentence(book) == said


def test_a_thematic_group_is_told_of_what_is_below_its_own_measures():
    nodes = pd.DataFrame(
        [
            {"node_id": "bins", "kind": "measure", "outcomes": ["live-well"], "need": 1},
            {"node_id": "calm", "kind": "measure", "outcomes": ["live-well"], "need": 0},
            {"node_id": "elsewhere", "kind": "measure", "outcomes": ["start-well"], "need": 1},
            {"node_id": "kpi-0", "kind": "measure", "outcomes": ["live-well"], "need": 1},
        ]
    )
    book = book_of(CALM, kind="acp_executive", tables={"nodes": nodes})
    object.__setattr__(book, "remit", frozenset({"live-well"}))
    assert (
        page_sentence(book) == "None of 1 measure needs attention; 1 measure below needs attention"
    )


def test_a_programme_is_told_of_what_slipped():
    book = book_of(CALM, kind="programme", sent={"milestones": [MILESTONE]})
    said = "1 milestone has slipped; none of 1 measure needs attention"
    assert page_sentence(book) == said


def test_a_head_of_service_is_told_of_updates_due():
    said = "2 updates are due from you; none of 2 measures needs attention"
    assert page_sentence(book_of(CALM, CALM, kind="service_head")) == said


def test_the_hub_is_told_of_what_is_late_or_cannot_be_trusted():
    said = "1 figure is overdue; 1 of 3 measures is not fit for decisions"
    assert page_sentence(book_of(OVERDUE, UNFIT, CALM, kind="intelligence_hub")) == said
