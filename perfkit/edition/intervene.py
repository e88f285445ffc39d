"""Intervention points over the periods they ask about, not the latest alone."""

import pandas as pd

from perfkit.edition.assess import Knowns, assess_one
from perfkit.framework.model import Framework, Kpi
from perfkit.measures.interventions import intervention_points


def intervene(observations: pd.DataFrame, framework: Framework, *, knowns: Knowns) -> pd.DataFrame:
    """Return each deliverable's intervention point, assessed for as many periods as it asks.

    One row a deliverable. A KPI is assessed again as it stood one period earlier, two, …, from
    the figures known now; its age is that of the latest.
    """
    live = {kpi.id: kpi for kpi in framework.live_kpis}
    asked: dict[str, int] = {}
    for deliverable in framework.deliverables:
        for kpi_id in deliverable.intervention_point.kpis:
            periods = deliverable.intervention_point.periods
            asked[kpi_id] = max(asked.get(kpi_id, 1), periods)
    rows = [
        row
        for kpi_id, periods in sorted(asked.items())
        if kpi_id in live
        for row in _history(observations, live[kpi_id], periods, knowns)
    ]
    titles = {kpi.id: kpi.title for kpi in framework.kpis}
    columns = ["kpi_id", "period_end", "target_status", "variation", "age_status", "comparison"]
    table = pd.DataFrame(rows, columns=columns)
    points = intervention_points(framework.deliverables, table, titles=titles)
    return points.rename(columns={"outcome": "outcome_id"})


def _history(
    observations: pd.DataFrame, kpi: Kpi, periods: int, knowns: Knowns
) -> list[dict[str, object]]:
    rows = observations[observations["kpi_id"] == kpi.id]
    own = rows[(rows["area_code"] == knowns.area_code) & (rows["breakdown"] == kpi.breakdown)]
    ends = sorted(own["period_end"].unique())[-periods:] or [None]
    latest = assess_one(rows, kpi, knowns=knowns).row
    history = []
    for end in ends:
        known = rows if end is None else rows[rows["period_end"] <= end]
        row = assess_one(known, kpi, knowns=knowns).row
        history.append(row | {"age_status": latest["age_status"]})
    return history
