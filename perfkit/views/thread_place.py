"""Where a link of the golden thread stands on the page of all threads, and the way there."""

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.html import Child, element, join
from perfkit.views.names import called


def place_of(node_id: str) -> str:
    """Return the place of a link on the page of all threads."""
    return f"thread-{node_id}"


def to_thread(book: Book, node_id: str, words: Child) -> Markup:
    """Return words as the way to a link in the tree of all threads; where no page has it, words."""
    if not book.thread_page or node_id not in set(book.nodes["node_id"]):
        return join([words])
    page = "" if book.body.id == book.thread_page else f"{book.thread_page}.html"
    return element("a", words, href=f"{page}#{place_of(node_id)}")


def link_up(book: Book, kpi_id: str) -> Markup | None:
    """Return the way from a KPI up to the outcome it serves; None where it leads to none."""
    links = book.thread(kpi_id)
    return to_thread(book, kpi_id, f"the way up to {called(links[0])}") if len(links) > 1 else None
