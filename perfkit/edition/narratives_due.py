"""By when each KPI's narrative is due, and whether it has come: worked out once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.measures.narrative_due import narrative_due
from perfkit.measures.points import as_date
from perfkit.periods import Period
from perfkit.sentences.narrative_due import Basis, counted_from, due_by
from perfkit.tables import NARRATIVES_DUE


def narratives_due(
    observations: pd.DataFrame,
    facts: pd.DataFrame,
    assessments: pd.DataFrame,
    narratives: pd.DataFrame,
    kpis: Sequence[Kpi],
    *,
    area_code: str,
    as_at: date,
    lags: Mapping[str, int],
) -> pd.DataFrame:
    """Return tables.NARRATIVES_DUE: one row a KPI, as at a day.

    `observations` carry the ids of their `facts`, which tell whether a file stated the day of the
    release; `lags` are the usual days from the end of a period to it, by KPI. A KPI without a
    figure has a row: when its narrative is due cannot be told, unless it follows the quarter.
    """
    written = narratives.loc[narratives["state"] != "draft"].groupby("kpi_id")["released_on"].max()
    stated = set(facts.loc[facts["release_basis"] == "file", "fact_id"])
    own = observations[observations["area_code"] == area_code]
    by_kpi = {str(name): rows for name, rows in own.groupby("kpi_id", sort=False)}
    assessed = {str(row.kpi_id): row for row in assessments.itertuples(index=False)}
    rows = []
    for kpi in sorted(kpis, key=lambda kpi: kpi.id):
        row = assessed[kpi.id]
        found = narrative_due(
            kpi.narrative.due,
            released_on=_day(row.released_on),
            written_on=_day(written.get(kpi.id)),
            as_at=as_at,
        )
        figure = _figure(by_kpi.get(kpi.id, own.iloc[:0]), str(row.period), kpi)
        told = counted_from(
            found,
            kpi.narrative.due,
            period=_prose(figure),
            basis=_basis(figure, stated, lags[kpi.id]),
        )
        rows.append((kpi.id, found.state, found.due_on, found.days, due_by(found), told))
    return pd.DataFrame(rows, columns=list(NARRATIVES_DUE))


def _figure(rows: pd.DataFrame, period: str, kpi: Kpi) -> dict[str, Any] | None:
    """Return the observation that a KPI's page shows; None where there is none."""
    same = rows["breakdown"].eq(kpi.breakdown) & rows["period"].eq(period)
    found = rows[same].to_dict("records")
    return {str(name): value for name, value in found[-1].items()} if found else None


def _basis(figure: dict[str, Any] | None, stated: Collection[str], lag_days: int) -> Basis:
    """Return how the day of a figure's release is known."""
    if figure is None or all(fact in stated for fact in figure["fact_ids"]):
        return "file"
    usual = as_date(figure["period_end"]) + timedelta(days=lag_days)
    return "usual" if as_date(figure["released_on"]) == usual else "loaded"


def _prose(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return ""
    ended, started = as_date(figure["period_end"]), as_date(figure["period_start"])
    return Period(ended, started, figure["period_kind"]).prose


def _day(value: Any) -> Any:
    return None if value is None or pd.isna(value) else as_date(value)
