"""From the store's facts to an edition's observations, and from each of them back to its file."""

from collections.abc import Sequence

import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.measures.series import OWN, kpi_observations
from perfkit.tables import OBSERVATIONS

TRACED = ["kpi_id", "area_code", "period", "breakdown", "fact_id"]


def observe(facts: pd.DataFrame, kpis: Sequence[Kpi]) -> pd.DataFrame:
    """Return the observations of all KPIs, areas, periods and breakdowns.

    One row a KPI, area, period and breakdown: the columns of tables.OBSERVATIONS and `fact_ids`,
    sorted by KPI, area and period. A KPI without a fact has no row.
    """
    by_return = {str(name): rows for name, rows in facts.groupby("return_id", sort=False)}
    none = facts.iloc[:0]
    own = by_return.get(OWN, none)
    tables = []
    for kpi in sorted(kpis, key=lambda kpi: kpi.id):
        published = by_return.get(kpi.source.return_id, none)
        if kpi.source.return_id != OWN:
            published = pd.concat([published, own]) if len(own) else published
        if len(published):
            tables.append(kpi_observations(published, kpi=kpi, every_breakdown=True))
    filled = [table for table in tables if len(table)]
    if not filled:
        return pd.DataFrame(columns=[*OBSERVATIONS, "fact_ids"])
    return pd.concat(filled, ignore_index=True)


def trace(observations: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return where each observation was read: one row an observation, fact and place in a file.

    `sources` are the store's (tables.SOURCES). An extract that repeats another's fact gives it a
    second row here.
    """
    facts = observations.explode("fact_ids").rename(columns={"fact_ids": "fact_id"})
    places = facts[TRACED].merge(sources, on="fact_id", how="left")
    order = ["kpi_id", "area_code", "period", "breakdown", "file", "row"]
    return places.sort_values(order, ignore_index=True)
