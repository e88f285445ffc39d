"""From the store's facts to an edition's observations, and from each of them back to its file."""

from collections.abc import Mapping, Sequence

import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.measures.series import OWN, kpi_observations
from perfkit.tables import OBSERVATIONS

KEY = ["kpi_id", "area_code", "period_end", "period_start", "period_kind", "breakdown"]
TRACED = ["kpi_id", "area_code", "period", "breakdown", "fact_id"]


def observe(
    facts: pd.DataFrame, kpis: Sequence[Kpi], *, recoded: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return the observations of all KPIs, areas, periods and breakdowns.

    One row a KPI, area, period and breakdown: the columns of tables.OBSERVATIONS and `fact_ids`,
    sorted by KPI, area and period. A KPI without a fact has no row. An area that was given a new
    code (`recoded`: the former to the one in force) has one series, under the new; of a period
    published under both the row of the new one is kept.
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
    return _under_codes_in_force(pd.concat(filled, ignore_index=True), recoded or {})


def _under_codes_in_force(rows: pd.DataFrame, recoded: Mapping[str, str]) -> pd.DataFrame:
    former = rows["area_code"].isin(list(recoded))
    if not former.any():
        return rows
    named = rows.assign(area_code=rows["area_code"].replace(dict(recoded)), former=former)
    ordered = named.sort_values([*KEY, "former"], kind="stable")
    return ordered.drop_duplicates(KEY)[rows.columns].reset_index(drop=True)


def trace(observations: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return where each observation was read: one row an observation, fact and place in a file.

    `sources` are the store's (tables.SOURCES). An extract that repeats another's fact gives it a
    second row here.
    """
    facts = observations.explode("fact_ids").rename(columns={"fact_ids": "fact_id"})
    places = facts[TRACED].merge(sources, on="fact_id", how="left")
    order = ["kpi_id", "area_code", "period", "breakdown", "file", "row"]
    return places.sort_values(order, ignore_index=True)
