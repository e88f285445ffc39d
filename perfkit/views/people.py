"""How we work: the values, and Insight Exchanges as counts that can point at nobody."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.html import element, tagged
from perfkit.views.names import name_of, rows_of
from perfkit.views.numbers import share
from perfkit.views.tables import Column, number_table
from perfkit.views.view import Content, View, made_up, said, section

LEAST = 10  # product rule: no count of people below ten is ever shown


def values(book: Book) -> View:
    """Show the values of the Values and Behaviours framework."""
    return section(book, "values", _values)


def insight_exchanges(book: Book) -> View:
    """Show how many Insight Exchanges were held, by directorate; never a row about a person."""
    return section(book, "insight-exchanges", _insight_exchanges)


def counted(number: float, among: float) -> str:
    """Return a count of people, or ``[c]`` where it, or those left over, are fewer than ten.

    The rest is hidden too: 95 of 100 would tell that five did not.
    """
    if pd.isna(number) or number < LEAST or 0 < among - number < LEAST:
        return "[c]"
    return f"{number:,.0f} ({share(number, among)})"


def _values(book: Book) -> Content:
    terms = (
        element(
            "div",
            element("dt", value.name, " ", tagged("example") if value.example else None),
            element("dd", value.meaning),
        )
        for value in book.framework.values  # noqa: PD011 - not a frame's
    )
    return Content((element("dl", *terms, class_="eight"),))


def _insight_exchanges(book: Book) -> Content:
    rows = book.records("insight_exchanges")
    if rows.empty:
        return Content((said("No Insight Exchange counts have been sent to the workbook yet."),))
    columns = (
        Column("Directorate"),
        Column("Period"),
        Column("Staff who should have one", number=True),
        Column("Held", number=True),
        Column("With a priority linked to a plan", number=True),
    )
    cells = [_row(book, row) for row in rows_of(rows)]
    note = ["[c] hidden to protect people: fewer than ten", made_up(book)]
    return Content((number_table("Insight Exchanges held", columns, cells, note=note),))


def _row(book: Book, row: Any) -> tuple[str | Markup, ...]:
    eligible, completed, linked = (
        pd.to_numeric(number, errors="coerce")  # [c] in the return itself is not a number
        for number in (row.eligible, row.completed, row.linked)
    )
    few = pd.isna(eligible) or eligible < LEAST
    held = "[c]" if few else counted(completed, eligible)
    return (
        name_of(book, row.directorate_id),
        str(row.period),
        "[c]" if few else f"{eligible:,.0f}",
        held,
        "[c]" if held == "[c]" else counted(linked, completed),
    )
