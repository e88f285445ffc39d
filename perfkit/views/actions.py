"""What was agreed, and whether it is done."""

from typing import Any

from perfkit.book import Book
from perfkit.views.html import Child, second
from perfkit.views.kpi_section import action_state, days_late, followed
from perfkit.views.names import as_date, count, name_of, rows_of, text, write_day
from perfkit.views.tables import Column, behind, reading_table, unseen
from perfkit.views.view import Content, View, said, section

SHORT = 7  # a list of more that nobody is late with is one step away


def actions(book: Book) -> View:
    """Show what was agreed: overdue first, then open, then done."""
    return section(book, "actions", _actions)


def _actions(book: Book) -> Content:
    rows = _own(book)
    if not rows:
        return Content((said("No actions have been sent to the workbook yet."),))
    still_open = [row for row in rows if row.status == "open"]
    overdue = [row for row in still_open if days_late(book, row.due_on) > 0]
    waiting = [row for row in still_open if row not in overdue]
    closed = [row for row in rows if row.status != "open"]
    done = sum(row.status == "done" for row in closed)
    lead = f"{_some(len(overdue), 'action')} overdue; {len(waiting) or 'none'} open and in time; "
    lead += f"{done or 'none'} done."
    parts: list[Child] = [said(lead)]
    if overdue:
        parts.append(_table(book, overdue, "Overdue, longest first"))
    for caption, some in (("Open, in time", waiting), ("Done or dropped", closed)):
        parts.append(_in_turn(book, some, caption, folded=bool(overdue) or len(some) > SHORT))
    return Content(tuple(parts))


def _some(number: int, noun: str) -> str:
    return f"{count(number, noun) if number else f'No {noun}'} {'are' if number > 1 else 'is'}"


def _in_turn(book: Book, rows: list[Any], caption: str, *, folded: bool) -> Child:
    """Return a list that can wait: one step away where something overdue, or length, is before."""
    if not rows:
        return None
    if not folded:
        return _table(book, rows, caption)
    return behind(f"{caption} ({len(rows)})", _table(book, rows, unseen(caption)))


def _own(book: Book) -> list[Any]:
    """Return the actions a body agreed; for a service, those its head owns or that concern it."""
    rows = rows_of(book.records("actions"))
    rows.sort(key=lambda row: str(as_date(row.due_on)))
    if book.body.kind in ("service_head", "employees", "programme", "acp_executive"):
        return rows
    agreed = [row for row in rows if row.body_id == book.body.id]
    return agreed or rows


def _table(book: Book, rows: list[Any], caption: Child) -> Child:
    columns = (
        Column("Action and test of success"),
        Column("Owner"),
        Column("Due"),
        Column("State"),
        Column("What it is about"),
    )
    cells = [
        (
            [row.what, " ", second(text(row.success_test))],
            name_of(book, row.owner),
            write_day(row.due_on),
            [action_state(book, row), " ", followed(book, row)],
            name_of(book, row.concerns),
        )
        for row in rows
    ]
    return reading_table(caption, columns, cells)
