"""What a meeting is asked about a KPI: to decide, to ask, or to note."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.html import element, join
from perfkit.views.names import rows_of, sentence

KINDS = {"decide": "Decide:", "ask": "Ask:", "note": "Note:"}
NOTHING = "nothing is asked; the figures are here so that nothing is hidden."


def ask_of(book: Book, row: Any) -> Markup:
    """Return the one sentence that is asked about an assessed KPI, and what kind of asking it is.

    A decision that the body has been asked for stands before a question that the figures raise.
    """
    decisions = book.records("decisions")
    asked = (decisions["status"] == "asked") & (decisions["body_id"] == book.body.id)
    mine = decisions.loc[asked & (decisions["concerns"] == row.kpi_id)]
    if len(mine):
        what = sentence(str(mine.iloc[0]["what"]))
        return join([element("strong", "Decide:"), " ", what])
    raised = questions_about(book, row)
    if not raised:
        return join([element("strong", "Note:"), " ", NOTHING])
    return join([element("strong", KINDS[raised[0].kind]), " ", raised[0].words])


def raises(book: Book, row: Any) -> bool:
    """Whether anything is asked about an assessed KPI: a decision of this body, or a question."""
    decisions = book.records("decisions")
    asked = (decisions["status"] == "asked") & (decisions["body_id"] == book.body.id)
    mine = decisions.loc[asked & (decisions["concerns"] == row.kpi_id)]
    return bool(len(mine) or questions_about(book, row))


def questions_about(book: Book, row: Any) -> list[Any]:
    """Return the questions that an assessment raises: kind, words and evidence, first first."""
    return rows_of(book.questions(row.kpi_id))
