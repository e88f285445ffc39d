"""Known quirks of the sources: where each was found, what it means and what is done about it."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Quirk
from perfkit.tables import MOST_ROWS
from perfkit.views.figures import DATA
from perfkit.views.html import Child, element, hidden, second
from perfkit.views.names import count, return_name, rows_of, sentence
from perfkit.views.tables import Column, number_table, reading_table, unseen
from perfkit.views.view import Content, View, said, section

NO_RETURN = "Reference files and areas"
BLANK = "(blank)"
NOTHING = "No file of published data was looked at: none was loaded since quirks are looked for."
MORE = f", at most {MOST_ROWS:,} of a file"
LONGEST = 80  # characters of a cell that are shown; the file of its rows holds all of it
FILES = (
    Column("File"),
    Column("Cells", number=True),
    Column("First found in"),
    Column("What is there"),
)
RETURNS = (
    Column("Return"),
    Column("Looked for", number=True),
    Column("Found", number=True),
)


def quirks(book: Book) -> View:
    """Show the known quirks of published data: where found, what each means, what is done."""
    return section(book, "quirks", _quirks)


def quirk_file(quirk_id: str) -> str:
    """Return the name of the file that holds a quirk's rows, in the folder beside the pages."""
    return f"quirk-{quirk_id}.csv"


def _quirks(book: Book) -> Content:
    table = book.quirks
    if table.empty:
        return Content((said(NOTHING),))
    found = table.loc[table["cells"] > 0, "quirk"].nunique()
    looked = table["quirk"].nunique()
    lead = said(
        f"{count(looked, 'known quirk')} of published data looked for in "
        f"{count(table['file'].nunique(), 'file')}, {found} found. A quirk is told, never mended: "
        "what is right in it is used. Under each quirk stands how many cells of each file have it."
    )
    groups = [(name, table[table["return_id"] == name]) for name in _returns(table)]
    cells = [_summary(book, name, rows) for name, rows in groups]
    whole = number_table("Quirks looked for and found, by return", RETURNS, cells)
    each = (_of_return(book, name, rows) for name, rows in groups)
    return Content((lead, whole, _not_looked_for(book, table), *each))


def _not_looked_for(book: Book, table: pd.DataFrame) -> Markup | None:
    """Return which quirks no file was looked at for: its return is absent, or was read before."""
    names = [quirk.name for quirk in book.framework.quirks if quirk.id not in set(table["quirk"])]
    if not names:
        return None
    whole = count(len(names), "known quirk was", "known quirks were")
    return said(
        f"{whole} not looked for: {'; '.join(names)}. Load the files that may have them, those "
        "read before as well: perfkit load FOLDER."
    )


def _returns(table: pd.DataFrame) -> list[str]:
    """Return the ids of returns in the order of the framework, reference files last."""
    ids = list(dict.fromkeys(table["return_id"]))
    return [*(name for name in ids if name), *(name for name in ids if not name)]


def _called(book: Book, return_id: str) -> str:
    return return_name(book, return_id) if return_id else NO_RETURN


def _summary(book: Book, return_id: str, rows: pd.DataFrame) -> tuple[Child, ...]:
    there = rows[rows["cells"] > 0]
    numbers = (rows["quirk"].nunique(), there["quirk"].nunique())
    return _called(book, return_id), *(f"{number:,}" for number in numbers)


def _of_return(book: Book, return_id: str, rows: pd.DataFrame) -> Markup:
    explained = {quirk.id: quirk for quirk in book.framework.quirks}
    groups = [(explained[str(name)], each) for name, each in rows.groupby("quirk", sort=False)]
    there = [(quirk, each) for quirk, each in groups if each["cells"].sum() > 0]
    absent = [quirk.name for quirk, each in groups if each["cells"].sum() == 0]
    parts: list[Child] = [part for quirk, each in there for part in _of_quirk(quirk, each)]
    if absent:
        parts.append(said(f"Looked for and not found: {'; '.join(absent)}."))
    summary = element("summary", f"{_called(book, return_id)}: {count(len(there), 'quirk')}")
    return element("details", summary, *parts)


def _of_quirk(quirk: Quirk, rows: pd.DataFrame) -> Iterator[Markup]:
    there = rows[rows["cells"] > 0].sort_values("cells", ascending=False, kind="stable")
    yield element("h3", quirk.name, id=f"quirk-{quirk.id}")
    yield said(quirk.means, " ", element("b", "What is done: "), quirk.done)
    yield said(second(f"{sentence(quirk.dimension)} Root cause: {quirk.cause}."))
    caption = unseen(f"Where it was found: {quirk.name}")
    yield reading_table(caption, FILES, [_place(row) for row in rows_of(there)])
    address = f"{DATA}/{quirk_file(quirk.id)}"
    link = element("a", "Its rows as CSV", hidden(f": {quirk.name}"), href=address, download=True)
    yield element("p", link, MORE if there["cells"].max() > MOST_ROWS else None, class_="data")


def _place(row: Any) -> tuple[Child, ...]:
    where = f"row {int(row.row):,}, {row.column}"
    return row.file, f"{int(row.cells):,}", where, shown(row.got)


def shown(got: object) -> str:
    """Return a cell as a page shows it: what cannot be seen in words, what is long cut short.

    >>> shown(""), shown("Bolton ")
    ('(blank)', '“Bolton ”')
    """
    there = str(got)
    if not there.strip():
        return BLANK
    cut = there if len(there) <= LONGEST else f"{there[:LONGEST]}…"
    return cut if cut == cut.strip() else f"“{cut}”"
