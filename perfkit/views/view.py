"""A view: one block of a page as one body sees it, its words and its charts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.chart_data import AnyChart
from perfkit.views.html import Child, element, join, tagged
from perfkit.views.plain_style import PLAIN_STYLE

BLOCK_MIME = "application/vnd.perfkit.block+json"


class Content(NamedTuple):
    """What a block holds under its heading."""

    parts: tuple[Child, ...]
    charts: tuple[AnyChart, ...] = ()


@dataclass(frozen=True)
class View:
    """One block of a page, ready to be shown; a notebook shows it by ending a cell in it.

    `charts` are the descriptions of its charts in order: each can be drawn again with
    ``view.charts[0].figure()``. A block that is not on the body's page is empty.
    """

    block: str
    html: Markup = field(default=Markup(""), repr=False)
    charts: tuple[AnyChart, ...] = field(default=(), repr=False)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.html

    @property
    def text(self) -> str:
        """The words of it, without their marks."""
        spaced = re.sub(
            r"</(?:p|li|h\d|tr|dd|dt|\w*caption|td|th|summary|title|desc|text)>|<br/>",
            " ",
            self.html,
        )
        return " ".join(Markup(spaced).striptags().split())

    def _repr_mimebundle_(self, **_: object) -> Mapping[str, Any]:
        """Return what Jupyter shows: the page's HTML, its words, and what the batch checks."""
        return {
            BLOCK_MIME: {"block": self.block, "charts": len(self.charts)},
            "text/html": str(PLAIN_STYLE + self.html if self.charts else self.html),
            "text/plain": self.text,
        }


def section(book: Book, block: str, make: Callable[[Book], Content]) -> View:
    """Return a block under the heading its readers know it by; empty where it is not shown."""
    if not book.shows(block):
        return View(block)
    content = make(book)
    heading = element("h2", book.heading(block), made_up(book), id=block)
    html = element(
        "section", heading, *content.parts, aria_labelledby=block, class_=f"block {block}"
    )
    return View(block, html, content.charts)


def made_up(book: Book) -> Markup:
    """Return the tag that marks a made-up figure; nothing in a real edition."""
    return join([" ", tagged("illustrative")]) if book.illustrative else Markup("")


def said(*words: Child) -> Markup:
    """Return one paragraph."""
    return element("p", *words)
