"""The golden thread of an edition: its links in order, and what is below each."""

from datetime import date

import pandas as pd
import pytest

from perfkit.edition.thread import thread
from perfkit.edition.thread_shape import shape_of
from perfkit.errors import EditionError
from perfkit.framework import walk
from perfkit.framework.load import load_framework
from perfkit.paths import Paths
from perfkit.sentences import thread as told
from perfkit.tables import RECORDS, THREAD, THREAD_FLOWS, THREAD_LINKS
from tests.unit.framework.make import NEW, OLD, REPOSITORY, make_kpi, make_small

QUIET = {
    "target_status": "on_target",
    "variation": "improving",
    "age_status": "new",
    "quality_grade": "sound",
    "attention": 1,
    "disagreement": "",
}
RED = QUIET | {"target_status": "off_target", "attention": 3}


def marks(**by_kpi):
    rows = [{"kpi_id": name} | state for name, state in by_kpi.items()]
    return pd.DataFrame(rows, columns=["kpi_id", *QUIET])


def actions(*rows):
    usual = {
        "what": "Buy bins.",
        "concerns": "bins",
        "status": "open",
        "due_on": pd.Timestamp(NEW),
        "done_on": pd.NaT,
    }
    found = [usual | {"action_id": f"a{at}"} | row for at, row in enumerate(rows)]
    return pd.DataFrame(found, columns=list(RECORDS["actions"].names))


def threaded(*kpis, states=None, sent=(), when=NEW, **changes):
    kpis = kpis or (make_kpi(),)
    held = make_small(*kpis, **changes).as_at(when)
    known = states or {kpi.id: QUIET for kpi in kpis}
    return thread(held, marks(**known), actions(*sent), as_at=when)


def row(found, name):
    return found.nodes.set_index("node_id").loc[name]


def test_every_link_stands_once_under_what_leads_to_an_outcome_soonest():
    found = threaded()
    placed = dict(zip(found.nodes["node_id"], found.nodes["parent_id"], strict=True))
    assert placed == {
        "tidy": "",
        "rich": "",
        "less-litter": "tidy",
        "green": "less-litter",
        "clean-up": "green",
        "tidy-place": "green",
        "place": "tidy-place",
        "recycle": "tidy-place",
        "bins": "recycle",
        "waste": "recycle",
        "sweep": "tidy-place",
        "brooms": "sweep",
    }
    assert list(found.nodes.columns) == list(THREAD)
    assert found.nodes["node_id"].is_unique
    assert found.nodes["depth"].tolist()[:4] == [0, 1, 2, 3]


def test_the_walk_meets_a_measure_before_what_serves_its_priority():
    order = threaded().nodes["node_id"].tolist()
    assert order.index("recycle") < order.index("bins") < order.index("waste")
    assert order.index("less-litter") < order.index("recycle") < order.index("rich")


def test_a_link_that_serves_two_is_linked_to_both():
    found = threaded()
    ups = found.links.loc[found.links["node_id"] == "tidy-place", "parent_id"].tolist()
    assert list(found.links.columns) == list(THREAD_LINKS)
    assert ups == ["green", "clean-up"]
    assert row(found, "tidy-place")["serves"] == "serves 1 outcome through 1 priority"


def test_a_red_is_told_of_at_every_link_above_it():
    found = threaded(make_kpi("bins"), make_kpi("litter"), states={"bins": RED, "litter": QUIET})
    for name in ("tidy", "less-litter", "green", "tidy-place", "recycle", "waste", "place"):
        assert row(found, name)["worst_target"] == "off_target", name
        assert row(found, name)["below"] == "2 measures, 1 needs you", name
    assert row(found, "sweep")["worst_attention"] == 0


def test_a_service_that_serves_two_outcomes_through_one_priority_says_so():
    both = {"id": "less-litter-and-work", "outcome": "rich", "text": "Work.", **POINT}
    found = threaded(
        deliverables=[both],
        priorities=[
            {
                "id": "green",
                "plan": "corporate-new",
                "serves": ["less-litter", "less-litter-and-work"],
            }
        ],
    )
    assert row(found, "waste")["serves"] == "serves 2 outcomes through 1 priority"
    assert list(row(found, "waste")["outcomes"]) == ["tidy", "rich"]
    assert row(found, "green")["serves"] == "serves 2 outcomes through 2 deliverables"


POINT = {"intervention_point": {"kpis": ["bins"], "condition": "worsening", "periods": 2}}


def test_marks_that_disagree_need_somebody_though_no_mark_asks():
    state = QUIET | {"disagreement": "On target, but worsening beyond normal variation"}
    found = threaded(states={"bins": state})
    assert row(found, "tidy")[["need", "disagree", "worst_attention"]].tolist() == [1, 1, 1]


def test_what_is_only_contributed_to_is_not_judged_by_its_target():
    partners = {"impact": "contributes_to", "partners": ["Police"], "contribution": "We sweep."}
    found = threaded(make_kpi(**partners), states={"bins": RED | {"attention": 1}})
    assert row(found, "tidy")[["need", "off_target", "worst_target"]].tolist() == [
        0,
        0,
        "no_target",
    ]


def test_an_internal_measure_keeps_its_place_and_its_marks_are_told_nowhere():
    found = threaded(
        make_kpi("bins"),
        make_kpi("secret", sensitivity="internal"),
        states={"bins": QUIET, "secret": RED},
        sent=[{"concerns": "secret", "what": "Hush."}],
    )
    assert row(found, "secret")["parent_id"] == "recycle"
    assert not row(found, "secret")["public"]
    assert row(found, "secret")[["measures", "need", "worst_attention"]].tolist() == [0, 0, 0]
    assert row(found, "tidy")["below"] == "1 measure, none needs you; 1 internal, not counted"
    assert (found.nodes["kind"] != "action").all()


def test_an_action_stands_under_what_it_is_about_and_is_late_the_day_after():
    found = threaded(
        sent=[
            {"due_on": pd.Timestamp(NEW) - pd.Timedelta(days=1)},
            {"due_on": pd.Timestamp(NEW), "concerns": "clean-up"},
            {"status": "done", "done_on": pd.Timestamp(2026, 1, 5), "due_on": pd.Timestamp(OLD)},
            {"status": "dropped"},
            {"concerns": "the moon"},
        ]
    )
    acts = found.nodes.loc[found.nodes["kind"] == "action"].set_index("node_id")
    assert acts["parent_id"].to_dict() == {
        "action-a0": "bins",
        "action-a1": "clean-up",
        "action-a2": "bins",
    }
    assert acts["below"].to_dict() == {
        "action-a0": "due 31 May 2026, 1 day late",
        "action-a1": "due 1 June 2026",
        "action-a2": "done 5 January 2026",
    }
    assert acts.loc["action-a0", "worst_attention"] == 3
    assert row(found, "tidy")["below"] == "1 measure, none needs you; 1 action late"


@pytest.mark.parametrize(
    ("changes", "node", "broken"),
    [
        ({}, "rich", told.NO_SERVICE),
        ({}, "sweep", told.NO_MEASURE),
        (
            {"deliverables": [{"id": "extra", "outcome": "rich", "text": "More.", **POINT}]},
            "extra",
            told.NO_PRIORITY,
        ),
        (
            {"roles": [{"id": "boss", "name": "B", "responsible_for": "All.", "valid_to": OLD}]},
            "bins",
            told.NO_OWNER,
        ),
        (
            {
                "services": [
                    {"id": "spare", "name": "S", "directorate": "place", "plain": "S", "head": "x"}
                ]
            },
            "spare",
            told.NO_WORK,
        ),
        (
            {"priorities": [{"id": "sweep", "plan": "place-plan", "serves": ["nothing"]}]},
            "sweep",
            told.NO_WAY_UP,
        ),
    ],
)
def test_a_broken_thread_is_named_where_it_is_broken(changes, node, broken):
    assert row(threaded(**changes), node)["broken"] == broken


def test_a_thread_is_broken_in_one_place_and_told_of_there_alone():
    found = threaded().nodes
    broken = found.loc[found["broken"] != ""]
    assert broken["node_id"].tolist() == ["sweep", "rich"]


def test_a_programme_without_a_measure_is_broken_and_one_with_benefits_is_not():
    idle = {
        "id": "idle",
        "name": "Idle",
        "serves": ["green"],
        "lead": "boss",
        "project_group": "All.",
        "stage": "starting",
        "starts": date(2025, 4, 1),
        "ends": date(2028, 3, 31),
    }
    assert row(threaded(programmes=[idle]), "idle")["broken"] == told.NO_BENEFIT
    busy = row(threaded(programmes=[idle | {"benefits": ["bins"]}]), "idle")
    assert (busy["broken"], busy["measures"]) == ("", 1)


def test_where_a_level_sees_all_well_it_is_told_what_is_not_below_and_told_once():
    found = threaded(
        make_kpi("bins", levels=["leadership", "operations"]),
        make_kpi("litter", short_title="Litter", levels=["operations"]),
        states={"bins": QUIET, "litter": RED | {"target_status": "no_target"}},
    )
    assert row(found, "tidy")["disagreement"] == (
        "The one measure shown at leadership level does not need you, but 1 below does: Litter"
    )
    assert row(found, "less-litter")["disagreement"] == ""


def test_a_whole_on_target_with_a_part_off_target_is_told_by_the_target():
    found = threaded(
        make_kpi("bins", levels=["leadership", "operations"]),
        make_kpi("litter", short_title="Litter", levels=["operations"]),
        states={"bins": QUIET, "litter": RED},
    )
    assert row(found, "tidy")["disagreement"] == (
        "On target as shown at leadership level, but 1 measure below is off target: Litter"
    )


def test_what_needs_somebody_is_numbered_in_the_order_of_the_assessments():
    found = threaded(
        make_kpi("late"),
        make_kpi("red"),
        make_kpi("well"),
        states={
            "red": RED,
            "well": QUIET,
            "late": QUIET | {"age_status": "overdue", "attention": 3},
        },
    )
    assert {name: row(found, name)["pressing"] for name in ("red", "late", "well")} == {
        "red": 1,
        "late": 2,
        "well": 0,
    }


def test_measures_flow_from_outcome_through_corporate_priority_to_service():
    found = threaded(make_kpi("bins"), make_kpi("litter"), states={"bins": RED, "litter": QUIET})
    assert list(found.flows.columns) == list(THREAD_FLOWS)
    assert found.flows.to_dict("records") == [
        {
            "upper_id": "tidy",
            "lower_id": "green",
            "measures": 2,
            "need": 1,
            "internal": 0,
            "words": "Tidy, Do it: 2 measures, 1 needs you",
        },
        {
            "upper_id": "green",
            "lower_id": "waste",
            "measures": 2,
            "need": 1,
            "internal": 0,
            "words": "Do it, Waste: 2 measures, 1 needs you",
        },
    ]


def test_a_ring_is_refused_by_name_and_never_walked():
    ring = [
        {"id": "green", "plan": "corporate-new", "serves": ["tidy-place"]},
        {"id": "tidy-place", "plan": "place-plan", "serves": ["green"]},
    ]
    with pytest.raises(EditionError, match=r"comes back to itself at .*green.*perfkit check"):
        threaded(priorities=ring)


@pytest.mark.parametrize("when", [date(2019, 7, 1), date(2026, 7, 31)])
def test_the_tree_stands_as_the_shortest_chains_do_in_every_generation(when):
    held = load_framework(Paths(REPOSITORY)).as_at(when)
    shape = shape_of(held)
    chains = {node: walk.chain(held, node) for node in shape.nodes}
    assert shape.homes == {
        node: chain[-2].id if len(chain) > 1 else "" for node, chain in chains.items()
    }
    assert shape.outcomes == {node: walk.outcomes_of(held, node) for node in shape.nodes}


def test_every_measure_of_the_project_has_a_page_of_its_own_and_no_thread_is_broken():
    held = load_framework(Paths(REPOSITORY)).as_at(date(2026, 7, 31))
    found = thread(held, marks(), actions(), as_at=date(2026, 7, 31))
    measures = found.nodes.loc[found.nodes["kind"] == "measure"]
    assert len(measures) == 75
    assert (
        measures["page"].str.startswith("service-") & measures["page"].str.endswith("-head")
    ).all()
    assert found.nodes.loc[found.nodes["broken"] != "", "node_id"].tolist() == []
