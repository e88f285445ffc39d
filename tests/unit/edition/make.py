"""Observations of one KPI in many areas for one year, as tests of an edition need them."""

import pandas as pd

from perfkit.periods import financial_year
from perfkit.tables import OBSERVATIONS


def make_observation(area: str, value: float, year: int = 2024, **changes: object) -> dict:
    """Return one observation of the re-referral rate, changed as asked."""
    period = financial_year(year)
    usual = {
        "kpi_id": "re-referrals",
        "area_code": area,
        "area": area,
        "period": period.label,
        "period_start": pd.Timestamp(period.start),
        "period_end": pd.Timestamp(period.end),
        "period_kind": period.kind,
        "breakdown": "",
        "value": float(value),
        "lower": float("nan"),
        "upper": float("nan"),
    }
    return dict.fromkeys(OBSERVATIONS, None) | usual | changes


def make_observations(values: dict[str, float], *, within: float | None = None) -> pd.DataFrame:
    """Return a row an area; with `within`, an interval that reaches so far to either side."""
    rows = [make_observation(area, value) for area, value in values.items()]
    table = pd.DataFrame(rows, columns=list(OBSERVATIONS))
    if within is None:
        return table
    return table.assign(lower=table["value"] - within, upper=table["value"] + within)
