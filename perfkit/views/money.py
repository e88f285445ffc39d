"""Money: budget and forecast, savings and staff, beside the results they pay for."""

from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.measures.budget import together
from perfkit.views.html import Child, join
from perfkit.views.marks import needs_somebody
from perfkit.views.names import name_of, rows_of, verb
from perfkit.views.numbers import millions, plain_number, pounds, thousands
from perfkit.views.svg import box, drawing, line
from perfkit.views.tables import Column, behind, number_table
from perfkit.views.view import Content, View, said, section

NOTHING_SENT = "No budget lines have been sent to the workbook yet."
KINDS = {"Priorities": "priorities", "Programmes": "programmes", "Services": "services"}
OTHER = "Other lines"
LEAST = 0.02  # of the largest budget: what a full bar stands for at the least


class Bar(NamedTuple):
    """How wide a variance is drawn: pounds, and what is drawn at full width."""

    value: float
    full: float


def money(book: Book) -> View:
    """Show forecast against budget, savings and staff by what they are spent on, and the result."""
    return section(book, "money", _money)


def variance_bar(bar: Bar, width: int = 110, height: int = 22) -> Markup:
    """Draw a variance from the budget line: over to the right and filled, under to the left."""
    middle = width * 0.5
    size = abs(bar.value) / bar.full * width * 0.4 if bar.full else 0.0
    over = bar.value > 0
    shapes = [
        box(
            middle if over else middle - size,
            5,
            width=size,
            height=12,
            kind="over" if over else "under",
        ),
        line((middle, 0), (middle, height), "axis"),
    ]
    return drawing(width, height, title="", description="", shapes=shapes, kind="")


def _money(book: Book) -> Content:
    rows = book.budget
    if rows.empty:
        return Content((said(NOTHING_SENT),))
    kinds = rows["concerns"].map(lambda spender: _kind(book, str(spender)))
    lead = (
        f"As at {rows['quarter'].iloc[0]}. A service, a priority and a programme may pay for the "
        "same work, so their lines are not added together."
    )
    grouped = {str(kind): some for kind, some in rows.groupby(kinds, sort=False)}
    first, *others = [kind for kind in (*KINDS, OTHER) if kind in grouped]
    if book.body.kind == "residents":
        return Content((_plainly(book, grouped[first], str(rows["quarter"].iloc[0])),))
    parts = [_forecast(book, grouped[first], first), _savings(book, grouped[first], first)]
    for kind in others:
        lines = grouped[kind]
        both = join([_forecast(book, lines, kind), _savings(book, lines, kind)])
        parts.append(behind(_caption(kind, lines), both))
    return Content((said(lead), *parts, _staff(book, rows)))


def _plainly(book: Book, rows: pd.DataFrame, quarter: str) -> Markup:
    """Return what is spent on what in three numbers a line, for people who pay for it."""
    columns = (
        Column("What it is spent on"),
        Column("Planned this year, £ million", number=True),
        Column("Expected this year, £ million", number=True),
        Column("Difference, £ million", number=True),
    )
    cells = [
        (
            name_of(book, row.concerns).rstrip("."),
            millions(row.budget),
            millions(row.forecast),
            _signed(row.over),
        )
        for row in rows_of(rows.sort_values("budget", ascending=False))
    ]
    planned, expected = (pounds(together(rows, name)) for name in ("budget", "forecast"))
    lead = f"Of {planned} planned for the year on what is listed here we expect to spend "
    lead += f"{expected}, as at {quarter}."
    return join([said(lead), number_table("What your money is spent on", columns, cells)])


def _kind(book: Book, spender: str) -> str:
    for kind, section_name in KINDS.items():
        if any(item.id == spender for item in getattr(book.framework, section_name)):
            return kind
    return OTHER


def _forecast(book: Book, rows: pd.DataFrame, kind: str) -> Markup:
    # A line alone is its own largest: a thousandth of its budget would be a full, heavy bar.
    full = max(float(rows["over"].abs().max()), LEAST * float(rows["budget"].max()))
    columns = (
        Column("Line"),
        Column("Budget, £ million", number=True),
        Column("Forecast, £ million", number=True),
        Column("Variance, £ million", number=True),
        Column("Drawn"),
        Column("Measures it pays for"),
    )
    mixed = len(set(rows["spend"])) > 1
    cells = [
        (
            [name_of(book, row.concerns), f" ({row.spend})" if mixed else None],
            millions(row.budget),
            millions(row.forecast),
            _signed(row.over),
            variance_bar(Bar(float(row.over), full)),
            _results(book, str(row.concerns)),
        )
        for row in rows_of(rows)
    ]
    note = "Bars: over budget to the right, filled."
    return number_table(_caption(kind, rows), columns, cells, note=note)


def _caption(kind: str, rows: pd.DataFrame) -> str:
    over = together(rows, "over")
    return f"{kind}: forecast {pounds(abs(over))} {'over' if over > 0 else 'under'} budget"


def _signed(value: float) -> str:
    text = millions(value)
    return f"+{text}" if value > 0 and text != "0.0" else text


def _results(book: Book, concerns: str) -> str:
    """Return how many of the measures that a line pays for are off target or worsening."""
    rows = [
        row
        for row in rows_of(book.assessments)
        if any(link.id == concerns for link in book.thread(row.kpi_id))
        or _service(book, row.kpi_id) == concerns
    ]
    if not rows:
        return "No measure on this page"
    need = sum(map(needs_somebody, rows))
    return f"{need or 'None'} of {len(rows)} {verb(need or 1, 'need')} attention"


def _service(book: Book, kpi_id: str) -> str:
    owner = book.kpi(kpi_id).owner
    return next((item.id for item in book.framework.services if item.head == owner), "")


def _savings(book: Book, rows: pd.DataFrame, kind: str) -> Markup:
    """Return the savings of one kind of spender, the most still to make first."""
    held = rows.dropna(subset="saving_target")
    if held.empty:
        return said("No savings targets have been sent to the workbook yet.")
    held = held.sort_values("saving_left", ascending=False, kind="stable")
    columns = (
        Column("Line"),
        Column("Saving to make, £ thousand", number=True),
        Column("Made so far, £ thousand", number=True),
        Column("Still to make, £ thousand", number=True),
    )
    cells = [
        (
            name_of(book, row.concerns),
            thousands(row.saving_target),
            thousands(row.saving_delivered),
            thousands(row.saving_left),
        )
        for row in rows_of(held)
    ]
    return number_table(f"{kind}: savings this year", columns, cells)


def _staff(book: Book, rows: pd.DataFrame) -> Child:
    held = rows.dropna(subset="staff")
    if held.empty:
        return None
    columns = (
        Column("Line"),
        Column("In post, full-time equivalent", number=True),
        Column("Budgeted, full-time equivalent", number=True),
    )
    cells = [
        (name_of(book, row.concerns), plain_number(row.staff, 1), plain_number(row.staff_budget, 1))
        for row in rows_of(held)
    ]
    return behind("Staff", number_table("Staff", columns, cells))
