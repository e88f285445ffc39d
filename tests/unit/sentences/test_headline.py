"""The headline of every state, word for word, and never more than twenty words."""

from itertools import product

import pytest

from perfkit.sentences.facts import Facts
from perfkit.sentences.grammar import count_words
from perfkit.sentences.headline import headline
from perfkit.sentences.revision import revision_sentence
from tests.unit.measures.make import make_kpi, make_target

KPI = make_kpi()
FAMILIES = make_kpi(
    unit="households",
    decimals=0,
    subject="Families in bed and breakfast for over six weeks",
    short_title="Families in bed and breakfast",
)
JUDGED = make_kpi(
    series_type="judgement",
    unit="in words",
    subject="Ofsted's overall judgement of children's services",
    short_title="Ofsted's judgement",
)
LONG = make_kpi(
    subject="The share of safeguarding enquiries in which the risk was reduced or removed for good",
    short_title="Risk reduced or removed",
)
ENGLAND = {"comparator": "England", "comparator_value": 22.1}


def facts(kpi=KPI, value=20.5, **changes):
    given = {"period": "the year to March 2026", "points": 8} | changes
    return Facts(kpi=kpi, value=value, **given)


def judged(target_status, variation, **changes):
    given = {"target": make_target(18.0), "target_status": target_status, "variation": variation}
    return facts(**(given | changes))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            judged("off_target", "worsening"),
            "The re-referral rate is 20.5% against a target of 18.0%: "
            "off target, and worsening beyond normal variation",
        ),
        (
            judged("off_target", "improving"),
            "The re-referral rate is 20.5% against a target of 18.0%: "
            "off target, but improving beyond normal variation",
        ),
        (
            judged("on_target", "worsening"),
            "The re-referral rate is 20.5% against a target of 18.0%: "
            "on target, but worsening beyond normal variation",
        ),
        (
            judged("close", "no_significant_change"),
            "The re-referral rate is 20.5% against a target of 18.0%: "
            "close to target, with no significant change",
        ),
        (
            judged("on_target", "improving"),
            "The re-referral rate is 20.5% against a target of 18.0%: "
            "on target, and improving beyond normal variation",
        ),
        (
            judged("off_target", "too_few_points"),
            "The re-referral rate is 20.5% against a target of 18.0%: "
            "off target, with too few points to show a change",
        ),
        (
            judged("off_target", "not_testable"),
            "The re-referral rate is 20.5% against a target of 18.0%: off target",
        ),
        (
            judged("on_target", "no_significant_change", gap=0.4, assurance="hit_or_miss"),
            "The re-referral rate is 20.5%, on target by 0.4 percentage points, "
            "which is within normal variation",
        ),
        (
            judged("on_target", "no_significant_change", gap=9.0, assurance="pass"),
            "The re-referral rate is 20.5% against a target of 18.0%: "
            "on target, with no significant change",
        ),
    ],
)
def test_a_figure_with_a_target(known, expected):
    assert headline(known) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            facts(variation="worsening", **ENGLAND),
            "The re-referral rate is 20.5% against England's 22.1%, "
            "and worsening beyond normal variation",
        ),
        (
            facts(variation="no_significant_change", **ENGLAND),
            "The re-referral rate is 20.5% against England's 22.1%, with no significant change",
        ),
        (
            facts(variation="improving", comparator="the median of five", comparator_value=22.1),
            "The re-referral rate is 20.5% against 22.1% for the median of five, "
            "and improving beyond normal variation",
        ),
        (
            facts(variation="improving"),
            "The re-referral rate is 20.5% and improving beyond normal variation",
        ),
        (
            facts(variation="higher"),
            "The re-referral rate is 20.5% and rising beyond normal variation",
        ),
        (
            facts(variation="lower"),
            "The re-referral rate is 20.5% and falling beyond normal variation",
        ),
        (
            facts(variation="too_few_points"),
            "The re-referral rate is 20.5%, with too few points to show a change",
        ),
        (
            facts(variation="not_testable"),
            "The re-referral rate is 20.5% for the year to March 2026",
        ),
        (
            facts(variation="not_testable", **ENGLAND),
            "The re-referral rate is 20.5% against England's 22.1%",
        ),
    ],
)
def test_a_figure_without_a_target(known, expected):
    assert headline(known) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("c", "the figure for the year to March 2026 is hidden to protect people"),
        ("x", "the figure for the year to March 2026 is not available"),
        ("", "the figure for the year to March 2026 is not available"),
        ("u", "the figure for the year to March 2026 is too unreliable to use"),
        ("z", "the figure for the year to March 2026 does not apply"),
        ("low", "the figure for the year to March 2026 is too small to show"),
    ],
)
def test_a_missing_figure_says_which_of_the_reasons(status, expected):
    assert headline(facts(value=None, status=status)) == f"The re-referral rate: {expected}"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            facts(points=0, value=None, age_status="awaited"),
            "No figure for the re-referral rate has been sent yet",
        ),
        (
            facts(age_status="overdue", variation="improving"),
            "We cannot say how the re-referral rate stands now: "
            "the last figure, 20.5%, is for the year to March 2026",
        ),
        (
            facts(points=1),
            "The first figure for the re-referral rate is 20.5%; "
            "there is nothing yet to compare it with",
        ),
        (
            judged("off_target", "too_few_points", points=1),
            "The first figure for the re-referral rate is 20.5% against a target of 18.0%: "
            "off target",
        ),
        (
            facts(JUDGED, None, value_text="Good", period="1 April 2024"),
            "Ofsted's overall judgement of children's services is Good, as judged on 1 April 2024",
        ),
        (
            judged("off_target", "worsening", kpi=FAMILIES, value=4.0, target=make_target(0.0)),
            "Families in bed and breakfast for over six weeks number 4 against a target of 0: "
            "off target, and worsening",
        ),
        (
            facts(FAMILIES, 4.0, variation="no_significant_change"),
            "Families in bed and breakfast for over six weeks number 4, with no significant change",
        ),
        (
            judged("off_target", "not_testable", kpi=make_kpi(good="on_profile")),
            "The re-referral rate is 20.5% against a profile of 18.0%: off target",
        ),
        (
            judged(
                "off_target",
                "higher",
                kpi=make_kpi(good="in_range"),
                target=make_target(None, lower=10.0, upper=12.0),
            ),
            "The re-referral rate is 20.5% against a range of 10.0% to 12.0%: "
            "off target, and rising beyond normal variation",
        ),
    ],
)
def test_the_other_states(known, expected):
    assert headline(known) == expected


def test_no_combination_of_states_makes_more_than_twenty_words():
    statuses = ("on_target", "close", "off_target", "no_target", "not_comparable")
    variations = ("improving", "worsening", "no_significant_change", "higher", "lower")
    figures = ((20.5, ""), (None, "c"), (None, "x"), (-1234.5, ""))
    states = product(
        (KPI, FAMILIES, JUDGED, LONG),
        statuses,
        (*variations, "too_few_points", "not_testable"),
        figures,
        ("new", "overdue", "awaited"),
        (1, 8),
    )
    for kpi, status, variation, (value, mark), age, points in states:
        known = judged(
            status,
            variation,
            kpi=kpi,
            value=value,
            status=mark,
            age_status=age,
            points=points,
            **ENGLAND,
        )
        sentence = headline(known)
        assert count_words(sentence) <= 20, sentence
        assert not sentence.endswith("."), sentence


@pytest.mark.parametrize(
    ("marks", "ending"), [((), "no mark changed"), (("Target",), "Target changed")]
)
def test_a_revision_says_from_what_to_what(marks, ending):
    sentence = revision_sentence(
        "April to June 2024", kpi=FAMILIES, earlier=205.0, now=208.0, marks_changed=marks
    )
    assert sentence == f"April to June 2024 was revised from 205 to 208; {ending}"
