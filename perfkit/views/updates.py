"""What is owed: updates, narratives, returns; and how a body's measures feed those above it."""

from datetime import timedelta
from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.found import linked_first_mark
from perfkit.views.html import Child, element
from perfkit.views.names import (
    as_date,
    count,
    name_of,
    return_name,
    rows_of,
    sentence,
    text,
    write_day,
)
from perfkit.views.tables import Column, behind, reading_table, unseen, with_note
from perfkit.views.thread_place import link_up
from perfkit.views.view import Content, View, said, section

SIX_WEEKS = timedelta(weeks=6)
ABOVE = {"operations": "tactics", "tactics": "strategy", "strategy": "leadership"}


def updates_due(book: Book) -> View:
    """Show the updates this body owes, prefilled with what the data already says."""
    return section(book, "updates-due", _updates_due)


def narratives(book: Book) -> View:
    """Show narratives that wait for sign-off, and those not yet written."""
    return section(book, "narratives", _narratives)


def returns_due(book: Book) -> View:
    """Show the returns due in the next six weeks."""
    return section(book, "returns-due", _returns_due)


def upward(book: Book) -> View:
    """Show which measures go up to the next level, and the way they lead there."""
    return section(book, "upward", _upward)


def owed(book: Book) -> list[Any]:
    """Return the assessments whose narrative for this quarter has not been written."""
    return [row for row in rows_of(book.assessments) if not _written(book, row)]


def _updates_due(book: Book) -> Content:
    rows = owed(book)
    if not rows:
        return Content((said("No update is due from this body."),))
    columns = (
        Column("Measure"),
        Column("The data already says"),
        Column("To be written"),
        Column("Due"),
    )
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            sentence(text(row.headline)),
            _to_write(row),
            with_note(sentence(book.kpi(row.kpi_id).narrative.due), _released(row)),
        )
        for row in rows
    ]
    lead = said(f"{count(len(rows), 'narrative')} awaited for {book.quarter.prose}.")
    return Content((lead, reading_table(unseen("Updates due"), columns, cells)))


def _written(book: Book, row: Any) -> bool:
    held = book.narrative(row.kpi_id)
    return held is not None and held["quarter"] == book.quarter.label


def _to_write(row: Any) -> str:
    if row.age_status == "awaited":
        return "The figure itself: none has been sent"
    if row.target_status == "off_target":
        return "Why, what is being done (an action is needed), and what to expect"
    return "Why, what is being done, and what to expect"


def _released(row: Any) -> str:
    """Return the day that a narrative's due day is counted from, and the next such day."""
    known = [("Released", row.released_on), ("next", row.next_due)]
    return sentence(", ".join(f"{name} {write_day(day)}" for name, day in known if as_date(day)))


def _narratives(book: Book) -> Content:
    waiting, drafts, awaited = [], [], []
    for row in rows_of(book.assessments):
        held = book.narrative(row.kpi_id)
        if held is None:
            awaited.append(row)
        elif held["state"] == "submitted":
            waiting.append((row, held))
        elif held["state"] == "draft":
            drafts.append((row, held))
    parts: list[Child] = [said("No narrative waits for sign-off.")]
    if waiting:
        parts = [_written_words(book, waiting, "Waiting for sign-off")]
    if drafts:
        summary = f"{count(len(drafts), 'draft')} still with the writer"
        parts.append(behind(summary, _written_words(book, drafts, unseen("Drafts"))))
    if awaited:
        names = (element("li", _awaited(book, row)) for row in awaited)
        summary = f"{count(len(awaited), 'narrative')} not yet written"
        parts.append(element("details", element("summary", summary), element("ul", *names)))
    return Content(tuple(parts))


def _written_words(book: Book, rows: list[tuple[Any, dict[str, Any]]], caption: Child) -> Markup:
    columns = (
        Column("Measure"),
        Column("Why"),
        Column("What we are doing"),
        Column("Writer"),
    )
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            sentence(text(held["why"])),
            sentence(text(held["doing"])),
            name_of(book, held["writer"]),
        )
        for row, held in rows
    ]
    return reading_table(caption, columns, cells)


def _awaited(book: Book, row: Any) -> str:
    kpi = book.kpi(row.kpi_id)
    return f"{kpi.short_title}: awaited from {name_of(book, kpi.narrative.writer)}"


def _returns_due(book: Book) -> Content:
    until = pd.Timestamp(book.as_at + SIX_WEEKS)
    due = book.releases
    soon = due.loc[pd.to_datetime(due["due_on"]) <= until] if len(due) else due
    if soon.empty:
        return Content((said("No return is due in the next six weeks."),))
    returns: dict[tuple[str, str], list[str]] = {}
    for row in rows_of(soon):
        source = book.kpi(row.kpi_id).source.return_id
        returns.setdefault((str(as_date(row.due_on)), source), []).append(row.kpi_id)
    columns = (
        Column("Return"),
        Column("Due"),
        Column("Measures it feeds"),
        Column("Data stewards"),
    )
    cells = [
        (
            return_name(book, source),
            write_day(when),
            ", ".join(book.kpi(kpi).short_title for kpi in kpis),
            ", ".join(sorted({name_of(book, book.kpi(kpi).data_steward) for kpi in kpis})),
        )
        for (when, source), kpis in sorted(returns.items())
    ]
    lead = said("By past pattern; a publisher may announce another day.")
    return Content((lead, reading_table(unseen("Returns due in six weeks"), columns, cells)))


def _upward(book: Book) -> Content:
    level = ABOVE.get(book.body.level, "leadership")
    rows = [row for row in rows_of(book.assessments) if level in book.kpi(row.kpi_id).levels]
    if not rows:
        return Content((said("None of these measures goes up to the next level."),))
    columns = (
        Column("Measure"),
        Column("Goes up as"),
        Column("Most pressing mark"),
        Column("Golden thread"),
    )
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            sentence(text(row.headline)),
            linked_first_mark(book, row),
            link_up(book, row.kpi_id),
        )
        for row in rows
    ]
    lead = said(f"{count(len(rows), 'measure')} of {len(book.assessments)} shown at {level} level.")
    return Content((lead, reading_table(unseen("What goes up"), columns, cells)))
