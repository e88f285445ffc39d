"""How the Data quality mark was found: six dimensions, how much of each failed, and the worst."""

from perfkit.framework.model import Kpi
from perfkit.quality.grade import Dimension, Grade

_RULES = {
    "accuracy": "Any doubtful figure means use with care",
    "completeness": "Fewer than 9 in 10 means use with care, fewer than half not fit for decisions",
    "uniqueness": "Any means use with care, more than 1 in 10 not fit for decisions",
    "consistency": "Any means use with care",
    "timeliness": "Late means use with care, more than 365 days late not fit for decisions",
    "validity": "Any means use with care, more than 1 in 10 not fit for decisions",
}


def quality_found(graded: Grade, *, kpi: Kpi) -> str:
    """Return how the grade was found: the faults in each dimension, and the rule of the worst."""
    if not graded.dimensions:
        return "No figure has been sent yet, so there is nothing to grade."
    counts = ", ".join(
        f"{item.dimension} {item.failed:,} of {item.checked:,}"
        if item.checked
        else f"{item.dimension} not checked"
        for item in graded.dimensions
    )
    parts = (
        f"The grade is the worst of {_of(kpi)}. Faults: {counts}.",
        _worst(graded),
        _doubts(len(kpi.doubts)),
    )
    return " ".join(part for part in parts if part)


def _of(kpi: Kpi) -> str:
    """Return which checks the grade is the worst of."""
    if not kpi.critical:
        return "six checks"
    return f"the checks that are critical here: {', '.join(kpi.critical)}"


def _worst(graded: Grade) -> str:
    if graded.grade == "sound":
        return "Up to 1 period in 10 without a figure is still sound." if _gaps(graded) else ""
    worst = next(item for item in graded.dimensions if item.reason == graded.reason)
    named = worst.dimension.capitalize()
    return f"{named} is the worst: {worst.reason}. {_RULES[worst.dimension]}."


def _gaps(graded: Grade) -> bool:
    def has_gaps(item: Dimension) -> bool:
        return item.dimension == "completeness" and item.failed > 0

    return any(map(has_gaps, graded.dimensions))


def _doubts(count: int) -> str:
    if not count:
        return ""
    doubts = "1 known doubt" if count == 1 else f"{count} known doubts"
    return f"{doubts} about the published figures {'lowers' if count == 1 else 'lower'} no grade."
