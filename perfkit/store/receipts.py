"""What was received: one receipt a file, and a file once."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from sqlalchemy import Connection, func, select

from perfkit.store.schema import receipts
from perfkit.tables import RECEIPTS

# A file received before is not recorded again; the one who loads it is told so.
Outcome = Literal["loaded", "reference", "no reader", "already loaded"]


class Receipt(NamedTuple):
    """One row of `tables.RECEIPTS`: read = sound + rejected + out_of_scope, always."""

    file_id: str
    file: str
    return_id: str
    reader: str
    outcome: Outcome
    read: int
    sound: int
    rejected: int
    out_of_scope: int
    recorded_at: datetime


assert Receipt._fields == RECEIPTS  # two lists of one thing: a slip shows at once


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(wanted: object) -> str:
    """Return a digest of what was wanted of a file, from its text."""
    return hashlib.sha256(repr(wanted).encode()).hexdigest()[:16]


def receipt_of(connection: Connection, file_id: str, scope: str) -> Receipt | None:
    """Return the receipt of a file read for the same purpose, or None."""
    columns = [receipts.c[name] for name in RECEIPTS]
    query = select(*columns).where(receipts.c.file_id == file_id, receipts.c.scope == scope)
    found = connection.execute(query).one_or_none()
    return None if found is None else _told_again(Receipt(*found))


def _told_again(receipt: Receipt) -> Receipt:
    return receipt._replace(outcome="already loaded") if receipt.outcome == "loaded" else receipt


def add_receipt(connection: Connection, receipt: Receipt, scope: str) -> int:
    """Add a receipt to the store, and return its number."""
    last = connection.execute(
        select(func.coalesce(func.max(receipts.c.receipt_id), 0))
    ).scalar_one()
    row = {**receipt._asdict(), "scope": scope, "receipt_id": last + 1}
    connection.execute(receipts.insert(), row)
    return int(last) + 1
