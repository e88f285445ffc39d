"""Which counts are too small to show, as data: a rule a source."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perfkit.errors import MeasureError
from perfkit.measures.columns import Numbers

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Rule:
    """Counts under `below` are hidden, zeros too unless shown; others are rounded, halves up.

    Raises
    ------
    MeasureError
        Where it would hide one number alone, so that the mark itself tells it, or rounds a count
        that is shown to nothing.

    >>> Rule(below=8, zero_is_shown=True, rounded_to=5).hides(np.array([0.0, 1.0, 7.0, 8.0]))
    array([False,  True,  True, False])
    """

    below: int
    zero_is_shown: bool = False
    rounded_to: int = 1

    def __post_init__(self) -> None:
        """Refuse a rule that hides nothing, or tells what it hides."""
        if self.below < self.lowest_hidden + 2:
            raise MeasureError(
                f"A rule that hides counts below {self.below} leaves one number or none behind "
                f"its mark. Give {self.lowest_hidden + 2} or more."
            )
        if not 1 <= self.rounded_to <= self.below:
            raise MeasureError(
                f"A rule rounds to between 1 and what it hides below ({self.below}), got "
                f"{self.rounded_to}. Give 1 where nothing is rounded."
            )

    @property
    def lowest_hidden(self) -> int:
        """The smallest count that is hidden for being small."""
        return 1 if self.zero_is_shown else 0

    @property
    def highest_hidden(self) -> int:
        """The largest count that is hidden for being small."""
        return self.below - 1

    def hides(self, counts: Numbers) -> Flags:
        """Return which counts are too small to show; a missing one is not hidden."""
        return np.asarray((counts >= self.lowest_hidden) & (counts <= self.highest_hidden))

    def shown(self, counts: Numbers) -> Numbers:
        """Return counts as they are shown where they are: rounded, halves up."""
        return np.asarray(np.floor(counts / self.rounded_to + 0.5) * self.rounded_to)

    def told(self, shown: Numbers) -> tuple[Numbers, Numbers]:
        """Return the least and the most that figures shown may stand for."""
        least = np.maximum(self.below, shown - self.rounded_to // 2)
        most = shown + (self.rounded_to - 1) // 2
        nothing = shown == 0  # no count above 0 is rounded to it
        exact = self.rounded_to == 1
        least = shown if exact else np.where(nothing, 0, least)
        return least.astype(float), np.where(nothing, 0, most).astype(float)


RULES: dict[str, Rule] = {
    "hes": Rule(below=8, zero_is_shown=True, rounded_to=5),  # Hospital Episode Statistics
    "below_5": Rule(below=5),
    "below_10": Rule(below=10),
}


def rule_of(rule: str | Rule) -> Rule:
    """Return a rule by its name, or the rule itself.

    Raises
    ------
    MeasureError
        For a name that no rule has.
    """
    if isinstance(rule, Rule):
        return rule
    if rule not in RULES:
        raise MeasureError(
            f"Got the disclosure rule {rule!r}. Allowed: {', '.join(RULES)}, or a Rule of your own."
        )
    return RULES[rule]
