"""What a rule's words mean where higher or lower is better, and what a chart may be asked."""

from typing import Literal

import numpy as np

from perfkit.errors import MeasureError
from perfkit.measures.spc_rules import COMMON_CAUSE

Better = Literal["higher", "lower"]
SpcKind = Literal["improvement", "concern", "common_cause", "neutral_high", "neutral_low"]

SHORTEST_BASELINE = 12
_HIGH = ("Above", "Increasing")


def kind_of(special_cause: str, *, good: Better | None) -> SpcKind:
    """Return what a rule's words mean where higher, lower or neither is better.

    >>> kind_of("7 Point Trend (Increasing)", good="lower")
    'concern'
    """
    if special_cause == COMMON_CAUSE:
        return "common_cause"
    high = is_high(special_cause)
    if good is None:
        return "neutral_high" if high else "neutral_low"
    return "improvement" if high == (good == "higher") else "concern"


def is_high(special_cause: str) -> bool:
    """Return whether a rule's words are of high values or a rise.

    >>> is_high("2 in 3 Below CL")
    False
    """
    return any(word in special_cause for word in _HIGH)


def check_chart(*, good: str | None, baseline: int | None) -> None:
    """Refuse a control chart asked for in words or numbers it has not.

    Raises
    ------
    MeasureError
        For a `good` that is not higher, lower or None; for a baseline below 12, or not whole.

    >>> check_chart(good="lower", baseline=None)
    """
    if good not in ("higher", "lower", None):
        raise MeasureError(f"A control chart takes good as higher, lower or None, got {good!r}.")
    if baseline is not None and (
        isinstance(baseline, bool) or not isinstance(baseline, int | np.integer)
    ):
        raise MeasureError(f"A baseline is a whole number of points, got {baseline!r}.")
    if baseline is not None and baseline < SHORTEST_BASELINE:
        raise MeasureError(f"A baseline has at least {SHORTEST_BASELINE} points, got {baseline}.")
