"""What changed since the last edition: figures, marks and definitions."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.sentences.marks import MarkName
from perfkit.sentences.marks import mark as worded
from perfkit.views.html import Child
from perfkit.views.names import count, name_of, rows_of, text, write_day
from perfkit.views.tables import Column, behind, reading_table, unseen
from perfkit.views.view import Content, View, said, section

MARKS: dict[str, MarkName] = {
    "Target status": "Target",
    "Variation": "Variation",
    "Data quality": "Data quality",
}
NEW, REVISED = "New figure", "Revised"
REVIEW_WITHIN = 90  # days


def changes(book: Book) -> View:
    """Show what changed since the last edition: new figures, revisions, marks that moved."""
    return section(book, "changes", _changes)


def definitions(book: Book) -> View:
    """Show the definitions that are past their review, due for it, or new."""
    return section(book, "definitions", _definitions)


def _changes(book: Book) -> Content:
    if book.first_edition:
        text_ = "This is the first edition: there is nothing to compare it with."
        return Content((said(text_),))
    rows = rows_of(book.changes)
    if not rows:
        return Content((said(f"Nothing on this page changed since {book.previous_edition}."),))
    lead = said(f"Since {book.previous_edition}.")
    new = [row for row in rows if str(row.what).startswith(NEW)]
    if book.body.kind == "residents":  # a mark that moved says nothing to them
        figures = [row for row in rows if is_figure(row)]
        return Content(
            (lead, changes_table(book, figures) if figures else said("No figure is new."))
        )
    others = [row for row in rows if row not in new]
    parts: list[Child] = [
        lead,
        changes_table(book, others) if others else said("Nothing was revised."),
    ]
    if new:
        parts.append(behind(count(len(new), "new figure"), changes_table(book, new)))
    return Content(tuple(parts))


def is_figure(row: Any) -> bool:
    """Whether a change is of a figure: a new one or a revised one; not of a mark or definition."""
    return str(row.what).startswith((NEW, REVISED))


def changes_table(book: Book, rows: list[Any]) -> Markup:
    """Return changes as a table: the measure, what changed, before and now."""
    columns = (Column("Measure"), Column("What changed"), Column("Before"), Column("Now"))
    cells = [
        (
            name_of(book, row.kpi_id),
            str(row.what),
            _state(row.what, row.before),
            _state(row.what, row.after),
        )
        for row in rows
    ]
    return reading_table(unseen("What changed"), columns, cells)


def _state(what: object, value: object) -> str:
    """Return a state in words: the table of changes holds it as the edition does."""
    name = MARKS.get(str(what))
    state = text(value)
    return worded(name, state).word if name and state else state or "–"


def _definitions(book: Book) -> Content:
    rows = sorted(_reviewed(book), key=lambda item: item[1].review_due)
    if not rows:
        return Content((said("No definition is due for review in the next 90 days."),))
    columns = (
        Column("Measure"),
        Column("State"),
        Column("Last reviewed"),
        Column("Review due"),
        Column("Owner"),
    )
    cells: Iterable[tuple[Child, ...]] = [
        (
            kpi.short_title,
            state,
            write_day(kpi.reviewed_on),
            write_day(kpi.review_due),
            name_of(book, kpi.owner),
        )
        for state, kpi in rows
    ]
    caption = unseen("Definitions changed or due for review")
    return Content((reading_table(caption, columns, cells),))


def _reviewed(book: Book) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for kpi in book.framework.kpis:
        days = (kpi.review_due - book.as_at).days
        if kpi.lifecycle != "live":
            found.append((f"{kpi.lifecycle.capitalize()}: {kpi.retired_because}".rstrip(": "), kpi))
        elif days < 0:
            found.append(("Past its review", kpi))
        elif days <= REVIEW_WITHIN:
            found.append(("Due for review", kpi))
    return found
