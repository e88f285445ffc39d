"""Which of the council's KPIs move together, tried once over all of them when frozen."""

from collections.abc import Sequence

import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.measures.correlation import left_out, pairs

LAGS = (0, 1)  # at once, and either a step ahead: each lag more would ask more of every pair
COLUMNS = {"key": "kpi_id", "period": "period_end", "value": "value"}


def associate(observations: pd.DataFrame, kpis: Sequence[Kpi], *, area_code: str) -> pd.DataFrame:
    """Return `measures.correlation.pairs` of the council's headline series: one row a pair and lag.

    Every pair is tried here, whichever a reader then picks, so that `p` is corrected for all of
    them: looking again costs nothing.
    """
    return pairs(_series(observations, kpis, area_code), lags=LAGS, **COLUMNS)


def not_associated(
    observations: pd.DataFrame, kpis: Sequence[Kpi], *, area_code: str
) -> pd.DataFrame:
    """Return the KPIs that cannot be set beside others: one row a KPI, `kpi_id` and `reason`."""
    series = _series(observations, kpis, area_code)
    told = left_out(series, **COLUMNS).rename(columns={"key": "kpi_id"})
    silent = [kpi.id for kpi in kpis if kpi.id not in set(series["kpi_id"])]
    absent = pd.DataFrame({"kpi_id": silent, "reason": "it has no figure"})
    return pd.concat([told, absent], ignore_index=True).astype("str")


def _series(observations: pd.DataFrame, kpis: Sequence[Kpi], area_code: str) -> pd.DataFrame:
    """Return the council's headline figures; of two for one last day, the longer period's."""
    types = {kpi.id: kpi.series_type for kpi in kpis}
    headlines = {kpi.id: kpi.breakdown for kpi in kpis}
    rows = observations[observations["area_code"] == area_code]
    rows = rows[rows["breakdown"] == rows["kpi_id"].map(headlines)]
    rows = rows.sort_values(["kpi_id", "period_end", "period_start"])
    told: pd.DataFrame = rows.drop_duplicates(["kpi_id", "period_end"])[list(COLUMNS.values())]
    return told.assign(series_type=told["kpi_id"].map(types))
