"""The eight markers of a KPI, as a list of terms."""

from typing import Any

from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import Kpi
from perfkit.sentences.how_to_read import how_to_read
from perfkit.sentences.narrative_due import due_rule
from perfkit.views.html import Child, element, join, tagged
from perfkit.views.marks import shows_target, variation_word
from perfkit.views.names import called, name_of, sentence, text, write_day
from perfkit.views.thread_place import to_thread
from perfkit.views.view import made_up

GOOD = {
    "higher": "Higher is better",
    "lower": "Lower is better",
    "in_range": "Best within a range",
    "on_profile": "Best close to its planned path",
    "context_only": "Neither: it is context for other measures",
}
DIRECTIONS = {
    "rising": "Rising",
    "falling": "Falling",
    "high": "High, but no higher than the figure before",
    "low": "Low, but no lower than the figure before",
    "no_clear_direction": "No clear direction",
    "cannot_tell": "Cannot be told",
}
IMPACTS = {"directly_impacts": "Directly impacts", "contributes_to": "Contributes to"}


def eight_markers(book: Book, row: Any) -> Markup:
    """Return the eight markers of one assessed KPI, each with its second line."""
    kpi = book.kpi(row.kpi_id)
    markers: tuple[tuple[str, list[Child]], ...] = (
        ("Impact", _impact(kpi)),
        ("Corporate Plan link", _corporate_link(book, kpi)),
        ("Narrative", _narrative(book, kpi)),
        ("Description and justification", _description(kpi)),
        ("Direction of travel", _direction(book, row)),
        ("Source", _source(book, kpi, row)),
        ("Target", _target(book, kpi, row)),
        ("What good is", [GOOD[kpi.good], _second(kpi.good_sentence)]),
    )
    terms = (
        element("div", element("dt", f"{number}. {name}"), element("dd", said))
        for number, (name, said) in enumerate(markers, start=1)
    )
    return element("dl", *terms, class_="eight")


def way_up(book: Book, kpi_id: str) -> Markup:
    """Return a KPI's golden thread in one line, from the outcome down to its priority.

    Each step leads to its place in the tree of all threads.
    """
    links = book.thread(kpi_id)[:-1]
    return join((to_thread(book, link.id, called(link).rstrip(".")) for link in links), " → ")


def _impact(kpi: Kpi) -> list[Child]:
    if kpi.impact == "directly_impacts":
        rest = "Has a target or a reason for none, an owner and, when off target, an action"
        return [IMPACTS[kpi.impact], _second(rest)]
    partners = f"With {', '.join(kpi.partners)}"
    return [IMPACTS[kpi.impact], _second(sentence(kpi.contribution), " ", sentence(partners))]


def _corporate_link(book: Book, kpi: Kpi) -> list[Child]:
    priority = book.corporate_priority(kpi.id)
    if priority is None:
        return ["No corporate priority", _second("Golden thread: ", way_up(book, kpi.id))]
    tag = [" ", tagged("example")] if priority.example else []
    named = to_thread(book, priority.id, priority.text)
    return [named, *tag, _second("Golden thread: ", way_up(book, kpi.id))]


def _narrative(book: Book, kpi: Kpi) -> list[Child]:
    writer = name_of(book, kpi.narrative.writer)
    held = book.narrative(kpi.id)
    when = text(book.narrative_due(kpi.id)["words"])
    if held is None:
        return [f"Awaited from {writer}", _second(sentence(when), " ", _rule(kpi))]
    state = f"For {held['quarter']}: {held['state']}."
    newer = f" A newer one is awaited: {when}." if when else ""
    return [writer, made_up(book), _second(state, newer, " ", _rule(kpi))]


def _rule(kpi: Kpi) -> str:
    return sentence(f"Due {due_rule(kpi.narrative.due)}")


def _description(kpi: Kpi) -> list[Child]:
    new = f" A new collection: {kpi.new_collection}" if kpi.new_collection else ""
    return [kpi.description, _second(kpi.justification, sentence(new))]


def _direction(book: Book, row: Any) -> list[Child]:
    word = variation_word(book, row)
    travel = "" if text(row.level_since) else DIRECTIONS.get(text(row.direction), "")
    method, reason = text(row.direction_method), text(row.variation_reason)
    told = (travel, f"{method}: {reason}".strip(": "), how_to_read(method))
    parts = [f"{sentence(words)} " for words in told if words]
    return [word, _second(*parts)]


def _source(book: Book, kpi: Kpi, row: Any) -> list[Child]:
    found = [item for item in book.framework.returns if item.id == kpi.source.return_id]
    name = f"{found[0].name}, {found[0].publisher}" if found else kpi.source.return_id
    when = (
        f"Figure for {text(row.period, 'no period yet')}; released {write_day(row.released_on)}; "
        f"next due {write_day(row.next_due)}"
    )
    return [name, _second(sentence(when))]


def _target(book: Book, kpi: Kpi, row: Any) -> list[Child]:
    reason = text(row.target_reason) or kpi.no_target
    if not shows_target(book, kpi.id):
        return [
            "Not judged by a target here",
            _second("Partners move it together; see comparators"),
        ]
    if row.target_status == "no_target":
        return ["No target agreed", _second(sentence(reason))]
    agreed = [one for one in kpi.targets if one.value is not None]
    basis = f"{agreed[-1].kind}; {agreed[-1].source}" if agreed else reason
    target = text(row.target_text)
    return [target[:1].upper() + target[1:], made_up(book), _second(sentence(basis))]


def _second(*words: Child) -> Markup:
    return join([" ", element("span", *words)])
