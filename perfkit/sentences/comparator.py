"""Another's figure as a sentence sets it beside ours."""

from perfkit.sentences.facts import Facts
from perfkit.sentences.grammar import possessive
from perfkit.sentences.numbers import with_unit, write_number


def write_comparator(facts: Facts) -> str:
    """Return the comparator with its figure: England's 22.1%, or 22.1% for the median of five.

    A name with an article stands behind the figure; no figure gives an empty text.
    """
    if not facts.comparator or facts.comparator_value is None:
        return ""
    number = write_number(facts.comparator_value, kpi=facts.kpi)
    if facts.kpi.unit.startswith("£ "):  # £1.5 is not £1.5 million
        number = with_unit(number, kpi=facts.kpi)
    if facts.comparator.startswith("the "):
        return f"{number} for {facts.comparator}"
    return f"{possessive(facts.comparator)} {number}"
