"""The marks of a link of the golden thread: those of its measure, or of all that are below it."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.sentences.marks import MarkName
from perfkit.sentences.marks import mark as worded
from perfkit.views.found import elsewhere
from perfkit.views.marks import disagreeing, mark, variation_mark
from perfkit.views.names import text

COUNTED: tuple[tuple[str, MarkName, str, str], ...] = (  # column, mark, its state, its words
    ("off_target", "Target", "off_target", "off target"),
    ("worsening", "Variation", "worsening", "worsening"),
    ("overdue", "Age", "overdue", "overdue"),
    ("not_fit", "Data quality", "not_fit", "not fit for decisions"),
)


def marks_of(book: Book, row: Any) -> list[Markup]:
    """Return the marks of a link; where nothing asks for anybody, a measure's alone has one.

    A measure's are the way to how they were found, on the page that has it in full.
    """
    if row.kind == "action":
        return [mark("Age", "overdue", "Late")] if row.late else []
    if row.kind != "measure":
        counted = (
            (row_count(row, name), which, state, said) for name, which, state, said in COUNTED
        )
        marks = [mark(which, state, f"{n} {said}") for n, which, state, said in counted if n]
        torn = row_count(row, "disagree")
        return [*marks, disagreeing(f"{torn} with marks that disagree")] if torn else marks
    assessed = book.assessment(row.node_id)
    if assessed is None or not row.public:
        return []
    shown = measure_marks(book, assessed)
    return [elsewhere(assessed, one, page=row.page) for one in shown] if row.page else shown


def row_count(row: Any, column: str) -> int:
    """Return how many measures below a link are in the state of a column."""
    return int(getattr(row, column))


def measure_marks(book: Book, row: Any) -> list[Markup]:
    """Return the marks of a measure that ask most, as `pressing_states` names them."""
    states = pressing_states(book, row)
    if not states:
        return [disagreeing()]
    return [
        variation_mark(book, row) if name == "Variation" else mark(name, state)
        for name, state in states
    ]


def pressing_states(book: Book, row: Any) -> list[tuple[MarkName, str]]:
    """Return the states of a measure that ask most; of a quiet one, its target and its variation.

    None where only that they disagree asks for anybody. The target of a measure that the council
    only contributes to is not told.
    """
    states: list[tuple[MarkName, str]] = [
        ("Target", row.target_status),
        ("Variation", row.variation),
        ("Age", row.age_status),
        ("Data quality", row.quality_grade),
    ]
    if book.kpi(row.kpi_id).impact == "contributes_to":
        states = states[1:]
    most = max(worded(*state).attention for state in states)
    if most < 3 and text(row.disagreement):
        return []
    shown = [state for state in states if worded(*state).attention == most]
    if most < 2:  # quiet: whether it is on target, where it has one, and whether it moves
        quiet = (("Target", "on_target"), ("Variation", row.variation))
        shown = [state for state in states if state in quiet]
    return shown
