"""Where the board should step in: each strategic deliverable against its intervention point."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

import pandas as pd

from perfkit.framework.model import Deliverable, InterventionPoint
from perfkit.measures.points import COUNTS

State = Literal["reached", "near", "not", "cannot_tell"]
COLUMNS = ("deliverable_id", "outcome", "text", "state", "reason", "kpi_id", "kpis")

_ORDER: tuple[State, ...] = ("reached", "near", "cannot_tell", "not")
_CANNOT = {
    "off_target": ("no_target", "not_comparable"),
    "worsening": ("too_few_points", "not_testable"),
    "worse_than_comparator": ("not_compared", "higher", "lower"),
    "overdue": ("awaited",),
}
_COLUMN = {
    "off_target": "target_status",
    "worsening": "variation",
    "worse_than_comparator": "comparison",
    "overdue": "age_status",
}
_MET = {"worse_than_comparator": "worse"}
_NEARLY = {"off_target": "close", "overdue": "old"}
_IS = {
    "off_target": "off target",
    "worsening": "worsening",
    "worse_than_comparator": "worse than its comparator",
    "overdue": "overdue",
}
_IS_NEARLY = {"off_target": "close to its target", "overdue": "old"}


class _Found(NamedTuple):
    state: State
    reason: str
    kpi_id: str


def intervention_points(
    deliverables: Sequence[Deliverable],
    assessments: pd.DataFrame,
    *,
    titles: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Return one row a deliverable: whether its intervention point is reached, and why.

    `assessments` holds one row a KPI and period, of this edition and of earlier ones where they
    are known: `kpi_id`, `period_end`, `target_status`, `variation`, `age_status` and, where KPIs
    are compared, `comparison` (better, similar, worse …). A point is reached when any of its KPIs
    has been in the state for as many periods running as it says; near when for fewer, or when the
    latest is next to the state (close to target, old); it cannot be told when none of its KPIs
    is near and any has no figure or no such mark. `titles` are what the reasons call KPIs.
    """
    by_kpi = {
        str(kpi_id): rows.sort_values("period_end")
        for kpi_id, rows in assessments.groupby("kpi_id", sort=True)
    }
    rows = [_row(deliverable, by_kpi, titles or {}) for deliverable in deliverables]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(
    deliverable: Deliverable, by_kpi: Mapping[str, pd.DataFrame], titles: Mapping[str, str]
) -> tuple[Any, ...]:
    point = deliverable.intervention_point
    found = [
        _of_kpi(point, kpi_id, by_kpi.get(kpi_id), titles.get(kpi_id, kpi_id))
        for kpi_id in point.kpis
    ]
    worst = min(found, key=lambda item: _ORDER.index(item.state))
    return (
        deliverable.id,
        deliverable.outcome,
        deliverable.text,
        worst.state,
        worst.reason,
        worst.kpi_id,
        ", ".join(point.kpis),
    )


def _of_kpi(point: InterventionPoint, kpi_id: str, rows: pd.DataFrame | None, title: str) -> _Found:
    column, condition = _COLUMN[point.condition], point.condition
    if rows is None or column not in rows:
        return _Found("cannot_tell", f"{title}: not assessed", kpi_id)
    marks = [str(mark) for mark in rows[column]]
    running = _running(marks, _MET.get(condition, condition))
    told = f"{_IS[condition]} for {_periods(running)} running"
    if running >= point.periods:
        return _Found("reached", f"{title}: {told}", kpi_id)
    if running:
        reason = f"{title}: {told}; the point is {_periods(point.periods)}"
        return _Found("near", reason, kpi_id)
    if marks[-1] == _NEARLY.get(condition):
        return _Found("near", f"{title}: {_IS_NEARLY[condition]}", kpi_id)
    if marks[-1] in _CANNOT[condition]:
        reason = f"{title}: it cannot be told whether it is {_IS[condition]}"
        return _Found("cannot_tell", reason, kpi_id)
    return _Found("not", f"{title}: not {_IS[condition]}", kpi_id)


def _running(marks: Sequence[str], met: str) -> int:
    """Return for how many of the latest periods, without a gap, the mark is as asked."""
    running = 0
    for mark in reversed(marks):
        if mark != met:
            break
        running += 1
    return running


def _periods(count: int) -> str:
    words = COUNTS[count] if count < len(COUNTS) else str(count)
    return f"{words} period" if count == 1 else f"{words} periods"
