"""Tables that can be read, listened to and printed."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from perfkit.views.html import Child, element, hidden, second

KEY = {
    "r": "[r] revised",
    "p": "[p] provisional",
    "e": "[e] estimated",
    "x": "[x] not available",
    "c": "[c] hidden to protect people",
    "z": "[z] not applicable",
    "low": "[low] too small to show",
    "u": "[u] unreliable",
}


class Column(NamedTuple):
    """A column: its header with its unit, and whether it holds numbers."""

    name: str
    number: bool = False


def reading_table(
    caption: Child, columns: Sequence[Column], rows: Iterable[Sequence[Child]]
) -> Markup:
    """Return a table of words: on a small screen each row is a list of named cells."""
    return _table(caption, columns, rows, kind="stack")


def number_table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Child]], *, note: Child = None
) -> Markup:
    """Return a table of numbers, which scrolls inside a region of its own on a small screen."""
    heading = [caption, element("span", note)] if note else caption
    table = _table(heading, columns, rows, kind="tight")
    label = f"{caption}: table"
    # A group, not a region: a page has many of these, and each would be a landmark.
    return element("div", table, class_="scroll", tabindex="0", role="group", aria_label=label)


def unseen(caption: str) -> Markup:
    """Return a caption that is heard alone, for a table whose heading already says it."""
    return hidden(caption)


def behind(summary: str, table: Child) -> Markup:
    """Return a table one step away, as every chart has one behind it."""
    return element("details", element("summary", summary), table)


def key_of(statuses: Iterable[str]) -> str:
    """Return the key of the shorthand that a table uses, or an empty text.

    >>> key_of(["", "r", "x", "r"])
    '[r] revised; [x] not available'
    """
    used = set(statuses)
    return "; ".join(words for mark, words in KEY.items() if mark in used)


def with_note(words: Child, note: Child) -> list[Child]:
    """Return a cell whose second line stands in the second voice."""
    return [words, element("br"), second(note)] if note else [words]


def _table(
    caption: Child, columns: Sequence[Column], rows: Iterable[Sequence[Child]], *, kind: str
) -> Markup:
    names = [column.name.replace("£ ", "£\u00a0") for column in columns]  # no line ends after a £
    heads = (
        element("th", name, scope="col", class_=_side(column))
        for name, column in zip(names, columns, strict=True)
    )
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", heads)),
        element("tbody", (_row(columns, row, named=kind == "stack") for row in rows)),
        class_=kind,
    )


def _row(columns: Sequence[Column], cells: Sequence[Child], *, named: bool) -> Markup:
    """Return one row; its cells carry their column's name where a small screen makes it a list."""
    first, *others = cells
    pairs = zip(columns[1:], others, strict=True)
    return element(
        "tr",
        element("th", first, scope="row"),
        (
            element("td", cell, class_=_side(column), data_label=column.name if named else None)
            for column, cell in pairs
        ),
    )


def _side(column: Column) -> str | None:
    return "r" if column.number else None
