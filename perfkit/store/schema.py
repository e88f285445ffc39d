"""The tables of the store, as SQLAlchemy knows them; `migrations` makes them in a database."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from perfkit.store.engine import Store, open_store
from perfkit.tables import RECORDS, Record, Type

__all__ = [
    "METADATA",
    "RECORD_TABLES",
    "Store",
    "facts",
    "open_store",
    "problems",
    "quirk_rows",
    "quirks",
    "receipts",
    "sources",
]

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
# SQLite gives a rowid only to INTEGER; everywhere else ids are wide.
NUMBER_OF_ROW = BigInteger().with_variant(Integer, "sqlite")

TYPES: dict[Type, TypeEngine[Any]] = {
    "text": Text(),
    "number": Float(),
    "date": Date(),
    "period": Text(),
    "whole": Integer(),
    "yes_no": Boolean(create_constraint=False),
}


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _id(name: str) -> Column[int]:
    return Column(name, NUMBER_OF_ROW, primary_key=True, autoincrement=False)


def _recorded() -> Column[Any]:
    """Return the column that says when the store learned a row: UTC, without a time zone."""
    return Column("recorded_at", DateTime, nullable=False)


receipts = Table(
    "receipts",
    METADATA,
    _id("receipt_id"),
    _text("file_id"),
    _text("scope"),  # a digest of what was wanted of the file: a file is read again when it changes
    _text("file"),
    _text("return_id"),
    _text("reader"),
    _text("outcome"),
    Column("read", Integer, nullable=False),
    Column("sound", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("out_of_scope", Integer, nullable=False),
    _recorded(),
    UniqueConstraint("file_id", "scope"),
)

facts = Table(
    "facts",
    METADATA,
    _id("fact_id"),
    _text("return_id"),
    _text("series"),
    _text("area_code"),
    _text("area"),
    _text("period_kind"),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    _text("period_text"),
    _text("breakdown"),
    Column("value", Float),
    _text("value_text"),
    Column("numerator", Float),
    Column("denominator", Float),
    Column("lower", Float),
    Column("upper", Float),
    _text("status"),
    _text("note"),
    Column("released_on", Date, nullable=False),
    _text("release_basis"),
    _text("release_version"),
    _recorded(),
    # The fact that said otherwise first, where two files differ: this one is kept, and not read.
    Column("contradicts", NUMBER_OF_ROW, ForeignKey("facts.fact_id")),
    Index(None, "return_id", "series"),
)

sources = Table(
    "sources",
    METADATA,
    Column("fact_id", NUMBER_OF_ROW, ForeignKey("facts.fact_id"), primary_key=True),
    Column("file_id", Text, primary_key=True),
    _text("file"),
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("column", Text, primary_key=True),
    _recorded(),
    Index(None, "file"),
)

problems = Table(
    "problems",
    METADATA,
    _id("problem_id"),
    Column("receipt_id", NUMBER_OF_ROW, ForeignKey("receipts.receipt_id"), nullable=False),
    _text("file_id"),
    _text("file"),
    Column("row", Integer, nullable=False),
    _text("column"),
    _text("return_id"),
    _text("series"),
    _text("area_code"),
    _text("period_text"),
    _text("got"),
    _text("rule"),
    _text("dimension"),
    _text("severity"),
    _recorded(),
    Index(None, "receipt_id"),
)

# What looking at a file for known quirks came to, on one reading of it.
quirks = Table(
    "quirks",
    METADATA,
    Column("receipt_id", NUMBER_OF_ROW, ForeignKey("receipts.receipt_id"), primary_key=True),
    Column("quirk", Text, primary_key=True),
    _text("file_id"),
    _text("file"),
    Column("cells", Integer, nullable=False),
    _recorded(),
)

quirk_rows = Table(
    "quirk_rows",
    METADATA,
    Column("receipt_id", NUMBER_OF_ROW, ForeignKey("receipts.receipt_id"), primary_key=True),
    Column("quirk", Text, primary_key=True),
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("column", Text, primary_key=True),
    _text("file_id"),
    _text("file"),
    _text("got"),
    _recorded(),
)


def _record_table(record: Record) -> Table:
    """Return the table of one kind of record: its columns, its marks, and where a row came from."""
    return Table(
        record.kind,
        METADATA,
        _id("record_id"),
        *(Column(column.name, TYPES[column.type]) for column in record.columns),
        _text("marks"),  # "completed [c]": what stands where a number is missing
        _text("file_id"),
        _text("file"),
        Column("row", Integer, nullable=False),
        _recorded(),
        Index(None, *record.key),
    )


# Values are facts: the store keeps them with the publishers'.
RECORD_TABLES: dict[str, Table] = {
    kind: _record_table(record) for kind, record in RECORDS.items() if kind != "values"
}
