"""Rows that were refused, as their sender needs them: where, what was got, what to do, to keep."""

from typing import Any, NamedTuple

import pandas as pd

from perfkit.book import Book
from perfkit.quality.action_plan import AT_SOURCE, touches
from perfkit.quality.grade import problems_of
from perfkit.views.figures import DATA
from perfkit.views.html import Child, element, join
from perfkit.views.names import count, return_name, rows_of, text
from perfkit.views.tables import Column, key_of, reading_table, unseen
from perfkit.views.view import Content, View, made_up, said, section

BLOCK = "rejected"
SHOWN = 8  # rows of one list; the file beside the page has them all
HEADER = (
    *("File", "Row", "Column", "Got", "What is wrong", "What to do"),
    *("Measure or series", "Area code", "Period", "Dimension"),
)
HUB = "intelligence_hub"
TO_SENDERS = "Send each file to whoever sent the rows, to be mended there."
TO_MEND = "Mend each where it is made, and send it again; the file says how."
EMPTY, NOT_REPEATED = "(empty)", "(not repeated)"
KINDS = (("csv", "CSV"), ("xlsx", "spreadsheet (XLSX)"))


class ForSender(NamedTuple):
    """Refused rows that go back together: the file's name, what it is called, `tables.PROBLEMS`."""

    stem: str
    title: str
    rows: pd.DataFrame


def rejected(book: Book) -> View:
    """Show the rows that were refused, by return, each list with a file to send back."""
    return section(book, BLOCK, _rejected)


def for_senders(book: Book) -> tuple[ForSender, ...]:
    """Return the refused rows that concern a body: every return's for the Intelligence Hub.

    For another body, those of its own measures in the council's area, or of no known area.
    """
    refused = book.problems.loc[book.problems["severity"] == "rejected"]
    if _is_hub(book):
        return tuple(
            ForSender(
                f"{BLOCK}-{return_id}",
                return_name(book, return_id),
                rows.sort_values(["file", "row"], kind="stable"),
            )
            for return_id, rows in refused.groupby("return_id", sort=True)
        )
    own = [book.kpi(kpi_id) for kpi_id in book.assessments["kpi_id"]]
    found = {
        index
        for kpi in own
        for index in problems_of(refused, kpi=kpi, area_codes=[book.area_code]).index
    }
    rows = refused.loc[sorted(found)].sort_values(["file", "row"], kind="stable")
    return () if rows.empty else (ForSender(f"{BLOCK}-{book.body.id}", book.body.name, rows),)


def cells_of(book: Book, found: ForSender) -> list[tuple[object, ...]]:
    """Return the rows of the file for a sender, under `HEADER`; all that pages may say is there."""
    return [
        (
            *(row.file, row.row, row.column, text(row.got), row.rule, AT_SOURCE[row.dimension]),
            *(_measures(book, row), text(row.area_code), text(row.period_text), row.dimension),
        )
        for row in rows_of(found.rows)
    ]


def _is_hub(book: Book) -> bool:
    return book.body.kind == HUB


def refused_in_words(rows: int) -> str:
    """Return how many cells were refused: ``2 cells were refused and are not used``."""
    what = "was refused and is" if rows == 1 else "were refused and are"
    return f"{count(rows, 'cell')} {what} not used"


def _measures(book: Book, row: Any) -> str:
    """Return the measures a row is for; its series where it is for none that is reported."""
    named = [
        kpi.title
        for kpi in book.framework.live_kpis
        if touches(kpi, return_id=row.return_id, series={row.series})
    ]
    return ", ".join(named) or text(row.series)


def _rejected(book: Book) -> Content:
    found = for_senders(book)
    if not found:
        return Content((said("No row was refused."),))
    rows = sum(len(one.rows) for one in found)
    lead = f"{refused_in_words(rows)}. "
    lead += TO_SENDERS if _is_hub(book) else TO_MEND
    return Content((said(lead), *(_list(book, one) for one in found)))


def _list(book: Book, found: ForSender) -> Child:
    columns = (Column("Where"), Column("Got"), Column("What is wrong"), Column("Measure"))
    cells = [
        (
            f"{row.file}, row {row.row}, {row.column}",
            text(row.got, EMPTY if row.dimension == "completeness" else NOT_REPEATED),
            text(row.rule),
            _measures(book, row),
        )
        for row in rows_of(found.rows.head(SHOWN))
    ]
    heading = element("h3", found.title, made_up(book)) if _is_hub(book) else None
    hidden = ["c"] if found.rows["got"].eq("[c]").any() else []
    caption = [unseen(f"Refused rows: {found.title}"), element("span", key_of(hidden))]
    table = reading_table(caption, columns, cells)
    more = len(found.rows) - SHOWN
    rest = said(f"The files hold {more:,} more.") if more > 0 else None
    return join([heading or "", table, rest or "", element("p", _links(found), class_="data")])


def _links(found: ForSender) -> list[Child]:
    links: list[Child] = []
    for suffix, kind in KINDS:
        heard = element("span", f": {found.title}", class_="hidden")
        address = f"{DATA}/{found.stem}.{suffix}"
        words = f"All refused rows as {kind}"
        links += ["" if not links else " ", element("a", words, heard, href=address, download=True)]
    return links
