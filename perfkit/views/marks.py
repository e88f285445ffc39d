"""The four marks: shape says which, fill how much attention, the word what, colour last of all."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.measures.direction import STILL
from perfkit.sentences.marks import Mark, MarkName
from perfkit.sentences.marks import mark as worded
from perfkit.views.html import element, hidden
from perfkit.views.mark_shapes import DISAGREE, SHAPES
from perfkit.views.names import text

MOVES = {"rising": "up", "falling": "down", "high": "up", "low": "down"}
NOW = {  # what is said of measures by the way they move
    "worsening": "worsening",
    "worse": "worse than usual",
    "improving": "improving",
    "better": "better than usual",
}
EITHER = ("higher", "lower")  # the variations of which neither way is better in itself
DISAGREED = "Marks disagree"


def mark(
    name: MarkName,
    state: str,
    said: str = "",
    *,
    move: str = "",
    since: str = "",
    tag: str = "span",
) -> Markup:
    """Return one mark: its shape, which is for the eye alone, and its word.

    `said` stands in place of the state's own word, for a thing of the page (an action that is
    late); `move` is the way of a variation that improves or worsens (`move_of`), `since` the month
    since which it lies at another level.
    """
    meant = worded(name, state, direction=move, since=since)
    kind = f"m{meant.attention}" + ("" if tag == "li" else " mark")
    words = element("span", hidden(f"{name}: "), said or meant.word)
    return element(tag, _picture(_shape(meant, move)), words, class_=kind)


def disagreeing(said: str = DISAGREED, *, tag: str = "span") -> Markup:
    """Return the mark that stands beside the four where they disagree: its shape and its words."""
    kind = "m2" + ("" if tag == "li" else " mark")
    return element(tag, _picture(DISAGREE), element("span", said), class_=kind)


def four_marks(book: Book, row: Any, *, in_a_row: bool = False) -> Markup:
    """Return the four marks of one assessment, always in the same order.

    Where they disagree, that stands after them. A measure that the council only contributes to
    shows no target mark on a leadership page.
    """
    marks = [
        mark("Target", row.target_status, tag="li") if shows_target(book, row.kpi_id) else None,
        variation_mark(book, row, tag="li"),
        mark("Age", row.age_status, tag="li"),
        mark("Data quality", row.quality_grade, tag="li"),
        disagreeing(tag="li") if text(row.disagreement) else None,
    ]
    return element("ul", *marks, class_="marks row" if in_a_row else "marks")


def shows_target(book: Book, kpi_id: str) -> bool:
    """Whether a page judges a KPI by its target: not one only contributed to, at leadership."""
    return book.body.level != "leadership" or book.kpi(kpi_id).impact == "directly_impacts"


def misses_target(book: Book, row: Any) -> bool:
    """Whether an assessment is off a target that this page judges it by."""
    return bool(row.target_status == "off_target" and shows_target(book, row.kpi_id))


def needs_somebody(row: Any) -> bool:
    """Whether an assessment must be spoken of: a mark asks for somebody, or the marks disagree."""
    return bool(row.attention == 3 or text(row.disagreement))


def variation_mark(book: Book, row: Any, *, tag: str = "span") -> Markup:
    """Return the variation mark of one assessment, pointing where the value moves."""
    told, way = variation_word(book, row), move_of(book, row)
    return mark("Variation", row.variation, told, move=way, tag=tag)


def variation_word(book: Book, row: Any) -> str:
    """Return the word of an assessment's variation, with the way it moves."""
    if row.age_status == "awaited":
        return "No figure yet"
    since = text(row.level_since)
    return worded("Variation", row.variation, direction=move_of(book, row), since=since).word


def move_of(book: Book, row: Any) -> str:
    """Return which way a value that improves or worsens is moving; empty for any other.

    It is rising, falling, or high or low: beyond normal variation, and no further than before or at
    a level that was reached long ago.
    """
    if row.variation not in ("improving", "worsening"):
        return ""
    if row.direction in STILL:
        return str(row.direction)
    good = book.kpi(row.kpi_id).good
    if good in ("higher", "lower"):  # then better and worse each have one way to go
        return "rising" if (good == "higher") == (row.variation == "improving") else "falling"
    return str(row.direction) if row.direction in MOVES else "rising"


def movement(row: Any) -> str:
    """Return how a measure moves now, as `NOW` names it; empty where it does not, or is overdue.

    Which way an old figure went says nothing of now.
    """
    if row.variation not in ("improving", "worsening") or row.age_status == "overdue":
        return ""
    if row.direction in STILL:
        return "worse" if row.variation == "worsening" else "better"
    return str(row.variation)


def first_mark(book: Book, row: Any) -> Markup:
    """Return the one mark that asks most of a reader, for a list in few words.

    Where none asks for anybody and they disagree, that is what is said. Of a quiet measure it is
    whether it is on target, else whether it moves: that its figure is sound tells nobody how it is.
    """
    if row.attention < 3 and text(row.disagreement):
        return disagreeing()
    states: list[tuple[MarkName, str]] = [
        ("Target", row.target_status),
        ("Variation", row.variation),
        ("Age", row.age_status),
        ("Data quality", row.quality_grade),
    ]
    if not shows_target(book, row.kpi_id):
        states = states[1:]
    if row.age_status == "overdue" and row.target_status != "off_target":
        return mark("Age", "overdue")  # before which way an old figure went
    name, state = max(states, key=lambda each: worded(*each).attention)
    if worded(name, state).attention < 2 and state != "on_target":
        name, state = "Variation", row.variation
    return variation_mark(book, row) if name == "Variation" else mark(name, state)


def _shape(meant: Mark, move: str) -> Markup:
    pointed = f"{meant.state}-{MOVES.get(move, 'either')}"
    return SHAPES.get((meant.name, pointed)) or SHAPES[meant.name, meant.state]


def _picture(shape: Markup) -> Markup:
    return element(
        "svg",
        shape,
        viewBox="0 0 20 20",
        width="18",
        height="18",
        aria_hidden="true",
        focusable="false",
    )
