"""Small tables of cells, and how their series are used."""

from datetime import date
from typing import Any

import pandas as pd

from perfkit.framework.uses import SeriesUse
from perfkit.returns.readers import Cells
from perfkit.returns.validate import Origin, Validated, validate
from perfkit.tables import CELLS

ORIGIN = Origin("homes", "homes.csv", "a1", date(2026, 4, 1))
USUAL = {
    "column": "value",
    "series": "count",
    "area_code": "E08000001",
    "area": "Bolton",
    "period_text": "2025/26 Q1",
}


def make_cells(*rows: dict[str, Any], out_of_scope: int = 0) -> Cells:
    """Return cells, a row each; what a row does not say is as usual."""
    blank = dict.fromkeys(CELLS, "")
    full = [{**blank, "row": number, **USUAL, **row} for number, row in enumerate(rows, start=2)]
    table = pd.DataFrame(full, columns=list(CELLS))
    table = table.astype(dict.fromkeys(CELLS, "str") | {"row": "int64"})
    return Cells(table, len(rows) + out_of_scope, out_of_scope)


def make_use(series: str = "count", **changes: Any) -> SeriesUse:
    """Return how a series is used: a count of 0 or more, published 100 days after its period."""
    usual = {
        "return_id": "homes",
        "series": series,
        "year_type": None,
        "snapshot_day": "",
        "lag_days": 100,
        "lowest": 0.0,
        "highest": None,
        "in_words": False,
    }
    return SeriesUse(**(usual | changes))


def run(*rows: dict[str, Any], **changes: Any) -> Validated:
    """Validate rows of one series, used as usual but for the changes."""
    return validate(
        make_cells(*rows), uses={("homes", "count"): make_use(**changes)}, origin=ORIGIN
    )
