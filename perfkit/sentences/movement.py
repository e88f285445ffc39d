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
    "improving": "better than usual",
    "worsening": "worse than usual",
    "higher": "higher than usual",
    "lower": "lower than usual",
}
_BACK = {"improving": "worse", "worsening": "better", "higher": "lower", "lower": "higher"}
MOVED = tuple(_STILL)


def is_still(facts: Facts) -> bool:
    """Whether a figure lies beyond normal variation, and it cannot be said that it moves there.

    It is no further out than the one before, or at a level that was reached long ago.
    """
    return facts.direction in STILL and facts.variation in _STILL


def moves(facts: Facts) -> tuple[str, str]:
    """Return what the test of change says, in full and in brief; empty where it says nothing."""
    full, brief = _MOVES[facts.variation]
    if is_still(facts):
        full = brief = _STILL[facts.variation] + (f" since {facts.since}" if facts.since else "")
    if not turns_back(facts):
        return full, brief
    return f"{full}, though {_BACK[facts.variation]} than the figure before", brief


def turns_back(facts: Facts) -> bool:
    """Whether a figure changed beyond chance, and its last step leads back."""
    if facts.variation not in _BACK or facts.number is None or facts.previous is None:
        return False
    step = facts.number - facts.previous
    return step < 0 if facts.direction in ("high", "rising") else step > 0


def moved(facts: Facts) -> str:
    """Return how a figure moved as evidence: rising beyond normal variation."""
    if is_still(facts):
        return moves(facts)[0]
    return f"{facts.direction} beyond normal variation"
