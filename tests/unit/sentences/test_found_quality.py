"""How a grade was found: the faults in each of six dimensions, and the rule of the worst."""

import pytest

from perfkit.framework.checks import DIMENSIONS
from perfkit.quality.grade import Dimension, Grade
from perfkit.sentences.found_quality import quality_found
from tests.unit.measures.make import make_kpi

ALL = "The grade is the worst of six checks. Faults: {counts}."


def graded(grade="sound", **worst):
    """Return a grade of 31 figures checked, with the faults of some dimensions and their reason."""
    dimensions = tuple(
        Dimension(name, 31, *worst.get(name, (0, "sound", "no fault"))) for name in DIMENSIONS
    )
    reasons = [reason for _, state, reason in worst.values() if state == grade != "sound"]
    return Grade(grade, reasons[0] if reasons else "no fault was found", dimensions)


def counts(**failed):
    return ", ".join(f"{name} {failed.get(name, 0)} of 31" for name in DIMENSIONS)


def test_no_fault_is_told_with_how_much_was_checked():
    assert quality_found(graded(), kpi=make_kpi()) == ALL.format(counts=counts())


@pytest.mark.parametrize(
    ("dimension", "grade", "reason", "rule"),
    [
        ("accuracy", "use_with_care", "3 figures are doubtful", "Any doubtful figure means use"),
        (
            "completeness",
            "not_fit",
            "10 of 31 periods have a figure",
            "Fewer than 9 in 10 means use with care, fewer than half not fit for decisions.",
        ),
        (
            "uniqueness",
            "use_with_care",
            "3 of 31 figures were sent twice with different values",
            "Any means use with care, more than 1 in 10 not fit for decisions.",
        ),
        (
            "consistency",
            "use_with_care",
            "3 figures do not fit with what else is known",
            "Any means use with care.",
        ),
        (
            "timeliness",
            "not_fit",
            "the next figure is 918 days overdue",
            "Late means use with care, more than 365 days late not fit for decisions.",
        ),
        (
            "validity",
            "use_with_care",
            "3 of 31 figures were rejected",
            "Any means use with care, more than 1 in 10 not fit for decisions.",
        ),
    ],
)
def test_the_worst_dimension_is_named_with_its_reason_and_rule(dimension, grade, reason, rule):
    words = quality_found(graded(grade, **{dimension: (3, grade, reason)}), kpi=make_kpi())
    opening = ALL.format(counts=counts(**{dimension: 3}))
    assert words.startswith(f"{opening} {dimension.capitalize()} is the worst: {reason}. {rule}")


def test_gaps_that_lower_no_grade_are_told():
    words = quality_found(graded(completeness=(2, "sound", "29 of 31")), kpi=make_kpi())
    assert words.endswith(" Up to 1 period in 10 without a figure is still sound.")


@pytest.mark.parametrize(
    ("doubts", "expected"),
    [
        (("One.",), " 1 known doubt about the published figures lowers no grade."),
        (("One.", "Two."), " 2 known doubts about the published figures lower no grade."),
    ],
)
def test_known_doubts_are_counted_and_lower_nothing(doubts, expected):
    assert quality_found(graded(), kpi=make_kpi(doubts=doubts)).endswith(expected)


def test_a_kpi_with_no_figure_is_not_graded():
    words = quality_found(Grade("not_graded", "no figure has been sent yet", ()), kpi=make_kpi())
    assert words == "No figure has been sent yet, so there is nothing to grade."


def test_where_not_all_are_critical_those_that_are_are_named():
    kpi = make_kpi(critical=["completeness", "timeliness"])
    words = quality_found(graded(), kpi=kpi)
    opening = (
        "The grade is the worst of the checks that are critical here: completeness, timeliness."
    )
    assert words.startswith(opening)


def test_too_few_who_reported_are_told_with_the_rule_of_completeness():
    reason = "40% of schools reported"
    words = quality_found(graded("not_fit", completeness=(1, "not_fit", reason)), kpi=make_kpi())
    assert f"Completeness is the worst: {reason}. Fewer than 9 in 10 means use with care" in words


def test_a_dimension_that_nothing_was_checked_of_says_so():
    dimensions = [
        item._replace(checked=0) if item.dimension == "consistency" else item
        for item in graded().dimensions
    ]
    words = quality_found(Grade("sound", "no fault", tuple(dimensions)), kpi=make_kpi())
    assert "consistency not checked, timeliness 0 of 31" in words
