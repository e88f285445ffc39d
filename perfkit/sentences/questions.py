"""The questions a reader may ask of a KPI, each with the evidence that raises it."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from perfkit.sentences.comparator import write_comparator
from perfkit.sentences.disagreement import disagreement
from perfkit.sentences.facts import Facts
from perfkit.sentences.grammar import inside
from perfkit.sentences.movement import moved
from perfkit.sentences.numbers import mark_of, write_target, write_value


class Question(NamedTuple):
    """One question, its words and its evidence.

    It asks a meeting for a decision or an answer, or is one that a resident may ask.
    """

    kind: Literal["decide", "ask", "note", "resident"]
    words: str
    evidence: str


def questions(facts: Facts) -> tuple[Question, ...]:
    """Return the questions that the state of a KPI raises, the most pressing first.

    A measure that the council only contributes to is asked of the partners, not of the council.
    No state worth a question gives none.
    """
    asked = (make(facts) for make in _MAKERS)
    return tuple(question for question in asked if question is not None)


def _off_target(facts: Facts) -> Question | None:
    if facts.target_status != "off_target" or facts.kpi.impact == "contributes_to":
        return None
    target = write_target(facts.target, kpi=facts.kpi)
    evidence = f"{_value(facts)} for {facts.period}; the target is {target}"
    if facts.open_actions:
        words = "Is the action that was agreed enough to reach the target, and by when?"
        return Question("ask", words, evidence)
    return Question("decide", "What will be done to reach the target, by whom?", evidence)


def _worsening(facts: Facts) -> Question | None:
    if facts.variation != "worsening":
        return None
    evidence = f"{moved(facts)}, now {_value(facts)}"
    if facts.kpi.impact == "contributes_to":
        words = f"What can we do about this together with {_partners(facts)}?"
        return Question("ask", words, evidence)
    if facts.since:  # it has lasted
        return Question("ask", f"What changed in {facts.since}, and will it stay so?", evidence)
    return Question("ask", "What changed, and will it last?", evidence)


def _disagreement(facts: Facts) -> Question | None:
    sentence = disagreement(facts)
    if not sentence:
        return None
    return Question("ask", "Which of the marks should we act on, and why?", sentence)


def _worse_than_others(facts: Facts) -> Question | None:
    if facts.comparison != "worse" or facts.comparator_value is None:
        return None
    evidence = f"{_value(facts)} against {write_comparator(facts)}"
    return Question("ask", "What do the places that do better do differently?", evidence)


def _late(facts: Facts) -> Question | None:
    if facts.age_status != "overdue":
        return None
    evidence = f"the last figure is for {facts.period}"
    if facts.source_closed:
        evidence = f"its source closed in {facts.source_closed}; {evidence}"
        return Question("decide", "What will replace this measure, or is it to end?", evidence)
    if facts.source_suspended:
        evidence = f"{facts.source_suspended}; {evidence}"
        words = "What can tell us how this stands, while its publisher gives no figure?"
        return Question("ask", words, evidence)
    return Question("ask", "When will the next figure come, and who sends it?", evidence)


def _not_fit(facts: Facts) -> Question | None:
    if facts.quality_grade != "not_fit":
        return None
    words = f"What must be mended before {inside(facts.kpi.subject)} can be decided on?"
    return Question("decide", words, facts.quality_reason)


def _hidden(facts: Facts) -> Question | None:
    if facts.number is not None or mark_of(facts.value_text, facts.status) != "c":
        return None
    evidence = f"the figure for {facts.period} is hidden to protect people"
    return Question(
        "note", "The figure may not be asked for in a meeting held in public.", evidence
    )


_MAKERS: tuple[Callable[[Facts], Question | None], ...] = (
    _off_target,
    _worsening,
    _late,  # before what an old figure would have us act on
    _disagreement,
    _worse_than_others,
    _not_fit,
    _hidden,
)


def _value(facts: Facts) -> str:
    return write_value(
        facts.number, kpi=facts.kpi, value_text=facts.value_text, status=facts.status
    )


def _partners(facts: Facts) -> str:
    named = ", ".join(facts.kpi.partners[:2])
    return f"our partners ({named})" if named else "our partners"
