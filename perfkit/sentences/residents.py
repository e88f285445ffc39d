"""The question that a resident may put to a councillor about a KPI, and the evidence behind it."""

from perfkit.sentences.comparator import write_comparator
from perfkit.sentences.facts import Facts
from perfkit.sentences.movement import is_still, moved
from perfkit.sentences.numbers import write_target, write_value
from perfkit.sentences.questions import Question

WORSE = "Why is this getting worse, and what is being done about it?"
HIGH = "Why is this worse than it used to be, and what is being done about it?"
OLD = "How do things stand now? Your last figures are old."
MISSED = "You set yourselves a target. Why was it not met, and when will it be?"
BEHIND = "Why is it worse here than elsewhere?"


def residents_question(facts: Facts) -> Question | None:
    """Return the one question that a KPI's state makes a resident ask; None for a quiet one.

    It is in plain words and names no measure, so that several measures can stand below one. A
    figure that is overdue comes first: nothing else can be said of how things stand.
    """
    if not facts.points or facts.number is None:
        return None
    value = write_value(facts.number, kpi=facts.kpi)
    if facts.age_status == "overdue":
        return _asked(OLD, f"the last figure, {value}, is for {facts.period}")
    if facts.variation == "worsening":
        words = HIGH if is_still(facts) else WORSE
        return _asked(words, f"{moved(facts)}, now {value}, {facts.period}")
    if facts.target_status == "off_target" and facts.kpi.impact == "directly_impacts":
        target = write_target(facts.target, kpi=facts.kpi)
        return _asked(MISSED, f"{value}, {facts.period}; the target is {target}")
    if facts.comparison == "worse" and facts.comparator_value is not None:
        return _asked(BEHIND, f"{value} against {write_comparator(facts)}, {facts.period}")
    return None


def _asked(words: str, evidence: str) -> Question:
    return Question("resident", words, evidence)
