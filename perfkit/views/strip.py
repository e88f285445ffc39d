"""The top of every page: when, for whom, what comes next, what changed, and the one sentence."""

from datetime import date
from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.periods import write_date
from perfkit.sentences.calendar import beside_day
from perfkit.views.changes import changes_table, is_figure
from perfkit.views.html import Child, element, join, tagged
from perfkit.views.names import as_date, count, return_name, rows_of, write_day
from perfkit.views.page_sentence import page_sentence
from perfkit.views.view import View

CHANGED = "changed"  # the place of what changed, on a page that has no block of it
NO_FIGURE = "No figure is new or revised"
PLAINLY = ("residents", "employees")  # a mark that moved says nothing to them


def strip(book: Book) -> View:
    """Show the as-at date, quarter, next data due, what changed, and the page's sentence."""
    if not book.shows("strip"):
        return View("strip")
    facts = [
        _fact("As at", write_date(book.as_at)),
        _fact("Quarter", book.quarter.label, book.quarter.prose),
        _meeting(book),
        _next_data(book),
        _changed(book),
    ]
    html = join(
        [
            element("dl", *facts, class_="strip"),
            element("h1", page_sentence(book), class_="say"),
            element("p", book.page.opens_with, class_="lede"),
            _changes(book),
        ]
    )
    return View("strip", html)


def _fact(term: str, value: Child, note: Child = None) -> Markup:
    second = element("span", note) if note else None
    return element("div", element("dt", term), element("dd", value, " " if note else None, second))


def _meeting(book: Book) -> Markup | None:
    """Return this body's next meeting; nothing where none is known."""
    held = _next_meeting(book)
    tag: Child = tagged("illustrative") if book.illustrative else None
    return _fact("For the meeting on", write_date(held), tag) if held else None


def _next_meeting(book: Book) -> date | None:
    """Return the first day on which this body is asked for a decision, or the calendar has it."""
    decisions = book.records("decisions")
    asked = decisions.loc[(decisions["body_id"] == book.body.id) & (decisions["status"] == "asked")]
    known = [day for day in map(as_date, asked["meeting_on"]) if day]
    known += [one.held_on for one in book.framework.meetings if one.body == book.body.id]
    return min((day for day in known if day >= book.as_at), default=None)


def _next_data(book: Book) -> Markup:
    if book.releases.empty:
        return _fact("Next data due", "Not known")
    first: Any = rows_of(book.releases)[0]
    same = book.releases.loc[book.releases["due_on"] == first.due_on]
    names = ", ".join(sorted({_source(book, kpi_id) for kpi_id in same["kpi_id"]}))
    due, held = as_date(first.due_on), _next_meeting(book)
    beside = f"{beside_day(due, held)} this meeting: " if due and held else ""
    return _fact("Next data due", write_day(first.due_on), f"{beside}{names}")


def _source(book: Book, kpi_id: str) -> str:
    return return_name(book, book.kpi(kpi_id).source.return_id)


def _changed(book: Book) -> Markup:
    if book.first_edition:
        return _fact("Since the last edition", "This is the first edition")
    term = f"Changed since {book.previous_edition}"
    if book.changes.empty:
        return _fact(term, "Nothing on this page")
    new = int(book.changes["what"].str.startswith("New figure").sum())
    revised = int(book.changes["what"].str.startswith("Revised").sum())
    other = len(book.changes) - new - revised
    some = f"{count(new, 'new figure')}, {revised or 'none'} revised"
    said = some if new + revised else NO_FIGURE
    place = "changes" if book.shows("changes") else CHANGED if _to_tell(book) else ""
    moved = other and book.body.kind not in PLAINLY
    return _fact(
        term,
        element("a", said, href=f"#{place}") if place else said,
        count(other, "other change") if moved else None,
    )


def _changes(book: Book) -> Markup | None:
    """Return what changed, one step away, where no block of the page tells it."""
    rows = _to_tell(book)
    if book.first_edition or not rows or book.shows("changes"):
        return None
    table = element("div", changes_table(book, rows), id=CHANGED)
    summary = element("summary", f"What changed since {book.previous_edition}")
    return element("details", summary, table)


def _to_tell(book: Book) -> list[Any]:
    """Return the changes that this body is told of."""
    return [row for row in rows_of(book.changes) if book.body.kind not in PLAINLY or is_figure(row)]
