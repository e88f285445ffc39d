"""Where the board should step in: each strategic deliverable against its intervention point."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

import pandas as pd

from perfkit.framework.model import Deliverable, InterventionPoint
from perfkit.measures.columns import refuse_rows, require_columns
from perfkit.measures.points import COUNTS

State = Literal["reached", "near", "not", "cannot_tell"]
COLUMNS = ("deliverable_id", "outcome", "text", "state", "reason", "kpi_id", "kpis")

_OF = "An intervention point"
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
    is near and any has no figure, no such mark or a missing one. `titles` are what the reasons
    call KPIs. The columns of the answer are `COLUMNS`; `state` is reached, near, not or
    cannot_tell.

    Raises
    ------
    MeasureError
        For an absent `kpi_id` or `period_end`, and two rows of one KPI and period.

    >>> safer = Deliverable(id="safer", outcome="start-well", text="Children are safe.",
    ...     intervention_point={"kpis": ["visits"], "condition": "worsening", "periods": 2})
    >>> marks = pd.DataFrame({"kpi_id": "visits", "period_end": [2024, 2025],
    ...     "variation": ["worsening", "worsening"]})
    >>> intervention_points([safer], marks)[["state", "reason"]].values.tolist()
    [['reached', 'visits: worsening for two periods running']]
    """
    require_columns(assessments, ["kpi_id", "period_end"], of=_OF)
    refuse_rows(
        assessments.duplicated(["kpi_id", "period_end"]).to_numpy(dtype=bool),
        of=_OF,
        allowed="A KPI is assessed once a period.",
    )
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
    marks = ["" if pd.isna(mark) else str(mark) for mark in rows[column]]
    running = _running(marks, _MET.get(condition, condition))
    told = f"{_IS[condition]} for {_periods(running)} running"
    if running >= point.periods:
        return _Found("reached", f"{title}: {told}", kpi_id)
    if running:
        reason = f"{title}: {told}; the point is {_periods(point.periods)}"
        return _Found("near", reason, kpi_id)
    if marks[-1] == _NEARLY.get(condition):
        return _Found("near", f"{title}: {_IS_NEARLY[condition]}", kpi_id)
    if marks[-1] in ("", *_CANNOT[condition]):
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
