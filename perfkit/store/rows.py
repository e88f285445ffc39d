"""Frames to rows of the store and back: dates are dates there, and datetime64[us] in frames."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

import pandas as pd
from sqlalchemy import Boolean, Connection, Date, DateTime, Float, Integer, Select, Table
from sqlalchemy.types import TypeEngine

DAYS: Final = "datetime64[us]"
ROWS_AT_ONCE = 20_000  # enough for speed; more only takes memory


def utc(moment: datetime) -> datetime:
    """Return a moment in UTC without its time zone, as the store keeps it; one without is UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def insert(connection: Connection, table: Table, rows: pd.DataFrame) -> None:
    """Insert every row of `rows`, whose columns are columns of the table; missing becomes NULL."""
    if rows.empty:
        return
    plain = {name: _python_values(rows[name], table.columns[name].type) for name in rows.columns}
    names = list(plain)
    every = zip(*plain.values(), strict=True)
    batch: list[dict[str, Any]] = []
    for values in every:
        batch.append(dict(zip(names, values, strict=True)))
        if len(batch) == ROWS_AT_ONCE:
            connection.execute(table.insert(), batch)
            batch = []
    if batch:
        connection.execute(table.insert(), batch)


def _python_values(column: "pd.Series[Any]", kind: TypeEngine[Any]) -> Iterable[Any]:
    missing = column.isna()
    if isinstance(kind, Date):
        values: pd.Series[Any] = pd.Series(
            pd.to_datetime(column).dt.date, index=column.index, dtype=object
        )
    else:
        values = column.astype(object)
    if missing.any():
        values = values.where(~missing, None)
    return values.tolist()


def select_frame(connection: Connection, query: Select[Any]) -> pd.DataFrame:
    """Return what a query gives: texts as `str`, numbers as float64, days as datetime64[us]."""
    rows = connection.execute(query).all()
    values = list(zip(*rows, strict=True)) or [() for _ in query.selected_columns]
    return pd.DataFrame(
        {
            column.name: _typed(series, column.type, has_gaps=bool(column.nullable))
            for column, series in zip(query.selected_columns, values, strict=True)
        }
    )


def _typed(values: tuple[Any, ...], kind: TypeEngine[Any], *, has_gaps: bool) -> "pd.Series[Any]":
    if isinstance(kind, (Date, DateTime)):
        return pd.Series(pd.to_datetime(pd.Series(values, dtype=object))).astype(DAYS)
    if isinstance(kind, Float):
        return pd.Series(values, dtype="float64")
    if isinstance(kind, Boolean):
        return pd.Series(values, dtype="boolean")
    if isinstance(kind, Integer):
        return pd.Series(values, dtype="Int64" if has_gaps else "int64")
    return pd.Series(values, dtype="str")
