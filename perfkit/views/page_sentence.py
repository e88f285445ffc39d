"""The one sentence at the head of a page: what needs its readers, in the words of that body."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from perfkit.book import Book
from perfkit.views.kpi_section import days_late
from perfkit.views.marks import EITHER, NOW, misses_target, movement, needs_somebody
from perfkit.views.names import as_date, count, rows_of, verb
from perfkit.views.programmes import slip_in_days
from perfkit.views.thread_page import broken_words
from perfkit.views.updates import owed

Clause = Callable[[Book], str]
REASONS = (
    "off target",
    "worsening",
    "worse than usual",
    "overdue",
    "not fit for decisions",
    "with marks that disagree",
)


def page_sentence(book: Book) -> str:
    """Return the page's one sentence: what needs its readers and why.

    What this kind of body answers for comes before the measures: decisions, actions, milestones,
    updates. Residents and employees are told what gets better and what gets worse instead.
    """
    if book.assessments.empty:
        return f"No measure of {book.body.name} is shown on this page"
    clauses = CLAUSES.get(book.body.kind, (_measures,))
    told = "; ".join(part for part in (clause(book) for clause in clauses) if part)
    return told[:1].upper() + told[1:]


def reason_of(book: Book, row: Any) -> str:
    """Return the first reason for which an assessment needs somebody, as `REASONS` names it."""
    if misses_target(book, row):
        return "off target"
    if row.age_status == "overdue":
        return "overdue"
    if row.variation == "worsening":
        return NOW[movement(row)]
    return "not fit for decisions" if row.quality_grade == "not_fit" else REASONS[-1]


def _measures(book: Book) -> str:
    rows = rows_of(book.assessments)
    need = [row for row in rows if needs_somebody(row)]
    watch = sum(row.attention == 2 for row in rows if not needs_somebody(row))
    whole = count(len(rows), "measure")
    never = sum(row.age_status == "awaited" for row in rows)
    if never == len(rows):
        return f"no figure has been sent for any of {whole}"
    if not need:
        told = f"none of {whole} needs attention" + (f", {watch:,} to watch" if watch else "")
        return told + (f"; no figure has been sent for {never:,}" if never else "")
    reasons = Counter(reason_of(book, row) for row in need)
    told = ", ".join(f"{reasons[reason]:,} {reason}" for reason in REASONS if reasons[reason])
    return f"{len(need):,} of {whole} {verb(len(need), 'need')} attention: {told}"


def _better_and_worse(book: Book) -> str:
    rows = rows_of(book.assessments)
    moved = Counter(map(movement, rows))
    better, worse = moved["improving"], moved["worsening"]
    parts = (f"{number or 'none'} {_be(number)} getting" for number in (better, worse))
    gets_better, gets_worse = parts
    told = f"Of {count(len(rows), 'thing')} we measure, {gets_better} better and {gets_worse} worse"
    late = sum(row.age_status == "overdue" for row in rows)
    missed = sum(misses_target(book, row) for row in rows)
    others = (
        (moved["worse"], NOW["worse"]),
        (moved["better"], NOW["better"]),
        (missed, "off target"),
        (late, "out of date"),
    )
    more = [f"{number} {_be(number)} {words}" for number, words in others if number]
    recent = [row for row in rows if row.age_status != "overdue" and not movement(row)]
    held = sum(row.variation == "no_significant_change" for row in recent)
    either = sum(row.variation in EITHER for row in recent)
    unknown = len(recent) - held - either
    rest = (
        f"{either} {_be(either)} higher or lower than usual" if either else "",
        f"{held} {verb(held, 'show')} no clear change" if held else "",
        f"of {unknown} we cannot tell" if unknown else "",
    )
    return "; ".join(part for part in (told, *more, *rest) if part)


def _outcomes(book: Book) -> str:
    links = {row.kpi_id: book.thread(row.kpi_id) for row in rows_of(book.assessments)}
    worse = {
        links[row.kpi_id][0].id
        for row in rows_of(book.assessments)
        if links[row.kpi_id] and movement(row) in ("worsening", "worse")
    }
    whole = {link[0].id for link in links.values() if link}
    known = {
        links[row.kpi_id][0].id
        for row in rows_of(book.assessments)
        if links[row.kpi_id] and row.age_status not in ("overdue", "awaited")
    }
    have = "has" if len(worse) == 1 else "have"
    of = f"{len(worse) or 'none'} of {count(len(whole), 'outcome')}"
    unknown = len(whole - known)
    told = f"{of} {have if worse else 'has'} a measure that is worse than usual"
    if not unknown:
        return told
    return f"{told}; of {unknown} we cannot say how {'it stands' if unknown == 1 else 'they stand'}"


def needing_below(book: Book) -> int:
    """Return how many measures below what a page shows need somebody, by the golden thread."""
    nodes = book.nodes
    own = nodes["outcomes"].map(lambda ids: bool(book.remit & set(ids)))
    shown = nodes["node_id"].isin(book.assessments["kpi_id"])
    measures = nodes[(nodes["kind"] == "measure") & own & ~shown]
    return int((measures["need"] > 0).sum())


def _below(book: Book) -> str:
    needing = needing_below(book)
    return f"{count(needing, 'measure')} below {verb(needing, 'need')} attention" if needing else ""


def _interventions(book: Book) -> str:
    rows = book.interventions
    reached = rows.loc[rows["state"] == "reached", "deliverable_id"]
    examples = {item.id for item in book.framework.deliverables if item.example}
    made_up = len(reached) and set(reached) <= examples  # agreed by nobody yet
    what = "example intervention point" if made_up else "intervention point"
    return _told(len(reached), what, "reached") if len(rows) else ""


def _decisions(book: Book) -> str:
    rows = book.records("decisions")
    asked = int(((rows["body_id"] == book.body.id) & (rows["status"] == "asked")).sum())
    return _told(asked, "decision", "asked") if asked else ""


def _actions(book: Book) -> str:
    rows = book.records("actions")
    mine = rows.loc[(rows["body_id"] == book.body.id) & (rows["status"] == "open")]
    late = sum(days_late(book, due) > 0 for due in mine["due_on"])
    return _told(late, "action", "overdue") if late else ""


def _milestones(book: Book) -> str:
    rows = rows_of(book.records("milestones"))
    slipped = sum(slip_in_days(row) > 0 for row in rows if as_date(row.done_on) is None)
    have = "has" if slipped == 1 else "have"
    return f"{count(slipped, 'milestone')} {have} slipped" if slipped else ""


def _updates(book: Book) -> str:
    due = len(owed(book))
    return _told(due, "update", "due from you") if due else ""


def _late_or_doubtful(book: Book) -> str:
    late = int((book.assessments["age_status"] == "overdue").sum())
    unfit = int((book.assessments["quality_grade"] == "not_fit").sum())
    of = count(len(book.assessments), "measure")
    return f"{_told(late, 'figure', 'overdue')}; {unfit} of {of} {_be(unfit)} not fit for decisions"


def _told(number: int, noun: str, state: str) -> str:
    return f"{count(number, noun)} {_be(number or 2)} {state}"


def _be(number: int) -> str:
    return "are" if number > 1 else "is"


CLAUSES: dict[str, tuple[Clause, ...]] = {
    "acp_board": (_outcomes, _interventions, _decisions),
    "acp_executive": (_milestones, _decisions, _measures, _below),
    "cabinet": (_decisions, _actions, _measures),
    "residents": (_better_and_worse,),
    "employees": (_better_and_worse,),
    "clt": (_actions, _measures),
    "programme": (_milestones, _measures),
    "service_head": (_updates, _measures),
    "everybody": (broken_words, _measures),
    "intelligence_hub": (_late_or_doubtful,),
}
