"""Intervention points over the periods they ask about, not the latest alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from perfkit.edition.assess import Knowns, assess_one
from perfkit.framework.model import Framework, InterventionPoint, Kpi
from perfkit.measures.interventions import intervention_points, is_met, is_untold
from perfkit.measures.points import as_date
from perfkit.periods import Period, write_date
from perfkit.sentences.intervention import threshold, where_it_stands
from perfkit.sentences.period import write_period
from perfkit.tables import INTERVENTIONS

MARKS = ["kpi_id", "period_end", "target_status", "variation", "age_status", "comparison"]
WHY = {"worsening": "variation_reason", "off_target": "target_reason"}
History = list[dict[str, Any]]


def intervene(observations: pd.DataFrame, framework: Framework, *, knowns: Knowns) -> pd.DataFrame:
    """Return each deliverable's intervention point: where it stands, and the words for it.

    One row a deliverable. A KPI is assessed again as it stood one period earlier, two, …, for as
    long as it was in the state asked about, from the figures known now; its age is that of the
    latest. `reason` says where the point stands and since when; `threshold` when it is reached.
    """
    live = {kpi.id: kpi for kpi in framework.live_kpis}
    points = {item.id: item.intervention_point for item in framework.deliverables}
    histories: dict[str, History] = {}
    for point in points.values():
        for kpi_id in point.kpis:
            if kpi_id in live:
                known = list(_history(observations, live[kpi_id], point, knowns))
                histories[kpi_id] = max(histories.get(kpi_id, []), known, key=len)
    rows = [row for kpi_id in sorted(histories) for row in histories[kpi_id]]
    found = intervention_points(framework.deliverables, pd.DataFrame(rows, columns=MARKS))
    kpis = {kpi.id: kpi for kpi in framework.kpis}
    told = [
        _told(row, points[str(row.deliverable_id)], kpis, histories) for row in found.itertuples()
    ]
    words = pd.DataFrame(told, columns=["reason", "threshold"], index=found.index)
    named = found.join(words).rename(columns={"outcome": "outcome_id"})
    return named[list(INTERVENTIONS)]


def _history(
    observations: pd.DataFrame, kpi: Kpi, point: InterventionPoint, knowns: Knowns
) -> Iterator[dict[str, Any]]:
    """Yield a KPI's assessments, the latest first, back to before it was in the state asked about.

    As many as the point asks for are given in any case, as far as there are figures; each period
    once, whatever follows it without a figure.
    """
    rows = observations[observations["kpi_id"] == kpi.id]
    own = rows[(rows["area_code"] == knowns.area_code) & (rows["breakdown"] == kpi.breakdown)]
    prose = {end: write_period(period, kpi=kpi) for end, period in _periods(own)}
    latest = assess_one(rows, kpi, knowns=knowns).row
    yield latest | {"prose": prose.get(latest["period_end"], "")}
    known = {latest["period_end"]}
    met = is_met(point, latest)
    for end in sorted(prose, reverse=True):
        if len(known) >= point.periods and not met:
            return
        row = assess_one(rows[rows["period_end"] <= end], kpi, knowns=knowns).row
        if row["period_end"] in known:
            continue
        known.add(row["period_end"])
        met = met and is_met(point, row)
        yield row | {"age_status": latest["age_status"], "prose": prose[row["period_end"]]}


def _why(point: InterventionPoint, latest: Mapping[str, Any]) -> str:
    """Return why a point cannot be told, where it is known."""
    if latest and not is_untold(point, latest) and latest["age_status"] == "overdue":
        return "the latest figure is overdue"
    return str(latest.get(WHY.get(point.condition, ""), "") or "").rstrip(".")


def _periods(own: pd.DataFrame) -> Iterator[tuple[Any, Period]]:
    for row in own.itertuples(index=False):
        started, ended = as_date(row.period_start), as_date(row.period_end)
        yield row.period_end, Period(ended, started, str(row.period_kind))  # type: ignore[arg-type]


def _told(
    row: Any, point: InterventionPoint, kpis: Mapping[str, Kpi], histories: Mapping[str, History]
) -> tuple[str, str]:
    """Return where a point stands and when it is reached, in words."""
    watched: Sequence[Kpi] = [kpis[kpi_id] for kpi_id in point.kpis]
    history = histories.get(row.kpi_id, [])
    latest: dict[str, Any] = history[0] if history else {}
    since = [str(one["prose"]) for one in history if one["period_end"] == row.since]
    if point.condition == "overdue" and latest.get("next_due"):
        since = [write_date(as_date(latest["next_due"]))]
    stands = where_it_stands(
        row.state,
        point,
        kpis[row.kpi_id],
        running=row.running,
        since="".join(since),
        comparator=str(latest.get("comparator", "")),
        direction=str(latest.get("direction", "")),
        why=_why(point, latest),
    )
    return stands, threshold(point, watched)
