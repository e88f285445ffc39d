"""Made-up mistakes in the made-up council's returns, so that refused rows are seen as well.

A row with a slip is refused whole and stands beside the sound row for the same thing, so that no
figure of the edition is another for it.
"""

from collections.abc import Sequence

import pandas as pd

from perfkit.framework.model import Kpi

# Which KPIs, by their place in the alphabet; what of a sound row is written wrongly, and how.
SLIPS: tuple[tuple[int, str, str], ...] = (
    (16, "area_code", "X1"),
    (28, "released_on", "31/07/2026"),
    (30, "status", "provisional"),
    (36, "area", ""),
    (70, "numerator", "about nine"),
)


def with_slips(values: pd.DataFrame, kpis: Sequence[Kpi], *, area_code: str) -> pd.DataFrame:
    """Return values (of the return of values) with a few rows more, each with one slip."""
    names = sorted(kpi.id for kpi in kpis)
    wrong = []
    for place, column, text in SLIPS:
        own = (values["kpi_id"] == names[place % len(names)]) & (values["area_code"] == area_code)
        row = values[own].tail(1)
        wrong.append(row.assign(**{column: text}, note="Illustrative: a mistake made up."))
    return pd.concat([values, *wrong], ignore_index=True)
