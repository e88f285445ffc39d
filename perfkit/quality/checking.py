"""Runs the declared checks on the facts and observations known at a date."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from perfkit.framework.checks import (
    Agreement,
    KpiCheck,
    LargestChange,
    PartsAddUp,
    PartWithinWhole,
    Required,
    ReturnCheck,
)
from perfkit.framework.model import Kpi, Return
from perfkit.quality.checks.alone import is_covered, is_in_code_list, is_in_range
from perfkit.quality.checks.outcome import OUTCOME
from perfkit.quality.checks.over_time import changes_believably
from perfkit.quality.checks.together import agrees, is_given, is_within_its_whole, parts_add_up
from perfkit.returns.rules.value_is_not_carried_forward import COUNCIL

# One row a thing checked: which check, of which return and KPI ("" where of none), and its outcome.
# `fact_id` is where it is told, which may be beside the series that it is of.
# `severity` is what follows where it failed.
CHECKED = (
    *("rule_id", "rule", "return_id", "kpi_id", "dimension", "severity", "root_cause"),
    *OUTCOME,
)
PER_CENT = "%"
# The kinds that read the facts of one return and nothing else.
RUNS: dict[str, Callable[[pd.DataFrame, Any], pd.DataFrame]] = {
    "required": is_given,
    "code_list": is_in_code_list,
    "range": is_in_range,
    "coverage": is_covered,
    "parts_add_up": parts_add_up,
    "part_within_whole": is_within_its_whole,
}


def check_returns(
    facts: pd.DataFrame, returns: Sequence[Return], kpis: Iterable[Kpi]
) -> pd.DataFrame:
    """Return what the checks of the returns found: one row a thing checked, of CHECKED.

    Beside those declared, what a KPI shows as a share of two series is checked to be one.

    `facts` are tables.FACTS as known at a date. Only the figures of councils are checked: those of
    wider areas are rounded by their publishers, and would not add up.
    """
    councils = facts[facts["area_code"].str.fullmatch(COUNCIL)]
    of = {str(name): rows for name, rows in councils.groupby("return_id", sort=False)}
    none, shares = councils.iloc[:0], shares_of_series(kpis)
    parts = [
        _labelled(_run(of.get(known.id, none), check, of), check, return_id=known.id)
        for known in returns
        for check in (*known.checks, *shares.get(known.id, ()))
    ]
    return _together(parts)


def check_kpis(observations: pd.DataFrame, kpis: Iterable[Kpi]) -> pd.DataFrame:
    """Return what the checks of the KPIs found: one row a thing checked, of CHECKED.

    `observations` are those that may be shown, with `fact_ids`: what is hidden has no number, and
    is not checked.
    """
    parts = []
    for kpi in (kpi for kpi in kpis if kpi.checks):
        rows = observations[observations["kpi_id"] == kpi.id]
        facts = _as_facts(rows[rows["area_code"].str.fullmatch(COUNCIL)])
        breaks = [found.date for found in kpi.breaks if not found.comparable]
        for check in kpi.checks:
            mine = check.model_copy(update={"series": kpi.id})
            found = _run(facts, mine, {}, breaks=breaks)
            parts.append(_labelled(found, mine, return_id=kpi.source.return_id, kpi_id=kpi.id))
    return _together(parts)


def shares_of_series(kpis: Iterable[Kpi]) -> dict[str, tuple[PartWithinWhole, ...]]:
    """Return the checks that come by themselves, by return: the parts of a share are within it."""
    found: dict[str, dict[str, PartWithinWhole]] = {}
    for kpi in kpis:
        part, whole = kpi.source.numerator, kpi.source.denominator
        if part is None or whole is None or kpi.unit != PER_CENT:
            continue
        check = PartWithinWhole(
            id=f"{kpi.id}-within-its-whole",
            says=f"A part is more than its whole: {part} of {whole}.",
            kind="part_within_whole",
            part=part,
            whole=whole,
        )
        found.setdefault(kpi.source.return_id, {}).setdefault(f"{part} {whole}", check)
    return {name: tuple(checks.values()) for name, checks in found.items()}


def _run(
    facts: pd.DataFrame,
    check: ReturnCheck | KpiCheck,
    of: Mapping[str, pd.DataFrame],
    *,
    breaks: Sequence[date] = (),
) -> pd.DataFrame:
    if isinstance(check, Agreement):
        return agrees(facts, of.get(check.other.return_id, facts.iloc[:0]), check)
    if isinstance(check, LargestChange):
        return changes_believably(facts, check, breaks=breaks)
    return RUNS[check.kind](facts, check)


def _labelled(
    found: pd.DataFrame, check: ReturnCheck | KpiCheck, *, return_id: str, kpi_id: str = ""
) -> pd.DataFrame:
    told = found.assign(series=check.about or found["series"])
    return _with_all_it_read(told, check).assign(
        rule_id=f"{kpi_id or return_id}/{check.id}",
        rule=check.says,
        return_id=return_id,
        kpi_id=kpi_id,
        dimension=check.dimension,
        severity="missing" if isinstance(check, Required) else "doubtful",
        root_cause=check.root_cause,
    )[list(CHECKED)]


def _with_all_it_read(told: pd.DataFrame, check: ReturnCheck | KpiCheck) -> pd.DataFrame:
    """Return what a check of several series together found, with a row for each other that it read.

    Where it holds, all of them were checked. Where it does not, one of them is wrong and which is
    not known: it is told once, and the others count as not checked.
    """
    if not isinstance(check, PartsAddUp | PartWithinWhole):
        return told
    holds = told[~told["failed"]]
    others = [name for name in check.reads if name != (check.about or check.reads[0])]
    return pd.concat([told, *(holds.assign(series=name) for name in others)], ignore_index=True)


def _as_facts(observations: pd.DataFrame) -> pd.DataFrame:
    """Return observations as the checks read facts; the first fact behind each stands for it."""
    texts = {name: observations[name].fillna("") for name in ("value_text", "status", "note")}
    return observations.assign(
        **texts,
        series=observations["kpi_id"],
        period_text=observations["period"],
        fact_id=observations["fact_ids"].str[0],
    )


def _together(parts: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    if not filled:
        return pd.DataFrame(columns=list(CHECKED)).astype({"failed": bool})
    return pd.concat(filled, ignore_index=True)
