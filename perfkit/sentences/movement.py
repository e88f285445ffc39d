"""What the test of change found, as a sentence says it after a figure."""

from perfkit.measures.direction import STILL
from perfkit.sentences.facts import Facts

_MOVES = {
    "improving": ("improving beyond normal variation", "improving"),
    "worsening": ("worsening beyond normal variation", "worsening"),
    "no_significant_change": ("with no significant change", "no significant change"),
    "higher": ("rising beyond normal variation", "rising"),
    "lower": ("falling beyond normal variation", "falling"),
    "too_few_points": ("with too few points to show a change", ""),
    "not_testable": ("", ""),
}
_STILL = {
    "improving": ("better than usual, though {} than the figure before", "better than usual"),
    "worsening": ("worse than usual, though {} than the figure before", "worse than usual"),
    "higher": ("higher than usual, though {} than the figure before", "higher than usual"),
    "lower": ("lower than usual, though {} than the figure before", "lower than usual"),
}
_BACK = {"improving": "worse", "worsening": "better", "higher": "lower", "lower": "higher"}
MOVED = tuple(_STILL)


def is_still(facts: Facts) -> bool:
    """Whether a figure lies beyond normal variation, but no further out than the one before."""
    return facts.direction in STILL and facts.variation in _STILL


def moves(facts: Facts) -> tuple[str, str]:
    """Return what the test of change says, in full and in brief; empty where it says nothing."""
    if not is_still(facts):
        return _MOVES[facts.variation]
    full, brief = _STILL[facts.variation]
    if facts.number is None or facts.previous in (None, facts.number):
        return brief, brief
    return full.format(_BACK[facts.variation]), brief


def moved(facts: Facts) -> str:
    """Return how a figure moved as evidence: rising beyond normal variation."""
    if is_still(facts):
        return moves(facts)[0]
    return f"{facts.direction} beyond normal variation"
