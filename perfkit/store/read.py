"""Reads the store as at a day: what had been released by then, and recorded by a moment."""

from collections.abc import Iterable
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Select, Table, func, select

from perfkit.errors import UnknownNameError
from perfkit.store import schema
from perfkit.store.engine import Store
from perfkit.store.rows import select_frame, utc
from perfkit.tables import FACTS, PROBLEMS, QUIRK_ROWS, QUIRKS, RECEIPTS, RECORDS, SOURCES

# What a fact is about, whichever release it is of.
KEY = (
    "return_id",
    "series",
    "area_code",
    "period_kind",
    "period_start",
    "period_end",
    "breakdown",
)
IDS_AT_ONCE = 500


def facts_as_at(
    store: Store,
    *,
    released_by: date,
    recorded_by: datetime | None = None,
    area_codes: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Return the facts as they stood on a day: one row a return, series, area, period, breakdown.

    Of several releases the latest is given; of several on one day, that recorded last. A fact that
    contradicts what another file said first is left out.

    Parameters
    ----------
    released_by
        The last day of release that counts, included.
    recorded_by
        The last moment of recording that counts, included; None for everything recorded.
    area_codes
        The areas to give; None for all.

    Returns
    -------
    DataFrame
        Of `tables.FACTS`, ordered by return, series, area, breakdown and period; days and moments
        as datetime64[us] (UTC, no time zone), missing numbers as NaN.
    """
    table = schema.facts
    query = select(*(table.c[name] for name in FACTS)).where(
        table.c.released_on <= released_by, table.c.contradicts.is_(None)
    )
    if recorded_by is not None:
        query = query.where(table.c.recorded_at <= utc(recorded_by))
    if area_codes is not None:
        query = query.where(table.c.area_code.in_(sorted(area_codes)))
    with store.reading() as connection:
        facts = select_frame(connection, query)
    latest = facts.sort_values(["released_on", "recorded_at", "fact_id"]).drop_duplicates(
        list(KEY), keep="last"
    )
    return _ordered(latest)


def fact_history(
    store: Store, *, return_id: str, series: str, area_code: str | None = None
) -> pd.DataFrame:
    """Return every fact ever recorded of a series: one row a fact, revised and contradicting too.

    The columns are `tables.FACTS` and `contradicts`: the id of the fact that another file said
    first, or missing. In the order of period, release and recording.
    """
    table = schema.facts
    query = select(*(table.c[name] for name in (*FACTS, "contradicts"))).where(
        table.c.return_id == return_id, table.c.series == series
    )
    if area_code is not None:
        query = query.where(table.c.area_code == area_code)
    with store.reading() as connection:
        facts = select_frame(connection, query)
    order = ["area_code", "breakdown", "period_end", "released_on", "recorded_at", "fact_id"]
    return facts.sort_values(order, ignore_index=True)


def sources_of(store: Store, fact_ids: Iterable[int]) -> pd.DataFrame:
    """Return where facts came from: one row a fact and published cell, of `tables.SOURCES`.

    In the order of the ids, the source recorded first before the others; an id that no fact has
    gives no row.
    """
    table, wanted = schema.sources, sorted({int(fact_id) for fact_id in fact_ids})
    columns = [table.c[name] for name in (*SOURCES, "recorded_at")]
    with store.reading() as connection:
        parts = [
            select_frame(
                connection,
                select(*columns).where(table.c.fact_id.in_(wanted[at : at + IDS_AT_ONCE])),
            )
            for at in range(0, max(len(wanted), 1), IDS_AT_ONCE)
        ]
    order = ["fact_id", "recorded_at", "file", "row", "column"]
    return pd.concat(parts).sort_values(order, ignore_index=True)[list(SOURCES)]


def areas(store: Store) -> pd.DataFrame:
    """Return the areas that facts are of: one row a return, code and name, and its first cell.

    The columns are `return_id`, `area_code`, `area` and those of `tables.SOURCES`; in the order in
    which the areas came.
    """
    table = schema.facts
    named = (table.c.return_id, table.c.area_code, table.c.area)
    of_each = select(func.min(table.c.fact_id)).group_by(*named)
    query = select(*named, table.c.fact_id).where(table.c.fact_id.in_(of_each))
    with store.reading() as connection:
        found = select_frame(connection, query)
    first = sources_of(store, found["fact_id"]).drop_duplicates("fact_id")
    return found.merge(first, on="fact_id").sort_values("fact_id", ignore_index=True)


def problems(store: Store, *, recorded_by: datetime | None = None) -> pd.DataFrame:
    """Return the problems of what was received, of `tables.PROBLEMS` and `recorded_at`.

    One row a cell and broken rule: a cell may break several. Of a file read again, the problems of
    the last reading. In the order recorded.
    """
    table = schema.problems
    names = (*PROBLEMS, "recorded_at")
    query = select(*(table.c[name] for name in names)).where(
        table.c.receipt_id.in_(_last_readings(recorded_by))
    )
    with store.reading() as connection:
        return select_frame(connection, query.order_by(table.c.problem_id))


def quirks(store: Store, *, recorded_by: datetime | None = None) -> pd.DataFrame:
    """Return which known quirks were looked for and found, of `tables.QUIRKS`.

    One row a file and quirk, of the last reading of the file; 0 cells where the file is free of it.
    A file read before quirks were looked for has no row. In the order of quirk and file.
    """
    return _of_last_readings(store, schema.quirks, QUIRKS, recorded_by)


def quirk_rows(store: Store, *, recorded_by: datetime | None = None) -> pd.DataFrame:
    """Return the cells that known quirks were found in, of `tables.QUIRK_ROWS`: one row a cell.

    At most a thousand of each quirk and file, of its last reading; `quirks` counts them all. In the
    order of quirk, file, row and column.
    """
    return _of_last_readings(store, schema.quirk_rows, QUIRK_ROWS, recorded_by)


def _of_last_readings(
    store: Store, table: Table, names: tuple[str, ...], recorded_by: datetime | None
) -> pd.DataFrame:
    query = select(*(table.c[name] for name in names)).where(
        table.c.receipt_id.in_(_last_readings(recorded_by))
    )
    with store.reading() as connection:
        rows = select_frame(connection, query)
    order = [name for name in ("quirk", "file", "file_id", "row", "column") if name in names]
    return rows.sort_values(order, ignore_index=True)


def last_told(
    store: Store, series: Iterable[str], *, area_codes: Iterable[str] | None = None
) -> pd.DataFrame:
    """Return when each file last told each place of some series: one row a place and file.

    `area_codes` are the areas to give; None for all. The columns are `return_id`, `series`,
    `area_code`, `period_text`, `file` and `recorded_at`. A file that repeats what the store knows
    tells it too.
    """
    facts, sources = schema.facts, schema.sources
    place = ("return_id", "series", "area_code", "period_text")
    query = (
        select(*(facts.c[name] for name in place), sources.c.file, sources.c.recorded_at)
        .join(sources, sources.c.fact_id == facts.c.fact_id)
        .where(facts.c.series.in_(sorted({str(name) for name in series})))
    )
    if area_codes is not None:
        query = query.where(facts.c.area_code.in_(sorted({str(code) for code in area_codes})))
    with store.reading() as connection:
        told = select_frame(connection, query)
    last = told.sort_values("recorded_at", kind="stable")
    return last.drop_duplicates([*place, "file"], keep="last", ignore_index=True)


def receipts(store: Store, *, recorded_by: datetime | None = None) -> pd.DataFrame:
    """Return what was received, of `tables.RECEIPTS`: one row a file, of the last reading of it.

    A file is read again where more is wanted of it than before. In the order recorded.
    """
    table = schema.receipts
    query = select(*(table.c[name] for name in RECEIPTS)).where(
        table.c.receipt_id.in_(_last_readings(recorded_by))
    )
    with store.reading() as connection:
        return select_frame(connection, query.order_by(table.c.receipt_id))


def _last_readings(recorded_by: datetime | None) -> Select[tuple[int]]:
    """Return a query for the number of the last receipt of each file."""
    table = schema.receipts
    query = select(func.max(table.c.receipt_id)).group_by(table.c.file_id)
    return query if recorded_by is None else query.where(table.c.recorded_at <= utc(recorded_by))


def records_as_at(
    store: Store, kind: str, *, released_by: date, recorded_by: datetime | None = None
) -> pd.DataFrame:
    """Return the records of one kind as they stood on a day: one row a key of `tables.RECORDS`.

    Beside the kind's columns: `marks` (what stands where a number is missing), `file`, `row` and
    `recorded_at`. Whole numbers are Int64, yes and no are boolean, days datetime64[us].

    Raises
    ------
    UnknownNameError
        For a kind that the store has no table of; values are facts.
    """
    if kind not in schema.RECORD_TABLES:
        raise UnknownNameError("kind of record", kind, schema.RECORD_TABLES)
    record, table = RECORDS[kind], schema.RECORD_TABLES[kind]
    names = (*record.names, "marks", "file", "row", "recorded_at", "record_id")
    query = select(*(table.c[name] for name in names)).where(table.c.released_on <= released_by)
    if recorded_by is not None:
        query = query.where(table.c.recorded_at <= utc(recorded_by))
    with store.reading() as connection:
        rows = select_frame(connection, query)
    rows = rows.sort_values(["released_on", "recorded_at", "record_id"])
    latest = rows.drop_duplicates(list(record.key), keep="last")
    return latest.sort_values(list(record.key), ignore_index=True).drop(columns="record_id")


def _ordered(facts: pd.DataFrame) -> pd.DataFrame:
    order = ["return_id", "series", "area_code", "breakdown", "period_end", "period_start"]
    return facts.sort_values([*order, "fact_id"], ignore_index=True)
