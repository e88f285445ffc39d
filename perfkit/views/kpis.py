"""A body's KPIs in full, in plain words, and as activity."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Outcome
from perfkit.measures.direction import STILL
from perfkit.sentences.grammar import inside
from perfkit.sentences.marks import mark as worded
from perfkit.views.cards import folded_measure, measure_row
from perfkit.views.charts import kpi_chart, period_of
from perfkit.views.drawn import Drawn
from perfkit.views.figures import spark_figure
from perfkit.views.found import how_or_way
from perfkit.views.html import Child, element
from perfkit.views.marks import four_marks, mark, misses_target, move_of, variation_word
from perfkit.views.names import name_of, rows_of, sentence, text
from perfkit.views.outcomes import rows_by_outcome
from perfkit.views.tables import Column, reading_table
from perfkit.views.view import Content, View, said, section

DRAWN_ABOVE = ("exceptions", "outcomes")  # blocks that draw a page's measures themselves
PLAINLY = {
    "improving": "Getting better",
    "worsening": "Getting worse",
    "no_significant_change": "No clear change",
    "higher": "Higher than usual",
    "lower": "Lower than usual",
    "too_few_points": "Too soon to tell",
    "not_testable": "We cannot tell",
}


def kpis(book: Book) -> View:
    """Show this body's KPIs in full: the first list open, the others one step away."""
    return section(book, "kpis", _kpis)


def plain(book: Book) -> View:
    """Show how things stand, in plain words, by outcome."""
    return section(book, "plain", _plain)


def demand(book: Book) -> View:
    """Show demand: measures of activity, which are context and not performance."""
    return section(book, "demand", _demand)


def _kpis(book: Book) -> Content:
    rows = book.assessments
    if rows.empty:
        return Content((said("No measure is shown to this body."),))
    if book.body.kind == "intelligence_hub":  # which asks whether a figure is to be trusted
        return Content((_one_line_each(book, rows_of(rows)),))
    first = _drawn(book, rows_of(rows.loc[rows["first_list"]]))
    others = _drawn(book, rows_of(rows.loc[~rows["first_list"]]))
    parts: list[Child] = [first.html]
    if others.html:
        more = int((~rows["first_list"]).sum())
        told = f"The other {more} measures" if more > 1 else "One other measure"
        parts.append(element("details", element("summary", told), others.html))
    return Content(tuple(parts), (*first.charts, *others.charts))


def _drawn(book: Book, rows: list[Any]) -> Drawn:
    """Return measures as rows; as one line each where the page draws them above already."""
    if not rows:
        return Drawn(Markup(""))
    if any(book.shows(block) for block in DRAWN_ABOVE):
        folded = [folded_measure(book, row) for row in rows]
        html = element("div", *(one.html for one in folded), class_="folds")
        return Drawn(html, tuple(chart for one in folded for chart in one.charts))
    listed = [measure_row(book, row) for row in rows]
    html = element("ul", *(one.html for one in listed), class_="needs")
    return Drawn(html, tuple(chart for one in listed for chart in one.charts))


def _one_line_each(book: Book, rows: list[Any]) -> Markup:
    columns = (
        Column("Measure"),
        Column("Newest figure"),
        Column("Period"),
        Column("Age"),
        Column("Data quality"),
        Column("Data steward"),
    )
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            text(row.value_text, "[x]"),
            text(row.period, "none yet"),
            mark("Age", row.age_status),
            [mark("Data quality", row.quality_grade), how_or_way(book, row, block="kpis")],
            name_of(book, book.kpi(row.kpi_id).data_steward),
        )
        for row in sorted(rows, key=_trusted_least)
    ]
    caption = "All measures: overdue first, then those whose figures are least to be relied on"
    return reading_table(caption, columns, cells)


def _trusted_least(row: Any) -> tuple[int, int]:
    age, grade = worded("Age", row.age_status), worded("Data quality", row.quality_grade)
    return -age.attention, -grade.attention


def _plain(book: Book) -> Content:
    grouped = rows_by_outcome(book)
    held = [outcome for outcome in book.framework.outcomes if outcome.id in grouped]
    if not held:
        return Content((said("No measure is shown to this body."),))
    return Content(tuple(_outcome(book, outcome, grouped[outcome.id]) for outcome in held))


def _outcome(book: Book, outcome: Outcome, rows: list[Any]) -> Markup:
    items = (_in_plain_words(book, row) for row in rows)
    return element(
        "article",
        element("h3", outcome.name),
        said("What we aim for: ", inside(outcome.plain)),
        element("ul", *items, class_="plainly"),
        class_="card prose",
    )


def _in_plain_words(book: Book, row: Any) -> Markup:
    """Return one measure without a word of statistics: what, how much, which way, what is good."""
    kpi = book.kpi(row.kpi_id)
    compared = text(row.comparator_value_text)
    beside = f" ({text(row.comparator)}: {compared})" if compared else ""
    when = f", {period_of(book, row)}" if text(row.period) else ""
    value = text(row.value_text, "no figure yet").removeprefix("[c] ").removeprefix("[x] ")
    which = _way_plainly(book, row)
    missed = None
    if misses_target(book, row):
        missed = [mark("Target", "off_target"), " "]
    if row.age_status == "overdue":  # which way an old figure went says nothing of now
        which = mark("Age", "overdue", "Out of date: we cannot say how it is now")
    return element(
        "li",
        element("strong", f"{kpi.short_title}: {value}"),
        f"{beside}{when}. {_as_an_aim(kpi.good_sentence)} ",
        missed,
        which,
        how_or_way(book, row, block="plain"),
    )


def _as_an_aim(words: str) -> str:
    """Return what good is so that nobody reads it as what is so.

    >>> _as_an_aim("Higher is better: more people have a job.")
    'Higher is better. The aim: more people have a job.'
    """
    which, colon, why = words.partition(": ")
    return f"{which}. The aim: {why}" if colon and "aim" not in why else words


def _way_plainly(book: Book, row: Any) -> Markup:
    move = move_of(book, row)
    plain = move not in STILL and not text(row.level_since)
    said_ = PLAINLY[row.variation] if plain else variation_word(book, row)
    return mark("Variation", row.variation, said_, move=move)


def _demand(book: Book) -> Content:
    rows = [
        row
        for row in rows_of(book.assessments)
        if book.kpi(row.kpi_id).good in ("context_only", "on_profile")
    ]
    if not rows:
        return Content((said("No measure of demand belongs to this body yet."),))
    cards, charts = [], []
    for row in rows:
        chart = kpi_chart(book, row.kpi_id)
        charts += [chart] if chart else []
        cards.append(_card(book, row, chart))
    lead = "What is asked of us, and what we do in answer: more or less of it is neither good nor "
    lead += "bad. Higher or lower means beyond normal variation."
    return Content((said(lead), element("div", *cards, class_="grid")), tuple(charts))


def _card(book: Book, row: Any, chart: Any) -> Markup:
    return element(
        "article",
        element("p", name_of(book, book.kpi(row.kpi_id).priority), class_="from"),
        element("h3", text(row.headline)),
        spark_figure(book, chart) if chart else None,
        four_marks(book, row),
        how_or_way(book, row, block="demand"),
        element("p", sentence(period_of(book, row)), class_="second"),
        class_="card",
    )
