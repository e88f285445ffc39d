"""What the test of change found, after a figure and as evidence."""

import pytest

from perfkit.sentences.facts import Facts
from perfkit.sentences.headline import headline
from perfkit.sentences.movement import moved, moves
from perfkit.sentences.questions import questions
from tests.unit.measures.make import make_kpi

STILL = [
    ("worsening", "high", 22.0, "worse than usual, though better than the figure before"),
    ("improving", "low", 18.0, "better than usual, though worse than the figure before"),
    ("higher", "high", 22.0, "higher than usual, though lower than the figure before"),
    ("lower", "low", 18.0, "lower than usual, though higher than the figure before"),
]


def facts(variation, direction="rising", **changes):
    given = {"value": 20.5, "period": "the year to March 2026", "points": 20} | changes
    return Facts(make_kpi(), variation=variation, direction=direction, **given)


@pytest.mark.parametrize(("variation", "direction", "previous", "full"), STILL)
def test_a_figure_that_came_back_a_step_is_not_said_to_move_away(
    variation, direction, previous, full
):
    known = facts(variation, direction, previous=previous)
    assert moves(known) == (full, full.partition(",")[0])
    assert moved(known) == full
    assert "beyond normal variation" not in headline(known)


@pytest.mark.parametrize("previous", [None, 20.5])
def test_without_a_step_nothing_is_said_of_the_figure_before(previous):
    assert moves(facts("worsening", "high", previous=previous))[0] == "worse than usual"


def test_a_figure_that_goes_further_out_moves_beyond_normal_variation():
    known = facts("worsening", "rising", previous=18.0)
    assert moves(known) == ("worsening beyond normal variation", "worsening")
    assert moved(known) == "rising beyond normal variation"


def test_a_trend_whose_last_step_leads_back_says_so():
    known = facts("worsening", "rising", previous=22.0)
    assert moves(known)[0] == (
        "worsening beyond normal variation, though better than the figure before"
    )


def test_a_headline_takes_the_short_name_rather_than_leave_out_that_it_leads_back():
    kpi = make_kpi(subject="The share of children in Year 6 who are obese", short_title="Obesity")
    beside = {"comparator": "England", "comparator_value": 22.2}
    known = Facts(
        kpi,
        value=23.1,
        period="2024/25",
        previous=23.6,
        points=20,
        variation="worsening",
        direction="rising",
        **beside,
    )
    assert headline(known) == (
        "Obesity: 23.1% against England's 22.2%, and worsening beyond normal variation, though "
        "better than the figure before"
    )


def test_a_headline_of_it_reads_aloud():
    assert headline(facts("worsening", "high", previous=22.0)) == (
        "The re-referral rate is 20.5% and worse than usual, though better than the figure before"
    )


@pytest.mark.parametrize(
    ("previous", "full"),
    [
        (18.0, "worse than usual since April 2022"),
        (22.0, "worse than usual since April 2022, though better than the figure before"),
    ],
)
def test_a_figure_at_a_level_reached_long_ago_says_since_when(previous, full):
    known = facts("worsening", "high", previous=previous, since="April 2022")
    assert moves(known) == (full, "worse than usual since April 2022")


def test_what_is_asked_of_a_level_reached_long_ago_is_not_whether_it_will_last():
    known = facts("worsening", "high", previous=18.0, since="April 2022")
    asked = next(one for one in questions(known) if "changed" in one.words)
    assert asked.words == "What changed in April 2022, and will it stay so?"
    assert asked.evidence == "worse than usual since April 2022, now 20.5%"
