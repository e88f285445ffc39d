"""What partners do: what they undertook, what is asked of those above, and Place Leadership."""

from collections import Counter
from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.sentences.marks import MarkName
from perfkit.views.html import Child, element, join, second, tagged
from perfkit.views.marks import mark
from perfkit.views.names import as_date, count, name_of, rows_of, text, write_day
from perfkit.views.tables import Column, behind, reading_table, unseen, with_note
from perfkit.views.view import Content, View, made_up, said, section

KEPT: dict[str, tuple[MarkName, str, str]] = {
    "missed": ("Target", "off_target", "Missed"),
    "late": ("Age", "overdue", "Late"),
    "open": ("Age", "new", "Open"),
    "kept": ("Target", "on_target", "Kept"),
}


def commitments(book: Book) -> View:
    """Show what partners undertook: kept, open, late or missed."""
    return section(book, "commitments", _commitments)


def asks(book: Book) -> View:
    """Show what this body has asked of another, and what came of it."""
    return section(book, "asks", _asks)


def place_leadership(book: Book) -> View:
    """Show how this body's plans serve the outcomes and enable the whole partnership."""
    return section(book, "place-leadership", _place_leadership)


def _commitments(book: Book) -> Content:
    rows = rows_of(book.records("commitments"))
    if not rows:
        return Content((said("No partner commitments have been sent to the workbook yet."),))
    order = list(KEPT)
    rows.sort(key=lambda row: (order.index(str(row.status)), str(as_date(row.due_on))))
    columns = (Column("Commitment"), Column("Partner"), Column("Due"), Column("Result"))
    kept = [row for row in rows if row.status == "kept"]
    waiting = [row for row in rows if row.status != "kept"]
    parts: list[Child] = [said(_tally(rows))]
    if waiting:
        caption = unseen("Partner commitments, those missed first")
        parts.append(reading_table(caption, columns, _promises(book, waiting)))
    if kept:
        table = reading_table(unseen("Commitments kept"), columns, _promises(book, kept))
        parts.append(behind(f"{count(len(kept), 'commitment')} kept", table))
    return Content(tuple(parts))


def _tally(rows: list[Any]) -> str:
    counted = Counter(str(row.status) for row in rows)
    told = ", ".join(f"{counted[state]} {state}" for state in KEPT if counted[state])
    return f"Of {count(len(rows), 'commitment')}: {told}."


def _promises(book: Book, rows: list[Any]) -> list[tuple[Child, ...]]:
    return [
        (
            [row.what, " ", second(name_of(book, row.concerns))],
            str(row.partner),
            write_day(row.due_on),
            with_note(mark(*KEPT[str(row.status)]), text(row.note)),
        )
        for row in rows
    ]


def _asks(book: Book) -> Content:
    decisions = book.records("decisions")
    rows = rows_of(decisions.loc[decisions["body_id"] != book.body.id])
    if not rows:
        return Content((said("Nothing is asked of another body."),))
    columns = (Column("What is asked"), Column("Of whom"), Column("Meeting"), Column("State"))
    cells = [
        (
            [row.what, " ", second(row.evidence)],
            name_of(book, row.body_id),
            write_day(row.meeting_on),
            str(row.status).capitalize(),
        )
        for row in rows
    ]
    caption = ["Asked of others", made_up(book)]
    return Content((reading_table(caption, columns, cells),))


def _place_leadership(book: Book) -> Content:
    services = {
        service.id
        for service in book.framework.services
        if book.body.concerns in (service.directorate, service.id)
    }
    owners = services | {book.body.concerns}
    plans = [plan for plan in book.framework.plans if plan.belongs_to in owners]
    if not plans:
        return Content((said("No directorate or service plan of this body is in force."),))
    return Content((element("div", *(_plan(book, plan) for plan in plans), class_="grid two"),))


def _plan(book: Book, plan: Any) -> Markup:
    serves = join((name_of(book, outcome) for outcome in plan.outcomes), ", ")
    tag = tagged("example") if plan.example else None
    approved = f"Approved by {name_of(book, plan.approved_by)}; review due "
    return element(
        "article",
        element("h3", plan.name, " ", tag),
        element("p", plan.place_leadership),
        element(
            "p", "Serves ", serves, ". ", approved, write_day(plan.review_due), ".", class_="second"
        ),
        class_="card",
    )
