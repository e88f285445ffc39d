"""How far the figures can be trusted: loads, the six dimensions, problems and their mending."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.figures import DATA
from perfkit.views.html import Child, element, second
from perfkit.views.marks import mark
from perfkit.views.names import count, name_of, rows_of, sentence, text, write_day
from perfkit.views.tables import Column, behind, number_table, reading_table, unseen
from perfkit.views.view import Content, View, said, section

DIMENSIONS = ("accuracy", "completeness", "uniqueness", "consistency", "timeliness", "validity")
HEAT = ((0.95, "ok"), (0.90, "h1"), (0.70, "h2"), (0.0, "h3"))  # share that passed, at least
SHOWN = 12  # the others are one step away
FILE = "problems.csv"  # the rows of all problems, in the folder beside the pages
MENDERS = ("intelligence_hub", "service_head")


def loads(book: Book) -> View:
    """Show the files received: those nobody can read first, and every cell used or explained."""
    return section(book, "loads", _loads)


def dimensions(book: Book) -> View:
    """Show the six dimensions of data quality by return, the worst first."""
    return section(book, "dimensions", _dimensions)


def problems(book: Book) -> View:
    """Show open problems as an action plan: what it touches, cause, fix at source, owner, due."""
    return section(book, "problems", _problems)


def _loads(book: Book) -> Content:
    rows = book.receipts
    if rows.empty:
        return Content((said("No file has been received."),))
    unread = rows.loc[rows["outcome"] == "no reader"]
    numbers = rows[["read", "sound", "rejected", "out_of_scope"]].apply(pd.to_numeric).sum()
    lead = said(
        f"{count(len(rows), 'file')} received; {len(unread)} with no reader. Every cell is used, "
        f"rejected with a reason, or out of scope: {numbers['read']:,.0f} read, "
        f"{numbers['sound']:,.0f} sound, {numbers['rejected']:,.0f} rejected, "
        f"{numbers['out_of_scope']:,.0f} out of scope."
    )
    order = rows["outcome"].map({"no reader": 0, "loaded": 1, "reference": 2})
    worst = rows.assign(order=order).sort_values(["order", "rejected"], ascending=[True, False])
    columns = (
        Column("File"),
        Column("Return"),
        Column("Outcome"),
        Column("Cells read", number=True),
        Column("Sound", number=True),
        Column("Rejected", number=True),
        Column("Out of scope", number=True),
    )
    bad = (worst["outcome"] == "no reader") | (worst["rejected"].astype(float) > 0)
    parts: list[Child] = [lead]
    for caption, some in (("To look at", worst.loc[bad]), ("Loaded whole", worst.loc[~bad])):
        cells = [_receipt(book, row) for row in rows_of(some)]
        if cells:
            table = number_table(caption, columns, cells)
            whole = f"{caption}: {count(len(cells), 'file')}"
            parts.append(behind(whole, table) if caption == "Loaded whole" else table)
    return Content(tuple(parts))


def _receipt(book: Book, row: Any) -> tuple[Child, ...]:
    state = (
        mark("Data quality", "not_fit", "No reader") if row.outcome == "no reader" else row.outcome
    )
    counted = (row.read, row.sound, row.rejected, row.out_of_scope)
    whole = name_of(book, row.return_id) if text(row.return_id) else "–"
    return row.file, whole, state, *(f"{int(number):,}" for number in counted)


def _dimensions(book: Book) -> Content:
    rows = book.dimensions
    if rows.empty:
        return Content((said("No return has been graded yet."),))
    table = rows.pivot_table(index="return_id", columns="dimension", values="share", dropna=False)
    table = table.reindex(columns=list(DIMENSIONS))
    worst = table.min(axis=1).sort_values(na_position="last").index
    head = (element("th", name.capitalize(), scope="col", class_="d") for name in DIMENSIONS)
    body = (_dimension_row(book, str(one), table.loc[one]) for one in worst)
    drawn = element(
        "table",
        element("caption", "Share of what was checked that passed, by return, the worst first"),
        element("thead", element("tr", element("th", "Return", scope="col"), *head)),
        element("tbody", *body),
        class_="heat",
    )
    lead = "A failing dimension is never averaged away. The stronger the fill, the more work it "
    lead += "needs; plain is sound. Not checked is not sound."
    return Content((said(lead), drawn))


def _dimension_row(book: Book, return_id: str, shares: "pd.Series[float]") -> Markup:
    cells = (_share_cell(name, float(shares[name])) for name in DIMENSIONS)
    return element("tr", element("th", name_of(book, return_id), scope="row"), *cells)


def _share_cell(name: str, share: float) -> Markup:
    label = name.capitalize()
    if pd.isna(share):
        return element("td", "not checked", class_="d ok", data_label=label)
    heat = next(kind for least, kind in HEAT if share >= least)
    # Never rounded up to a perfect score: 99.96% is not 100%.
    shown = "100%" if share == 1 else f"{min(share * 100, 99.9):.1f}%"
    return element("td", shown, class_=f"d {heat}", data_label=label)


def _problems(book: Book) -> Content:
    rows = _concerning(book)
    if not rows:
        return Content((said("No open problem touches a measure on this page."),))
    lead, shown = _that_matter(book, rows)
    if not shown:
        return Content((lead,))
    columns = (
        Column("Problem"),
        Column("Measures it touches"),
        Column("Grade"),
        Column("Fix at source"),
        Column("Owner and due"),
    )
    cells = [_problem(book, row) for row in shown]
    caption = unseen("Problems, those that touch most first")
    parts: list[Child] = [lead, _rows_of_all(book), reading_table(caption, columns, cells[:SHOWN])]
    if len(cells) > SHOWN:
        summary = element("summary", f"{count(len(cells) - SHOWN, 'more problem')}")
        more = reading_table(unseen("More problems"), columns, cells[SHOWN:])
        parts.append(element("details", summary, more))
    return Content(tuple(parts))


def _rows_of_all(book: Book) -> Markup | None:
    """Return the way to the rows behind every count of this page, for whoever mends them all."""
    if book.body.kind != "intelligence_hub" or book.problems.empty:
        return None
    link = element("a", "Rows of all problems as CSV", href=f"{DATA}/{FILE}", download=True)
    told = ": each cell that is rejected or doubtful, by return, dimension and rule"
    return element("p", link, told, class_="data")


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
    whole = count(len(rows), "open problem")
    if book.body.kind in MENDERS:
        return said(f"{whole}."), rows
    graded = book.assessments["quality_grade"].isin(["not_fit", "use_with_care"])
    doubtful = set(book.assessments.loc[graded, "kpi_id"])
    shown = [row for row in rows if doubtful & set(_split(row.kpis))]
    lead = f"{len(shown) or 'None'} of {whole} {'touch' if len(shown) > 1 else 'touches'} a figure "
    return said(f"{lead}that is not sound. The Intelligence Hub's page lists them all."), shown


def _split(kpis: object) -> list[str]:
    return [part.strip() for part in str(kpis).split(",") if part.strip()]


def _problem(book: Book, row: Any) -> tuple[Child, ...]:
    where = [name_of(book, row.return_id) if text(row.return_id) else "", text(row.dimension)]
    touched = [name_of(book, kpi) for kpi in _split(row.kpis)]
    grade = ("not_fit", "Rejected") if row.severity == "rejected" else ("use_with_care", "Doubtful")
    return (
        [sentence(text(row.problem)), " ", second(", ".join(part for part in where if part))],
        ", ".join(touched) or "None on a page",
        mark("Data quality", *grade),
        [sentence(text(row.fix)), " ", second(sentence(text(row.retest)))],
        f"{name_of(book, row.owner)}, {write_day(row.due)}",
    )
