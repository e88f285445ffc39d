"""When the words on a KPI are due, and whether they have come."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from perfkit.framework.model import Due
from perfkit.periods import quarter_of, working_days_after

DueState = Literal["written", "due", "overdue", "cannot_tell"]
Unknown = Literal["", "no_release", "half_terms", "bank_holidays"]


class NarrativeDue(NamedTuple):
    """Whether a narrative is owed on a day, and by when.

    `counted_from` is the day of what it is due after, `due_on` the last day on which it is in time;
    each None where it cannot be told, and `unknown` says what is not known. `days` lie between
    `due_on` and the as-at date: to go where it is due, past where it is overdue, else 0.
    """

    state: DueState
    due_on: date | None
    counted_from: date | None
    days: int
    unknown: Unknown


def narrative_due(
    due: Due, *, released_on: date | None, written_on: date | None, as_at: date
) -> NarrativeDue:
    """Return whether a narrative is due or overdue on a day.

    `released_on` is the day on which the newest figure was made known, `written_on` that on which
    the newest words that are no draft were; None where there are none. Words that were written
    before the day counted from are about an earlier figure, and do not count.
    """
    if due.after == "half_term_end":  # no file of the workbook says when half terms end
        return NarrativeDue("cannot_tell", None, None, 0, "half_terms")
    start = _last_quarters_end(as_at) if due.after == "quarter_end" else released_on
    if start is None:
        return NarrativeDue("cannot_tell", None, None, 0, "no_release")
    due_on = working_days_after(start, due.working_days)
    if written_on is not None and written_on >= start:
        return NarrativeDue("written", due_on, start, 0, "")
    if due_on is None:
        return NarrativeDue("cannot_tell", None, start, 0, "bank_holidays")
    late = (as_at - due_on).days
    return NarrativeDue("overdue" if late > 0 else "due", due_on, start, abs(late), "")


def _last_quarters_end(as_at: date) -> date:
    """Return the last day of the newest quarter that is over."""
    if (quarter := quarter_of(as_at)).end == as_at:
        return as_at
    return quarter.start - timedelta(days=1)
