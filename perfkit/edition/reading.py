"""Read the store as at one date: what was known and may be shown, and what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from perfkit.edition.assess import Assessed, Knowns, assess
from perfkit.edition.candidates import candidates
from perfkit.edition.compared import peers_of
from perfkit.edition.disclose import disclose
from perfkit.edition.disclose_records import disclose_exchanges
from perfkit.edition.hidden import Ledger
from perfkit.edition.observe import observe
from perfkit.edition.trust import Trust, trust_of
from perfkit.edition.wards import Wards, wards_of
from perfkit.edition.withhold import to_withhold, withhold
from perfkit.framework.model import Framework, Kpi, Target
from perfkit.framework.settings import Quarter, Settings
from perfkit.periods import read_period
from perfkit.store import read
from perfkit.store.engine import Store
from perfkit.tables import ASSESSMENTS, RECORDS


class Read(NamedTuple):
    """The store as at one date: what was known and may be shown, and what it comes to."""

    observations: pd.DataFrame  # with fact_ids
    records: dict[str, pd.DataFrame]
    assessed: list[Assessed]
    knowns: Knowns
    wards: Wards
    ledger: Ledger  # of the KPIs' own figures; that of the wards is theirs
    candidates: pd.DataFrame
    facts: pd.DataFrame
    trust: Trust

    @property
    def assessments(self) -> pd.DataFrame:
        """One row a live KPI, in order of attention."""
        return pd.DataFrame([one.row for one in self.assessed], columns=list(ASSESSMENTS))


def read_as_at(
    quarter: Quarter,
    held: Framework,
    settings: Settings,
    store: Store,
    *,
    previous: Quarter | None = None,
    before: Read | None = None,
) -> Read:
    """Read the store as at a quarter's date and assess every live KPI of the framework held.

    Small numbers of the council's own are hidden first, held against what `before` shows, so that
    nothing worked out here rests on what may not be told. Then everything is checked and graded;
    where a KPI's definition withholds what is not to be relied on, it is assessed without.
    """
    area = quarter.area or settings.area
    facts = read.facts_as_at(store, released_by=quarter.as_at)
    wards = wards_of(facts, held, area=area.name, earlier=before and before.wards.ledger)
    observations, ledger = disclose(
        observe(facts, held.live_kpis, recoded=settings.recoded),
        held.live_kpis,
        area_code=area.code,
        wards=frozenset().union(*(known.codes for known in held.ward_generations)),
        earlier=before and before.ledger,
    )
    records = {
        kind: read.records_as_at(store, kind, released_by=quarter.as_at)
        for kind in RECORDS
        if kind != "values"
    }
    records["insight_exchanges"] = disclose_exchanges(records["insight_exchanges"])
    trust = trust_of(facts, observations, held, store, area_code=area.code)
    knowns = Knowns(
        quarter.as_at,
        area.code,
        peers_of(quarter, settings),
        trust.problems,
        lags=_lags(held, held.live_kpis),
        targets=_targets(records["targets"]),
        open_actions=_open_actions(records["actions"]),
        closed=_closed(held),
        previous_as_at=previous.as_at if previous else None,
        unchecked=trust.unchecked,
    )
    assessed = assess(observations, held.live_kpis, knowns=knowns)
    kept_back = to_withhold(held.live_kpis, {one.row["kpi_id"]: one.grade for one in assessed})
    if kept_back:
        observations = withhold(observations, kept_back, area_code=area.code)
        knowns = replace(knowns, withheld=kept_back)
        assessed = assess(observations, held.live_kpis, knowns=knowns)
    proposed = observe(facts, held.proposed_kpis, recoded=settings.recoded)
    fit = candidates(proposed, held, area_code=area.code, lags=_lags(held, held.proposed_kpis))
    return Read(observations, records, assessed, knowns, wards, ledger, fit, facts, trust)


def _lags(held: Framework, kpis: Sequence[Kpi]) -> dict[str, int]:
    usual = {known.id: known.lag_days for known in held.returns}
    return {
        kpi.id: usual[kpi.source.return_id] if (lag := kpi.source.lag_days) is None else lag
        for kpi in kpis
    }


def _closed(held: Framework) -> dict[str, str]:
    """Return, by KPI, when a source that has ended did so, in words."""
    ended = {known.id: known.closed for known in held.returns if known.closed}
    return {
        kpi.id: ended[kpi.source.return_id]
        for kpi in held.live_kpis
        if kpi.source.return_id in ended
    }


def _targets(sent: pd.DataFrame) -> dict[str, tuple[Target, ...]]:
    """Return the targets sent as returns, by KPI, each for the days of its period."""
    found: dict[str, tuple[Target, ...]] = {}
    for row in sent.to_dict("records"):
        period = read_period(str(row["period"])).period
        target = Target.model_validate(
            {name: row[name] for name in ("value", "kind", "rationale", "agreed_by")}
            | {
                "starts": period.start,
                "ends": period.end,
                "floor": None if pd.isna(row["floor"]) else row["floor"],
                "source": "sent to the workbook",
            }
        )
        kpi_id = str(row["kpi_id"])
        found[kpi_id] = (*found.get(kpi_id, ()), target)
    return found


def _open_actions(sent: pd.DataFrame) -> Mapping[str, int]:
    still = sent.loc[sent["status"] == "open", "concerns"]
    return {str(name): int(count) for name, count in still.value_counts().items()}
