"""The six dimensions of data quality: of every return, and one step away of field and measure."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.quality.grade import WORST_FIRST
from perfkit.views.figures import DATA
from perfkit.views.html import Child, element, join, second
from perfkit.views.names import count, name_of, return_name, rows_of, sentence
from perfkit.views.quality_problems import FILE as PROBLEMS
from perfkit.views.tables import behind
from perfkit.views.view import Content, View, said, section

DIMENSIONS = ("accuracy", "completeness", "uniqueness", "consistency", "timeliness", "validity")
HEAT = ((0.95, "ok"), (0.90, "h1"), (0.70, "h2"), (0.0, "h3"))  # share that passed, at least
FILE = "incomplete.csv"  # the rows behind completeness, in the folder beside the pages
WORST = "worst"  # the frozen row of all critical dimensions together
LEVELS = {"field": "field", "kpi": "measure"}
KEY = ["return_id", "item"]


def dimensions(book: Book) -> View:
    """Show the six dimensions of data quality by return, the worst first; fields and measures."""
    return section(book, "dimensions", _dimensions)


def _dimensions(book: Book) -> Content:
    rows = book.dimensions
    if rows.empty:
        return Content((said("No return has been graded yet."),))
    lead = "A failing dimension is never averaged away. The stronger the fill, the more work it "
    lead += "needs; plain is sound. Not checked is not sound."
    if rows["share_before"].notna().any():
        lead += f" “Was” is the share before ({book.previous_edition}), given where it has changed."
    heat = _heat(book, rows[rows["level"] == "return"], "return")
    parts: list[Child] = [said(lead), heat, _rows_behind(book)]
    for level, called in LEVELS.items():
        some = rows[rows["level"] == level]
        with_fault = some[some.groupby(KEY)["failed"].transform("sum") > 0]
        if len(with_fault):
            faulty, whole = (int((part["dimension"] == WORST).sum()) for part in (with_fault, some))
            summary = f"{faulty} of {count(whole, called)} with a fault"
            parts.append(behind(summary, _heat(book, with_fault, called)))
    return Content(tuple(parts))


def _rows_behind(book: Book) -> Markup:
    """Return the way from each dimension to the rows that its counts are of."""
    ways: list[Child] = []
    if not book.incomplete.empty:
        whole = count(len(book.incomplete), "figure")
        link = element("a", "Rows behind completeness as CSV", href=f"{DATA}/{FILE}", download=True)
        ways.append([link, f": {whole} not filled, or reported by too few."])
    if not book.problems.empty:
        address = f"{DATA}/{PROBLEMS}"
        words = "Rows behind accuracy, uniqueness, consistency and validity as CSV"
        ways.append([element("a", words, href=address, download=True), "."])
    if book.shows("late"):
        where = element("a", book.heading("late"), href="#late")
        ways.append(["Behind timeliness, each measure with the day it was due: ", where, "."])
    return join([element("p", way, class_="data") for way in ways])


def _heat(book: Book, rows: pd.DataFrame, called: str) -> Markup:
    """Return the table of one level: a row a thing, the worst first, with its worst in words."""
    now, then = (_by_thing(rows, values) for values in ("share", "share_before"))
    worst = rows[rows["dimension"] == WORST]
    worst = worst.assign(rank=worst["grade"].map(WORST_FIRST.index))
    worst = worst.sort_values(["rank", "share"], na_position="last", kind="stable")
    head = (element("th", name.capitalize(), scope="col", class_="d") for name in DIMENSIONS)
    things = ((row, (row.return_id, row.item)) for row in rows_of(worst))
    body = (_row(book, row, now.loc[thing], then.loc[thing]) for row, thing in things)
    caption = f"Share of what was checked that passed, by {called}, the worst first"
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", element("th", called.capitalize(), scope="col"), *head)),
        element("tbody", *body),
        class_="heat",
    )


def _by_thing(rows: pd.DataFrame, values: str) -> pd.DataFrame:
    table = rows.pivot_table(index=KEY, columns="dimension", values=values, dropna=False)
    return table.reindex(columns=list(DIMENSIONS))


def _row(book: Book, row: Any, now: "pd.Series[float]", then: "pd.Series[float]") -> Markup:
    cells = (_share_cell(name, float(now[name]), float(then[name])) for name in DIMENSIONS)
    return element(
        "tr",
        element("th", _named(book, row), " ", second(sentence(row.words)), scope="row"),
        *cells,
    )


def _named(book: Book, row: Any) -> Child:
    """Return what a row is of; a publisher's own name of a series may be broken anywhere."""
    if row.level != "field":
        return name_of(book, row.item) if row.item else return_name(book, row.return_id)
    return element("span", f"{return_name(book, row.return_id)}: {row.item}", class_="series")


def _share_cell(name: str, share: float, before: float) -> Markup:
    label = name.capitalize()
    if pd.isna(share):
        return element("td", "not checked", class_="d ok", data_label=label)
    heat = next(kind for least, kind in HEAT if share >= least)
    shown, was = _written(share), "" if pd.isna(before) else _written(before)
    earlier = element("span", f"was {was}", class_="was") if was not in ("", shown) else None
    return element("td", shown, earlier and " ", earlier, class_=f"d {heat}", data_label=label)


def _written(share: float) -> str:
    """Return a share in percent, never rounded up to a perfect score: 99.96% is not 100%."""
    return "100%" if share == 1 else f"{min(share * 100, 99.9):.1f}%"
