from datetime import date

import pytest

from perfkit.errors import UnknownNameError
from perfkit.framework import thread
from perfkit.framework.load import load_framework
from perfkit.paths import Paths
from tests.unit.framework.make import GREEN, NEW, OLD, REPOSITORY, make_kpi, make_small


def ids(items):
    return [item.id for item in items]


def body(framework, name):
    return next(known for known in framework.bodies if known.id == name)


@pytest.fixture(scope="module")
def own():
    return load_framework(Paths(REPOSITORY))


@pytest.mark.parametrize(("when", "corporate"), [(OLD, "clean"), (NEW, "green")])
def test_the_thread_leads_up_through_the_plan_in_force(when, corporate):
    framework = make_small().as_at(when)
    expected = ["tidy", "less-litter", corporate, "tidy-place", "recycle", "bins"]
    assert ids(thread.chain(framework, "bins")) == expected
    assert thread.corporate_priority_of(framework, framework.kpis[0]).id == corporate


def test_of_ways_of_one_length_that_by_the_deliverable_which_names_the_kpi_is_taken():
    both = [
        {
            "id": name,
            "outcome": "tidy",
            "text": f"{name}.",
            "intervention_point": {"kpis": [kpi], "condition": "worsening", "periods": 1},
        }
        for name, kpi in (("less-waste", "litter"), ("less-litter", "bins"))
    ]
    green = [GREEN | {"serves": ["less-waste", "less-litter"]}]
    kpis = make_kpi(), make_kpi(id="litter")
    framework = make_small(*kpis, deliverables=both, priorities=green).as_at(NEW)
    assert ids(thread.chain(framework, "bins"))[1] == "less-litter"
    assert ids(thread.chain(framework, "litter"))[1] == "less-waste"


def test_an_outcome_leads_down_to_the_services_that_serve_it():
    below = thread.descendants(make_small().as_at(OLD), "tidy")
    assert {"less-litter", "clean", "tidy-place", "recycle", "waste", "brooms", "bins"} <= below
    assert not {"green", "clean-up", "tidy", "rich"} & below


def test_a_service_leads_up_to_the_outcome_it_serves():
    framework = make_small().as_at(NEW)
    above = thread.ancestors(framework, "waste")
    assert above == {"recycle", "tidy-place", "green", "clean-up", "less-litter", "tidy"}
    assert thread.outcomes_of(framework, "waste") == ("tidy",)


def test_a_service_without_a_plan_has_the_priorities_its_head_leads():
    assert ids(thread.priorities_of(make_small(), "brooms")) == ["sweep"]


def test_what_reaches_no_outcome_is_a_thread_of_itself():
    framework = make_small(make_kpi(priority="nowhere"))
    assert ids(thread.chain(framework, "bins")) == ["bins"]
    assert thread.corporate_priority_of(framework, framework.kpis[0]) is None
    assert thread.outcomes_of(framework, "rich") == ("rich",)


def test_a_ring_is_walked_once():
    ring = [
        {"id": "clean", "plan": "corporate-old", "serves": ["tidy-place"]},
        {"id": "green", "plan": "corporate-new", "serves": ["tidy-place"]},
    ]
    framework = make_small(priorities=ring)
    assert thread.ancestors(framework, "clean") == {"clean", "green", "tidy-place", "clean-up"}
    assert ids(thread.chain(framework, "clean")) == ["clean"]


@pytest.mark.parametrize("walk", [thread.chain, thread.ancestors, thread.descendants])
def test_a_name_that_nothing_has_is_refused(walk):
    with pytest.raises(UnknownNameError, match="no node of the golden thread called 'nothing'"):
        walk(make_small(), "nothing")


# Pages --------------------------------------------------------------------------------------

KPIS = (
    make_kpi("bins"),
    make_kpi("strategic", levels=["strategy"]),
    make_kpi("secret", sensitivity="internal"),
    make_kpi("ended", lifecycle="retired", retired_because="Over."),
    make_kpi("swept", priority="sweep", also_shown_at=["waste", "clean-up"]),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("board", ["bins", "secret", "swept"]),
        ("public", ["bins", "swept"]),
        ("theme", ["bins", "secret", "swept"]),
        ("project", ["bins", "swept"]),
        ("dlt", ["bins", "secret", "swept"]),
        ("head", ["bins", "secret", "swept"]),
        ("team", ["bins", "swept"]),
        ("sweepers", ["swept"]),
        ("hub", ["bins", "strategic", "secret", "swept"]),
    ],
)
def test_a_page_shows_the_live_kpis_of_its_level_and_remit(name, expected):
    framework = make_small(*KPIS).as_at(NEW)
    assert ids(thread.kpis_of(framework, body(framework, name))) == expected


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("board", {"tidy", "clean-up", "waste", "strategic", "hub"}, set()),
        ("public", {"tidy", "clean-up", "waste"}, {"secret"}),
        (
            "theme",
            {"streets", "tidy", "less-litter", "green", "bins"},
            {"rich", "recycle", "waste"},
        ),
        ("project", {"clean-up", "bins"}, {"green", "waste", "secret"}),
        ("dlt", {"place", "place-plan", "waste-plan", "recycle", "brooms"}, {"tidy", "board"}),
        ("head", {"waste", "waste-plan", "recycle", "secret"}, {"brooms", "sweep", "place"}),
        ("team", {"waste", "recycle", "bins"}, {"secret", "brooms"}),
    ],
)
def test_a_remit_holds_what_a_body_answers_for_and_no_more(name, inside, outside):
    framework = make_small(*KPIS).as_at(NEW)
    remit = thread.remit(framework, body(framework, name))
    assert inside | {name} <= remit
    assert not outside & remit


@pytest.mark.parametrize(
    ("name", "roles"), [("sweepers", {"boss", "sweeper"}), ("head", {"boss"}), ("team", {"boss"})]
)
def test_the_roles_of_a_body_are_those_that_answer_for_its_remit(name, roles):
    framework = make_small(*KPIS).as_at(NEW)
    assert thread.roles_of(framework, body(framework, name)) == roles


def test_a_body_whose_concern_has_ended_is_named():
    framework = make_small()
    project = body(framework, "project")
    with pytest.raises(UnknownNameError, match="no concern of project called 'clean-up'"):
        thread.kpis_of(framework.as_at(OLD), project)


# The project's own --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "generation"),
    [
        (date(2019, 7, 1), "corporate-plan"),
        (date(2025, 3, 31), "corporate-plan"),
        (date(2025, 4, 1), "council-plan"),
        (date(2026, 7, 31), "council-plan"),
    ],
)
def test_every_live_kpi_has_its_thread_under_both_generations(own, when, generation):
    framework = own.as_at(when)
    outcomes = {outcome.id for outcome in framework.outcomes}
    for kpi in framework.live_kpis:
        path = thread.chain(framework, kpi.id)
        assert path[0].id in outcomes, kpi.id
        assert thread.corporate_priority_of(framework, kpi).plan == generation, kpi.id


def test_every_outcome_has_a_measure_at_leadership(own):
    framework = own.as_at(date(2026, 7, 31))
    shown = thread.kpis_of(framework, body(framework, "acp-board"))
    served = {name for kpi in shown for name in thread.outcomes_of(framework, kpi.id)}
    assert served == {outcome.id for outcome in framework.outcomes}


def test_every_page_of_a_service_has_a_measure(own):
    framework = own.as_at(date(2026, 7, 31))
    heads = [known for known in framework.bodies if known.kind == "service_head"]
    assert [head.id for head in heads if not thread.kpis_of(framework, head)] == []
    assert len(heads) == 30


def test_two_services_of_the_project_have_no_plan_yet_a_priority(own):
    planned = {plan.belongs_to for plan in own.plans}
    without = [service.id for service in own.services if service.id not in planned]
    assert len(without) == 2
    assert all(thread.priorities_of(own, service) for service in without)
