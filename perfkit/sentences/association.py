"""What may be said of two measures that were set beside each other: never that one is the cause."""

from collections.abc import Mapping
from typing import Any

ONLY = "This is an association only: it does not show that one causes the other."


def association_sentence(row: Mapping[str, Any], *, first: str, second: str) -> str:
    """Return what one row of `measures.correlation.pairs` says of two measures by their names.

    `first` is the one that is ahead where `lag` is above 0.
    """
    when = "at the same time" if row["lag"] == 0 else f"{_steps(int(row['lag']))} later"
    tests = f"corrected for the {int(row['tried']):,} comparisons made in this edition"
    if row["finding"] == "associated":
        way = "in the same direction" if row["pearson_of_changes"] > 0 else "the opposite way"
        return (
            f"When “{first}” changes, “{second}” tends to change {way} {when}, beyond what chance "
            f"could explain ({int(row['n'])} shared points, p {write_p(row['p'])}, {tests}). {ONLY}"
        )
    if row["finding"] == "levels_only":
        return (
            f"“{first}” and “{second}” have both been moving over the years, as any two trends do; "
            "their changes from one period to the next do not agree beyond chance "
            f"({tests}). {ONLY}"
        )
    return (
        f"“{first}” and “{second}” do not move together beyond what chance could explain "
        f"({int(row['n'])} shared points, {tests})."
    )


def write_p(value: float) -> str:
    """Return a p value as a sentence says it.

    >>> write_p(0.0000012), write_p(0.0312)
    ('below 0.001', '0.031')
    """
    return "below 0.001" if value < 0.001 else f"{value:.3f}"


def _steps(lag: int) -> str:
    return "one step" if lag == 1 else f"{lag} steps"
