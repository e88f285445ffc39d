"""Candidate indicators: the KPIs that are proposed, and how fit each is to become one."""

from collections.abc import Mapping

import pandas as pd

from perfkit.framework.model import Framework
from perfkit.quality.fitness import fitness
from perfkit.tables import CANDIDATES


def candidates(
    observations: pd.DataFrame, held: Framework, *, area_code: str, lags: Mapping[str, int]
) -> pd.DataFrame:
    """Return one row a proposed KPI and question of its fitness (tables.CANDIDATES).

    `observations` are those of the proposed KPIs; `lags` days by KPI. In the order of the KPIs'
    ids, and of the questions as they are asked.
    """
    own = observations[observations["area_code"] == area_code]
    rows = [
        (kpi.id, *answer)
        for kpi in sorted(held.proposed_kpis, key=lambda kpi: kpi.id)
        for answer in fitness(kpi, own[own["kpi_id"] == kpi.id], lag_days=lags[kpi.id])
    ]
    return pd.DataFrame(rows, columns=list(CANDIDATES))
