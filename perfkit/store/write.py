"""Puts what one file says into the store, in one transaction: all of it, or nothing."""

from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Table, func, select

from perfkit.returns.quirks.look import Looked
from perfkit.returns.records import Records
from perfkit.returns.validate import Validated
from perfkit.store import schema
from perfkit.store.engine import Store
from perfkit.store.match import Matched, match
from perfkit.store.receipts import Receipt, add_receipt, receipt_of
from perfkit.store.rows import DAYS, insert, select_frame, utc
from perfkit.tables import PROBLEMS, RECORDS, SOURCES

IDS_AT_ONCE = 500  # databases limit how many values one query may name


def receive(
    store: Store,
    receipt: Receipt,
    content: Validated | Records | None,
    *,
    quirks: Looked | None = None,
    scope: str = "",
) -> Receipt:
    """Keep what one file says, and return its receipt; a file already received changes nothing.

    Facts are added, never changed. One that the store holds already gets one more source. One that
    differs from what a file of the same name said is a revision: it stands from the day recorded
    (or released, where the file says when), and the earlier one stays for readings before. One that
    differs from what another file said first is kept, not read, and told of as a problem.

    Parameters
    ----------
    receipt
        What is to be recorded; `recorded_at` is when the store learns all this.
    content
        Facts, or records; None for a file of which nothing is kept.
    quirks
        What looking at the file for known quirks came to.
    scope
        What was wanted of the file: the same file is read again where this has changed.

    Raises
    ------
    StoreError
        When the store cannot be written; it is then as it was.
    """
    receipt = receipt._replace(recorded_at=utc(receipt.recorded_at))
    with store.writing() as connection:
        known = receipt_of(connection, receipt.file_id, scope)
        if known is not None:
            return known
        number = add_receipt(connection, receipt, scope)
        if isinstance(content, Validated):
            contradictions = _keep_facts(connection, content, receipt)
            problems = pd.concat([content.problems, contradictions])
            _keep_problems(connection, problems, receipt, number)
        elif isinstance(content, Records):
            _keep_records(connection, content, receipt)
            _keep_problems(connection, content.problems, receipt, number)
        if quirks is not None:
            _keep_quirks(connection, quirks, receipt, number)
    return receipt


# Facts ---------------------------------------------------------------------------------------


def _keep_facts(connection: Connection, content: Validated, receipt: Receipt) -> pd.DataFrame:
    """Add the new facts and all sources, and return the contradictions as problems."""
    incoming = content.facts
    existing = _existing(connection, incoming)
    told = _told_by(connection, receipt.file, incoming["return_id"].unique().tolist())
    matched = match(incoming, existing, told=told)
    numbers = matched.repeats.to_numpy().copy()
    new = numbers == 0
    numbers[new] = _last(connection, schema.facts, "fact_id") + 1 + np.arange(new.sum())
    numbered = incoming.assign(
        fact_id=numbers,
        released_on=_released(incoming, matched, receipt),
        recorded_at=pd.Timestamp(receipt.recorded_at),
        contradicts=matched.contradicts.astype(object).where(matched.contradicts > 0),
    )
    insert(connection, schema.facts, numbered[new])
    sources = content.sources.assign(
        fact_id=numbers[content.sources["fact_id"].to_numpy()],
        recorded_at=pd.Timestamp(receipt.recorded_at),
    )
    _add_absent(connection, schema.sources, sources, list(SOURCES))
    return _contradictions(connection, content, matched)


def _existing(connection: Connection, incoming: pd.DataFrame) -> pd.DataFrame:
    """Return the facts of the store that are of the same returns and series."""
    table = schema.facts
    query = select(table).where(
        table.c.return_id.in_(incoming["return_id"].unique().tolist()),
        table.c.series.in_(incoming["series"].unique().tolist()),
    )
    existing = select_frame(connection, query)
    return existing.assign(contradicts=existing["contradicts"].fillna(0).astype("int64"))


def _told_by(connection: Connection, file: str, return_ids: list[str]) -> frozenset[int]:
    """Return the ids of the facts that files of this name have told."""
    query = (
        select(schema.sources.c.fact_id)
        .join(schema.facts, schema.facts.c.fact_id == schema.sources.c.fact_id)
        .where(schema.sources.c.file == file, schema.facts.c.return_id.in_(return_ids))
    )
    return frozenset(connection.execute(query).scalars())


def _released(incoming: pd.DataFrame, matched: Matched, receipt: Receipt) -> pd.Series:
    """Return the day each fact was made known; a revision of no known day, the day recorded.

    Never before the day of what it revises, or it would not be read after it.
    """
    recorded = pd.Timestamp(receipt.recorded_at).normalize()
    earlier = matched.released_on.astype(DAYS)
    later = earlier.where(earlier > recorded, recorded)
    revised = matched.revises & (incoming["release_basis"] == "pattern")
    return incoming["released_on"].mask(revised, later)


def _contradictions(connection: Connection, content: Validated, matched: Matched) -> pd.DataFrame:
    """Return a problem for each fact that says otherwise than another file said first."""
    other = matched.contradicts[matched.contradicts > 0]
    if other.empty:
        return content.problems.iloc[:0]
    mine = content.facts.loc[other.index]
    first = content.sources.drop_duplicates("fact_id").set_index("fact_id").loc[mine["fact_id"]]
    theirs = _said_by_others(connection, other.unique().tolist()).loc[other.to_numpy()]
    said = _said(mine).to_numpy()
    rule = (
        (
            "Two files differ: " + theirs["file"] + " says " + theirs["said"] + ", this one says "
        ).to_numpy()
        + said
        + ". The one recorded first is used."
    )
    problems = mine.assign(
        **{name: first[name].to_numpy() for name in ("file_id", "file", "row", "column")},
        got=said,
        rule=rule,
        dimension="consistency",
        severity="doubtful",
    )
    return problems[list(PROBLEMS)]


def _said(facts: pd.DataFrame) -> "pd.Series[str]":
    numbers = facts["value"].map("{:.12g}".format).astype("str")
    return numbers.where(facts["value"].notna(), facts["value_text"]).replace("", "nothing")


def _said_by_others(connection: Connection, fact_ids: list[int]) -> pd.DataFrame:
    """Return what each fact says and the file that said it first, by the fact's id."""
    facts, sources = schema.facts, schema.sources
    parts = [
        select_frame(
            connection,
            select(
                facts.c.fact_id,
                facts.c.value,
                facts.c.value_text,
                sources.c.file,
                sources.c.recorded_at,
            )
            .join(sources, sources.c.fact_id == facts.c.fact_id)
            .where(facts.c.fact_id.in_(fact_ids[start : start + IDS_AT_ONCE])),
        )
        for start in range(0, len(fact_ids), IDS_AT_ONCE)
    ]
    together = pd.concat(parts).sort_values(["recorded_at", "file"]).drop_duplicates("fact_id")
    return together.assign(said=_said(together)).set_index("fact_id")


# Problems, quirks and records ----------------------------------------------------------------


def _keep_problems(
    connection: Connection, rows: pd.DataFrame, receipt: Receipt, receipt_id: int
) -> None:
    start = _last(connection, schema.problems, "problem_id") + 1
    numbered = rows.assign(
        problem_id=np.arange(start, start + len(rows)),
        receipt_id=receipt_id,
        recorded_at=pd.Timestamp(receipt.recorded_at),
    )
    insert(connection, schema.problems, numbered)


def _keep_quirks(connection: Connection, quirks: Looked, receipt: Receipt, receipt_id: int) -> None:
    for table, rows in ((schema.quirks, quirks.counts), (schema.quirk_rows, quirks.rows)):
        told = rows.assign(
            receipt_id=receipt_id,
            file_id=receipt.file_id,
            file=receipt.file,
            recorded_at=pd.Timestamp(receipt.recorded_at),
        )
        insert(connection, table, told)


def _keep_records(connection: Connection, records: Records, receipt: Receipt) -> None:
    """Add the rows that the store does not hold, whichever file said them."""
    record = RECORDS[records.kind]
    table = schema.RECORD_TABLES[records.kind]
    rows = records.table.assign(
        file_id=receipt.file_id,
        file=receipt.file,
        recorded_at=pd.Timestamp(receipt.recorded_at),
    )
    latest = select_frame(connection, select(table).order_by(table.c.record_id))
    latest = latest.drop_duplicates([*record.key, "released_on"], keep="last")
    same = [*record.names, "marks"]
    new = rows[~_is_in(rows, latest, same)]
    start = _last(connection, table, "record_id") + 1
    insert(connection, table, new.assign(record_id=np.arange(start, start + len(new))))


def _add_absent(connection: Connection, table: Table, rows: pd.DataFrame, same: list[str]) -> None:
    """Add the rows of a file that an earlier reading of the same file did not already give."""
    file_ids = rows["file_id"].unique().tolist()
    columns = [table.c[name] for name in same]
    there = select_frame(connection, select(*columns).where(table.c.file_id.in_(file_ids)))
    new = rows if there.empty else rows[~_is_in(rows, there, same)]
    insert(connection, table, new)


def _is_in(rows: pd.DataFrame, there: pd.DataFrame, same: list[str]) -> "np.ndarray[Any, Any]":
    """Whether each row is there already, by the columns named; a missing cell equals a missing."""
    left = rows[same].reset_index(drop=True)
    right = there[same].astype(left.dtypes.to_dict()).drop_duplicates().assign(there=True)
    return left.merge(right, how="left", on=same)["there"].notna().to_numpy()


def _last(connection: Connection, table: Table, column: str) -> int:
    query = select(func.coalesce(func.max(table.c[column]), 0))
    return int(connection.execute(query).scalar_one())
