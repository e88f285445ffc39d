"""The outcomes of the vision: direction and evidence, plain words, and where to intervene."""

from collections import Counter
from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Outcome
from perfkit.sentences.grammar import listed
from perfkit.sentences.marks import MarkName
from perfkit.views.chart import Chart
from perfkit.views.charts import kpi_chart
from perfkit.views.drawn import Drawn
from perfkit.views.figures import small_figure
from perfkit.views.found import linked_mark
from perfkit.views.html import Child, element, tagged
from perfkit.views.kpi_section import value_in_words
from perfkit.views.marks import EITHER, NOW, disagreeing, mark, move_of, movement
from perfkit.views.names import count, rows_of, sentence, text, verb
from perfkit.views.thread_place import to_thread
from perfkit.views.view import Content, View, said, section

SHOWN = 3  # measures drawn beside an outcome; all of them are counted


def outcomes(book: Book) -> View:
    """Show each outcome: how many of its measures improve or worsen, and the evidence."""
    return section(book, "outcomes", _outcomes)


def rows_by_outcome(book: Book) -> dict[str, list[Any]]:
    """Return this body's assessments by the outcome they lead to, in order of attention."""
    found: dict[str, list[Any]] = {}
    for row in rows_of(book.assessments):
        links = book.thread(row.kpi_id)
        if links and isinstance(links[0], Outcome):
            found.setdefault(links[0].id, []).append(row)
    return found


def tally(rows: list[Any]) -> str:
    """Return how many measures improve, worsen, hold, are overdue and cannot be told."""
    fresh = [row for row in rows if row.age_status != "overdue"]
    moved = Counter(map(movement, fresh))
    held = sum(row.variation == "no_significant_change" for row in fresh)
    either = sum(row.variation in EITHER for row in fresh)
    late = len(rows) - len(fresh)
    parts = (
        *((moved[state], words) for state, words in NOW.items()),
        (held, "with no significant change"),
        (either, "higher or lower than usual"),
        (late, "overdue"),
        (moved[""] - held - either, "that cannot be tested"),
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
            *_beyond_these(book, outcome),
        )
        for outcome in book.framework.outcomes
        if outcome.id in grouped
    )
    return element("ul", *items, class_="glance plain")


def _direction_of(book: Book, rows: list[Any]) -> list[Child]:
    """Return as marks how many measures of an outcome worsen, improve and are overdue."""
    fresh = [row for row in rows if row.age_status != "overdue"]
    marks: list[Child] = []
    for state, words in NOW.items():
        moved = [row for row in fresh if movement(row) == state]
        if moved:
            told = f"{len(moved)} of {len(rows)} {words}"
            ways = {move_of(book, row) for row in moved}
            way = ways.pop() if len(ways) == 1 else ""
            marks.append(mark("Variation", moved[0].variation, told, move=way))
    held = any(row.variation == "no_significant_change" for row in fresh)
    if held and not marks:
        marks.append(mark("Variation", "no_significant_change"))
    if len(fresh) < len(rows):
        marks.append(mark("Age", "overdue", f"{len(rows) - len(fresh)} of {len(rows)} overdue"))
    return marks or [mark("Variation", "not_testable", "Cannot say")]


def _beyond_these(book: Book, outcome: Outcome) -> list[Child]:
    """Return as marks what an outcome's measures here do not tell: points reached, parts hidden."""
    points = book.interventions
    reached = int(((points["outcome_id"] == outcome.id) & (points["state"] == "reached")).sum())
    marks: list[Child] = []
    if reached and book.shows("interventions"):
        points_reached = count(reached, "intervention point")
        marks.append(mark("Target", "off_target", f"{points_reached} reached"))
    below = _node(book, outcome)
    if below is not None and text(below.disagreement):
        marks.append(disagreeing(f"{below.need} below {verb(below.need, 'need')} attention"))
    return marks


def _node(book: Book, outcome: Outcome) -> Any | None:
    rows = rows_of(book.nodes.loc[book.nodes["node_id"] == outcome.id])
    return rows[0] if rows else None


def _outcome(book: Book, outcome: Outcome, rows: list[Any]) -> Drawn:
    pairs = [(row, kpi_chart(book, row.kpi_id)) for row in rows]
    shown = [(row, chart) for row, chart in pairs if chart is not None][:SHOWN]
    figures = (_figure(book, row, chart) for row, chart in shown)
    evidence: list[Child] = [said("No measure on this page leads to this outcome.")]
    if rows:
        evidence = [said(tally(rows)), element("p", confidence(rows), class_="second")]
    drawn = {row.kpi_id for row, _ in shown}
    others = [book.kpi(row.kpi_id).short_title for row in rows if row.kpi_id not in drawn]
    if others and shown:
        evidence.append(element("p", f"Not drawn here: {listed(others)}.", class_="second"))
    evidence.append(_hidden_below(book, outcome))
    html = element(
        "article",
        element("div", element("h3", outcome.name), said(outcome.statement), *evidence),
        element("div", *figures, class_="trio"),
        class_="outcome",
        id=f"outcome-{outcome.id}",
    )
    return Drawn(html, tuple(chart for _, chart in shown))


def _hidden_below(book: Book, outcome: Outcome) -> Child:
    """Return what these measures hide of those below them, with the way to it."""
    node = _node(book, outcome)
    told = text(node.disagreement) if node is not None else ""
    if not told:
        return None
    way = to_thread(book, outcome.id, "Golden thread")
    return element("p", sentence(told), " ", way, ".", class_="second")


def _figure(book: Book, row: Any, chart: Chart) -> Markup:
    kpi = book.kpi(row.kpi_id)
    return element(
        "div",
        small_figure(chart, f"{kpi.short_title}, {kpi.unit}"),
        element("p", linked_mark(book, row, _first_asked(row)), class_="second"),
        element("p", value_in_words(book, row), class_="second"),
    )


def _first_asked(row: Any) -> MarkName:
    """Return which mark stands below a small drawing: its age, where that says all there is."""
    return "Age" if row.age_status == "overdue" else "Variation"


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
