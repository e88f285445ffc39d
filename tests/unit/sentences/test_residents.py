"""A resident asks one thing of a KPI, in plain words; of a quiet one, nothing."""

import pytest

from perfkit.sentences.facts import Facts
from perfkit.sentences.residents import BEHIND, HIGH, MISSED, OLD, WORSE, residents_question
from tests.unit.measures.make import make_kpi, make_target

PARTNERED = make_kpi(
    impact="contributes_to", contribution="We refer.", partners=("schools", "the NHS")
)
OFF = {"target_status": "off_target"}
WORSENING = {"variation": "worsening", "direction": "rising"}
BELOW = {"comparison": "worse", "comparator": "England", "comparator_value": 17.0}


def facts(kpi=None, **changes):
    given = {"value": 20.5, "period": "the year to March 2026", "target": make_target(18.0)}
    return Facts(kpi=kpi or make_kpi(), **(given | changes))


@pytest.mark.parametrize(
    ("state", "words", "evidence"),
    [
        (OFF, MISSED, "20.5%, the year to March 2026; the target is at most 18.0%"),
        (WORSENING, WORSE, "rising beyond normal variation, now 20.5%, the year to March 2026"),
        (BELOW, BEHIND, "20.5% against England's 17.0%, the year to March 2026"),
        ({"age_status": "overdue"}, OLD, "the last figure, 20.5%, is for the year to March 2026"),
    ],
)
def test_a_state_makes_a_resident_ask_and_brings_its_evidence(state, words, evidence):
    asked = residents_question(facts(**state))
    assert (asked.kind, asked.words, asked.evidence) == ("resident", words, evidence)


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (OFF | WORSENING | BELOW | {"age_status": "overdue"}, OLD),
        (OFF | WORSENING | BELOW, WORSE),
        (OFF | BELOW, MISSED),
    ],
)
def test_of_several_states_the_first_that_matters_is_asked_about(states, words):
    assert residents_question(facts(**states)).words == words


@pytest.mark.parametrize(
    "quiet",
    [
        facts(),
        facts(target_status="on_target", variation="improving"),
        facts(PARTNERED, target_status="off_target"),
        facts(value=None, status="c"),
    ],
)
def test_a_quiet_kpi_makes_nobody_ask(quiet):
    assert residents_question(quiet) is None


def test_what_is_worse_than_usual_but_came_back_is_not_said_to_get_worse():
    state = {"variation": "worsening", "direction": "high", "previous": 22.0}
    asked = residents_question(facts(**state))
    assert asked.words == HIGH
    assert asked.evidence == (
        "worse than usual, though better than the figure before, now 20.5%, the year to March 2026"
    )
