"""Questions come from the state of a KPI and bring their evidence."""

import pytest

from perfkit.sentences.facts import Facts
from perfkit.sentences.how_to_read import how_to_read
from perfkit.sentences.questions import Question, questions
from tests.unit.measures.make import make_kpi, make_target

PARTNERED = make_kpi(
    impact="contributes_to", contribution="We refer.", partners=("schools", "the NHS")
)


def facts(kpi=None, **changes):
    given = {"value": 20.5, "period": "the year to March 2026", "target": make_target(18.0)}
    return Facts(kpi=kpi or make_kpi(), **(given | changes))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            facts(target_status="off_target"),
            Question(
                "decide",
                "What will be done to reach the target, by whom?",
                "20.5% for the year to March 2026; the target is at most 18.0%",
            ),
        ),
        (
            facts(target_status="off_target", open_actions=1),
            Question(
                "ask",
                "Is the action that was agreed enough to reach the target, and by when?",
                "20.5% for the year to March 2026; the target is at most 18.0%",
            ),
        ),
        (
            facts(variation="worsening", direction="rising"),
            Question(
                "ask",
                "What changed, and will it last?",
                "rising beyond normal variation, now 20.5%",
            ),
        ),
        (
            facts(PARTNERED, variation="worsening", direction="rising"),
            Question(
                "ask",
                "What can we do about this together with our partners (schools, the NHS)?",
                "rising beyond normal variation, now 20.5%",
            ),
        ),
        (
            facts(target_status="on_target", quality_grade="sound", age_status="overdue"),
            Question(
                "ask",
                "When will the next figure come, and who sends it?",
                "the last figure is for the year to March 2026",
            ),
        ),
        (
            facts(target_status="off_target", variation="improving", kpi=PARTNERED),
            Question(
                "ask",
                "Which of the marks should we act on, and why?",
                "Off target, but improving beyond normal variation",
            ),
        ),
        (
            facts(comparison="worse", comparator="England", comparator_value=17.0),
            Question(
                "ask",
                "What do the places that do better do differently?",
                "20.5% against England's 17.0%",
            ),
        ),
        (
            facts(age_status="overdue"),
            Question(
                "ask",
                "When will the next figure come, and who sends it?",
                "the last figure is for the year to March 2026",
            ),
        ),
        (
            facts(age_status="overdue", source_suspended="the publisher reweights its survey"),
            Question(
                "ask",
                "What can tell us how this stands, while its publisher gives no figure?",
                "the publisher reweights its survey; the last figure is for the year to March 2026",
            ),
        ),
        (
            facts(age_status="overdue", source_closed="December 2024"),
            Question(
                "decide",
                "What will replace this measure, or is it to end?",
                "its source closed in December 2024; the last figure is for the year to March 2026",
            ),
        ),
        (
            facts(quality_grade="not_fit", quality_reason="4 of 9 periods have a figure"),
            Question(
                "decide",
                "What must be mended before the re-referral rate can be decided on?",
                "4 of 9 periods have a figure",
            ),
        ),
        (
            facts(value=None, status="c"),
            Question(
                "note",
                "The figure may not be asked for in a meeting held in public.",
                "the figure for the year to March 2026 is hidden to protect people",
            ),
        ),
    ],
)
def test_a_state_raises_its_question_first(known, expected):
    assert questions(known)[0] == expected


def test_a_contribution_is_not_asked_about_its_target():
    assert questions(facts(PARTNERED, target_status="off_target")) == ()


def test_a_quiet_kpi_raises_no_question():
    assert questions(facts(target_status="on_target", quality_grade="sound")) == ()


@pytest.mark.parametrize(
    ("method", "opening"),
    [
        ("control chart of 31 quarters", "The band is where the figures would fall"),
        ("recent trend of the latest five years", "A line is fitted to the latest five figures"),
        ("Mann-Kendall test over 9 years", "Every figure is compared with every later one"),
        ("same period last year", "This figure adds up over the year"),
        ("first window against the last: 2015 to 2017, and 2018 to 2020", "Each figure covers"),
        ("not tested", "No test was made"),
    ],
)
def test_every_method_says_how_to_read_it(method, opening):
    assert how_to_read(method).startswith(opening)


def test_a_method_that_is_not_known_has_no_words():
    assert how_to_read("tea leaves") == ""
