"""By when the words on a KPI are due: the day, how far off it is, and what it is counted from."""

from typing import Literal

from perfkit.framework.model import Due
from perfkit.measures.narrative_due import NarrativeDue
from perfkit.periods import quarter_of, write_date, write_weekday
from perfkit.sentences.grammar import count, count_in_words

Basis = Literal["file", "usual", "loaded"]
EVENTS = {
    "release": "each release",
    "quarter_end": "the end of each quarter",
    "half_term_end": "the end of each half term",
}
BASES: dict[Basis, str] = {
    "file": "on {day}",
    "usual": "taken to be on {day}, the usual day, since the file does not state it",
    "loaded": "which became known here on {day}, since the file does not state its day",
}
UNKNOWN = {
    "no_release": "no figure has been released",
    "bank_holidays": "the bank holidays of that year are not known",
    "half_terms": "the workbook does not hold the days on which half terms end",
}


def due_rule(due: Due) -> str:
    """Return when words are due, as the definition has it.

    >>> due_rule(Due(working_days=10, after="release"))
    'ten working days after each release'
    """
    days = due.working_days
    return (
        f"{count_in_words(days, 'working day')} after {EVENTS[due.after]}"
        if days
        else f"at {EVENTS[due.after]}"
    )


def due_by(found: NarrativeDue) -> str:
    """Return by when the words are due and how far off that is; empty where they have come.

    >>> from datetime import date
    >>> due_by(NarrativeDue("due", date(2026, 3, 12), date(2026, 2, 26), 10, ""))
    'it is due by Thursday 12 March 2026, in 10 days'
    """
    if found.state == "written":
        return ""
    if found.due_on is None:
        return f"it cannot be told when it is due, as {UNKNOWN[found.unknown]}"
    day = write_weekday(found.due_on)
    if found.state == "overdue":
        return f"it was due by {day} and is {count(found.days, 'day')} late"
    by = f"it is due by {day}"
    return f"{by}, in {count(found.days, 'day')}" if found.days else f"{by}, the day of this page"


def counted_from(found: NarrativeDue, due: Due, *, period: str, basis: Basis) -> str:
    """Return what a narrative's day is counted from, with the figure's period.

    `basis` is how the day of the release is known: stated by the file; taken to be the usual day;
    or that on which the figure was loaded, since it revises an earlier one. Where no day is known
    it is the rule that is told.
    """
    if found.counted_from is None or found.due_on is None:
        return f"It is due {due_rule(due)}."
    day = write_date(found.counted_from)
    days = (
        f"{count_in_words(due.working_days, 'working day')} after"
        if due.working_days
        else "on the day of"
    )
    if due.after == "quarter_end":
        return f"That is {days} the end of {quarter_of(found.counted_from).prose}, {day}."
    figure = f"That is {days} the release of the figure for {period}"
    return f"{figure}, {BASES[basis].format(day=day)}."


def counted_alike(words: str) -> str:
    """Return what one narrative's day is counted from (`counted_from`) as said of several alike.

    >>> counted_alike("That is ten working days after the release of the figure for 2025.")
    'Due ten working days after the release of the figure for 2025.'
    """
    for opening in ("That is ", "It is due "):
        words = words.removeprefix(opening)
    return f"Due {words}"
