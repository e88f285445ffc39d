"""The golden thread: from the outcomes of the vision to a body's own work."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Priority
from perfkit.views.found import linked_first_mark
from perfkit.views.html import Child, element
from perfkit.views.names import called, count, kind_of, rows_of, sentence
from perfkit.views.thread_place import to_thread
from perfkit.views.view import Content, View, said, section


def thread(book: Book) -> View:
    """Show the chain from each outcome down to this body's priorities and measures."""
    return section(book, "thread", _thread)


def _thread(book: Book) -> Content:
    branches: dict[str, tuple[list[Any], list[Any]]] = {}
    for row in rows_of(book.assessments):
        links = book.thread(row.kpi_id)[:-1]
        if links:
            branches.setdefault(links[-1].id, (links, []))[1].append(row)
    if not branches:
        return Content((said("No measure of this body is tied to the golden thread yet."),))
    lead = (
        "Read on from the outcome to see who serves it; back from the work to see what it is for."
    )
    return Content((said(lead), *(_branch(book, *branch) for branch in branches.values())))


def _branch(book: Book, links: list[Any], rows: list[Any]) -> Markup:
    last = links[-1]
    steps = (_step(book, link, here=link is last) for link in links)
    measures = (
        element("li", _measure(book, row.kpi_id), " ", linked_first_mark(book, row)) for row in rows
    )
    return element(
        "article",
        element("h3", called(last)),
        _serves(book, last),
        element("ol", *steps, class_="sight"),
        _activities(last),
        said(f"Whether it is met is shown by {count(len(rows), 'measure')}:"),
        element("ul", *measures),
        class_="card",
    )


def _step(book: Book, link: Any, *, here: bool) -> Markup:
    tag: Child = [" ", element("span", "example", class_="eg")] if link.example else None
    name = element("b", kind_of(book, link).capitalize())
    words = to_thread(book, link.id, called(link))
    return element("li", name, " ", words, tag, class_="here" if here else None)


def _measure(book: Book, kpi_id: str) -> Markup:
    return to_thread(book, kpi_id, book.kpi(kpi_id).short_title)


def _serves(book: Book, link: Any) -> Child:
    """Return how many outcomes a priority serves, through how many of what stands above it."""
    rows = book.nodes.loc[book.nodes["node_id"] == link.id, "serves"]
    return said(sentence(f"It {rows.iloc[0]}")) if len(rows) else None


def _activities(link: Any) -> Child:
    if not isinstance(link, Priority) or not link.activities:
        return None
    items = (element("li", activity) for activity in link.activities)
    return element("div", said("What we do for it:"), element("ul", *items))
