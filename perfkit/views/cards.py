"""An exception row: what a meeting must talk about, in at most sixty words, with its evidence."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.asks import ask_of, raises
from perfkit.views.charts import kpi_chart
from perfkit.views.drawn import Drawn
from perfkit.views.figures import spark_figure
from perfkit.views.found import how_or_way, linked_first_mark, way
from perfkit.views.html import Child, element, join
from perfkit.views.kpi_section import anchor, days_late, kpi_section, value_in_words
from perfkit.views.marks import first_mark, four_marks
from perfkit.views.names import count, disagreement_of, name_of, sentence, text, write_day
from perfkit.views.thread_place import link_up

GLANCE = 9
ROWS = 7  # more than so many: the page says how many more, and they are one step away


def glance(book: Book, rows: list[Any]) -> Markup:
    """Return the list in few words, so that the first screen holds all of it."""
    shown = rows[:GLANCE]
    items = (
        element(
            "li",
            element("a", book.kpi(row.kpi_id).short_title, href=f"#need-{row.kpi_id}"),
            " ",
            linked_first_mark(book, row),
        )
        for row in shown
    )
    more = len(rows) - len(shown)
    rest = element("p", f"And {more} more below.", class_="second") if more else None
    return join([element("ol", *items, class_="glance"), rest])


def exception_rows(book: Book, rows: list[Any], *, in_full: bool) -> Drawn:
    """Return the rows that need somebody, the first seven open and the others one step away.

    With `in_full`, each holds its KPI in full one step away, for a page that shows it nowhere else.
    """
    drawn = [exception_row(book, row, in_full=in_full) for row in rows]
    first, others = drawn[:ROWS], drawn[ROWS:]
    html: list[Child] = [element("ol", *(one.html for one in first), class_="needs")]
    if others:
        more = element("summary", f"{count(len(others), 'more measure')} to look at")
        style = f"counter-reset: n {ROWS}"  # so that the numbers go on
        rest = element("ol", *(one.html for one in others), class_="needs", style=style)
        html.append(element("details", more, rest))
    return Drawn(join(html), tuple(chart for one in drawn for chart in one.charts))


def exception_row(book: Book, row: Any, *, in_full: bool) -> Drawn:
    """Return one row: headline, value in words, what is asked, since last time, chart, marks."""
    return _row(book, row, block="exceptions", in_full=in_full)


def measure_row(book: Book, row: Any) -> Drawn:
    """Return one KPI as such a row, asking only what its figures raise, in full one step away."""
    return _row(book, row, block="kpis", in_full=True)


def folded_measure(book: Book, row: Any) -> Drawn:
    """Return one KPI as a line: its headline and first mark, in full one step away."""
    full = kpi_section(book, row, found=how_or_way(book, row, block="kpis"))
    line = element("summary", element("h3", text(row.headline)), " ", first_mark(book, row))
    html = element(
        "article",
        element("details", line, full.html, class_="full"),
        class_="fold",
        id=anchor(row.kpi_id),
    )
    return Drawn(html, full.charts)


def _row(book: Book, row: Any, *, block: str, in_full: bool) -> Drawn:
    chart = kpi_chart(book, row.kpi_id)
    full = kpi_section(book, row, found=way(row)) if in_full else Drawn(Markup(""))
    inside = element(
        "details", element("summary", "This measure in full"), full.html, class_="full"
    )
    disagreement = disagreement_of(row)
    asked = block == "exceptions" or raises(book, row)
    said = element(
        "div",
        element("h3", text(row.headline) if in_full else _headline(row)),
        element("p", value_in_words(book, row), class_="why"),
        element("p", disagreement, class_="why") if disagreement else None,
        element("p", ask_of(book, row), class_="ask") if asked else None,
        element("p", *_since(book, row), class_="since"),
        _way_up(book, row.kpi_id),
    )
    html = element(
        "li",
        said,
        spark_figure(book, chart) if chart else None,
        four_marks(book, row),
        how_or_way(book, row, block=block),
        inside if in_full else None,
        class_="need",
        id=f"need-{row.kpi_id}" if block == "exceptions" else anchor(row.kpi_id),
    )
    return Drawn(html, (chart, *full.charts) if chart else full.charts)


def _headline(row: Any) -> Markup:
    return element("a", text(row.headline), href=f"#{anchor(row.kpi_id)}")


def _way_up(book: Book, kpi_id: str) -> Child:
    """Return the way from a row up to the outcome it serves; nothing where no page shows it."""
    link = link_up(book, kpi_id) if book.thread_page else None
    return element("p", "Golden thread: ", link, class_="since") if link else None


def _since(book: Book, row: Any) -> list[Child]:
    priority = book.corporate_priority(row.kpi_id)
    owner = f"Owner: {name_of(book, book.kpi(row.kpi_id).owner)}."
    if priority is not None:
        owner += f" Corporate priority: {sentence(priority.text)}"
    rows = book.records("actions")
    rows = rows.loc[rows["concerns"] == row.kpi_id]
    if rows.empty:
        return ["No action has been sent to the workbook. ", owner]
    newest = rows.sort_values("agreed_on").iloc[-1]
    done = newest["status"] == "done"
    when = write_day(newest["done_on"]) if done else f"due {write_day(newest['due_on'])}"
    late = days_late(book, newest["due_on"]) if newest["status"] == "open" else 0
    state = f"done {when}" if done else f"{newest['status']}, {when}"
    if late > 0:
        state = f"{count(late, 'day')} late, {when}"
    return [f"Since last time: {sentence(newest['what'])[:-1]} ({state}). ", owner]
