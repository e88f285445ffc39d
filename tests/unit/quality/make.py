"""Small facts that tests of checks and dimensions share."""

import pandas as pd

from perfkit.periods import financial_year
from perfkit.tables import FACTS

TEXTS = ("value_text", "status", "note", "breakdown")
NUMBERS = ("numerator", "denominator", "lower", "upper")


def make_facts(*values, series="rate", area="E08000001", year=2016, **changes):
    """Return one stored fact a value, a financial year after another."""
    periods = [financial_year(year + at) for at in range(len(values))]
    rows = [
        dict.fromkeys(FACTS, None)
        | dict.fromkeys(TEXTS, "")
        | dict.fromkeys(NUMBERS, float("nan"))
        | {
            "fact_id": f"{series} {area} {period.label}",
            "return_id": "a-return",
            "series": series,
            "area_code": area,
            "period_kind": period.kind,
            "period_start": pd.Timestamp(period.start),
            "period_end": pd.Timestamp(period.end),
            "period_text": period.label,
            "value": float("nan") if value is None else value,
        }
        | changes
        for period, value in zip(periods, values, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(FACTS))
