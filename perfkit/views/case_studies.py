"""What was learnt: case studies, what could be copied, and one thing that went well."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.found import home, how, linked_mark
from perfkit.views.html import Child, element, join
from perfkit.views.kpi_section import value_in_words
from perfkit.views.names import name_of, rows_of, sentence, service_of, text
from perfkit.views.quality_problems import put_right
from perfkit.views.view import Content, View, said, section

LEARNT = 3
NOTHING_SENT = "No case studies have been sent to the workbook yet."


def case_study(book: Book) -> View:
    """Show one case: what the matter was, what was done, what came of it, how we know."""
    return section(book, "case-study", _case_study)


def learning(book: Book) -> View:
    """Show what worked elsewhere and could be copied."""
    return section(book, "learning", _learning)


def good_news(book: Book) -> View:
    """Show one thing that went well, with evidence; of data quality, the problems that closed."""
    return section(book, "good-news", _good_news)


def _case_study(book: Book) -> Content:
    rows = _with_consent(book)
    if not rows:
        return Content((said(NOTHING_SENT),))
    return Content((_case(book, rows[0]),))


def _learning(book: Book) -> Content:
    rows = _with_consent(book)
    if not rows:
        return Content((said(NOTHING_SENT),))
    cases = (_case(book, row) for row in rows[:LEARNT])
    return Content((element("div", *cases, class_="grid two"),))


def _with_consent(book: Book) -> list[Any]:
    """Return the cases whose people agreed to their being told."""
    rows = rows_of(book.records("case_studies"))
    return [row for row in rows if str(row.consent).lower() in ("yes", "true", "1")]


def _case(book: Book, row: Any) -> Markup:
    parts = (
        ("Situation", row.situation),
        ("Action", row.action),
        ("Result", row.result),
        ("How we know", row.evidence),
        ("Whose work", row.team),
    )
    return element(
        "article",
        element("p", name_of(book, row.concerns), class_="from"),
        element("h3", row.title),
        *(said(element("strong", f"{name}. "), sentence(str(words))) for name, words in parts),
        class_="card prose",
    )


def _good_news(book: Book) -> Content:
    if book.body.kind == "intelligence_hub":
        return put_right(book)  # its work is the data, not what the data say
    row = _best(book)
    if row is not None:
        return Content((_praise(book, row),))
    cases = _with_consent(book)
    if cases:
        return Content((_case(book, cases[0]),))
    return Content(
        (
            said(
                "Nothing can be shown this time: none of this page's measures is up to date, "
                "clearly better or on target, and no worse than elsewhere; and no case study has "
                "been sent."
            ),
        )
    )


def _best(book: Book) -> Any | None:
    """Return what is improving before what meets its target.

    Never by an old or unfit figure, nor by one that meets its target by no more than chance: there
    the marks disagree. Nor is what improves praised while it is worse than its comparator's.
    """
    rows = [row for row in rows_of(book.assessments) if not text(row.disagreement)]
    rows = [row for row in rows if row.comparison != "worse"]
    improving = [row for row in rows if row.variation == "improving"]
    met = [row for row in rows if row.target_status == "on_target"]
    usable = [row for row in (*improving, *met) if row.quality_grade != "not_fit"]
    return next((row for row in usable if row.age_status in ("new", "repeat")), None)


def _praise(book: Book, row: Any) -> Markup:
    plainly = book.body.kind in ("residents", "employees")
    marks: list[Child] = [linked_mark(book, row, "Variation")]
    if row.target_status == "on_target":
        marks.append(linked_mark(book, row, "Target"))
    doing = (book.narrative(row.kpi_id) or {}).get("doing")
    work = f"Whose work: {service_of(book, row.kpi_id)}"
    partners = book.kpi(row.kpi_id).partners
    together = f", with {', '.join(partners)}" if partners else ""
    return element(
        "div",
        element("h3", _headline(book, row) if plainly else text(row.headline)),
        said("Evidence: ", value_in_words(book, row), " ", join(marks, " ")),
        None if home(book, row) else how(book, row),
        said("What was done: ", sentence(str(doing))) if doing else None,
        element("p", sentence(work + together), class_="second"),
        class_="note",
    )


def _headline(book: Book, row: Any) -> str:
    """Return what went well without a word of statistics."""
    better = "is getting better" if row.variation == "improving" else "is on target"
    return f"{book.kpi(row.kpi_id).short_title}: this {better}"
