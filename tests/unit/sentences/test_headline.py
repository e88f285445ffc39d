"""The headline of every state, word for word."""

import pytest

from perfkit.sentences.facts import Facts
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


def doubted(target_status, reason="40% of schools reported", **changes):
    given = {"reliance": "marked", "quality_grade": "not_fit", "quality_reason": reason}
    return judged(target_status, "improving", **(given | changes))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            doubted("on_target"),
            "The re-referral rate is on target, but the figure is not fit to rely on: "
            "40% of schools reported",
        ),
        (
            doubted("off_target", kpi=FAMILIES, value=4.0),
            "Off target, but the figure is not fit to rely on: 40% of schools reported",
        ),
        (
            doubted("close", "3 of 31 figures were sent twice with different values", kpi=LONG),
            "Close to target, but not fit to rely on: "
            "3 of 31 figures were sent twice with different values",
        ),
        (
            doubted("no_target"),
            "The re-referral rate is 20.5%, but the figure is not fit to rely on: "
            "40% of schools reported",
        ),
        (
            doubted("on_target", points=1),
            "The re-referral rate is on target, but the figure is not fit to rely on: "
            "40% of schools reported",
        ),
        (
            doubted("on_target", age_status="overdue"),
            "We cannot say how the re-referral rate stands now: "
            "the last figure, 20.5%, is for the year to March 2026",
        ),
        (
            doubted("on_target", value=None, status="c"),
            "The re-referral rate: the figure for the year to March 2026 is hidden to protect "
            "people",
        ),
    ],
)
def test_a_figure_that_is_not_to_be_relied_on_says_so_and_why(known, expected):
    assert headline(known) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            doubted("no_target", reliance="withheld", value=None, status="u", points=0),
            "The re-referral rate: the figure for the year to March 2026 is withheld, "
            "as 40% of schools reported",
        ),
        (
            doubted("no_target", kpi=LONG, reliance="withheld", value=None, points=0),
            "Risk reduced or removed: the figure for the year to March 2026 is withheld, "
            "as 40% of schools reported",
        ),
    ],
)
def test_a_figure_that_is_withheld_is_told_with_the_reason_alone(known, expected):
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
            judged(
                "off_target",
                "worsening",
                kpi=FAMILIES,
                value=4.0,
                target=make_target(0.0, kind="statutory"),
            ),
            "Families in bed and breakfast: 4 households against a legal limit of 0, "
            "off target, and worsening beyond normal variation",
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


HOUSEHOLDS = make_kpi(
    unit="households",
    decimals=0,
    subject="Households in temporary accommodation",
    short_title="Temporary accommodation",
)
HOMES = make_kpi(
    unit="homes",
    decimals=0,
    good="higher",
    subject="Homes at a low rent",
    short_title="Low-rent homes",
)
RATE = make_kpi(
    unit="per 1,000 households",
    decimals=2,
    subject="The rate of households in temporary accommodation",
    short_title="Temporary accommodation",
)
PAY = make_kpi(unit="£", decimals=2, good="higher", subject="Median weekly pay")
INCOME = make_kpi(unit="£ million", good="on_profile", subject="Corporate income")
DAYS = make_kpi(
    unit="days",
    subject="The average time to let a home",
    short_title="Time to let a home",
)
SCORE = make_kpi(unit="score out of 10", good="higher", subject="Life satisfaction")


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            judged("off_target", "worsening", kpi=HOUSEHOLDS, value=233.0, direction="rising"),
            "More households are in temporary accommodation than planned, "
            "and the rise is beyond normal variation",
        ),
        (
            judged("off_target", "worsening", kpi=HOMES, value=12.0, direction="falling"),
            "Fewer homes are at a low rent than planned, and the fall is beyond normal variation",
        ),
        (
            judged("on_target", "no_significant_change", kpi=HOUSEHOLDS, value=0.0),
            "There are no households in temporary accommodation against a target of 18: "
            "on target, with no significant change",
        ),
        (
            judged("off_target", "not_testable", kpi=FAMILIES, value=1.0, target=make_target(0.0)),
            "Families in bed and breakfast for over six weeks: 1 against a target of 0: off target",
        ),
        (
            facts(HOUSEHOLDS, 1234.0, variation="higher"),
            "Households in temporary accommodation number 1,234, rising beyond normal variation",
        ),
        (
            facts(HOUSEHOLDS, 233.0, points=1),
            "The first figure for households in temporary accommodation is 233; "
            "there is nothing yet to compare it with",
        ),
        (
            judged("off_target", "worsening", kpi=RATE, value=1.91, target=make_target(1.75)),
            "Temporary accommodation: 1.91 per 1,000 households against a target of 1.75, "
            "off target, and worsening beyond normal variation",
        ),
        (
            judged("off_target", "improving", kpi=PAY, value=560.1, target=make_target(600.0)),
            "Median weekly pay is £560.10 against a target of £600.00: "
            "off target, but improving beyond normal variation",
        ),
        (
            judged("close", "not_testable", kpi=INCOME, value=1.2, target=make_target(1.5)),
            "Corporate income is £1.2 million against a profile of £1.5 million: close to target",
        ),
        (
            facts(
                INCOME,
                1.2,
                variation="no_significant_change",
                comparator="England",
                comparator_value=1.5,
            ),
            "Corporate income is £1.2 million against England's £1.5 million, "
            "with no significant change",
        ),
        (
            judged("off_target", "no_significant_change", kpi=DAYS, value=31.4),
            "The average time to let a home is 31.4 days against a target of 18.0: "
            "off target, no significant change",
        ),
        (
            facts(SCORE, 7.5, variation="improving", comparator="England", comparator_value=7.7),
            "Life satisfaction is 7.5 out of 10 against England's 7.7, "
            "and improving beyond normal variation",
        ),
        (
            facts(LONG, age_status="overdue"),
            "We cannot say how risk reduced or removed stands now: "
            "the last figure is for the year to March 2026",
        ),
        (
            facts(RATE, 1.91, status="r", variation="no_significant_change"),
            "The rate of households in temporary accommodation is 1.91 per 1,000 households, "
            "with no significant change",
        ),
        (
            facts(HOUSEHOLDS, None, status="c"),
            "Households in temporary accommodation: the figure for the year to March 2026 "
            "is hidden to protect people",
        ),
    ],
)
def test_each_unit_and_way_of_being_good_reads_well_aloud(known, expected):
    assert headline(known) == expected


@pytest.mark.parametrize(
    ("marks", "ending"), [((), "no mark changed"), (("Target",), "Target changed")]
)
def test_a_revision_says_from_what_to_what(marks, ending):
    sentence = revision_sentence(
        "April to June 2024", kpi=FAMILIES, earlier=205.0, now=208.0, marks_changed=marks
    )
    assert sentence == f"April to June 2024 was revised from 205 to 208; {ending}"
