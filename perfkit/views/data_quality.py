"""What was loaded: files that nobody can read first, and every value used or explained."""

from typing import Any

import pandas as pd

from perfkit.book import Book
from perfkit.views.html import Child
from perfkit.views.marks import mark
from perfkit.views.names import count, return_name, rows_of, text
from perfkit.views.tables import Column, behind, number_table
from perfkit.views.view import Content, View, said, section


def loads(book: Book) -> View:
    """Show the files received: those nobody can read first, and every value used or explained."""
    return section(book, "loads", _loads)


def _loads(book: Book) -> Content:
    rows = book.receipts
    if rows.empty:
        return Content((said("No file has been received."),))
    unread = rows.loc[rows["outcome"] == "no reader"]
    numbers = rows[["read", "sound", "rejected", "out_of_scope"]].apply(pd.to_numeric).sum()
    lead = said(
        f"{count(len(rows), 'file')} received; {len(unread) or 'none'} with no reader. Every value "
        "(of our own returns, every row) is used, rejected with a reason, or out of scope: "
        f"{numbers['read']:,.0f} read, "
        f"{numbers['sound']:,.0f} sound, {numbers['rejected']:,.0f} rejected, "
        f"{numbers['out_of_scope']:,.0f} out of scope. Out of scope is what no measure uses: it is "
        "counted by file, and not kept."
    )
    order = rows["outcome"].map({"no reader": 0, "loaded": 1, "reference": 2})
    worst = rows.assign(order=order).sort_values(["order", "rejected"], ascending=[True, False])
    columns = (
        Column("File"),
        Column("Return"),
        Column("Outcome"),
        Column("Values read", number=True),
        Column("Sound", number=True),
        Column("Rejected", number=True),
        Column("Out of scope", number=True),
    )
    bad = (worst["outcome"] == "no reader") | (worst["rejected"].astype(float) > 0)
    parts: list[Child] = [lead]
    for caption, some in (("To look at", worst.loc[bad]), ("Loaded whole", worst.loc[~bad])):
        cells = [_receipt(book, row) for row in rows_of(some)]
        if cells:
            table = number_table(caption, columns, cells)
            whole = f"{caption}: {count(len(cells), 'file')}"
            parts.append(behind(whole, table) if caption == "Loaded whole" else table)
    return Content(tuple(parts))


def _receipt(book: Book, row: Any) -> tuple[Child, ...]:
    state = (
        mark("Data quality", "not_fit", "No reader") if row.outcome == "no reader" else row.outcome
    )
    counted = (row.read, row.sound, row.rejected, row.out_of_scope)
    whole = return_name(book, row.return_id) if text(row.return_id) else "–"
    return row.file, whole, state, *(f"{int(number):,}" for number in counted)
