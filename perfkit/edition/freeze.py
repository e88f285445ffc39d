"""Freeze a quarter: read the store as at its date, assess once, write one table a grain."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from perfkit.edition import contents
from perfkit.edition.about import about
from perfkit.edition.associate import associate, not_associated
from perfkit.edition.beside import beside
from perfkit.edition.changes import changes_between, revisions
from perfkit.edition.correcting import corrections_told
from perfkit.edition.doubts import EARLIER, doubtful_values, values_before_revision
from perfkit.edition.effects import effects
from perfkit.edition.expect import expect
from perfkit.edition.funnels import funnels
from perfkit.edition.inequality import inequality_of
from perfkit.edition.intervene import intervene
from perfkit.edition.observe import trace
from perfkit.edition.quirks import quirks_in
from perfkit.edition.reading import Read, read_as_at
from perfkit.edition.schema import hold
from perfkit.edition.shapes import ward_shapes
from perfkit.edition.spreads import spreads
from perfkit.edition.thread import thread
from perfkit.edition.trust import closed_since, dimensions_of, incomplete_of, plan_of
from perfkit.edition.wards import ward_sources
from perfkit.errors import EditionError
from perfkit.framework.comparators import Area
from perfkit.framework.model import Framework, Kpi
from perfkit.framework.settings import Quarter, Settings
from perfkit.periods import write_date
from perfkit.quality.action_plan import fails_nowhere
from perfkit.quality.dimensions import with_shares_before
from perfkit.returns.corrections import Correction
from perfkit.store import read
from perfkit.store.engine import Store
from perfkit.tables import ASSESSMENTS, FOUND, OBSERVATIONS, RECEIPTS, RECORDS, WARDS

POINTS = ["kpi_id", "period_end", "mean", "lower", "upper", "special_cause", "kind"]
QUESTIONS = ["kpi_id", "kind", "words", "evidence"]
RELEASES = ["kpi_id", "title", "period", "due_on"]


def freeze(
    quarter: Quarter,
    *,
    framework: Framework,
    settings: Settings,
    store: Store,
    folder: Path,
    previous: Quarter | None = None,
    corrections: Sequence[Correction] = (),
) -> None:
    """Write an edition's tables into ``folder/tables``.

    Only what had been made known by the quarter's as-at date is read, and the framework in force
    on it. `previous` is the quarter that changes are told from; without it the edition is the
    first. `corrections` are those recorded, to be told of. The same store and framework give the
    same bytes.

    Raises
    ------
    EditionError
        When the store holds no figure that was known by the as-at date.
    """
    held = framework.as_at(quarter.as_at)
    before = None
    if previous is not None:
        earlier = quarter.model_copy(update={"as_at": previous.as_at})
        before = read_as_at(earlier, held, settings, store)
    now = read_as_at(quarter, held, settings, store, previous=previous, before=before)
    if now.observations.empty:
        raise EditionError(
            f"The store holds no figure that was known by {write_date(quarter.as_at)}, so "
            f"{quarter.title} would be empty. Load returns first: perfkit load FOLDER"
        )
    tables = _tables(now, quarter, held, settings, store)
    tables |= _trusted(
        now,
        before,
        held,
        store,
        as_at=quarter.as_at,
        since=previous.as_at if previous else None,
    )
    tables["corrections"] = corrections_told(corrections, read.problems(store), held.live_kpis)
    tables["changes"] = _changes(before, now)
    if before is not None:
        tables["earlier_values"] = values_before_revision(_own(before), _own(now))
    place = folder / "tables"
    for name, table in tables.items():
        hold(name, table)
        contents.write_table(place, name, table)
    contents.write_framework(folder, held)
    contents.write_json(
        place / contents.ABOUT, about(quarter, settings, previous, now.knowns.peers)
    )


def _tables(
    now: Read, quarter: Quarter, held: Framework, settings: Settings, store: Store
) -> dict[str, pd.DataFrame]:
    council = now.knowns.area_code
    own = now.observations[now.observations["area_code"] == council]
    fact_ids = own["fact_ids"].explode().dropna()
    sources = trace(own, read.sources_of(store, fact_ids))
    headlines = {kpi.id: kpi.breakdown for kpi in held.live_kpis}
    told = sources["breakdown"] == sources["kpi_id"].map(headlines)
    assessments = _with_sources(now.assessments, sources[told])
    golden = thread(held, assessments, now.records["actions"], as_at=quarter.as_at)
    # What is made up has no publisher whose quirks it could have.
    explained = () if quarter.illustrative else held.quirks
    odd = quirks_in(store, explained, held.ward_generations)
    return {
        **{kind: _without_files(table) for kind, table in now.records.items()},
        "values": pd.DataFrame(columns=list(RECORDS["values"].names)),
        "observations": now.observations[list(OBSERVATIONS)],
        "assessments": assessments,
        "points": pd.concat([one.points for one in now.assessed]).reindex(columns=POINTS),
        "comparisons": beside(
            now.observations,
            held.live_kpis,
            area=quarter.area or settings.area,
            peers=now.knowns.peers,
        ),
        "spreads": spreads(now.observations, held.live_kpis, area_code=council),
        "funnels": funnels(
            now.observations,
            held.live_kpis,
            area_code=council,
            compared=now.knowns.peers.named_councils,
        ),
        "doubts": doubtful_values(sources, now.knowns.problems),
        "earlier_values": pd.DataFrame(columns=EARLIER),
        "forecasts": expect(
            now.observations,
            held.live_kpis,
            area_code=council,
            targets={one.row["kpi_id"]: one.target for one in now.assessed},
            as_at=now.knowns.as_at,
        ),
        "effects": effects(
            now.records["actions"], now.observations, held.live_kpis, area_code=council
        ),
        "associations": associate(now.observations, held.live_kpis, area_code=council),
        "not_associated": not_associated(now.observations, held.live_kpis, area_code=council),
        "questions": pd.DataFrame(
            [row for one in now.assessed for row in one.questions], columns=QUESTIONS
        ),
        "found": pd.DataFrame(
            [row for one in now.assessed for row in one.found], columns=list(FOUND)
        ),
        **_places(now, held, quarter.area or settings.area, store),
        # A made-up council's wards have no boundaries.
        "ward_shapes": ward_shapes(held, {} if quarter.illustrative else settings.boundaries),
        "candidates": now.candidates,
        "sources": sources,
        "problems": now.knowns.problems,
        "quirks": odd.table,
        "quirk_rows": odd.rows,
        "thread": golden.nodes,
        "thread_links": golden.links,
        "thread_flows": golden.flows,
        "interventions": intervene(now.observations, held, knowns=now.knowns),
        "releases": _releases(assessments, held.live_kpis, quarter.as_at),
    }


def _trusted(
    now: Read,
    before: Read | None,
    held: Framework,
    store: Store,
    *,
    as_at: date,
    since: date | None,
) -> dict[str, pd.DataFrame]:
    """Return what was received, how far it can be trusted, and how what fails is to be mended."""
    receipts = read.receipts(store)[list(RECEIPTS)]
    graded = [
        dimensions_of(
            one.trust,
            one.facts,
            receipts,
            {found.row["kpi_id"]: found.grade.dimensions for found in one.assessed},
            {found.row["kpi_id"]: found.row["age_status"] for found in one.assessed},
            held,
            area_code=one.knowns.area_code,
        )
        for one in (now, before)
        if one is not None
    ]
    closed = closed_since(before and before.trust, now.trust, since=since)
    plan = plan_of(
        now.trust,
        closed,
        now.records["decisions"],
        held,
        as_at=as_at,
        area_code=now.knowns.area_code,
    )
    return {
        "receipts": receipts,
        "dimensions": with_shares_before(graded[0], *graded[1:]),
        "closed_problems": fails_nowhere(closed, now.trust.problems),
        "incomplete": incomplete_of(now.trust, now.facts, held, store),
        "action_plan": plan,
    }


def _places(now: Read, held: Framework, area: Area, store: Store) -> dict[str, pd.DataFrame]:
    """Return the tables of wards and of gaps within the area."""
    wards = now.wards.table
    unequal = inequality_of(now.observations, now.wards, held, area=area)
    read_from = read.sources_of(store, wards["fact_ids"].explode().dropna())
    return {
        "wards": wards[list(WARDS)],
        "ward_sources": ward_sources(wards, read_from),
        "inequality": unequal.table,
        "inequality_groups": unequal.groups,
    }


def _changes(before: Read | None, now: Read) -> pd.DataFrame:
    if before is None:
        return changes_between(now.assessments.iloc[:0], now.assessments.iloc[:0])
    revised = revisions(_own(before), _own(now))
    return pd.concat([changes_between(before.assessments, now.assessments), revised])


def _own(known: Read) -> pd.DataFrame:
    rows = known.observations
    return rows.loc[rows["area_code"] == known.knowns.area_code, list(OBSERVATIONS)]


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


def _without_files(table: pd.DataFrame) -> pd.DataFrame:
    return table.drop(columns=["recorded_at"], errors="ignore")


def _releases(assessments: pd.DataFrame, kpis: Sequence[Kpi], as_at: date) -> pd.DataFrame:
    titles = {kpi.id: kpi.title for kpi in kpis}
    due = pd.to_datetime(assessments["next_due"])
    coming = assessments.loc[due > pd.Timestamp(as_at)]
    rows = coming.assign(title=coming["kpi_id"].map(titles), due_on=coming["next_due"])
    return rows[RELEASES].sort_values(["due_on", "kpi_id"], ignore_index=True)
