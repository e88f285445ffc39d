"""How the Target mark was found, in plain words with its numbers, and whether it will be met."""

from perfkit.framework.model import Kpi, Target
from perfkit.measures.direction import Travel
from perfkit.measures.evidence import ChartEvidence
from perfkit.measures.status import TargetStatus
from perfkit.sentences.found_range import write_usual_range
from perfkit.sentences.numbers import (
    name_target,
    write_number,
    write_size,
    write_target,
    write_value,
)

_UNITS = {"quarters", "months", "years"}


def target_found(
    value: float | None, *, kpi: Kpi, target: Target | None, status: TargetStatus, travel: Travel
) -> str:
    """Return how the target status was found: the figure, the target, the gap and what is allowed.

    Where there is no target or nothing to compare, the reason. Where a control chart was made,
    whether the target can be met as things are.
    """
    if target is None:
        return _sentence(status.reason)
    named = f"The target is {write_target(target, kpi=kpi)}"
    if value is None or status.status == "not_comparable":
        return f"{named}. It is not compared: {status.reason}."
    told = f"{write_value(value, kpi=kpi)} against {_against(kpi, target)}: {_gap(kpi, status)}"
    allowed = _allowed(kpi, target, status)
    return " ".join(
        part for part in (f"{told}{allowed}.", assurance_found(travel, kpi=kpi)) if part
    )


def assurance_found(travel: Travel, *, kpi: Kpi) -> str:
    """Return whether a target can be met as things are, by where the usual range lies; else ""."""
    chart = travel.evidence
    if not travel.assurance or not isinstance(chart, ChartEvidence):
        return ""
    usual = f"the usual range, {write_usual_range(chart, kpi=kpi)}"
    if travel.assurance == "hit_or_miss":
        some = travel.called if travel.called in _UNITS else "periods"
        told = f"met in some {some} and missed in others, by chance: it is inside"
        return f"The target will be {told} {usual}."
    # A target that is always met lies on the bad side of the range, one never met on the good side.
    above = (travel.assurance == "pass") == (kpi.good == "lower")
    fate = "go on being met" if travel.assurance == "pass" else "be missed"
    place = "above" if above else "below"
    return f"The target will {fate} unless something changes: it is {place} {usual}."


def _against(kpi: Kpi, target: Target) -> str:
    told = f"{name_target(target, kpi=kpi)} of {write_target(target, kpi=kpi)}"
    if kpi.good == "in_range" and target.lower is None:
        return f"{told}, give or take {write_size(kpi.tolerance, kpi=kpi)}"
    return told


def _gap(kpi: Kpi, status: TargetStatus) -> str:
    size = write_size(status.gap, kpi=kpi)
    if kpi.good == "on_profile":
        return f"{size} away" if status.gap else "exactly on it"
    if kpi.good == "in_range":
        if status.gap >= 0:
            return f"inside it, {size} from the nearer end"
        return f"outside it by {size}"
    if status.gap > 0:
        return f"met by {size}"
    return f"a miss of {size}" if status.gap else "met exactly"


def _allowed(kpi: Kpi, target: Target, status: TargetStatus) -> str:
    """Return what a miss is measured against: the red line, the tolerance, or nothing."""
    if status.gap >= 0:
        return ""
    close = status.status != "off_target"
    if target.floor is not None and kpi.good != "in_range":
        beyond = "not beyond" if close else "beyond"
        return f", {beyond} the red line of {write_number(target.floor, kpi=kpi)}"
    if not status.allowed:
        return ". No miss counts as close"
    size = write_size(status.allowed, kpi=kpi)
    called = "on target" if kpi.good == "on_profile" else "close"
    if close:
        return f", within the {size} that counts as {called}"
    return f", more than the {size} that counts as {called}"


def _sentence(reason: str) -> str:
    words = reason[:1].upper() + reason[1:]
    return words if words.endswith(".") else f"{words}."
