"""The gallery: every view a notebook may show, what it shows and who sees it."""

from collections.abc import Sequence
from typing import NamedTuple

import perfkit
from perfkit.framework.blocks import BLOCKS, EXPLORED
from perfkit.framework.model import Framework, Page

EXPLORE = "explore-"
READERS = {
    "acp_board": "ACP Board",
    "cabinet": "Cabinet",
    "acp_executive": "ACP Executive Group",
    "residents": "residents",
    "clt": "Corporate Leadership Team",
    "programme": "programme leads",
    "dlt": "Directorate Leadership Teams",
    "service_head": "heads of service",
    "employees": "employees",
    "intelligence_hub": "Intelligence Hub",
    "everybody": "everybody",
}
HEAD = """# The gallery of views

Each view shows one block of a page, or lets its readers explore. This list is made from the views
themselves, by `perfkit views --markdown`; a test keeps the two alike. How to use one:
[analyst.md](analyst.md).

| view | shows | cell | on the pages of |
| --- | --- | --- | --- |
"""


class Shown(NamedTuple):
    """One view: as a notebook calls it, what it shows, its cell, the readers who get it."""

    call: str
    shows: str
    cell: str  # the id of its block, or explore- and what is explored
    readers: tuple[str, ...]


def gallery(pages: Sequence[Page]) -> tuple[Shown, ...]:
    """Return the views in the order of their names; what each shows is its docstring's own."""
    cells = sorted([*BLOCKS, *(f"{EXPLORE}{part}" for part in EXPLORED)])
    return tuple(
        Shown(f"pk.{name}(book)", _first_sentence(name), cell, _readers(pages, cell))
        for name, cell in ((name_of_view(cell), cell) for cell in cells)
    )


def name_of_view(cell: str) -> str:
    """Return the name under which a notebook calls the view of a cell.

    >>> name_of_view("good-news")
    'good_news'
    """
    return cell.replace("-", "_")


def as_markdown(framework: Framework) -> str:
    """Return the gallery as ``docs/gallery.md`` holds it."""
    rows = (
        f"| `{shown.call}` | {shown.shows} | `{shown.cell}` | "
        f"{', '.join(shown.readers) or 'nobody yet'} |"
        for shown in gallery(framework.pages)
    )
    return HEAD + "\n".join(rows) + "\n"


def _first_sentence(name: str) -> str:
    told = str(getattr(perfkit, name).__doc__).strip().partition("\n")[0].removeprefix("Show ")
    return told[:1].upper() + told[1:]


def _readers(pages: Sequence[Page], cell: str) -> tuple[str, ...]:
    return tuple(
        READERS[page.kind]
        for page in pages
        if cell in [shown.block for shown in page.blocks]
        or cell in [f"{EXPLORE}{part}" for part in page.explore]
    )
