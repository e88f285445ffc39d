"""The outcomes of the vision: direction and evidence, plain words, and where to intervene."""

from collections import Counter
from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Outcome
from perfkit.sentences.marks import MarkName
from perfkit.views.chart import Chart
from perfkit.views.charts import kpi_chart
from perfkit.views.drawn import Drawn
from perfkit.views.figures import small_figure
from perfkit.views.found import linked_mark
from perfkit.views.html import Child, element, second, tagged
from perfkit.views.kpi_section import value_in_words
from perfkit.views.marks import mark, move_of
from perfkit.views.names import count, name_of, rows_of, sentence, text
from perfkit.views.tables import Column, behind, reading_table, unseen, with_note
from perfkit.views.view import Content, View, said, section

SHOWN = 3  # measures drawn beside an outcome; all of them are counted
INTERVENTIONS: dict[str, tuple[MarkName, str, str]] = {
    "reached": ("Target", "off_target", "Reached: the Board steps in"),
    "near": ("Target", "close", "Near"),
    "not": ("Target", "on_target", "Not reached"),
    "cannot_tell": ("Variation", "not_testable", "Cannot say"),
}
AWAY = {"not": "not reached", "cannot_tell": "that cannot be told"}


def outcomes(book: Book) -> View:
    """Show each outcome: how many of its measures improve or worsen, and the evidence."""
    return section(book, "outcomes", _outcomes)


def interventions(book: Book) -> View:
    """Show each strategic deliverable's intervention point: reached, near, not, cannot be told."""
    return section(book, "interventions", _interventions)


def rows_by_outcome(book: Book) -> dict[str, list[Any]]:
    """Return this body's assessments by the outcome they lead to, in order of attention."""
    found: dict[str, list[Any]] = {}
    for row in rows_of(book.assessments):
        links = book.thread(row.kpi_id)
        if links and isinstance(links[0], Outcome):
            found.setdefault(links[0].id, []).append(row)
    return found


def tally(rows: list[Any]) -> str:
    """Return how many measures improve, worsen, hold and cannot be told, as one sentence."""
    counted = Counter(str(row.variation) for row in rows)
    held = counted["no_significant_change"]
    unknown = len(rows) - counted["improving"] - counted["worsening"] - held
    parts = (
        (counted["worsening"], "worsening"),
        (counted["improving"], "improving"),
        (held, "with no significant change"),
        (unknown, "that cannot be tested"),
    )
    told = ", ".join(f"{number} {words}" for number, words in parts if number)
    return f"Of {count(len(rows), 'measure')}: {told}."


def confidence(rows: list[Any]) -> str:
    """Return how many measures are recent and of a quality that bears a decision."""
    sound = sum(
        row.quality_grade == "sound" and row.age_status not in ("overdue", "old", "awaited")
        for row in rows
    )
    return f"Confidence: {sound} of {count(len(rows), 'measure')} recent and sound."


def _outcomes(book: Book) -> Content:
    grouped = rows_by_outcome(book)
    drawn = [
        _outcome(book, outcome, grouped.get(outcome.id, []))
        for outcome in book.framework.outcomes
        if outcome.id in grouped or not _theme(book)
    ]
    lead = said(
        "Direction is for the borough as a place, not a mark for the council. Heavy line: "
        "the borough; grey line: the comparator. Filled triangle: worse beyond chance."
    )
    charts = tuple(chart for one in drawn for chart in one.charts)
    glance = _glance(book, grouped)
    return Content((_big_ticket_items(book), glance, lead, *(one.html for one in drawn)), charts)


def _glance(book: Book, grouped: dict[str, list[Any]]) -> Markup:
    """Return the outcomes in few words, so that the first screen holds all of them."""
    items = (
        element(
            "li",
            element("a", outcome.name, href=f"#outcome-{outcome.id}"),
            *_direction_of(book, grouped[outcome.id]),
        )
        for outcome in book.framework.outcomes
        if outcome.id in grouped
    )
    return element("ul", *items, class_="glance plain")


def _direction_of(book: Book, rows: list[Any]) -> list[Child]:
    """Return how many measures of an outcome worsen and improve, as marks; else that none does."""
    counted = Counter(str(row.variation) for row in rows)
    marks: list[Child] = []
    for state in ("worsening", "improving"):
        moved = [row for row in rows if row.variation == state]
        if moved:
            told = f"{len(moved)} of {len(rows)} {state}"
            marks.append(mark("Variation", state, told, move=move_of(book, moved[0])))
    if counted["no_significant_change"] and not marks:
        return [mark("Variation", "no_significant_change")]
    return marks or [mark("Variation", "not_testable", "Cannot say")]


def _outcome(book: Book, outcome: Outcome, rows: list[Any]) -> Drawn:
    pairs = [(row, kpi_chart(book, row.kpi_id)) for row in rows]
    shown = [(row, chart) for row, chart in pairs if chart is not None][:SHOWN]
    figures = (_figure(book, row, chart) for row, chart in shown)
    evidence: list[Child] = [said("No measure on this page leads to this outcome.")]
    if rows:
        evidence = [said(tally(rows)), element("p", confidence(rows), class_="second")]
    html = element(
        "article",
        element("div", element("h3", outcome.name), said(outcome.statement), *evidence),
        element("div", *figures, class_="trio"),
        class_="outcome",
        id=f"outcome-{outcome.id}",
    )
    return Drawn(html, tuple(chart for _, chart in shown))


def _figure(book: Book, row: Any, chart: Chart) -> Markup:
    kpi = book.kpi(row.kpi_id)
    return element(
        "div",
        small_figure(chart, f"{kpi.short_title}, {kpi.unit}"),
        element("p", linked_mark(book, row, "Variation"), class_="second"),
        element("p", value_in_words(book, row), class_="second"),
    )


def _theme(book: Book) -> Any:
    return next((theme for theme in book.framework.themes if theme.id == book.body.concerns), None)


def _big_ticket_items(book: Book) -> Child:
    theme = _theme(book)
    if theme is None:
        return None
    items = (element("li", item) for item in theme.big_ticket_items)
    tag = tagged("example") if theme.example else None
    lead = said("Lead partner: ", theme.lead_partner, ". Big-ticket items: ", tag)
    return element("div", lead, element("ul", *items))


def _interventions(book: Book) -> Content:
    if book.interventions.empty:
        return Content((said("No strategic deliverable has an intervention point yet."),))
    order = list(INTERVENTIONS)
    rows = sorted(rows_of(book.interventions), key=lambda row: order.index(str(row.state)))
    reached = sum(row.state == "reached" for row in rows)
    first = [row for row in rows if row.state in ("reached", "near")]
    others = [row for row in rows if row not in first]
    lead = f"{count(reached, 'intervention point')} of {len(rows)} reached."
    parts: list[Child] = [said(lead)]
    if first:
        parts.append(_points(book, first, "Intervention points that are reached or near"))
    if others:
        away = _points(book, others, "Intervention points that are not reached, or cannot be told")
        parts.append(behind(_how_many(others), away))
    return Content(tuple(parts))


def _how_many(rows: list[Any]) -> str:
    told = Counter(str(row.state) for row in rows)
    parts = (f"{told[state]} {words}" for state, words in AWAY.items() if told[state])
    return sentence(", ".join(parts)).rstrip(".")


def _points(book: Book, rows: list[Any], caption: str) -> Markup:
    columns = (Column("Strategic deliverable"), Column("Intervention point"), Column("Measures"))
    cells = [
        (
            [row.text, " ", second(name_of(book, row.outcome_id))],
            with_note(mark(*INTERVENTIONS[str(row.state)]), _reason(text(row.reason))),
            _measures(book, row.kpis),
        )
        for row in rows
    ]
    return reading_table(unseen(caption), columns, cells)


def _reason(words: str) -> str:
    """Return why a point is reached as a sentence: one period is not "running"."""
    return sentence(words.replace("for one period running", "in the latest period"))


def _measures(book: Book, kpis: object) -> str:
    named = kpis.split(",") if isinstance(kpis, str) else list(kpis)  # type: ignore[call-overload]
    return ", ".join(name_of(book, kpi.strip()) for kpi in named if kpi.strip())
