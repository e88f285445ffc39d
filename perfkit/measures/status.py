"""Target status: whether a KPI is where we said it would be."""

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from perfkit.errors import MeasureError
from perfkit.framework.model import Kpi, Target
from perfkit.measures.columns import as_number
from perfkit.measures.interventions import intervention_points
from perfkit.measures.points import as_date

__all__ = [
    "Status",
    "TargetStatus",
    "intervention_points",
    "target_in_force",
    "target_status",
]

Status = Literal["on_target", "close", "off_target", "no_target", "not_comparable"]
_SAME = 1e-9  # floats that print alike to nine places are the same figure


class TargetStatus(NamedTuple):
    """The Target mark, why, and how far beyond the target the value is.

    `gap` is in the KPI's unit: above 0 on the good side of the target, below 0 short of it, NaN
    where there is nothing to compare. `allowed` is the largest miss that is no more than close (on
    target, for a profile without a red line), by the red line or the tolerance; 0 where none is.
    """

    status: Status
    reason: str
    gap: float
    allowed: float = 0.0


class _Judged(NamedTuple):
    gap: float
    red_line: float  # the gap beyond which it is off target; NaN where there is none


def target_in_force(
    kpi: Kpi, period_end: date, extra_targets: Sequence[Target] = ()
) -> Target | None:
    """Return the target to be met in the period that ends on a day, or None.

    Of several in force the one that started last; one sent as a return (`extra_targets`) before
    the KPI file's of the same start; a stretch target only where there is no other.
    """
    when = as_date(period_end)
    held = [
        target
        for target in (*kpi.targets, *extra_targets)
        if target.starts <= when and (target.ends is None or when <= target.ends)
    ]
    ordered = sorted(held, key=lambda target: (target.kind != "stretch", target.starts))
    return ordered[-1] if ordered else None


def target_status(value: float | None, *, kpi: Kpi, target: Target | None) -> TargetStatus:
    """Return whether a value, in the KPI's unit, meets its target.

    A target is met when equalled; 0 is a target. Beyond the target's floor (the red line) a value
    is off target, between the two it is close; without a floor it is close within the KPI's
    tolerance. Within tolerance of a profile is on target. A missing value, a judgement in words
    and a measure shown for context alone are not comparable.

    Raises
    ------
    MeasureError
        For a value that is infinite or no number.

    >>> kpi = Kpi.model_construct(good="higher", tolerance=1.0, series_type="flow")
    >>> target = Target.model_construct(value=95.0, floor=None)
    >>> [target_status(value, kpi=kpi, target=target).status for value in (95.0, 94.5, 93.0)]
    ['on_target', 'close', 'off_target']
    """
    figure = as_number(value, of="A target status")
    if math.isinf(figure):
        raise MeasureError("A target status takes a finite value, got an infinite one.")
    nothing = float("nan")
    if target is None:
        reason = kpi.no_target or "no target is set for this period"
        return TargetStatus("no_target", reason, nothing)
    if reason := _not_comparable(figure, kpi, target):
        return TargetStatus("not_comparable", reason, nothing)
    judged = _JUDGES[kpi.good](figure, kpi, target)
    status = _status(judged, kpi)
    allowed = kpi.tolerance if math.isnan(judged.red_line) else -judged.red_line
    return TargetStatus(status, _REASONS[status], _rounded(judged.gap), _rounded(allowed))


_REASONS: dict[Status, str] = {
    "on_target": "the target is met",
    "close": "the target is not met, and the red line is not crossed",
    "off_target": "the target is not met",
}


def _not_comparable(value: float, kpi: Kpi, target: Target) -> str:
    if kpi.series_type == "judgement":
        return "it is a judgement in words"
    if math.isnan(value):
        return "there is no figure to compare"
    if kpi.good == "context_only":
        return "it is shown for context, and more or less of it is neither good nor bad"
    if kpi.good != "in_range" and target.value is None:
        return "its target is a range, and what good is for it is not"
    return ""


def _rounded(number: float) -> float:
    return round(number, 9) + 0.0  # never a negative nought


def _status(judged: _Judged, kpi: Kpi) -> Status:
    met = judged.gap >= -(kpi.tolerance if kpi.good == "on_profile" else 0.0) - _SAME
    if met:
        return "on_target"
    if not math.isnan(judged.red_line):
        return "close" if judged.gap >= judged.red_line - _SAME else "off_target"
    within = kpi.good != "on_profile" and judged.gap >= -kpi.tolerance - _SAME
    return "close" if within and kpi.tolerance > 0 else "off_target"


def _higher(value: float, kpi: Kpi, target: Target) -> _Judged:
    return _Judged(value - _bar(target), _floor(target) - _bar(target))


def _lower(value: float, kpi: Kpi, target: Target) -> _Judged:
    return _Judged(_bar(target) - value, _bar(target) - _floor(target))


def _in_range(value: float, kpi: Kpi, target: Target) -> _Judged:
    lower = target.lower if target.lower is not None else _bar(target) - kpi.tolerance
    upper = target.upper if target.upper is not None else _bar(target) + kpi.tolerance
    return _Judged(min(value - lower, upper - value), float("nan"))


def _on_profile(value: float, kpi: Kpi, target: Target) -> _Judged:
    return _Judged(-abs(value - _bar(target)), -abs(_floor(target) - _bar(target)))


_JUDGES: dict[str, Callable[[float, Kpi, Target], _Judged]] = {
    "higher": _higher,
    "lower": _lower,
    "in_range": _in_range,
    "on_profile": _on_profile,
}


def _bar(target: Target) -> float:
    assert target.value is not None  # the model has a value or a range; a range is told apart
    return target.value


def _floor(target: Target) -> float:
    return float("nan") if target.floor is None else target.floor
