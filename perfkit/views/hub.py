"""The Intelligence Hub's own work: what is asked of it to measure, and what it makes."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Kpi
from perfkit.views.html import Child, element, second
from perfkit.views.kpi_section import days_late
from perfkit.views.marks import mark
from perfkit.views.names import as_date, count, name_of, rows_of, sentence, text, verb, write_day
from perfkit.views.tables import Column, behind, reading_table, unseen
from perfkit.views.view import Content, View, said, section

WAITING = ("asked", "in_development")
STATES = {
    "asked": "Asked, not answered",
    "in_development": "In development",
    "agreed": "Agreed",
    "declined": "Declined",
    "planned": "Planned",
    "under_way": "Under way",
    "awaiting_approval": "Awaits approval",
    "approved": "Approved",
    "published": "Published",
}
FINISHED = ("approved", "published", "declined")
KINDS = {
    "jsna": "Joint Strategic Needs Assessment",
    "pna": "Pharmaceutical Needs Assessment",
    "needs_assessment": "Needs assessment",
    "research_governance": "Research governance approval",
    "inequalities_analysis": "Inequalities analysis",
    "epidemiological_analysis": "Epidemiological analysis",
    "geodemographic_profile": "Geodemographic profile",
    "indicator_development": "Outcome indicator development",
    "kpi_support": "KPI support",
}
EVERY = "Every question and its answer"
MET = {"yes": "Yes", "no": "No", "cannot_tell": "Cannot tell"}


def kpi_requests(book: Book) -> View:
    """Show the measures that bodies ask for, and how fit each candidate indicator is."""
    return section(book, "kpi-requests", _requests)


def products(book: Book) -> View:
    """Show the register of the Intelligence Hub's products and requests, what is late first."""
    return section(book, "products", _products)


def _requests(book: Book) -> Content:
    rows = rows_of(book.records("kpi_requests").sort_values(["due_on", "request_id"]))
    waiting = [row for row in rows if row.status in WAITING]
    answered = [row for row in rows if row.status not in WAITING]
    parts: list[Child] = [said(_asked(book, waiting, answered))]
    if waiting:
        parts.append(_request_table(book, waiting, "Waiting for an answer, longest due first"))
    if answered:
        table = _request_table(book, answered, unseen("Answered"))
        parts.append(behind(f"Answered ({len(answered)})", table))
    return Content((*parts, *_candidates(book)))


def _asked(book: Book, waiting: list[Any], answered: list[Any]) -> str:
    if not waiting and not answered:
        return "No request for a measure has been sent to the workbook yet."
    late = sum(days_late(book, row.due_on) > 0 for row in waiting)
    asked = count(len(waiting), "request") if waiting else "No request"
    waits = verb(max(len(waiting), 1), "wait")
    told = f"{asked} for a measure {waits} for an answer, {late or 'none'} past the day it is due"
    return f"{told}; {len(answered) or 'none'} answered."


def _request_table(book: Book, rows: list[Any], caption: Child) -> Markup:
    columns = (
        Column("Asked for"),
        Column("The decision it would serve"),
        Column("Asked by"),
        Column("Answer due"),
        Column("State"),
    )
    cells = [
        (
            [sentence(row.what), " ", second(f"For {name_of(book, row.concerns)}.")],
            sentence(row.decision),
            [name_of(book, row.body_id), " ", second(f"on {write_day(row.asked_on)}")],
            write_day(row.due_on),
            [_state(book, row, WAITING), " ", second(sentence(text(row.answer)))],
        )
        for row in rows
    ]
    return reading_table(caption, columns, cells)


def _state(book: Book, row: Any, open_states: tuple[str, ...]) -> Child:
    late = days_late(book, row.due_on) if row.status in open_states else 0
    if late <= 0:
        return STATES[row.status]
    return mark("Age", "overdue", f"{STATES[row.status]}: {count(late, 'day')} late")


def _candidates(book: Book) -> list[Child]:
    """Return each candidate indicator with the questions it was asked; none where none is."""
    table = book.candidates
    heading = element("h3", "Candidate indicators and their fitness")
    if table.empty:
        return [heading, said("No KPI is proposed at present.")]
    by_kpi = table.groupby("kpi_id", sort=False)
    return [heading, *(_candidate(book.kpi(str(name)), rows_of(rows)) for name, rows in by_kpi)]


def _candidate(kpi: Kpi, asked: list[Any]) -> Markup:
    """Return one candidate: what it does not meet first, and every question one step away."""
    unmet = [row for row in asked if row.met != "yes"]
    lead = f"{len(asked) - len(unmet)} of {len(asked)} questions are met. "
    lead += "Not met: " if unmet else "None is left."
    lead += "; ".join(f"{row.question} {MET[row.met]}: {row.words}" for row in unmet)
    columns = (Column("Question"), Column("Met"), Column("Why"))
    cells = [(row.question, MET[row.met], sentence(row.words)) for row in asked]
    table = reading_table(unseen(f"Fitness of {kpi.title}"), columns, cells)
    return element("article", element("h4", kpi.title), said(sentence(lead)), behind(EVERY, table))


def _products(book: Book) -> Content:
    rows = rows_of(book.records("products").sort_values(["due_on", "product_id"]))
    if not rows:
        return Content((said("No product has been entered in the register yet."),))
    still = [row for row in rows if row.status not in FINISHED]
    late = [row for row in still if days_late(book, row.due_on) > 0]
    in_time = [row for row in still if row not in late]
    done = sorted(
        (row for row in rows if row.status in FINISHED),
        key=lambda row: str(as_date(row.done_on)),
        reverse=True,
    )
    lead = f"{count(len(rows), 'entry', 'entries')} in the register: {len(late) or 'none'} late, "
    lead += f"{len(in_time) or 'none'} in hand, {len(done) or 'none'} finished."
    parts: list[Child] = [said(lead)]
    for caption, some in (("Late", late), ("In hand", in_time)):
        if some:
            parts.append(_product_table(book, some, caption))
    if done:
        table = _product_table(book, done, unseen("Finished"))
        parts.append(behind(f"Finished ({len(done)})", table))
    return Content(tuple(parts))


def _product_table(book: Book, rows: list[Any], caption: Child) -> Markup:
    columns = (
        Column("Product"),
        Column("Kind"),
        Column("Asked by"),
        Column("Led by"),
        Column("Due"),
        Column("State"),
    )
    unfinished = tuple(STATES.keys() - set(FINISHED))
    cells = [
        (
            [row.title, " ", second(f"For {name_of(book, row.concerns)}.")],
            KINDS[row.kind],
            [row.asked_by, " ", second(f"on {write_day(row.asked_on)}")],
            name_of(book, row.owner),
            write_day(row.due_on),
            [_state(book, row, unfinished), " ", second(text(row.published_at))],
        )
        for row in rows
    ]
    return reading_table(caption, columns, cells)
