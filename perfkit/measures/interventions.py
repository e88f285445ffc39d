"""Where the board should step in: each strategic deliverable against its intervention point."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

import pandas as pd

from perfkit.framework.model import Deliverable, InterventionPoint
from perfkit.measures.columns import refuse_rows, require_columns

State = Literal["reached", "near", "not", "cannot_tell"]
COLUMNS = ("deliverable_id", "outcome", "text", "state", "kpi_id", "kpis", "running", "since")

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


class _Found(NamedTuple):
    state: State
    kpi_id: str
    running: int = 0
    since: Any = None


def intervention_points(
    deliverables: Sequence[Deliverable], assessments: pd.DataFrame
) -> pd.DataFrame:
    """Return one row a deliverable: whether its intervention point is reached, and by which KPI.

    `assessments` holds one row a KPI and period, of this edition and of earlier ones where they
    are known: `kpi_id`, `period_end`, `target_status`, `variation`, `age_status` and, where KPIs
    are compared, `comparison` (better, similar, worse …). A point is reached when any of its KPIs
    has been in the state for as many periods running as it says; near when for fewer, or when the
    latest is next to the state (close to target, old); it cannot be told when none of its KPIs
    is near and any has no figure, no such mark, a missing one, or a figure so old that it is
    overdue: that a point was not reached then says nothing of now. The columns of the answer are
    `COLUMNS`: `state` is reached, near, not or cannot_tell; `kpi_id` the KPI that decides it;
    `running` for how many of its latest periods it has been in the state; `since` the last day of
    the period whose figure reached the point, missing where it is not reached.

    Raises
    ------
    MeasureError
        For an absent `kpi_id` or `period_end`, and two rows of one KPI and period.

    >>> safer = Deliverable(id="safer", outcome="start-well", text="Children are safe.",
    ...     intervention_point={"kpis": ["visits"], "condition": "worsening", "periods": 2})
    >>> marks = pd.DataFrame({"kpi_id": "visits", "period_end": [2023, 2024, 2025],
    ...     "variation": ["worsening", "worsening", "worsening"]})
    >>> intervention_points([safer], marks)[["state", "running", "since"]].values.tolist()
    [['reached', 3, 2024]]
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
    rows = [_row(deliverable, by_kpi) for deliverable in deliverables]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def is_met(point: InterventionPoint, assessment: Mapping[str, Any]) -> bool:
    """Tell whether one assessment of a KPI is in the state that an intervention point names."""
    met = _MET.get(point.condition, point.condition)
    return bool(assessment[_COLUMN[point.condition]] == met)


def is_untold(point: InterventionPoint, assessment: Mapping[str, Any]) -> bool:
    """Tell whether one assessment of a KPI has no mark to judge an intervention point by."""
    return _is_untold(_text(assessment[_COLUMN[point.condition]]), point)


def _is_untold(mark: str, point: InterventionPoint) -> bool:
    return mark in ("", *_CANNOT[point.condition])


def _text(mark: Any) -> str:
    return "" if pd.isna(mark) else str(mark)


def _row(deliverable: Deliverable, by_kpi: Mapping[str, pd.DataFrame]) -> tuple[Any, ...]:
    point = deliverable.intervention_point
    found = [_of_kpi(point, kpi_id, by_kpi.get(kpi_id)) for kpi_id in point.kpis]
    worst = min(found, key=lambda item: _ORDER.index(item.state))
    return (
        deliverable.id,
        deliverable.outcome,
        deliverable.text,
        worst.state,
        worst.kpi_id,
        ", ".join(point.kpis),
        worst.running,
        worst.since,
    )


def _of_kpi(point: InterventionPoint, kpi_id: str, rows: pd.DataFrame | None) -> _Found:
    column, condition = _COLUMN[point.condition], point.condition
    if rows is None or column not in rows:
        return _Found("cannot_tell", kpi_id)
    marks = [_text(mark) for mark in rows[column]]
    running = _running(marks, _MET.get(condition, condition))
    if running >= point.periods:
        reached = rows["period_end"].iloc[len(rows) - running + point.periods - 1]
        return _Found("reached", kpi_id, running, reached)
    if running or marks[-1] == _NEARLY.get(condition):
        return _Found("near", kpi_id, running)
    if _is_untold(marks[-1], point) or _overdue(rows):
        return _Found("cannot_tell", kpi_id)
    return _Found("not", kpi_id)


def _overdue(rows: pd.DataFrame) -> bool:
    return "age_status" in rows and str(rows["age_status"].iloc[-1]) == "overdue"


def _running(marks: Sequence[str], met: str) -> int:
    """Return for how many of the latest periods, without a gap, the mark is as asked."""
    running = 0
    for mark in reversed(marks):
        if mark != met:
            break
        running += 1
    return running
