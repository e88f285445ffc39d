"""The tables of an edition that tell of its measures: figures, marks, words and threads."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from perfkit.edition.associate import associate, not_associated
from perfkit.edition.beside import beside
from perfkit.edition.doubts import EARLIER, doubtful_values
from perfkit.edition.effects import effects
from perfkit.edition.expect import expect
from perfkit.edition.funnels import funnels
from perfkit.edition.intervene import intervene
from perfkit.edition.narratives_due import narratives_due
from perfkit.edition.observe import trace
from perfkit.edition.reading import Read
from perfkit.edition.spreads import spreads
from perfkit.edition.thread import thread
from perfkit.framework.comparators import Area
from perfkit.framework.model import Framework, Kpi
from perfkit.store import read
from perfkit.store.engine import Store
from perfkit.tables import ASSESSMENTS, FOUND, OBSERVATIONS

POINTS = [
    "kpi_id",
    "period_end",
    "mean",
    "lower",
    "upper",
    "special_cause",
    "kind",
    "segment",  # 0 up to the first agreed new start of the usual range, 1 from it on, …
]
QUESTIONS = ["kpi_id", "kind", "words", "evidence"]
RELEASES = ["kpi_id", "title", "period", "due_on"]
Tables = dict[str, pd.DataFrame]


def measured(now: Read, held: Framework, store: Store, *, area: Area) -> Tables:
    """Return the tables of the measures by name, as at the day of what was read."""
    own = now.observations[now.observations["area_code"] == area.code]
    sources = trace(own, read.sources_of(store, own["fact_ids"].explode().dropna()))
    headlines = {kpi.id: kpi.breakdown for kpi in held.live_kpis}
    told = sources["breakdown"] == sources["kpi_id"].map(headlines)
    assessments = _with_sources(now.assessments, sources[told])
    return {
        "observations": now.observations[list(OBSERVATIONS)],
        "assessments": assessments,
        "sources": sources,
        "doubts": doubtful_values(sources, now.knowns.problems),
        "earlier_values": pd.DataFrame(columns=EARLIER),
        "releases": releases(assessments, held.live_kpis, now.knowns.as_at),
        **_assessed(now),
        **_beside_others(now, held, area),
        **_to_come_and_done(now, held, area.code),
        **_on_the_thread(now, held, assessments),
    }


def _assessed(now: Read) -> Tables:
    """Return what each assessment brings beside its row: chart, questions, how it was found."""
    asked = [row for one in now.assessed for row in one.questions]
    found = [row for one in now.assessed for row in one.found]
    return {
        "points": pd.concat([one.points for one in now.assessed]).reindex(columns=POINTS),
        "questions": pd.DataFrame(asked, columns=QUESTIONS),
        "found": pd.DataFrame(found, columns=list(FOUND)),
    }


def _beside_others(now: Read, held: Framework, area: Area) -> Tables:
    """Return how the measures stand beside other places, and beside each other."""
    figures, kpis, peers = now.observations, held.live_kpis, now.knowns.peers
    named = peers.named_councils
    return {
        "comparisons": beside(figures, kpis, area=area, peers=peers),
        "spreads": spreads(figures, kpis, area_code=area.code),
        "funnels": funnels(figures, kpis, area_code=area.code, compared=named),
        "associations": associate(figures, kpis, area_code=area.code),
        "not_associated": not_associated(figures, kpis, area_code=area.code),
    }


def _to_come_and_done(now: Read, held: Framework, area_code: str) -> Tables:
    """Return what to expect by the end of the year, and what followed what was done."""
    figures, kpis = now.observations, held.live_kpis
    targets = {one.row["kpi_id"]: one.target for one in now.assessed}
    as_at = now.knowns.as_at
    return {
        "forecasts": expect(figures, kpis, area_code=area_code, targets=targets, as_at=as_at),
        "effects": effects(now.records["actions"], figures, kpis, area_code=area_code),
        "interventions": intervene(figures, held, knowns=now.knowns),
        "narratives_due": narratives_due(
            figures,
            now.facts,
            now.assessments,
            now.records["narratives"],
            kpis,
            area_code=area_code,
            as_at=as_at,
            lags=now.knowns.lags,
        ),
    }


def _on_the_thread(now: Read, held: Framework, assessments: pd.DataFrame) -> Tables:
    golden = thread(held, assessments, now.records["actions"], as_at=now.knowns.as_at)
    return {
        "thread": golden.nodes,
        "thread_links": golden.links,
        "thread_flows": golden.flows,
    }


def _with_sources(assessments: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Name the file and row of each latest figure: the first that told it."""
    first = sources.drop_duplicates(["kpi_id", "period"])[["kpi_id", "period", "file", "row"]]
    named = assessments.drop(columns=["source_file", "source_row"]).merge(
        first.rename(columns={"file": "source_file", "row": "source_row"}),
        on=["kpi_id", "period"],
        how="left",
    )
    told = named.assign(source_file=named["source_file"].fillna(""))
    return told.astype({"source_row": "Int64", "age_days": "Int64"})[list(ASSESSMENTS)]


def releases(assessments: pd.DataFrame, kpis: Sequence[Kpi], as_at: date) -> pd.DataFrame:
    """Return the figures that are due on a day or after it, one row a KPI, the soonest first.

    What is due that day is not late yet.
    """
    titles = {kpi.id: kpi.title for kpi in kpis}
    due = pd.to_datetime(assessments["next_due"])
    coming = assessments.loc[due >= pd.Timestamp(as_at)]
    rows = coming.assign(title=coming["kpi_id"].map(titles), due_on=coming["next_due"])
    return rows[RELEASES].sort_values(["due_on", "kpi_id"], ignore_index=True)
