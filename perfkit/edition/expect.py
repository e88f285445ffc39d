"""What to expect of each KPI by the end of the year, worked out once."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from perfkit.framework.model import Kpi, Target
from perfkit.measures.forecast import year_end
from perfkit.sentences.outlook import outlook

COLUMNS = (
    "kpi_id",
    "ends",
    "value",
    "lower",
    "upper",
    "chance",
    "error",
    "tried",
    "inside",
    "method",
    "words",
)


def expect(
    observations: pd.DataFrame,
    kpis: Sequence[Kpi],
    *,
    area_code: str,
    targets: Mapping[str, Target | None],
    as_at: date,
) -> pd.DataFrame:
    """Return the year-end forecast of each KPI that has figures, in words too.

    One row a KPI. `targets` are those in force, by KPI. Where nothing can be forecast, the row
    has no value and `words` say why; they say too where the year was over by `as_at`.
    """
    own = observations[observations["area_code"] == area_code]
    rows = []
    for kpi in sorted(kpis, key=lambda kpi: kpi.id):
        series = own[(own["kpi_id"] == kpi.id) & (own["breakdown"] == kpi.breakdown)]
        if series.empty:
            continue
        found = year_end(series, kpi=kpi, target=targets.get(kpi.id))
        words = outlook(found, kpi=kpi, as_at=as_at)
        rows.append({"kpi_id": kpi.id, "words": words} | found._asdict())
    return pd.DataFrame(rows, columns=list(COLUMNS))
