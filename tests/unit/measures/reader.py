"""A reader who sets out to find hidden counts from all that was published of them."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

from perfkit.measures.disclosure import Rule


def told_counts(
    editions: Sequence[pd.DataFrame],
    *,
    rule: Rule,
    kinds: Iterable[tuple[str, list[str]]],
    last: Sequence[int] | None = None,
) -> list[int]:
    """Return the places of hidden cells of the last edition that can be one whole number alone.

    Each edition is the head of the next, with the same counts. The reader knows the rule, which
    cells were hidden for being small, every figure shown and every total shown; by whole-number
    programming, not as the measure does it. `last` asks after some places alone.
    """
    final = editions[-1]
    lower, upper = np.zeros(len(final)), np.full(len(final), 10_000.0)
    sums, least, most = [], [], []
    for edition in editions:
        for place, row in enumerate(edition.itertuples()):
            low, high = _cell(row.count_, row.hidden_because, rule)
            lower[place], upper[place] = max(lower[place], low), min(upper[place], high)
        for name, columns in kinds:
            for _, rows in edition.groupby(columns) if columns else [(0, edition)]:
                if rows[name].notna().all():
                    sums.append(np.isin(np.arange(len(final)), rows["place"]).astype(float))
                    low, high = _figure(rows[name].iloc[0], rule)
                    least.append(low)
                    most.append(high)
    asked = np.flatnonzero((final["mark"] == "[c]") & ~final["disclosed_before"])
    rest = (np.array(sums).reshape(-1, len(final)), np.array(least), np.array(most))
    return [
        int(place)
        for place in (asked if last is None else last)
        if _width(place, lower, upper, rest) < 1
    ]


def _figure(shown: float, rule: Rule) -> tuple[float, float]:
    could_be = [
        count
        for count in range(int(shown) - rule.rounded_to, int(shown) + rule.rounded_to + 1)
        if count >= 0
        and not rule.hides(np.array([count]))[0]
        and rule.shown(np.array([count]))[0] == shown
    ]
    return min(could_be), max(could_be)


def _cell(shown: float, because: str, rule: Rule) -> tuple[float, float]:
    if because == "primary":
        return rule.lowest_hidden, rule.highest_hidden
    if because == "secondary":
        return rule.below, np.inf
    return (0, np.inf) if because else _figure(shown, rule)


def _width(place: int, lower: np.ndarray, upper: np.ndarray, rest: tuple) -> float:
    sums, least, most = rest
    ends = []
    for sign in (1, -1):
        goal = np.zeros(len(lower))
        goal[place] = sign
        found = milp(
            goal,
            integrality=np.ones(len(lower)),
            bounds=Bounds(lower, upper),
            constraints=[LinearConstraint(sums, least, most)] if len(sums) else [],
        )
        assert found.success, found.message
        ends.append(found.fun)
    return -ends[1] - ends[0]
