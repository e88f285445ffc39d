"""Where an intervention point stands, since when, and at what the board steps in: in words."""

from collections.abc import Sequence

from perfkit.framework.model import InterventionPoint, Kpi
from perfkit.measures.interventions import State
from perfkit.sentences.grammar import count_in_words, in_words, possessive

UNITS = {"annual": "year", "quarterly": "quarter", "monthly": "month"}
IS = {
    "off_target": "off target",
    "worsening": "worsening",
    "worse_than_comparator": "worse than its comparator",
    "overdue": "overdue",
}
NEARLY = {"off_target": "close to its target", "overdue": "old"}


def threshold(point: InterventionPoint, kpis: Sequence[Kpi]) -> str:
    """Return at what the board steps in: which KPIs, in what state, for how long."""
    names = " or ".join(kpi.short_title for kpi in kpis)
    units = {_unit(kpi) for kpi in kpis}
    unit = units.pop() if len(units) == 1 else "period"
    if point.condition == "overdue":
        return f"{names}: overdue."
    if point.periods == 1:
        return f"{names}: {IS[point.condition]} in one {unit}."
    return f"{names}: {IS[point.condition]} for {count_in_words(point.periods, unit)} running."


def where_it_stands(
    state: State,
    point: InterventionPoint,
    kpi: Kpi,
    *,
    running: int = 0,
    since: str = "",
    comparator: str = "",
    direction: str = "",
    why: str = "",
) -> str:
    """Return where the KPI that decides a point stands, as a sentence.

    `running` is for how many of its latest periods it has been in the state; `since` the period
    whose figure reached the point or, of an overdue one, the day it was due by, in words;
    `comparator` whom it is compared with; `direction` its direction of travel, since a figure that
    lies beyond what is usual need not be moving further; `why` the reason that it cannot be told.
    """
    name, is_so = kpi.short_title, _is(point, comparator, direction)
    if state == "reached":
        if point.condition == "overdue":
            return f"{name}: overdue; the next figure was due by {since}."
        lasting = f" for {count_in_words(running, _unit(kpi))} running" if running > 1 else ""
        return f"{name}: {is_so}{lasting}, reached with the figure for {since}."
    if state == "near" and running:
        lasting = count_in_words(running, _unit(kpi))
        return f"{name}: {is_so} for {lasting}; the Board steps in at {in_words(point.periods)}."
    if state == "near":
        return f"{name}: {NEARLY[point.condition]}."
    if state == "cannot_tell":
        reason = f": {why}" if why else ""
        return f"{name}: it cannot be told whether it is {IS[point.condition]}{reason}."
    return f"{name}: not {IS[point.condition]}."


def _is(point: InterventionPoint, comparator: str, direction: str) -> str:
    if point.condition == "worsening" and direction in ("high", "low"):
        return "worse than usual"
    if point.condition == "worse_than_comparator" and comparator:
        return f"worse than {possessive(comparator)}"
    return IS[point.condition]


def _unit(kpi: Kpi) -> str:
    """Return what a KPI's periods are called; windows that overlap are not years."""
    return "period" if kpi.series_type == "rolling" else UNITS.get(kpi.frequency, "period")
