"""Freeze a quarter: read the store as at its date, assess once, write one table a grain."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from perfkit.edition import contents
from perfkit.edition.about import about
from perfkit.edition.changes import changes_between, revisions
from perfkit.edition.correcting import corrections_told
from perfkit.edition.doubts import values_before_revision
from perfkit.edition.inequality import inequality_of
from perfkit.edition.measured import measured
from perfkit.edition.quirks import quirks_in
from perfkit.edition.reading import Read, read_as_at
from perfkit.edition.schema import hold
from perfkit.edition.shapes import ward_shapes
from perfkit.edition.trusted import trusted
from perfkit.edition.wards import ward_sources
from perfkit.errors import EditionError
from perfkit.framework.comparators import Area
from perfkit.framework.model import Framework
from perfkit.framework.settings import Quarter, Settings
from perfkit.periods import write_date
from perfkit.returns.corrections import Correction
from perfkit.store import read
from perfkit.store.engine import Store
from perfkit.tables import OBSERVATIONS, RECORDS, WARDS


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
    tables |= trusted(now, before, held, store, since=previous.as_at if previous else None)
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
    """Return the tables that need nothing of an edition before."""
    area = quarter.area or settings.area
    # What is made up has no publisher whose quirks it could have, and its wards no boundaries.
    explained = () if quarter.illustrative else held.quirks
    odd = quirks_in(store, explained, held.ward_generations)
    return {
        **{kind: _without_files(table) for kind, table in now.records.items()},
        "values": pd.DataFrame(columns=list(RECORDS["values"].names)),
        **measured(now, held, store, area=area),
        **_places(now, held, area, store),
        "ward_shapes": ward_shapes(held, {} if quarter.illustrative else settings.boundaries),
        "candidates": now.candidates,
        "problems": now.knowns.problems,
        "quirks": odd.table,
        "quirk_rows": odd.rows,
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


def _without_files(table: pd.DataFrame) -> pd.DataFrame:
    return table.drop(columns=["recorded_at"], errors="ignore")
