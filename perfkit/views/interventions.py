"""Where the board is to step in: each intervention point, how it stands, and who can act."""

from collections import Counter
from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Theme
from perfkit.sentences.grammar import inside
from perfkit.sentences.marks import MarkName
from perfkit.sentences.numbers import write_value
from perfkit.views.html import Child, second, tagged
from perfkit.views.kpi_section import value_in_words
from perfkit.views.marks import mark
from perfkit.views.names import count, name_of, rows_of, sentence, text
from perfkit.views.tables import Column, behind, reading_table, unseen, with_note
from perfkit.views.view import Content, View, said, section

INTERVENTIONS: dict[str, tuple[MarkName, str, str]] = {
    "reached": ("Target", "off_target", "Reached: the Board steps in"),
    "near": ("Target", "close", "Near"),
    "not": ("Target", "on_target", "Not reached"),
    "cannot_tell": ("Variation", "not_testable", "Cannot say"),
}
POINT = (
    Column("Strategic deliverable"),
    Column("Where it stands"),
    Column("The Board steps in at"),
)
AWAY = {"not": "not reached", "cannot_tell": "that cannot be told"}


def interventions(book: Book) -> View:
    """Show each strategic deliverable's intervention point: reached, near, not, cannot be told."""
    return section(book, "interventions", _interventions)


def _interventions(book: Book) -> Content:
    if book.interventions.empty:
        return Content((said("No strategic deliverable has an intervention point yet."),))
    order = list(INTERVENTIONS)
    rows = sorted(rows_of(book.interventions), key=lambda row: order.index(str(row.state)))
    reached = sum(row.state == "reached" for row in rows)
    first = [row for row in rows if row.state in ("reached", "near")]
    others = [row for row in rows if row not in first]
    lead = f"{count(reached, 'intervention point')} of {len(rows)} reached."
    examples = _examples(book)
    if any(row.deliverable_id in examples for row in rows):
        lead += " Those marked example are not yet the Board's own: they show what one would say."
    parts: list[Child] = [said(lead)]
    if first:
        parts.append(_reached(book, first))
    if others:
        parts.append(behind(_how_many(others), _away(book, others)))
    return Content(tuple(parts))


def _examples(book: Book) -> frozenset[str]:
    """Return the deliverables that no body has agreed: examples, to be replaced."""
    return frozenset(item.id for item in book.framework.deliverables if item.example)


def _how_many(rows: list[Any]) -> str:
    told = Counter(str(row.state) for row in rows)
    parts = (f"{told[state]} {words}" for state, words in AWAY.items() if told[state])
    return sentence(", ".join(parts)).rstrip(".")


def _reached(book: Book, rows: list[Any]) -> Markup:
    """Return the points that are reached or near: where each stands, its figure, who can act."""
    columns = (*POINT, Column("Newest figure"), Column("Who can act"))
    cells = [
        (*_point(book, row), _newest(book, row.kpi_id), _who_can_act(book, row)) for row in rows
    ]
    return reading_table(unseen("Intervention points reached or near"), columns, cells)


def _away(book: Book, rows: list[Any]) -> Markup:
    caption = "Intervention points that are not reached, or cannot be told"
    return reading_table(unseen(caption), POINT, [_point(book, row) for row in rows])


def _point(book: Book, row: Any) -> tuple[Child, ...]:
    example = tagged("example") if row.deliverable_id in _examples(book) else None
    return (
        [row.text, " ", example, " ", second(name_of(book, row.outcome_id))],
        with_note(mark(*INTERVENTIONS[str(row.state)]), text(row.reason)),
        text(row.threshold),
    )


def _newest(book: Book, kpi_id: str) -> list[Child]:
    """Return a measure's newest figure beside its comparator's and its neighbours'."""
    row = book.assessment(kpi_id)
    if row is None:
        return ["The measure is not reported"]
    beside, kpi = book.beside(kpi_id), book.kpi(kpi_id)
    median = beside.loc[(beside["group"] == "neighbours") & beside["value"].notna(), "value"]
    if median.empty or "neighbours" in text(row.comparator):  # which is told with the figure
        return [value_in_words(book, row)]
    told = f" The neighbours' median: {write_value(float(median.iloc[0]), kpi=kpi)}."
    return [value_in_words(book, row), second(told)]


def _who_can_act(book: Book, row: Any) -> list[Child]:
    """Return the partners and roles that the framework names, and say where it names none."""
    kpi = book.kpi(row.kpi_id)
    partners = ", ".join(kpi.partners) or "no partner is named for this measure"
    leads = (
        item
        for theme in book.framework.themes
        if row.outcome_id in theme.outcomes
        for item in _lead(theme)
    )
    return [sentence(partners), second(*leads, f" The council: {name_of(book, kpi.owner)}.")]


def _lead(theme: Theme) -> list[Child]:
    tag = tagged("example") if theme.example else None
    return [f" The Board's lead for {inside(theme.name)}: {theme.lead_partner}. ", tag]
