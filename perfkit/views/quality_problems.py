"""What is wrong with the data and how it is mended: the action plan, known doubts, corrections."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.sentences.grammar import listed
from perfkit.views.figures import DATA
from perfkit.views.html import Child, element, join, second
from perfkit.views.marks import mark
from perfkit.views.names import count, name_of, return_name, rows_of, sentence, text, write_day
from perfkit.views.tables import Column, behind, reading_table, unseen
from perfkit.views.view import Content, View, said, section

SHOWN = 12  # the others are one step away
FILE = "problems.csv"  # the rows of all problems, in the folder beside the pages
MENDERS = ("intelligence_hub", "service_head")
SEVERITIES = {
    "rejected": ("not_fit", "Rejected"),
    "missing": ("not_fit", "Missing"),
    "doubtful": ("use_with_care", "Doubtful"),
}
CAUSES = {
    "entry": "A slip in an entry",
    "definition": "How it is defined",
    "system": "A computer system",
    "timing": "Timing",
    "mapping": "How codes are matched",
    "third_party": "A third party",
    "unknown": "Not known yet",
}
STATES = {
    "source_mended": ("use_with_care", "The source is mended: remove it"),
    "ran_out": ("use_with_care", "It ran out: look at the source"),
    "not_met": ("not_graded", "No file loaded holds the cell"),
    "in_force": ("sound", "In force"),
}
COLUMNS = (
    Column("Problem"),
    Column("What it touches"),
    Column("Grade"),
    Column("Usual cause"),
    Column("Fix at source"),
    Column("Owner and due"),
)


def problems(book: Book) -> View:
    """Show open problems as an action plan: what it touches, cause, fix at source, owner, due."""
    return section(book, "problems", _problems)


def corrections(book: Book) -> View:
    """Show the recorded corrections, those whose source has been mended first."""
    return section(book, "corrections", _corrections)


def put_right(book: Book) -> Content:
    """Return the problems that closed since the edition before: what each was, and of how much."""
    rows = [row for row in rows_of(book.action_plan) if row.state == "closed"]
    if not rows:
        return Content((said(_none_put_right(book)),))
    whole = count(len(rows), "problem has", "problems have")
    passes = "its test passes" if len(rows) == 1 else "their tests pass"
    lead = said(f"{whole} closed since {book.previous_edition}: {passes} now.")
    items = (element("li", _put_right(book, row)) for row in rows)
    return Content((lead, element("ul", *items, class_="plainly")))


def _none_put_right(book: Book) -> str:
    if book.first_edition:
        return "This is the first edition: no problem was told before that could have closed."
    return f"No problem has closed since {book.previous_edition}."


def _put_right(book: Book, row: Any) -> list[Child]:
    source = f"{return_name(book, row.return_id)}, " if text(row.return_id) else ""
    measures = ", ".join(name_of(book, kpi) for kpi in _split(row.kpis))
    touched = f"; it touched {measures}" if measures else ""
    told = f"{source}{count(row.cells, 'figure')}, {row.ours or 'none'} ours{touched}."
    return [sentence(text(row.problem)), " ", second(told)]


def _problems(book: Book) -> Content:
    rows = _concerning(book)
    doubts = _doubts(book)
    still = [row for row in rows if row.state == "open"]
    ours = [row for row in still if row.ours]
    lead, shown = _that_matter(book, ours)
    if not rows:
        lead = said("No open problem touches a measure on this page.")
    parts: list[Child] = [_unfit(book), lead, _rows_of_all(book) if rows else None]
    if shown:
        caption = unseen("Problems, those that touch most first")
        parts.append(reading_table(caption, COLUMNS, _each(book, shown[:SHOWN])))
    more = shown[SHOWN:]
    if book.body.kind in MENDERS:
        others = [row for row in still if not row.ours]
        closed = [row for row in rows if row.state == "closed"]
        compared = "with figures of others alone, beside which ours are set"
        parts += [
            _behind(book, "More problems", more, "more problem"),
            _behind(book, "Problems of others", others, "problem", compared),
            _behind(book, "Problems closed", closed, "problem", "closed: the test passes now"),
            doubts,
        ]
    elif more:
        parts.append(_behind(book, "More problems", more, "more problem"))
    return Content(tuple(part for part in parts if part))


def _unfit(book: Book) -> Child:
    """Tell whoever decides which figures no decision should rest on, and why."""
    if book.body.kind in MENDERS:
        return None
    rows = [row for row in rows_of(book.assessments) if row.quality_grade == "not_fit"]
    if not rows:
        return said("Every figure on this page is fit for decisions.")
    items = (
        element("li", f"{book.kpi(row.kpi_id).short_title}: {sentence(text(row.quality_reason))}")
        for row in rows
    )
    whole = count(len(book.assessments), "measure")
    lead = f"{len(rows)} of {whole} {'are' if len(rows) > 1 else 'is'} not fit for decisions:"
    return join([said(lead), element("ul", *items, class_="plainly")])


def _rows_of_all(book: Book) -> Markup | None:
    """Return the way to the rows behind every count of this block, for whoever mends them."""
    if book.body.kind not in MENDERS or book.action_plan.empty:
        return None
    link = element("a", "Rows of all problems as CSV", href=f"{DATA}/{FILE}", download=True)
    told = ": each cell that is rejected, missing or doubtful, by return, dimension and rule"
    if book.body.kind != "intelligence_hub":
        told += ", of all services"
    return element("p", link, told, class_="data")


def _behind(book: Book, caption: str, rows: list[Any], noun: str, words: str = "") -> Child:
    if not rows:
        return None
    table = reading_table(unseen(caption), COLUMNS, _each(book, rows))
    return behind(f"{count(len(rows), noun)} {words}".strip(), table)


def _concerning(book: Book) -> list[Any]:
    rows = rows_of(book.action_plan)
    if book.body.kind == "intelligence_hub":
        return rows
    own = set(book.assessments["kpi_id"])
    return [row for row in rows if own & set(_split(row.kpis))]


def _that_matter(book: Book, rows: list[Any]) -> tuple[Markup, list[Any]]:
    """Return what is said of the problems, and those that this body must see.

    Who mends data sees them all. A leader sees those that touch a figure which is not sound, and
    is told how many others there are.
    """
    whole = count(len(rows), "problem")
    if book.body.kind in MENDERS:
        return said(f"{count(len(rows), 'open problem')} with our own figures."), rows
    if not rows:
        return said("No open problem in what was sent touches a figure here."), rows
    graded = book.assessments["quality_grade"].isin(["not_fit", "use_with_care"])
    doubtful = set(book.assessments.loc[graded, "kpi_id"])
    shown = [row for row in rows if doubtful & set(_split(row.kpis))]
    are = "are" if len(rows) > 1 else "is"
    told = f"{len(shown) or 'None'} {'touch' if len(shown) > 1 else 'touches'} a figure here that "
    told += "is less than sound. The Intelligence Hub's page lists all."
    return said(f"{whole} {are} open in what was sent. {told}"), shown


def _split(names: object) -> list[str]:
    return [part.strip() for part in str(names).split(",") if part.strip()]


def _each(book: Book, rows: Iterable[Any]) -> list[tuple[Child, ...]]:
    return [_problem(book, row) for row in rows]


def _problem(book: Book, row: Any) -> tuple[Child, ...]:
    where = [return_name(book, row.return_id) if text(row.return_id) else "", text(row.dimension)]
    where += [f"{row.ours:,} of {row.cells:,} such figures are ours"] if row.cells else []
    return (
        [sentence(text(row.problem)), " ", second(", ".join(part for part in where if part))],
        _touched(book, row),
        mark("Data quality", *SEVERITIES[row.severity]),
        CAUSES[row.root_cause],
        [sentence(text(row.fix)), " ", second(sentence(text(row.retest)))],
        f"{name_of(book, row.owner)}, {write_day(row.due)}",
    )


def _touched(book: Book, row: Any) -> list[Child]:
    """Return the measures, whose pages show them, and what is decided on them."""
    kpis = [name_of(book, kpi) for kpi in _split(row.kpis)]
    bodies = [name_of(book, body) for body in _split(row.bodies)]
    told: list[Child] = [", ".join(kpis) or "None on a page"]
    if bodies:
        told += [" ", second(f"On the pages of {listed(bodies)}.")]
    if text(row.decisions):
        told += [" ", second(f"Decisions that rest on it: {row.decisions}")]
    return told


def _doubts(book: Book) -> Child:
    shown = set(book.assessments["kpi_id"])
    kpis = [kpi for kpi in book.framework.live_kpis if kpi.id in shown and kpi.doubts]
    rows = [
        (kpi.short_title, element("ul", *(element("li", one) for one in kpi.doubts)))
        for kpi in kpis
    ]
    if not rows:
        return None
    known = sum(len(kpi.doubts) for kpi in kpis)
    table = reading_table(
        unseen("Known doubts, by measure"), (Column("Measure"), Column("Known doubt")), rows
    )
    told = count(known, "known doubt")
    return behind(f"{told} of published figures, to be told and not to be mended here", table)


def _corrections(book: Book) -> Content:
    rows = rows_of(book.corrections)
    if not rows:
        return Content((said("No published figure is corrected."),))
    mended = sum(row.state == "source_mended" for row in rows)
    lead = f"{count(len(rows), 'correction')} recorded; the source of {mended or 'none'} has been "
    lead += "mended." if mended else "mended yet."
    columns = (
        Column("What is changed"),
        Column("Why"),
        Column("Who was told"),
        Column("Until"),
        Column("State"),
    )
    order = list(STATES)
    cells = [
        (
            _changed(book, row),
            sentence(row.why),
            sentence(row.told),
            write_day(row.until),
            mark("Data quality", *STATES[row.state]),
        )
        for row in sorted(rows, key=lambda row: order.index(row.state))
    ]
    table = reading_table(unseen("Corrections, by what is to be done"), columns, cells)
    return Content((said(lead), table))


def _changed(book: Book, row: Any) -> list[Child]:
    kpis = ", ".join(name_of(book, kpi) for kpi in _split(row.kpis))
    used = "is not used" if row.use == "reject" else f"is read as {row.use}"
    area = "every area" if row.area == "all" else row.area
    return [
        f"{row.got} for {row.period} {used}, in {area}. ",
        second(f"{kpis or return_name(book, row.return_id)}; {row.series}"),
    ]
