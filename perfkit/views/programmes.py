"""Strategic programmes: milestones, how sure we are of them, and what blocks them."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Programme
from perfkit.views.found import home, how_some, to_words
from perfkit.views.html import Child, element, second, tagged
from perfkit.views.marks import mark
from perfkit.views.names import as_date, count, name_of, rows_of, sentence, text, write_day
from perfkit.views.tables import Column, reading_table, unseen, with_note
from perfkit.views.thread_marks import measure_marks, pressing_states
from perfkit.views.view import Content, View, said, section


def milestones(book: Book) -> View:
    """Show milestones: those that slipped first, then the next due, then those reached."""
    return section(book, "milestones", _milestones)


def programmes(book: Book) -> View:
    """Show each programme's stage, its next milestone and how sure we are of it."""
    return section(book, "programmes", _programmes)


def slip_in_days(row: Any) -> int:
    """Return how many days a milestone is now expected after it was first due; 0 where unknown."""
    first, now = as_date(row.due_baseline), as_date(row.due_forecast)
    return (now - first).days if first and now else 0


def _milestones(book: Book) -> Content:
    rows = rows_of(book.records("milestones"))
    if not rows:
        return Content((said("No milestones have been sent to the workbook yet."),))
    waiting = [row for row in rows if as_date(row.done_on) is None]
    done = [row for row in rows if as_date(row.done_on) is not None]
    waiting.sort(key=lambda row: (-max(slip_in_days(row), 0), str(as_date(row.due_forecast))))
    slipped = sum(slip_in_days(row) > 0 for row in waiting)
    lead = f"{count(slipped, 'milestone')} slipped, {len(waiting) - slipped} in time, "
    lead += f"{len(done)} reached."
    columns = (Column("Milestone"), Column("First due"), Column("Now expected"), Column("State"))
    cells = [
        (
            [row.title, *_whose(book, row)],
            write_day(row.due_baseline),
            write_day(row.done_on if as_date(row.done_on) else row.due_forecast),
            _state(book, row),
        )
        for row in (*waiting, *done)
    ]
    caption = unseen("Milestones, those that slipped first")
    return Content((said(lead), reading_table(caption, columns, cells)))


def _whose(book: Book, row: Any) -> list[Child]:
    """Return a milestone's programme; nothing on the programme's own page."""
    own = book.body.concerns == row.programme_id
    return [] if own else [" ", second(name_of(book, row.programme_id))]


def _state(book: Book, row: Any) -> list[Child]:
    if as_date(row.done_on) is not None:
        return [mark("Target", "on_target", "Reached")]
    slipped, forecast = slip_in_days(row), as_date(row.due_forecast)
    reason = sentence(text(row.reason))
    if forecast is not None and forecast < book.as_at:
        late = (book.as_at - forecast).days
        return with_note(mark("Age", "overdue", f"{count(late, 'day')} late"), reason)
    if slipped > 0:
        return with_note(mark("Target", "off_target", f"Slipped {count(slipped, 'day')}"), reason)
    return with_note(mark("Target", "on_target", "In time"), reason)


def _programmes(book: Book) -> Content:
    held = [item for item in book.framework.programmes if item.id in _of_body(book)]
    if not held:
        return Content((said("No strategic programme of this body is in force."),))
    rows = rows_of(book.records("milestones"))
    columns = (
        Column("Programme"),
        Column("Stage"),
        Column("Next milestone"),
        Column("Confidence"),
        Column("Benefits"),
    )
    cells = [_programme(book, item, rows) for item in held]
    caption = unseen("Confidence in the next milestone")
    return Content((reading_table(caption, columns, cells),))


def _of_body(book: Book) -> set[str]:
    if book.body.kind == "programme":
        return {str(book.body.concerns)}
    themes = [theme for theme in book.framework.themes if theme.id == book.body.concerns]
    every = {item.id for item in book.framework.programmes}
    return set(themes[0].programmes) if themes else every


def _programme(book: Book, item: Programme, rows: list[Any]) -> tuple[Child, ...]:
    own = [row for row in rows if row.programme_id == item.id and as_date(row.done_on) is None]
    own.sort(key=lambda row: str(as_date(row.due_forecast)))
    tag = tagged("example") if item.example else None
    name: list[Child] = [item.name, " ", tag, " ", second(name_of(book, item.lead))]
    ends = f"{item.stage.capitalize()}, to {write_day(item.ends)}"
    if not own:
        return (
            name,
            ends,
            "None sent",
            mark("Variation", "not_testable", "Cannot say"),
            _benefits(book, item),
        )
    due = write_day(own[0].due_forecast)
    return name, ends, with_note(own[0].title, due), _confidence(own[0]), _benefits(book, item)


def _confidence(row: Any) -> Markup:
    slipped = slip_in_days(row)
    if slipped <= 0:
        return mark("Target", "on_target", "High: in time")
    if slipped <= 30:
        return mark("Target", "close", f"Medium: slipped {count(slipped, 'day')}")
    return mark("Target", "off_target", f"Low: slipped {count(slipped, 'day')}")


def _benefits(book: Book, item: Programme) -> Child:
    known = {row.kpi_id: row for row in rows_of(book.everything)}
    rows = [known[kpi] for kpi in item.benefits if kpi in known]
    marks = (
        element(
            "li",
            *(name_of(book, row.kpi_id), " "),
            *(to_words(book, row, shown) for shown in measure_marks(book, row)),
        )
        for row in rows
    )
    elsewhere = [row for row in rows if not home(book, row)]
    told = [(row, name) for row in elsewhere for name, _ in pressing_states(book, row)]
    return element("ul", *marks, class_="marks"), how_some(book, told, of=item.id)
