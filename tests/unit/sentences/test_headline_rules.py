"""What holds of every headline, whatever the measure, its marks, its figure and its age."""

from functools import cache
from itertools import product

import pytest

from perfkit.sentences.grammar import count_words
from perfkit.sentences.headline import headline
from tests.unit.sentences.test_headline import (
    DAYS,
    ENGLAND,
    FAMILIES,
    HOMES,
    HOUSEHOLDS,
    INCOME,
    JUDGED,
    KPI,
    LONG,
    PAY,
    RATE,
    SCORE,
    judged,
)

MEASURES = (KPI, FAMILIES, JUDGED, LONG, HOUSEHOLDS, HOMES, RATE, PAY, INCOME, DAYS, SCORE)
STATUSES = ("on_target", "close", "off_target", "no_target", "not_comparable")
VARIATIONS = (
    "improving",
    "worsening",
    "no_significant_change",
    "higher",
    "lower",
    "too_few_points",
    "not_testable",
)
FIGURES = (
    (20.5, ""),
    (20.5, "r"),
    (0.0, ""),
    (1.0, "p"),
    (None, "c"),
    (None, "x"),
    (-1234.5, ""),
)
OPPOSED = {("off_target", "improving"), ("close", "improving"), ("on_target", "worsening")}
JUDGING = ("target", "worsening", "improving", "rising", "falling", "planned")


def every_state():
    """Yield every combination of measure, marks, figure, age and number of points."""
    states = product(
        MEASURES,
        STATUSES,
        VARIATIONS,
        FIGURES,
        ("new", "overdue", "awaited"),
        (1, 8),
        ("rising", "falling", "cannot_tell"),
    )
    for kpi, status, variation, (value, mark), age, points, direction in states:
        yield judged(
            status,
            variation,
            kpi=kpi,
            value=value,
            status=mark,
            age_status=age,
            points=points,
            direction=direction,
            **ENGLAND,
        )


def every_doubt():
    """Yield every combination that bears on a figure below its floor of trust."""
    reasons = ("40% of schools reported", "the next figure is 918 days overdue")
    states = product(MEASURES, STATUSES, FIGURES, ("new", "overdue"), (1, 8), reasons)
    for kpi, status, (value, mark), age, points, reason in states:
        known = {"kpi": kpi, "age_status": age, "quality_grade": "not_fit"}
        known |= {"quality_reason": reason, "variation": "worsening", **ENGLAND}
        yield judged(status, value=value, status=mark, points=points, reliance="marked", **known)
        yield judged(status, value=None, status="u", points=0, reliance="withheld", **known)


@cache
def every_sentence():
    states = (*every_state(), *every_doubt())
    return [(known, headline(known)) for known in states]


def opposes(known):
    return (known.target_status, known.variation) in OPPOSED


def tells_change(sentence):
    return "target" in sentence and ("worsening" in sentence or "improving" in sentence)


# What must never be, of what is known and the sentence made of it.
FAULTS = {
    "more than twenty words": lambda known, said: count_words(said) > 20,
    "two spaces together": lambda known, said: said != " ".join(said.split()),
    "no capital in front": lambda known, said: not said[0].isupper(),
    "a mark at the end": lambda known, said: said[-1] in ".,;:",
    "marks that do not go together": lambda known, said: any(
        pair in said for pair in ("::", ",,", " ,", " :", "--")
    ),
    "what no reader should see": lambda known, said: any(
        word in said for word in ("None", "nan", "[c]", "[x]", "-1")
    ),
    "a judgement without a figure": lambda known, said: (
        known.number is None and any(word in said for word in JUDGING)
    ),
    "a late figure told as of now": lambda known, said: (
        known.age_status == "overdue" and "beyond normal" in said
    ),
    "the word between status and change": lambda known, said: (
        tells_change(said) and opposes(known) != (", but " in said)
    ),
    "a figure not to be relied on, told as if it were": lambda known, said: (
        known.reliance == "marked"
        and known.number is not None
        and known.age_status == "new"
        and "not fit to rely on" not in said
    ),
    "a figure withheld, told all the same": lambda known, said: (
        known.reliance == "withheld" and "withheld" not in said
    ),
    "the way it moves": lambda known, said: (
        "than planned" in said and ("the rise" in said) != (known.direction == "rising")
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_combination_of_states_makes_a_sentence_with_a_fault(fault):
    assert [said for known, said in every_sentence() if FAULTS[fault](known, said)] == []
