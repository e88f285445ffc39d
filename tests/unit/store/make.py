"""A store for one test, and small files received into it."""

from datetime import UTC, date, datetime
from typing import Any

from perfkit.returns.validate import Origin, Validated, validate
from perfkit.store.engine import Store
from perfkit.store.receipts import Receipt
from perfkit.store.write import receive
from tests.unit.returns.make import make_cells, make_use

DAY = datetime(2026, 4, 1, 9, tzinfo=UTC)


def make_content(*rows: dict[str, Any], origin: Origin, **changes: Any) -> Validated:
    """Return what a file holds: rows of the series "count"."""
    uses = {("homes", "count"): make_use(**changes)}
    return validate(make_cells(*rows), uses=uses, origin=origin)


def receive_rows(
    store: Store,
    *rows: dict[str, Any],
    file: str = "a.csv",
    file_id: str = "a1",
    at: datetime = DAY,
) -> Receipt:
    """Receive a file of these rows, and return its receipt."""
    content = make_content(*rows, origin=Origin("homes", file, file_id, at.date()))
    return receive(store, make_receipt(content, file=file, file_id=file_id, at=at), content)


def make_receipt(content: Validated, *, file: str, file_id: str, at: datetime = DAY) -> Receipt:
    """Return the receipt of a file."""
    counts = (content.read, content.sound, content.rejected, content.out_of_scope)
    return Receipt(file_id, file, "homes", "homes", "loaded", *counts, at)


LATER = date(2030, 1, 1)
