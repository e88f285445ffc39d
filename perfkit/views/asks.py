"""What a meeting is asked about a KPI: to decide, to ask, or to note."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Kpi, Target
from perfkit.sentences.facts import Facts
from perfkit.sentences.questions import Question, questions
from perfkit.views.charts import period_of
from perfkit.views.html import element, join
from perfkit.views.names import sentence, text
from perfkit.views.view import made_up

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
        return join([element("strong", "Decide:"), " ", what, made_up(book)])
    raised = questions_about(book, row)
    if not raised:
        return join([element("strong", "Note:"), " ", NOTHING])
    return join([element("strong", KINDS[raised[0].kind]), " ", raised[0].words])


def questions_about(book: Book, row: Any) -> tuple[Question, ...]:
    """Return the questions that an assessment raises, the most pressing first."""
    kpi = book.kpi(row.kpi_id)
    actions = book.records("actions")
    still_open = (actions["concerns"] == kpi.id) & (actions["status"] == "open")
    return questions(
        Facts(
            kpi=kpi,
            value=_number(row.value),
            period=period_of(book, row),
            value_text=text(row.value_text),
            target=_target(book, kpi, row),
            target_status=row.target_status,
            variation=row.variation,
            direction=row.direction,
            assurance=text(row.assurance),
            comparator=text(row.comparator),
            age_status=row.age_status,
            quality_grade=row.quality_grade,
            quality_reason=text(row.quality_reason),
            open_actions=int(still_open.sum()),
        )
    )


def _target(book: Book, kpi: Kpi, row: Any) -> Target | None:
    for target in kpi.targets:
        if target.starts <= book.as_at and (target.ends is None or book.as_at <= target.ends):
            return target
    value = _number(row.target)
    if value is None:
        return None
    frozen = "As frozen with the edition"
    return Target(
        starts=book.as_at,
        value=value,
        kind="local",
        rationale=frozen,
        agreed_by=frozen,
        source=frozen,
    )


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(str(value))  # type: ignore[call-overload]
