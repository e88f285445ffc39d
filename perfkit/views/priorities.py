"""Corporate priorities side by side: the measures, the money and the risks of each."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.measures.budget import together
from perfkit.measures.risk import is_high
from perfkit.views.html import Child
from perfkit.views.marks import needs_somebody
from perfkit.views.names import rows_of
from perfkit.views.numbers import pounds
from perfkit.views.tables import Column, reading_table


def by_priority(book: Book) -> Markup | None:
    """Return one row a corporate priority: measures that need attention, money, risks.

    A priority of which nothing is known has no row; None where that is so of all of them.
    """
    rows: dict[str, list[Any]] = {}
    for row in rows_of(book.assessments):
        priority = book.corporate_priority(row.kpi_id)
        if priority is not None:
            rows.setdefault(priority.id, []).append(row)
    held = [item for item in book.framework.priorities if item.id in rows]
    if not held:
        return None
    columns = (
        Column("Corporate priority"),
        Column("Measures that need attention"),
        Column("Of all that serve it"),
        Column("Forecast against budget"),
        Column("High risks"),
    )
    cells = [
        (
            item.text.rstrip("."),
            f"{sum(map(needs_somebody, rows[item.id]))} of {len(rows[item.id])}",
            _below(book, item.id),
            _money(book.budget, item.id),
            _risks(book, item.id),
        )
        for item in sorted(held, key=lambda one: -sum(map(needs_somebody, rows[one.id])))
    ]
    return reading_table("By corporate priority: performance, money, risk", columns, cells)


def _below(book: Book, priority: str) -> str:
    """Return how many of all measures that serve a priority need somebody, by the golden thread."""
    node = book.nodes[book.nodes["node_id"] == priority]
    return f"{node['need'].iloc[0]} of {node['measures'].iloc[0]}" if len(node) else ""


def _money(lines: pd.DataFrame, priority: str) -> Child:
    mine = lines.loc[lines["concerns"] == priority]
    if mine.empty:
        return "Not sent"
    over = together(mine, "over")
    return f"{pounds(abs(over))} {'over' if over > 0 else 'under'}" if over else "On budget"


def _risks(book: Book, priority: str) -> Child:
    """Return how many risks to a priority, or to what serves it, are high."""
    rows = [row for row in rows_of(book.records("risks")) if _serves(book, row.concerns, priority)]
    high = sum(is_high(row.likelihood, row.impact) for row in rows)
    return f"{high} of {len(rows)}" if rows else "None sent"


def _serves(book: Book, concerns: str, priority: str) -> bool:
    return concerns == priority or any(link.id == priority for link in book.thread(concerns))
