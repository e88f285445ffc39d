"""The data quality action plan: each problem, what it touches, and how to mend its cause."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.quality.failing import told_once

COLUMNS = (
    "return_id",
    "rule_id",
    "dimension",
    "severity",
    "problem",
    "cells",  # that failed, of whichever area; one that came in several files once
    "ours",  # of them, those of the council, or of no known area
    "example",
    "kpis",
    "bodies",  # whose pages show one of those KPIs
    "decisions",  # that rest on one of them, in words
    "root_cause",
    "fix",
    "owner",
    "due",
    "retest",
    "state",  # open, or closed: its test passes
)
State = Literal["open", "closed"]
ANALYST = "intelligence-hub-analyst"  # owns what touches no KPI
# A figure that is rejected or missing is not on the pages now; a doubtful one can wait a quarter.
LATER = timedelta(days=91)
DUE_IN = {"rejected": timedelta(days=28), "missing": timedelta(days=28), "doubtful": LATER}
FIXES = {
    "accuracy": "Ask the sender to check the figure against its own records and to send it again.",
    "completeness": "Ask the sender for what is missing, or for the reason that it is.",
    "uniqueness": "Ask the sender which of the figures is right and to send that one alone.",
    "consistency": "Find which of the figures is wrong, and ask its sender to mend it.",
    "timeliness": "Ask the sender when the return will come and put that date in the calendar.",
    "validity": "Ask the sender to mend the entry where it is made and to send the return again.",
}
# Where what mends it is not what mends others of its dimension, by rule.
FIXES_OF_RULES = {
    "region-is-the-areas-own": "Ask the publisher to give the council the region that it lies in.",
}
AT_SOURCE = {  # the same, said to the sender
    "accuracy": "Check the figure against your own records and send it again.",
    "completeness": "Send what is missing, or [x] where there is none.",
    "uniqueness": "Find which of the figures is right and send that one alone.",
    "consistency": "Find where the two part, mend what is wrong and send it again.",
    "timeliness": "Send it again with the day on which it was made known.",
    "validity": "Mend the entry where it is made and send it again.",
}
RETESTS: dict[State, str] = {
    "open": "When a later file holds these figures right, the problem closes.",
    "closed": "Its test passes now.",
}
_KEYS = ["return_id", "rule_id", "dimension", "severity", "rule"]


class Touched(NamedTuple):
    """What rests on each KPI, by its id: bodies that see it, decisions in words."""

    bodies: Mapping[str, Sequence[str]] = {}
    decisions: Mapping[str, Sequence[str]] = {}


def action_plan(
    problems: pd.DataFrame,
    *,
    kpis: Sequence[Kpi],
    as_at: date,
    area_code: str,
    closed: pd.DataFrame | None = None,
    touched: Touched | None = None,
) -> pd.DataFrame:
    """Return one row a return and broken rule: what it touches, its mending, owner and due day.

    `problems` are tables.FAILING of what fails now; `closed` of what failed and no longer does: a
    rule that still fails anywhere stays open. `kpis` are those reported on. What a problem touches
    is told of the council's own figures; of those of others only where it has none. What is open
    comes first, and of it the council's own (`area_code`) before what others sent, with which it is
    only compared; then what is missing or rejected before what is doubtful, then what touches most.
    """
    rests = touched or Touched()
    mended = problems.iloc[:0] if closed is None else fails_nowhere(closed, problems)
    states: tuple[tuple[State, pd.DataFrame], ...] = (("open", problems), ("closed", mended))
    rows = [
        _row(key, group, kpis, as_at, rests, state, {area_code, ""})
        for state, table in states
        for key, group in table.groupby(_KEYS, sort=True, dropna=False)
    ]
    plan = pd.DataFrame(rows, columns=list(COLUMNS))
    count = plan["kpis"].astype(str).str.count(", ") + (plan["kpis"] != "")
    first = plan.assign(
        _closed=plan["state"] == "closed",
        _others=plan["ours"] == 0,
        _doubtful=plan["severity"] == "doubtful",
        _touched=-count,
    )
    order = ["_closed", "_others", "_doubtful", "_touched", "return_id", "problem"]
    return first.sort_values(order, ignore_index=True)[list(COLUMNS)]


def fails_nowhere(closed: pd.DataFrame, problems: pd.DataFrame) -> pd.DataFrame:
    """Return the closed problems whose rule fails nowhere now; both are tables.FAILING."""
    failing = pd.MultiIndex.from_frame(problems[_KEYS])
    return closed[~pd.MultiIndex.from_frame(closed[_KEYS]).isin(failing)]


def touches(kpi: Kpi, *, return_id: str, series: set[str]) -> bool:
    """Return whether a KPI's figures come from, or are made of, any of some series of a return."""
    if return_id == "own":
        return kpi.id in series
    return kpi.source.return_id == return_id and bool(series & {*kpi.source.rests_on, kpi.id})


def _row(
    key: tuple[Any, ...],
    group: pd.DataFrame,
    kpis: Sequence[Kpi],
    as_at: date,
    rests: Touched,
    state: State,
    own: set[str],
) -> tuple[Any, ...]:
    return_id, rule_id, dimension, severity, rule = key
    told = told_once(group)
    ours = told[told["area_code"].isin(own)]
    those = ours if len(ours) else told
    series = {str(name) for name in those["series"]}
    found = [kpi for kpi in kpis if touches(kpi, return_id=return_id, series=series)]
    first = those.iloc[0]
    return (
        return_id,
        rule_id,
        dimension,
        severity,
        rule,
        len(told),
        len(ours),
        _example(first),
        ", ".join(sorted(kpi.id for kpi in found)),
        ", ".join(_all(found, rests.bodies)),
        "; ".join(_all(found, rests.decisions)),
        first["root_cause"],
        FIXES_OF_RULES.get(rule_id, FIXES[dimension]),
        found[0].data_steward if found else ANALYST,
        as_at + (DUE_IN[severity] if len(ours) else LATER),
        RETESTS[state],
        state,
    )


def _example(first: "pd.Series[Any]") -> str:
    """Return where the first row is and what was got there; one that is in no file has no place."""
    where = f"{first['file']}, row {first['row']}, {first['column']}: " if first["file"] else ""
    return f"{where}{first['got']}"


def _all(kpis: Sequence[Kpi], of: Mapping[str, Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(name for kpi in kpis for name in of.get(kpi.id, ())))
