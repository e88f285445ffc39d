"""The golden thread as one picture, with its table; and the way up from every service."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.flow_chart import Flow, Stop, flow_charts
from perfkit.views.html import Child, element
from perfkit.views.names import name_of, rows_of, verb
from perfkit.views.tables import Column, behind, reading_table, unseen
from perfkit.views.thread_marks import marks_of
from perfkit.views.thread_place import place_of, to_thread
from perfkit.views.thread_tree import page_of
from perfkit.views.view import Content, View, said, section

TITLE = "Measures from the six outcomes through corporate priorities to services"
CAPTION = "Which measures serve which outcome, and whose work they are"
UNITS = (
    "A ribbon is as wide as the number of measures in it: filled, those that need attention; "
    "hollow, the others; dashed, internal measures only. 1 of 3: of three measures, one needs "
    "attention. A measure that serves two outcomes is drawn to both"
)


def thread_picture(book: Book) -> View:
    """Show the golden thread as one picture, and each service's way up to its outcomes."""
    return section(book, "thread-picture", _thread_picture)


def _thread_picture(book: Book) -> Content:
    flows = rows_of(book.flows)
    if not flows:
        return Content((said("No measure joins a service to an outcome."),))
    known = {row.node_id: row for row in rows_of(book.nodes)}
    return Content(
        (
            _figure(flows, known),
            element("h3", "The way up from each directorate and service"),
            _upward(book, known),
        )
    )


def _figure(flows: Sequence[Any], known: dict[str, Any]) -> Markup:
    drawn = [Flow(row.upper_id, row.lower_id, row.measures, row.need, row.words) for row in flows]
    columns = _columns(flows, known)
    described = "; ".join(f"{stop.name}: {stop.note}" for stop in columns[0])
    pictures = flow_charts(columns, drawn, title=TITLE, description=f"{described}.")
    table = reading_table(
        unseen(TITLE),
        (Column("Above"), Column("Below"), Column("Measures"), Column("Need attention")),
        (
            (known[row.upper_id].title, known[row.lower_id].title, str(row.measures), str(row.need))
            for row in flows
        ),
    )
    narrow = "The picture is drawn on a wider screen. The tree above and the table say the same."
    return element(
        "figure",
        element("figcaption", CAPTION, element("span", f"{UNITS}.")),
        *pictures,
        element("p", narrow, class_="to42 second"),
        behind("The figures behind the picture", table),
        class_="flows",
    )


def _columns(flows: Sequence[Any], known: dict[str, Any]) -> list[list[Stop]]:
    """Return outcomes, corporate priorities and services, each near what it is joined to."""
    order = {row.node_id: float(at) for at, row in enumerate(known.values())}
    kinds = ("outcome", "corporate priority", "service")
    columns = []
    for kind in kinds:
        joined = {
            key for row in flows for key in (row.upper_id, row.lower_id) if known[key].kind == kind
        }
        if kind != "outcome":
            for key in joined:
                ups = [order[row.upper_id] for row in flows if row.lower_id == key]
                order[key] = sum(ups) / len(ups) + order[key] / 1e6
        columns.append([_stop(known[key]) for key in sorted(joined, key=lambda key: order[key])])
    return columns


def _stop(row: Any) -> Stop:
    """Return an outcome, priority or service with how many of its measures need somebody."""
    short = row.kind == "service"
    if not row.measures:
        return Stop(row.node_id, row.title, "internal" if short else "internal measures only")
    note = f"{row.need} of {row.measures}"
    told = note if short else f"{note} {verb(row.need, 'need')} you"
    return Stop(row.node_id, row.title, told, strong=bool(row.need))


def _upward(book: Book, known: dict[str, Any]) -> Markup:
    """Return one row a directorate and one a service under it."""
    directorates = [row for row in known.values() if row.kind == "directorate"]
    services = [row for row in known.values() if row.kind == "service"]
    ordered: list[Any] = []
    for directorate in sorted(directorates, key=lambda row: str(row.title)):
        ordered += [directorate, *(row for row in services if row.whose == directorate.title)]
    columns = (
        Column("Directorate or service"),
        Column("The way up"),
        Column("Outcomes"),
        Column("What is below it"),
    )
    cells = [(_named(row), row.serves, _outcomes(book, row), _below(book, row)) for row in ordered]
    return reading_table(unseen("The way up from each directorate and service"), columns, cells)


def _named(row: Any) -> Child:
    address = page_of(row)
    name = element("a", row.title, href=address) if address else row.title
    if row.kind == "directorate":
        return element("strong", name, id=place_of(row.node_id))
    return name


def _outcomes(book: Book, row: Any) -> Child:
    links: list[Child] = []
    for outcome in row.outcomes:
        links += [", "] if links else []
        links.append(to_thread(book, outcome, name_of(book, outcome)))
    return links


def _below(book: Book, row: Any) -> Child:
    return [row.below, *([" ", mark] for mark in marks_of(book, row))]
