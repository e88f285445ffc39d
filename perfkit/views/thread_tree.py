"""All threads as a tree: nested lists that open and close, which a script makes a tree to walk."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.html import Child, element, join, tagged
from perfkit.views.kpi_section import anchor
from perfkit.views.names import rows_of, text
from perfkit.views.thread_marks import marks_of
from perfkit.views.thread_place import place_of
from perfkit.views.view import Content, View, said, section

LEAD = "Opened where something needs attention. Follow a measure or a service to its page."
NAMED_ELSEWHERE = ("directorate",)  # said beside each of its priorities


class Branches(NamedTuple):
    """The rows of the thread by what they stand under, at home or as a guest."""

    rows: dict[str, Any]
    at_home: dict[str, list[Any]]
    guests: dict[str, list[Any]]  # what also serves a link, and is at home under another


def thread_tree(book: Book) -> View:
    """Show every thread from the outcomes down, each link with what is below it."""
    return section(book, "thread-tree", _thread_tree)


def _thread_tree(book: Book) -> Content:
    branches = _branches(book)
    if not branches.rows:
        return Content((said("No golden thread is in force."),))
    tops = (_item(book, branches, row) for row in branches.at_home.get("", []))
    examples: Child = None
    if any(row.example for row in branches.rows.values()):
        words = "Names below the outcomes are examples, until the council gives its own."
        examples = element("p", tagged("example"), " ", words, class_="second")
    tree = element("ul", *tops, class_="tree", aria_labelledby="thread-tree")
    return Content((said(LEAD), examples, tree))


def _branches(book: Book) -> Branches:
    rows = {row.node_id: row for row in rows_of(book.nodes) if row.kind not in NAMED_ELSEWHERE}
    at_home: dict[str, list[Any]] = {}
    guests: dict[str, list[Any]] = {}
    for row in rows.values():
        at_home.setdefault(row.parent_id, []).append(row)
    for link in rows_of(book.links):
        row = rows.get(link.node_id)
        if row is not None and row.parent_id != link.parent_id:
            guests.setdefault(link.parent_id, []).append(row)
    return Branches(rows, at_home, guests)


def _item(book: Book, branches: Branches, row: Any) -> Markup:
    """Return a link with all that is under it; one that has a page is a way there."""
    below = [_item(book, branches, one) for one in branches.at_home.get(row.node_id, [])]
    below += [_guest(book, branches, one) for one in branches.guests.get(row.node_id, [])]
    under = element("ul", *below) if below else None
    name = place_of(row.node_id)
    if row.kind in ("measure", "service") or not below:
        return element("li", _leaf(row), _about(book, row), under, id=name)
    opens = bool(row.need or row.late)
    line = element("summary", element("b", row.title, class_="name"), _about(book, row))
    return element("li", element("details", line, under, open=opens), id=name)


def _leaf(row: Any) -> Markup:
    address = page_of(row)
    tag = "a" if address else "span"
    return element(tag, row.title, class_="name", href=address)


def page_of(row: Any) -> str | None:
    """Return the address of the page that a link of the thread has; None where it has none.

    Addresses are relative and end in .html, so that they open from disk as from the server.
    """
    if not row.page:
        return None
    return f"{row.page}.html#{anchor(row.node_id)}" if row.kind == "measure" else f"{row.page}.html"


def _guest(book: Book, branches: Branches, row: Any) -> Markup:
    """Return a link that is at home elsewhere in the tree, as a way there."""
    home = branches.rows.get(row.parent_id)
    where = f"also here; in full under {home.title}" if home is not None else "also here"
    name = element("a", row.title, class_="name", href=f"#{place_of(row.node_id)}")
    about = element("span", _second(row, where), *_spaced(marks_of(book, row)), class_="about")
    return element("li", name, about, class_="guest")


def _about(book: Book, row: Any) -> Markup:
    note = element("span", f"{row.disagreement}.", class_="note") if row.disagreement else None
    broken = element("span", f"{row.broken}.", class_="m3") if row.broken else None
    return element(
        "span",
        _second(row, _below(book, row)),
        *_spaced([*marks_of(book, row), *([broken] if broken else [])]),
        join([" ", note]) if note else None,
        class_="about",
    )


def _below(book: Book, row: Any) -> str:
    """Return what is said of a link in the second voice, beside what kind it is."""
    if row.kind == "measure":
        if not row.public:
            return "internal: its marks are on its service's page"
        assessed = book.assessment(row.node_id)
        return text(assessed.value_text) if assessed is not None else ""
    return str(row.below)


def _second(row: Any, words: str) -> Markup:
    kind = f"{row.kind}, {row.whose}" if row.whose else str(row.kind)
    return element("span", " ", " · ".join(part for part in (kind, words) if part), class_="lvl")


def _spaced(pieces: Iterable[Markup]) -> list[Markup]:
    return [join([" ", piece]) for piece in pieces]
