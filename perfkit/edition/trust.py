"""How far the figures known at a date can be trusted: what fails, what was mended, what touches."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from perfkit.edition.disclose_records import disclose_problems
from perfkit.edition.incomplete import incomplete
from perfkit.framework.model import Framework, Kpi
from perfkit.framework.remit import kpis_of
from perfkit.framework.uses import series_uses
from perfkit.measures.series import OWN
from perfkit.quality.action_plan import Touched, action_plan
from perfkit.quality.checking import check_kpis, check_returns
from perfkit.quality.dimensions import by_field, by_return, dimensions
from perfkit.quality.failing import failing, is_of_the_place, with_mending
from perfkit.quality.figures import FIELD
from perfkit.quality.grade import Dimension
from perfkit.quality.looked_at import looked_at
from perfkit.store import read
from perfkit.store.engine import Store
from perfkit.tables import FAILING

# Pages on which every KPI stands: that they show one says nothing of it.
SEE_ALL = ("everybody", "intelligence_hub")
_RULE = ["return_id", "rule_id", "series", "area_code", "period_text"]


class Trust(NamedTuple):
    """What fails as at a date, what a later file mended, and all that was checked."""

    problems: pd.DataFrame  # tables.FAILING
    mended: pd.DataFrame  # tables.FAILING and `mended_at`
    checked: pd.DataFrame  # quality.checking.CHECKED
    unchecked: frozenset[tuple[str, str]] = frozenset()  # KPIs and dimensions no rule bears on


def trust_of(
    facts: pd.DataFrame,
    observations: pd.DataFrame,
    held: Framework,
    store: Store,
    *,
    area_code: str,
) -> Trust:
    """Run the declared checks on what was known, and join what was found wrong when loaded.

    `facts` are tables.FACTS as known at a date; `observations` those that may be shown, with
    `fact_ids`. A cell of a KPI that a rule of disclosure covers is quoted nowhere.
    """
    known = read.problems(store)
    areas = None if is_of_the_place(known).any() else known["area_code"].unique()
    stored = with_mending(known, read.last_told(store, known["series"].unique(), area_codes=areas))
    found = [
        check_returns(facts, held.returns, held.live_kpis),
        check_kpis(observations, held.live_kpis),
    ]
    checked = pd.concat([part for part in found if len(part)] or found[:1], ignore_index=True)
    behind = checked.loc[checked["failed"].astype(bool), "fact_id"].dropna()
    is_open = stored["mended_at"].isna()
    problems = failing(stored[is_open], checked, read.sources_of(store, behind))
    return Trust(
        disclose_problems(problems, held.live_kpis),
        disclose_problems(stored[~is_open], held.live_kpis),
        checked,
        _unchecked(facts, checked, held, area_code),
    )


def _unchecked(
    facts: pd.DataFrame, checked: pd.DataFrame, held: Framework, area_code: str
) -> frozenset[tuple[str, str]]:
    """Return the KPIs and dimensions of which no rule looked at a figure in the council's area."""
    here = facts[facts["area_code"] == area_code]
    own = checked[checked["area_code"] == area_code]
    seen = looked_at(here, own, bounded=_bounded(held), area_code=area_code)
    told = seen.loc[seen["checked"] > 0, [*FIELD, "dimension"]]
    known = set(told.itertuples(index=False, name=None))
    return frozenset(
        (kpi.id, name)
        for kpi in held.live_kpis
        for name in ("accuracy", "consistency")
        if not any((*field, name) in known for field in _fields(kpi))
    )


def _fields(kpi: Kpi) -> list[tuple[str, str]]:
    return [(kpi.source.return_id, name) for name in (*kpi.source.series, kpi.id)] + [(OWN, kpi.id)]


def _bounded(held: Framework) -> set[tuple[str, str]]:
    uses = series_uses(held).items()
    return {key for key, use in uses if (use.lowest, use.highest) != (None, None)}


def _of_its_series(rows: pd.DataFrame, kpis: Sequence[Kpi]) -> pd.DataFrame:
    """Return rows in which a check of a KPI counts for the series that its figure is read from."""
    homes = {kpi.id: kpi.source.return_id for kpi in kpis}
    first = {kpi.id: kpi.source.series[0] for kpi in kpis}
    of_kpi = rows["series"].map(homes) == rows["return_id"]
    return rows.assign(series=rows["series"].mask(of_kpi, rows["series"].map(first)))


def closed_since(before: Trust | None, now: Trust, *, since: date | None) -> pd.DataFrame:
    """Return what was wrong in the edition before and passes its test now, of tables.FAILING.

    A cell that a later file told again is closed where that was after the edition before; a check
    that failed then, where it does not now. In a first edition nothing is closed: there is none
    before it.
    """
    if before is None or since is None:
        return now.mended.iloc[:0][list(FAILING)]
    mended = now.mended[now.mended["mended_at"] > pd.Timestamp(since)]
    keys = pd.MultiIndex.from_frame(now.problems[_RULE])
    gone = ~pd.MultiIndex.from_frame(before.problems[_RULE]).isin(keys)
    parts = [mended[list(FAILING)].astype({"row": "Int64"}), before.problems[gone]]
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def plan_of(
    now: Trust,
    closed: pd.DataFrame,
    decisions: pd.DataFrame,
    held: Framework,
    *,
    as_at: date,
    area_code: str,
) -> pd.DataFrame:
    """Return the action plan, with the bodies and the decisions that each problem touches.

    A decision concerns a KPI, or the priority that a KPI is of; one that was declined rests on
    nothing any more.
    """
    bodies: dict[str, list[str]] = {}
    for body in held.bodies:
        for kpi in kpis_of(held, body) if body.kind not in SEE_ALL else ():
            bodies.setdefault(kpi.id, []).append(body.id)
    alive = decisions[decisions["status"] != "declined"]
    told = {str(name): list(map(str, rows["what"])) for name, rows in alive.groupby("concerns")}
    resting = {kpi.id: [*told.get(kpi.id, ()), *told.get(kpi.priority, ())] for kpi in held.kpis}
    return action_plan(
        now.problems,
        kpis=held.live_kpis,
        as_at=as_at,
        closed=closed,
        touched=Touched(bodies, resting),
        area_code=area_code,
    )


def dimensions_of(
    now: Trust,
    facts: pd.DataFrame,
    receipts: pd.DataFrame,
    graded: dict[str, tuple[Dimension, ...]],
    ages: dict[str, str],
    held: Framework,
    *,
    area_code: str,
) -> pd.DataFrame:
    """Return the six dimensions of every return, field and KPI.

    `graded` are the dimensions of each KPI as assessed; `ages` the age status of each.
    """
    late = _late(held.live_kpis, ages)
    problems, checked = (_of_its_series(rows, held.kpis) for rows in (now.problems, now.checked))
    seen = looked_at(facts, checked, bounded=_bounded(held), area_code=area_code)
    fields = by_field(problems, seen)
    whole = by_return(fields, receipts, late=late)
    return dimensions(fields, whole, graded, definitions=[*held.returns, *held.kpis])


def incomplete_of(now: Trust, facts: pd.DataFrame, held: Framework, store: Store) -> pd.DataFrame:
    """Return the figures that the shares of completeness count as failed, of tables.INCOMPLETE."""
    problems, checked = (_of_its_series(rows, held.kpis) for rows in (now.problems, now.checked))
    return incomplete(facts, problems, checked, store)


def _late(kpis: Sequence[Kpi], ages: dict[str, str]) -> pd.DataFrame:
    rows = [(kpi.source.return_id, ages[kpi.id]) for kpi in kpis]
    return pd.DataFrame(rows, columns=["return_id", "age_status"])
