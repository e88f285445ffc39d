"""Whether each action that is done was followed by a change in its measure, worked out once."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.measures.impact import Impact, intervention
from perfkit.measures.points import as_date, overlap, usable_points
from perfkit.sentences.effect import effect_sentence, untold_sentence

COLUMNS = ("action_id", "kpi_id", "verdict", "words")
CANNOT_TELL = "cannot tell"
_NEVER = {
    "year_to_date": "its figures add up over the year",
    "programme_cumulative": "its figures add up over several years",
    "rolling": "its windows overlap",
    "judgement": "it is a judgement in words",
}


class _Told(NamedTuple):
    verdict: str
    words: str


def effects(
    actions: pd.DataFrame, observations: pd.DataFrame, kpis: Iterable[Kpi], *, area_code: str
) -> pd.DataFrame:
    """Return what followed each action on a KPI that is done: one row an action.

    `actions` are records (tables.RECORDS), `observations` tables.OBSERVATIONS. `verdict` is
    "worked", "no signal", "too soon" or "cannot tell"; `words` say it with its figures, or why
    not. An action that is open or dropped, or concerns no KPI, has no row.
    """
    known = {kpi.id: kpi for kpi in kpis}
    done = actions[(actions["status"] == "done") & actions["concerns"].isin(known)]
    own = observations[observations["area_code"] == area_code]
    rows = []
    for _, action in done.dropna(subset="done_on").sort_values("action_id").iterrows():
        kpi = known[str(action["concerns"])]
        series = own[(own["kpi_id"] == kpi.id) & (own["breakdown"] == kpi.breakdown)]
        told = _effect(series, kpi, action["done_on"])
        rows.append((str(action["action_id"]), kpi.id, *told))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _effect(series: pd.DataFrame, kpi: Kpi, done_on: Any) -> _Told:
    points = usable_points(series, kpi=kpi)
    if kpi.good not in ("higher", "lower"):
        return _untold("neither more nor less of it is better")
    if reason := _NEVER.get(kpi.series_type, "its periods overlap" if overlap(points) else ""):
        return _untold(reason)
    if points.empty:
        return _untold("no figure has been sent yet")
    done = as_date(done_on)
    found: Impact = intervention(points, started=done, good=kpi.good)
    return _Told(found.verdict, effect_sentence(found, kpi=kpi, done_on=done))


def _untold(reason: str) -> _Told:
    return _Told(CANNOT_TELL, untold_sentence(reason))
