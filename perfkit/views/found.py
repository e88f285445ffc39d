"""How a KPI's marks were found: told once a page, one step from every mark."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.sentences.marks import MarkName
from perfkit.views.html import element, hidden
from perfkit.views.marks import first_mark, mark, needs_somebody, shows_target, variation_mark
from perfkit.views.names import name_of

SUMMARY = "How these marks were found"
PLAIN_SUMMARY = "How we know this"  # to residents, who are not told of marks


def home(book: Book, row: Any) -> str:
    """Return the block of this page that tells how a KPI's marks were found; empty for none.

    That is where a reader first meets its four marks: its exception row, else the list of
    measures, else the plain words. A measure that is not this body's has none.
    """
    if row.kpi_id not in set(book.assessments["kpi_id"]):
        return ""
    places = (("exceptions", needs_somebody(row)), ("kpis", True), ("plain", True))
    return next((block for block, told in places if told and book.shows(block)), "")


def place(kpi_id: str) -> str:
    """Return the place on a page where it is told how a KPI's marks were found."""
    return f"found-{kpi_id}"


def how_or_way(book: Book, row: Any, *, block: str) -> Markup:
    """Return how a KPI's marks were found, where this block tells it; else the way to the words."""
    return how(book, row) if home(book, row) in (block, "") else way(row)


def how(book: Book, row: Any) -> Markup:
    """Return how a KPI's marks were found, folded: of the marks that this page shows.

    The place that is linked to is inside what is folded: a browser opens it for who follows a link.
    """
    told = book.found(row.kpi_id)
    shown = [name for name in told if name != "Target" or shows_target(book, row.kpi_id)]
    summary = PLAIN_SUMMARY if home(book, row) == "plain" else SUMMARY
    return _folded(summary, [(name, told[name]) for name in shown], place=place(row.kpi_id))


def how_some(book: Book, marks: list[tuple[Any, MarkName]], *, of: str) -> Markup | None:
    """Return how some marks of measures were found that the page tells nothing else of.

    `of` is the id of what names the measures; None where there are none.
    """
    told = [
        (f"{name_of(book, row.kpi_id)}: {name}", book.found(row.kpi_id)[name])
        for row, name in marks
    ]
    return _folded(SUMMARY, told, place=f"marks-{of}") if told else None


def _folded(summary: str, told: list[tuple[str, str]], *, place: str) -> Markup:
    terms = (element("div", element("dt", name), element("dd", words)) for name, words in told)
    words = element("dl", *terms, id=place)
    return element("details", element("summary", summary), words, class_="found")


def way(row: Any) -> Markup:
    """Return the way to where it is told how a KPI's marks were found."""
    link = element("a", SUMMARY, href=f"#{place(row.kpi_id)}")
    return element("p", link, class_="found")


def to_words(book: Book, row: Any, shown: Markup) -> Markup:
    """Return a mark as the way to how it was found; as it is, where this page does not tell."""
    return _way_of(shown, f"#{place(row.kpi_id)}") if home(book, row) else shown


def elsewhere(row: Any, shown: Markup, *, page: str) -> Markup:
    """Return a mark as the way to how it was found, told on another page."""
    return _way_of(shown, f"{page}.html#{place(row.kpi_id)}")


def _way_of(shown: Markup, address: str) -> Markup:
    return element("a", shown, hidden(": how it was found"), href=address, class_="to")


def linked_mark(book: Book, row: Any, name: MarkName) -> Markup:
    """Return one of a KPI's marks by itself, as the way to how it was found."""
    states = {"Target": row.target_status, "Age": row.age_status}
    states["Data quality"] = row.quality_grade
    shown = variation_mark(book, row) if name == "Variation" else mark(name, states[name])
    return to_words(book, row, shown)


def linked_first_mark(book: Book, row: Any) -> Markup:
    """Return the mark that asks most of a reader, as the way to how it was found."""
    return to_words(book, row, first_mark(book, row))
