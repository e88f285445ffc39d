"""Marks that disagree are told in one sentence; marks that agree in none."""

import pytest

from perfkit.sentences.disagreement import disagreement
from perfkit.sentences.facts import Facts
from tests.unit.measures.make import make_kpi, make_target


def facts(**changes):
    given = {"value": 20.5, "period": "the year to March 2026", "target": make_target()}
    return Facts(kpi=make_kpi(), **(given | changes))


CHANCE = {"assurance": "hit_or_miss", "variation": "no_significant_change"}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            facts(target_status="off_target", variation="improving"),
            "Off target, but improving beyond normal variation",
        ),
        (
            facts(target_status="on_target", variation="worsening"),
            "On target, but worsening beyond normal variation",
        ),
        (
            facts(target_status="close", variation="worsening"),
            "Close to target, but worsening beyond normal variation",
        ),
        (
            facts(target_status="on_target", gap=0.1, **CHANCE),
            "On target by 0.1 percentage points, which is within normal variation: as things are, "
            "it will not always be met",
        ),
        (
            facts(target_status="off_target", gap=-0.4, **CHANCE),
            "Off target by 0.4 percentage points, which is within normal variation: as things are, "
            "it is met or missed by chance",
        ),
        (
            facts(target_status="on_target", age_status="overdue"),
            "On target, but by a figure that is overdue and may no longer be true",
        ),
        (
            facts(variation="improving", age_status="old"),
            "Improving, but by a figure that is old and may no longer be true",
        ),
        (
            facts(target_status="on_target", quality_grade="not_fit"),
            "On target, but by a figure that is not fit for decisions",
        ),
        (facts(target_status="on_target", variation="improving"), ""),
        (facts(target_status="off_target", variation="worsening", age_status="overdue"), ""),
        (facts(target_status="no_target", **CHANCE), ""),
        (facts(target_status="on_target", gap=0.1, assurance="pass"), ""),
    ],
)
def test_what_the_marks_say_together(known, expected):
    assert disagreement(known) == expected
