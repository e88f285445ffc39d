"""What is owed: updates, narratives, returns; and how a body's measures feed those above it."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.sentences.narrative_due import counted_alike
from perfkit.views.found import linked_first_mark
from perfkit.views.html import Child, element, second
from perfkit.views.marks import mark
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
from perfkit.views.tables import Column, behind, reading_table, unseen
from perfkit.views.thread_place import link_up
from perfkit.views.view import Content, View, said, section

SIX_WEEKS = timedelta(weeks=6)
ABOVE = {"operations": "tactics", "tactics": "strategy", "strategy": "leadership"}


def updates_due(book: Book) -> View:
    """Show the updates this body owes, prefilled with what the data already says."""
    return section(book, "updates-due", _updates_due)


def narratives(book: Book) -> View:
    """Show narratives that wait for sign-off, and by when those not yet written are due."""
    return section(book, "narratives", _narratives)


def returns_due(book: Book) -> View:
    """Show the returns due in the next six weeks."""
    return section(book, "returns-due", _returns_due)


def upward(book: Book) -> View:
    """Show which measures go up to the next level, and the way they lead there."""
    return section(book, "upward", _upward)


def owed(book: Book) -> list[Any]:
    """Return the assessments whose narrative is still to be written, the longest overdue first."""
    rows = [row for row in rows_of(book.assessments) if _state(book, row) != "written"]
    return sorted(rows, key=lambda row: as_date(_due(book, row)["due_on"]) or date.max)


def when_due(book: Book, row: Any) -> list[Child]:
    """Return by when a measure's narrative is due, and how late it is."""
    due = _due(book, row)
    if as_date(due["due_on"]) is None:
        return [mark("Age", "awaited", "Cannot tell"), " ", second(sentence(text(due["words"])))]
    late = count(int(due["days"]), "day")
    if due["state"] != "overdue":
        return [write_day(due["due_on"])]
    tag = element("span", mark("Age", "overdue", f"{late} late"), class_="nowrap")
    return [write_day(due["due_on"]), " ", tag]


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
    shared = _counted_from_alike(book, rows)
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            sentence(text(row.headline)),
            _to_write(row),
            [
                *when_due(book, row),
                *([] if shared else [" ", second(text(_due(book, row)["counted_from"]))]),
            ],
        )
        for row in rows
    ]
    lead = said(f"{count(len(rows), 'narrative')} awaited{_overdue(book, rows)}.")
    told = said(second(counted_alike(shared))) if shared else None
    return Content((lead, told, reading_table(unseen("Updates due"), columns, cells)))


def _counted_from_alike(book: Book, rows: list[Any]) -> str:
    """Return what the days of several narratives are counted from, where it is one for all."""
    told = {text(_due(book, row)["counted_from"]) for row in rows}
    return told.pop() if len(told) == 1 and len(rows) > 1 else ""


def _due(book: Book, row: Any) -> dict[str, Any]:
    return book.narrative_due(row.kpi_id)


def _state(book: Book, row: Any) -> str:
    return str(_due(book, row)["state"])


def _overdue(book: Book, rows: list[Any]) -> str:
    """Return how many of several narratives are overdue, to be put behind their count."""
    late = sum(_state(book, row) == "overdue" for row in rows)
    if late == len(rows):
        return ", overdue" if late == 1 else ", all overdue"
    return f", {late or 'none'} overdue"


def _to_write(row: Any) -> str:
    if row.age_status == "awaited":
        return "The figure itself: none has been sent"
    if row.target_status == "off_target":
        return "Why, what is being done (an action is needed), and what to expect"
    return "Why, what is being done, and what to expect"


def _narratives(book: Book) -> Content:
    waiting, drafts = _of_state(book, "submitted"), _of_state(book, "draft")
    begun = {row.kpi_id for row, _ in drafts}
    awaited = [row for row in owed(book) if row.kpi_id not in begun]
    parts: list[Child] = [said("No narrative waits for sign-off.")]
    if waiting:
        parts = [_written_words(book, waiting, "Waiting for sign-off")]
    if drafts:
        late = _overdue(book, [row for row, _ in drafts])
        summary = f"{count(len(drafts), 'draft')} still with the writer{late}"
        parts.append(behind(summary, _written_words(book, drafts, unseen("Drafts"))))
    if awaited:
        summary = f"{count(len(awaited), 'narrative')} not yet written{_overdue(book, awaited)}"
        parts.append(behind(summary, _awaited(book, awaited)))
    return Content(tuple(parts))


def _of_state(book: Book, state: str) -> list[tuple[Any, dict[str, Any]]]:
    """Return the assessments whose latest words are in a state, each with its words."""
    pairs = ((row, book.narrative(row.kpi_id)) for row in rows_of(book.assessments))
    return [(row, held) for row, held in pairs if held is not None and held["state"] == state]


def _written_words(book: Book, rows: list[tuple[Any, dict[str, Any]]], caption: Child) -> Markup:
    columns = (
        Column("Measure"),
        Column("Why"),
        Column("What we are doing"),
        Column("Writer"),
        Column("Due"),
    )
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            sentence(text(held["why"])),
            sentence(text(held["doing"])),
            name_of(book, held["writer"]),
            _in_time(book, row),
        )
        for row, held in rows
    ]
    return reading_table(caption, columns, cells)


def _in_time(book: Book, row: Any) -> list[Child]:
    if _state(book, row) == "written":
        return ["Written since the release"]
    return when_due(book, row)


def _awaited(book: Book, rows: list[Any]) -> Markup:
    columns = (Column("Measure"), Column("Writer"), Column("Due"))
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            name_of(book, book.kpi(row.kpi_id).narrative.writer),
            when_due(book, row),
        )
        for row in rows
    ]
    return reading_table(unseen("Not yet written"), columns, cells)


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
