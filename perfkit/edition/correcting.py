"""The recorded corrections as an edition tells them: in force, or mended at their source."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.quality.action_plan import touches
from perfkit.returns.corrections import Correction

COLUMNS = (
    *("id", "return_id", "series", "area", "period", "got", "use", "why", "told", "until"),
    "kpis",  # whose figures it bears on
    "state",  # in_force, source_mended, ran_out, not_met: no file held the cell
)
State = Literal["in_force", "source_mended", "ran_out", "not_met"]


def corrections_told(
    corrections: Sequence[Correction], problems: pd.DataFrame, kpis: Sequence[Kpi]
) -> pd.DataFrame:
    """Return one row a recorded correction, and what became of it in the file loaded last.

    `problems` are tables.PROBLEMS in the order recorded: each load tells there of the corrections
    that it made, that had run out, or whose source no longer says what was wrong.
    """
    rows = [
        {
            **{name: getattr(one, name) for name in COLUMNS[:-2]},
            "use": one.use if isinstance(one.use, str) else f"{one.use:g}",
            "kpis": ", ".join(
                kpi.id for kpi in kpis if touches(kpi, return_id=one.return_id, series={one.series})
            ),
            "state": _state(one, problems),
        }
        for one in corrections
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _state(correction: Correction, problems: pd.DataFrame) -> State:
    here = problems["return_id"].eq(correction.return_id)
    here &= problems["series"].eq(correction.series)
    found: State = "not_met"
    for words in problems.loc[here, "rule"]:
        if words.startswith("Corrected:") and correction.why.rstrip(".") in words:
            found = "in_force"
        elif words.startswith("The source is mended") and f" {correction.id}." in words:
            found = "source_mended"
        elif words.startswith(f"The correction {correction.id} ran out"):
            found = "ran_out"
    return found
