"""The golden thread: from the outcomes of the vision to a body's own work."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Priority
from perfkit.views.found import linked_first_mark
from perfkit.views.html import Child, element
from perfkit.views.names import called, count, kind_of, rows_of
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
    lead = "Read left to right to see what serves the outcome; right to left to see what a day's "
    lead += "work is for."
    return Content((said(lead), *(_branch(book, *branch) for branch in branches.values())))


def _branch(book: Book, links: list[Any], rows: list[Any]) -> Markup:
    last = links[-1]
    steps = (_step(book, link, here=link is last) for link in links)
    measures = (
        element("li", book.kpi(row.kpi_id).short_title, " ", linked_first_mark(book, row))
        for row in rows
    )
    return element(
        "article",
        element("h3", called(last)),
        element("ol", *steps, class_="sight"),
        _activities(last),
        said(f"Whether it is met is shown by {count(len(rows), 'measure')}:"),
        element("ul", *measures),
        class_="card",
    )


def _step(book: Book, link: Any, *, here: bool) -> Markup:
    tag: Child = [" ", element("span", "example", class_="eg")] if link.example else None
    name = element("b", kind_of(book, link).capitalize())
    return element("li", name, " ", called(link), tag, class_="here" if here else None)


def _activities(link: Any) -> Child:
    if not isinstance(link, Priority) or not link.activities:
        return None
    items = (element("li", activity) for activity in link.activities)
    return element("div", said("What we do for it:"), element("ul", *items))
