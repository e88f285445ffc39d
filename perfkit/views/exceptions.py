"""What needs somebody: the exceptions, the signals across services, and what is overdue."""

from collections import Counter
from typing import Any

from perfkit.book import Book
from perfkit.views.cards import exception_rows, glance
from perfkit.views.charts import kpi_chart, period_of
from perfkit.views.figures import spark_figure
from perfkit.views.found import how_or_way, linked_first_mark, linked_mark
from perfkit.views.html import Child, element, join, second
from perfkit.views.marks import NOW, four_marks, movement, needs_somebody
from perfkit.views.names import (
    count,
    directorate_of,
    name_of,
    return_name,
    rows_of,
    sentence,
    service_of,
    text,
    write_day,
)
from perfkit.views.priorities import by_priority
from perfkit.views.tables import Column, reading_table, unseen
from perfkit.views.view import Content, View, said, section

WATCH = "To watch"
QUIET = "Quiet: nothing is asked. Listed so that nothing is hidden"
SIGNALS = 12  # emerging signals shown at once


def exceptions(book: Book) -> View:
    """Show what is off target, worsening, late or in doubt, worst first, and the quiet ones."""
    return section(book, "exceptions", _exceptions)


def emerging(book: Book) -> View:
    """Show changes larger than chance in measures that are not yet off target."""
    return section(book, "emerging", _emerging)


def late(book: Book) -> View:
    """Show the figures that are overdue, and what they stop from being decided."""
    return section(book, "late", _late)


def _exceptions(book: Book) -> Content:
    rows = rows_of(book.assessments)
    need = [row for row in rows if needs_somebody(row)]
    others = [row for row in rows if not needs_somebody(row)]
    watch = _in_brief(book, [row for row in others if row.attention == 2], WATCH)
    calm = [row for row in others if row.attention < 2]
    quiet = _quiet(book, calm, all_told=len(calm) == len(rows))
    priorities = by_priority(book) if book.body.kind == "cabinet" else None
    if not need:
        nothing = said("Nothing on this page needs attention.")
        return Content((nothing, priorities, watch, quiet))
    drawn = exception_rows(book, need, in_full=not book.shows("kpis"))
    lead = said(f"{count(len(need), 'measure')} of {len(rows)}, the most pressing first.")
    return Content((lead, glance(book, need), priorities, drawn.html, watch, quiet), drawn.charts)


def _quiet(book: Book, rows: list[Any], *, all_told: bool) -> Child:
    """Return the quiet measures one line each; a page that lists all measures points to them."""
    if not rows:
        return None
    if book.shows("kpis"):
        where = element("a", book.heading("kpis"), href="#kpis")
        never = sum(row.age_status == "awaited" for row in rows)
        told = _calm(len(rows) - never, never, all_told=all_told)
        return element("p", f"{told}: see ", where, ".", class_="rest")
    return _in_brief(book, rows, QUIET)


def _calm(known: int, never: int, *, all_told: bool) -> str:
    """Return how many need nobody, and of how many that cannot be said."""
    opening = "All" if all_told else "The other"
    told = f"{opening} {known} measures need" if known > 1 else "One measure needs"
    unknown = f"no figure has been sent for {never}, so nothing can be said of it"
    if never > 1:
        unknown = f"no figure has been sent for {never} others, so nothing can be said of them"
    parts = [f"{told} no attention"] if known else []
    parts += [unknown] if never else []
    whole = "; ".join(parts)
    return whole[:1].upper() + whole[1:]


def _in_brief(book: Book, rows: list[Any], caption: str) -> Child:
    if not rows:
        return None
    columns = (Column("Measure"), Column("Value"), Column("Period"), Column("What to know"))
    cells = [
        (
            book.kpi(row.kpi_id).short_title,
            text(row.value_text, "[x]"),
            text(row.period, "none yet"),
            linked_first_mark(book, row),
        )
        for row in rows
    ]
    return reading_table(caption, columns, cells)


def _emerging(book: Book) -> Content:
    moving = [row for row in _seen_from_here(book) if _signals(row)]
    own = set(book.assessments["kpi_id"]) if book.shows("exceptions") else set()
    above = [row for row in moving if row.kpi_id in own and needs_somebody(row)]
    rows = [row for row in moving if row not in above]
    rows.sort(key=lambda row: row.variation == "improving")
    if not moving:
        return Content((said("No measure is changing beyond chance before it is off target."),))
    cards, charts = [], []
    for row in rows[:SIGNALS]:
        chart = kpi_chart(book, row.kpi_id)
        charts += [chart] if chart else []
        cards.append(_card(book, row, chart))
    lead = "Changes beyond what chance could explain, in measures not off target. A change in "
    lead += "several services at once is an association only, but worth one conversation."
    more = len(rows) - SIGNALS
    where = "on the page of its directorate" if more == 1 else "on the pages of their directorates"
    rest = said(f"{count(more, 'more signal')} {where}.") if more > 0 else None
    grid = element("div", *cards, class_="grid") if cards else None
    return Content(
        (said(lead), _spread(book, moving), _listed_above(book, above), rest, grid), tuple(charts)
    )


def _seen_from_here(book: Book) -> list[Any]:
    """Return what a body may be told of; whoever leads across directorates, all of it.

    What never comes up to them would else be no signal to anybody above its own directorate.
    """
    if book.body.kind != "clt":
        return rows_of(book.assessments)
    every = rows_of(book.everything)
    return [row for row in every if book.kpi(row.kpi_id).sensitivity != "restricted"]


def _signals(row: Any) -> bool:
    return movement(row) != "" and row.target_status != "off_target"


def _spread(book: Book, rows: list[Any]) -> Child:
    """Say in which directorates measures worsen and improve."""
    told = []
    for state, words in NOW.items():
        homes = Counter(directorate_of(book, row.kpi_id) for row in rows if movement(row) == state)
        if homes:
            told.append(f"{words}: " + ", ".join(f"{name} {n}" for name, n in homes.most_common()))
    return said(sentence("; ".join(told)))


def _listed_above(book: Book, rows: list[Any]) -> Child:
    if not rows:
        return None
    links = (
        element("a", book.kpi(row.kpi_id).short_title, href=f"#need-{row.kpi_id}") for row in rows
    )
    return said("Already listed above: ", join(links, ", "), ".")


def _card(book: Book, row: Any, chart: Any) -> Child:
    alone = row.kpi_id not in set(book.assessments["kpi_id"])  # this page tells it nowhere else
    return element(
        "article",
        element("p", service_of(book, row.kpi_id), class_="from"),
        element("h3", text(row.headline)),
        spark_figure(book, chart, with_table=alone) if chart else None,
        four_marks(book, row),
        how_or_way(book, row, block="emerging"),
        element("p", sentence(period_of(book, row)), class_="second"),
        class_="card",
    )


def _late(book: Book) -> Content:
    by_day = book.assessments.sort_values("next_due", kind="stable", na_position="last")
    rows = [row for row in rows_of(by_day) if row.age_status in ("overdue", "old")]
    if not rows:
        return Content((said("No figure is overdue."),))
    columns = (
        Column("Measure"),
        Column("Newest period held"),
        Column("Was due"),
        Column("State"),
        Column("Who is asked"),
    )
    cells = [
        (
            [
                book.kpi(row.kpi_id).short_title,
                " ",
                second(return_name(book, book.kpi(row.kpi_id).source.return_id)),
            ],
            [text(row.period, "none yet"), " ", second(text(row.value_text, "[x]"))],
            write_day(row.next_due, "Not known"),
            linked_mark(book, row, "Age"),
            name_of(book, book.kpi(row.kpi_id).data_steward),
        )
        for row in rows
    ]
    table = reading_table(
        unseen("Figures that are overdue, the longest first, or old"), columns, cells
    )
    return Content((said(_how_many_late(book, rows)), table))


def _how_many_late(book: Book, rows: list[Any]) -> str:
    """Return how many measures are overdue or old, of those of which a figure was ever sent."""
    sent = int((book.assessments["age_status"] != "awaited").sum())
    late = [sum(row.age_status == state for row in rows) for state in ("overdue", "old")]
    told = f"{late[0] or 'None'} of {count(sent, 'measure')} with a figure "
    told += f"{'is' if late[0] < 2 else 'are'} overdue"
    if late[1]:
        told += f"; {late[1]} that {'keeps' if late[1] == 1 else 'keep'} no calendar "
        told += "is old" if late[1] == 1 else "are old"
    return sentence(told)
