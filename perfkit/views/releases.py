"""What comes next, and what it costs to collect: releases and the burden ledger."""

from datetime import timedelta
from typing import Any

import pandas as pd

from perfkit.book import Book
from perfkit.views.html import Child, element, second
from perfkit.views.names import count, return_name, rows_of, sentence, verb, write_day
from perfkit.views.tables import Column, reading_table, unseen
from perfkit.views.view import Content, View, said, section

THIRTY_DAYS = timedelta(days=30)


def releases(book: Book) -> View:
    """Show the releases expected in the next 30 days, and the first one after them."""
    return section(book, "releases", _releases)


def burden(book: Book) -> View:
    """Show the burden ledger: the returns each measure reuses, and each new collection's reason."""
    return section(book, "burden", _burden)


def _releases(book: Book) -> Content:
    rows = book.releases
    if rows.empty:
        return Content((said("No release is expected: no date is known."),))
    soon = rows.loc[pd.to_datetime(rows["due_on"]) <= pd.Timestamp(book.as_at + THIRTY_DAYS)]
    if soon.empty:
        next_day = write_day(rows["due_on"].iloc[0])
        return Content((said(f"No release is expected in 30 days; the next is {next_day}."),))
    columns = (
        Column("Measure"),
        Column("Newest period held"),
        Column("Expected"),
        Column("Return"),
    )
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            str(row.period),
            write_day(row.due_on),
            return_name(book, book.kpi(row.kpi_id).source.return_id),
        )
        for row in rows_of(soon)
    ]
    lead = said("By past pattern; a publisher may announce another day.")
    return Content((lead, reading_table(unseen("Releases in the next 30 days"), columns, cells)))


def _burden(book: Book) -> Content:
    by_return: dict[str, list[Any]] = {}
    for kpi in book.framework.live_kpis:
        by_return.setdefault(kpi.source.return_id, []).append(kpi)
    known = {item.id: item for item in book.framework.returns}
    new = [kpi for kpi in book.framework.live_kpis if kpi.new_collection]
    reused = len(book.framework.live_kpis) - len(new)
    lead = f"{count(reused, 'measure')} {verb(reused, 'reuse')} a return that is already made; "
    lead += f"{len(new) or 'none'} {verb(len(new), 'reuse')} none, each for its reason."
    columns = (
        Column("Return"),
        Column("Why it is made"),
        Column("Collected by"),
        Column("Measures it feeds"),
    )
    cells = [
        (
            return_name(book, return_id),
            _kind(known.get(return_id)),
            known[return_id].collected_by if return_id in known else "not known",
            _measures(kpis),
        )
        for return_id, kpis in sorted(by_return.items(), key=lambda pair: -len(pair[1]))
    ]
    reasons = (element("li", f"{kpi.short_title}: {sentence(kpi.new_collection)}") for kpi in new)
    listed = element("ul", *reasons) if new else None
    return Content((said(lead), listed, reading_table(unseen("Burden ledger"), columns, cells)))


def _kind(found: Any) -> str:
    if found is None:
        return "not known"
    return "Statutory" if found.statutory else "Not statutory"


def _measures(kpis: list[Any]) -> list[Child]:
    names = ", ".join(kpi.short_title for kpi in kpis)
    return [str(len(kpis)), " ", second(names)]
