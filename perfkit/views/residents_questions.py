"""What residents may ask: a question in plain words, and below it the measures that raise it."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.sentences.grammar import inside
from perfkit.views.html import Child, element
from perfkit.views.kpi_section import anchor
from perfkit.views.names import name_of, rows_of, sentence
from perfkit.views.view import Content, View, said, section


def residents_questions(book: Book) -> View:
    """Show what residents may ask of this body's measures, the evidence, and what to answer."""
    return section(book, "residents-questions", _questions)


def _questions(book: Book) -> Content:
    grouped: dict[str, list[tuple[Any, dict[str, Any]]]] = {}
    for row in rows_of(book.assessments):
        asked = book.residents_question(row.kpi_id)
        if asked is not None:
            grouped.setdefault(str(asked["words"]), []).append((row, asked))
    if not grouped:
        return Content((said("The figures on this page raise no question."),))
    items = (
        element(
            "li",
            element("h3", words),
            element("ul", *(_answer(book, row, asked) for row, asked in raised)),
        )
        for words, raised in grouped.items()
    )
    return Content((element("ol", *items, class_="questions"),))


def _answer(book: Book, row: Any, asked: dict[str, Any]) -> Markup:
    kpi = book.kpi(row.kpi_id)
    doing = (book.narrative(row.kpi_id) or {}).get("doing")
    name: Child = kpi.short_title
    if book.shows("kpis"):
        name = element("a", name, href=f"#{anchor(row.kpi_id)}")
    answer = f"No answer has been sent yet; it is for the {inside(name_of(book, kpi.owner))}."
    if doing:
        answer = f"What is being done: {sentence(str(doing))}"
    return element("li", name, f": {asked['evidence']}. {answer}")
