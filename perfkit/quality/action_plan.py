"""The data quality action plan: each problem, the KPIs it touches, and how to mend its cause."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from perfkit.framework.model import Kpi

COLUMNS = (
    "return_id",
    "dimension",
    "severity",
    "problem",
    "cells",
    "example",
    "kpis",
    "fix",
    "owner",
    "due",
    "retest",
)
ANALYST = "intelligence-hub-analyst"  # owns what touches no KPI
# A rejected figure is missing from the pages now; a doubtful one can wait for the next quarter.
DUE_IN = {"rejected": timedelta(days=28), "doubtful": timedelta(days=91)}
FIXES = {
    "accuracy": "Ask the sender to check the figure against its own records and to send it again.",
    "completeness": "Ask the sender for what is missing, or for the reason that it is.",
    "uniqueness": "Ask the sender which of the figures is right and to send that one alone.",
    "consistency": "Find where the sources part and agree with the senders which one counts.",
    "timeliness": "Ask the sender when the return will come and put that date in the calendar.",
    "validity": "Ask the sender to mend the entry where it is made and to send the return again.",
}
AT_SOURCE = {  # the same, said to the sender
    "accuracy": "Check the figure against your own records and send it again.",
    "completeness": "Send what is missing, or [x] where there is none.",
    "uniqueness": "Find which of the figures is right and send that one alone.",
    "consistency": "Find where the two part, mend what is wrong and send it again.",
    "timeliness": "Send it again with the day on which it was made known.",
    "validity": "Mend the entry where it is made and send it again.",
}
RETEST = "Load the next return and see that the problem is gone."
_DOUBT_DIMENSION = "accuracy"


def action_plan(problems: pd.DataFrame, *, kpis: Sequence[Kpi], as_at: date) -> pd.DataFrame:
    """Return one row a return and broken rule: what it touches, its mending, owner and due day.

    `problems` are tables.PROBLEMS; `kpis` those reported on. Rows that touch most KPIs come first,
    rejected figures before doubtful ones. A KPI's known doubts are rows too, with no cells.
    """
    keys = ["return_id", "dimension", "severity", "rule"]
    rows = [
        _row(key, group, kpis, as_at)
        for key, group in problems.groupby(keys, sort=True, dropna=False)
    ]
    rows += [_doubt(kpi, doubt, as_at) for kpi in kpis for doubt in kpi.doubts]
    plan = pd.DataFrame(rows, columns=list(COLUMNS))
    touched = plan["kpis"].astype(str).str.count(", ") + (plan["kpis"] != "")
    first = plan.assign(_touched=-touched, _doubtful=plan["severity"] != "rejected")
    order = ["_doubtful", "_touched", "return_id", "problem"]
    return first.sort_values(order, ignore_index=True)[list(COLUMNS)]


def touches(kpi: Kpi, *, return_id: str, series: set[str]) -> bool:
    """Return whether a KPI's figures come from any of some series of a return."""
    if return_id == "own":
        return kpi.id in series
    return kpi.source.return_id == return_id and bool(series & set(kpi.source.series))


def _row(
    key: tuple[Any, ...], group: pd.DataFrame, kpis: Sequence[Kpi], as_at: date
) -> tuple[Any, ...]:
    return_id, dimension, severity, rule = key
    series = {str(name) for name in group["series"]}
    found = [kpi for kpi in kpis if touches(kpi, return_id=return_id, series=series)]
    first = group.iloc[0]
    return (
        return_id,
        dimension,
        severity,
        rule,
        len(group),
        f"{first['file']}, row {first['row']}, {first['column']}: {first['got']}",
        ", ".join(sorted(kpi.id for kpi in found)),
        FIXES[dimension],
        found[0].data_steward if found else ANALYST,
        as_at + DUE_IN[severity],
        RETEST,
    )


def _doubt(kpi: Kpi, doubt: str, as_at: date) -> tuple[Any, ...]:
    return (
        kpi.source.return_id,
        _DOUBT_DIMENSION,
        "doubtful",
        doubt,
        0,
        "",
        kpi.id,
        FIXES[_DOUBT_DIMENSION],
        kpi.data_steward,
        as_at + DUE_IN["doubtful"],
        RETEST,
    )
