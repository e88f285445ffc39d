"""The four marks in words, and how much attention each asks for."""

from typing import Literal, NamedTuple

from perfkit.errors import UnknownNameError
from perfkit.measures.direction import STILL

MarkName = Literal["Target", "Variation", "Age", "Data quality"]
# 3 needs someone, 2 watch, 1 quiet, 0 cannot say, or neither good nor bad.
_WORDS: dict[MarkName, dict[str, tuple[int, str]]] = {
    "Target": {
        "off_target": (3, "Off target"),
        "close": (2, "Close to target"),
        "on_target": (1, "On target"),
        "no_target": (0, "No target"),
        "not_comparable": (0, "Not comparable"),
    },
    "Variation": {
        "worsening": (3, "Worsening"),
        "improving": (1, "Improving"),
        "no_significant_change": (0, "No significant change"),
        "higher": (0, "Higher"),
        "lower": (0, "Lower"),
        "too_few_points": (0, "Too few points"),
        "not_testable": (0, "Not testable"),
    },
    "Age": {
        "overdue": (3, "Overdue"),
        "old": (2, "Old"),
        "new": (1, "New this time"),
        "repeat": (0, "Same figure as last time"),
        "awaited": (0, "Awaited"),
    },
    "Data quality": {
        "not_fit": (3, "Not fit for decisions"),
        "use_with_care": (2, "Use with care"),
        "sound": (1, "Sound"),
        "not_graded": (0, "Not graded"),
    },
}
_STILL = {"worsening": "Worse than usual", "improving": "Better than usual"}
_WAYS = ("rising", "falling", *STILL)


class Mark(NamedTuple):
    """One mark: which of the four, its state, its word, and the attention it asks for, 0 to 3."""

    name: MarkName
    state: str
    word: str
    attention: int


def mark(name: MarkName, state: str, *, direction: str = "", since: str = "") -> Mark:
    """Return one mark; a variation that improves or worsens says which way it moves.

    `since` is the month since which a figure lies at another level, "" where it does not.

    >>> mark("Variation", "worsening", direction="falling").word
    'Worsening (falling)'
    >>> mark("Variation", "worsening", direction="high").word
    'Worse than usual (high)'
    >>> mark("Variation", "worsening", direction="high", since="December 2022").word
    'Worse than usual since December 2022 (high)'

    Raises
    ------
    UnknownNameError
        For a mark or a state that there is not.
    """
    if name not in _WORDS:
        raise UnknownNameError("mark", name, _WORDS)
    if state not in _WORDS[name]:
        raise UnknownNameError(f"state of the mark {name}", state, _WORDS[name])
    attention_asked, word = _WORDS[name][state]
    if state in _STILL and direction in STILL:
        word = _STILL[state]
    if since and name == "Variation":
        word = f"{word.removesuffix(' than usual')} than usual since {since}"
    if state in _STILL and direction in _WAYS:
        word = f"{word} ({direction})"
    return Mark(name, state, word, attention_asked)


def every_mark() -> tuple[Mark, ...]:
    """Return every state of each of the four marks, in the order they always stand in."""
    return tuple(mark(name, state) for name, states in _WORDS.items() for state in states)


def four_marks(
    target_status: str,
    variation: str,
    age_status: str,
    quality_grade: str,
    *,
    direction: str = "",
) -> tuple[Mark, Mark, Mark, Mark]:
    """Return the four marks in the order they always stand in."""
    return (
        mark("Target", target_status),
        mark("Variation", variation, direction=direction),
        mark("Age", age_status),
        mark("Data quality", quality_grade),
    )


def attention(
    target_status: str, variation: str, age_status: str, quality_grade: str, impact: str
) -> int:
    """Return the most attention that any mark of a KPI asks for, 0 to 3.

    The target of a measure that the council only contributes to is not counted.

    >>> attention("off_target", "improving", "new", "sound", "contributes_to")
    1
    """
    marks = four_marks(target_status, variation, age_status, quality_grade)
    counted = marks[1:] if impact == "contributes_to" else marks
    return max(item.attention for item in counted)
