"""How each KPI's latest figure is spread over all the councils that have one."""

from collections.abc import Sequence

import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.measures.spread import five_numbers

COLUMNS = (
    "kpi_id",
    "period",
    "areas",
    "lowest",
    "lower_quartile",
    "median",
    "upper_quartile",
    "highest",
    "value",  # the council's own
)
FEWEST_COUNCILS = 20  # fewer are a group, not a spread: its dots say more than quartiles would
DISTRICTS, COUNTIES = "E07", "E10"
COUNCILS = ("E06", "E08", "E09", DISTRICTS, COUNTIES)


def spreads(observations: pd.DataFrame, kpis: Sequence[Kpi], *, area_code: str) -> pd.DataFrame:
    """Return one row a KPI for whose latest period twenty English councils or more have a figure.

    Councils are told by their ONS codes. Where districts have a figure their counties are left
    out, so that nobody is counted twice. Numbers are in the KPI's unit.
    """
    by_kpi = {str(name): rows for name, rows in observations.groupby("kpi_id", sort=False)}
    rows = []
    for kpi in sorted(kpis, key=lambda kpi: kpi.id):
        if kpi.benchmark.group == "none" or kpi.id not in by_kpi:
            continue
        same = same_period(by_kpi[kpi.id], kpi, area_code)
        councils = _councils(same)
        own = same.loc[same["area_code"] == area_code]
        if len(councils) >= FEWEST_COUNCILS and len(own):
            latest = own.iloc[-1]
            found = five_numbers(councils["value"])
            rows.append((kpi.id, latest["period"], *found, float(latest["value"])))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def same_period(rows: pd.DataFrame, kpi: Kpi, area_code: str) -> pd.DataFrame:
    """Return every area's headline figure for the latest period for which the council has one."""
    known = rows[(rows["breakdown"] == kpi.breakdown) & rows["value"].notna()]
    own = known[known["area_code"] == area_code].sort_values(["period_end", "period_start"])
    if own.empty:
        return own
    latest = own.iloc[-1]
    same = known["period_end"].eq(latest["period_end"])
    same &= known["period_start"].eq(latest["period_start"])
    return known[same]


def _councils(rows: pd.DataFrame) -> pd.DataFrame:
    kinds = rows["area_code"].str[:3]
    wanted = kinds.isin(COUNCILS)
    if (kinds == DISTRICTS).any():
        wanted &= kinds != COUNTIES
    return rows[wanted].drop_duplicates("area_code")
