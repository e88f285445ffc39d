"""The head of the page of all threads: what is broken, what is hidden, what most needs somebody."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.sentences.grammar import listed
from perfkit.sentences.thread import broken_sentence
from perfkit.views.html import Child, element, join, second
from perfkit.views.names import count, rows_of, sentence, text
from perfkit.views.thread_marks import marks_of
from perfkit.views.thread_place import to_thread
from perfkit.views.view import Content, View, said, section

NEXT = 4  # of the measures that need somebody, those named after the most pressing


def broken_threads(book: Book) -> View:
    """Show which threads are broken, and where what a level sees hides what is below it."""
    return section(book, "broken-threads", _broken_threads)


def line_of_sight(book: Book) -> View:
    """Show what most needs somebody, from the outcome it serves down to what is being done."""
    return section(book, "line-of-sight", _line_of_sight)


def broken_words(book: Book) -> str:
    """Return how many threads are broken, and how."""
    why = book.nodes["broken"]
    return broken_sentence({str(name): int(n) for name, n in why[why != ""].value_counts().items()})


def _broken_threads(book: Book) -> Content:
    rows = rows_of(book.nodes)
    broken = [row for row in rows if row.broken]
    parts: list[Child] = [said(_whole(book, rows))]
    if broken:
        parts.append(element("ul", *(_named(book, row, sentence(row.broken)) for row in broken)))
    hiding = [row for row in rows if row.disagreement]
    parts.append(element("h3", "Where the whole hides a part"))
    if hiding:
        items = (_named(book, row, sentence(row.disagreement)) for row in hiding)
        parts.append(element("ul", *items))
    else:
        parts.append(said("Nowhere: what each level sees is no better than what is below it."))
    return Content(tuple(parts))


def _whole(book: Book, rows: list[Any]) -> str:
    kinds = [row.kind for row in rows]
    internal = sum(row.kind == "measure" and not row.public for row in rows)
    tied = [count(kinds.count(kind), kind) for kind in ("outcome", "measure", "service")]
    told = f"{sentence(broken_words(book))} {listed(tied)} are tied together."
    if internal:
        told += f" The marks of {count(internal, 'internal measure')} are on other pages and are "
        told += "not counted on this one."
    told += " All that lies beneath a thing is counted with it, each measure once; its own page "
    return f"{told}counts those of its level, and those that it shares."


def _named(book: Book, row: Any, words: str) -> Markup:
    name = to_thread(book, row.node_id, row.title)
    return element("li", name, " ", second(f"({row.kind})"), ": ", words)


def _line_of_sight(book: Book) -> Content:
    known = {row.node_id: row for row in rows_of(book.nodes)}
    pressing = sorted((row for row in known.values() if row.pressing), key=lambda row: row.pressing)
    if not pressing:
        return Content((said("No measure on the golden thread needs attention."),))
    first, others = pressing[0], pressing[1 : NEXT + 1]
    assessed = book.assessment(first.node_id)
    lead = (
        "Read on from the outcome to see who serves it; back from the work to see what it is for."
    )
    steps = [_step(book, row) for row in _way_down(known, first)]
    doing = [row for row in known.values() if row.parent_id == first.node_id]
    steps += [_step(book, row) for row in doing] or [_nothing_done()]
    after = [
        element("li", to_thread(book, row.node_id, row.title), " ", *marks_of(book, row))
        for row in others
    ]
    return Content(
        (
            said(lead),
            element("h3", text(assessed.headline)),
            element("ol", *steps, class_="sight"),
            element("p", "After it:") if after else None,
            element("ul", *after, class_="after") if after else None,
        )
    )


def _way_down(known: dict[str, Any], row: Any) -> list[Any]:
    """Return the links from the outcome down to a row, both included."""
    way = [row]
    while way[0].parent_id:
        way.insert(0, known[way[0].parent_id])
    return way


def _step(book: Book, row: Any) -> Markup:
    asks = row.kind in ("measure", "action") and row.worst_attention == 3
    where = [" ", second(sentence(row.below))] if row.kind == "action" else []
    return element(
        "li",
        element("b", row.kind.capitalize()),
        " ",
        to_thread(book, row.node_id, row.title),
        *where,
        join([" ", *marks_of(book, row)]) if row.kind in ("measure", "action") else None,
        class_="here" if asks else None,
    )


def _nothing_done() -> Markup:
    return element("li", element("b", "Action"), " No action has been sent to the workbook.")
