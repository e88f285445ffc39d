"""The age of a figure: how long ago its period ended, and when the next is due."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from perfkit.framework.model import Frequency
from perfkit.measures.points import as_date
from perfkit.periods import write_date

AgeStatus = Literal["new", "repeat", "old", "overdue", "awaited"]

MONTHS: dict[Frequency, int] = {"monthly": 1, "quarterly": 3, "annual": 12, "two_yearly": 24}
FORTNIGHT = timedelta(days=14)
A_QUARTER = timedelta(days=92)  # since when a release is new, where there is no edition before
IRREGULAR_YEARS = 2  # a figure that keeps no calendar is old after as many years


class Age(NamedTuple):
    """The Age mark: `days` since the period ended (None where no value was ever sent).

    `next_due` is the day by which the next figure is due, None where it keeps no calendar;
    `words` say it in a sentence; `days_late` is 0 where nothing is overdue. The rest is what it was
    found from: the day the period ended, when its figure was released, since when a release is new
    (at the edition before or, where `first`, by the 92 days), when the next period ends, and the
    usual days from that to its figure.
    """

    days: int | None
    next_due: date | None
    status: AgeStatus
    words: str
    days_late: int
    as_at: date | None = None
    released_on: date | None = None
    new_since: date | None = None
    first: bool = True
    next_ends: date | None = None
    lag_days: int = 0


def age(
    period_end: date | None,
    *,
    released_on: date | None,
    as_at: date,
    frequency: Frequency,
    lag_days: int,
    previous_as_at: date | None = None,
) -> Age:
    """Return how old a figure is on a day, and whether the next one is overdue.

    The next figure is due `lag_days` after the end of the next period and overdue from the day
    after. A figure is new when released since the edition before (`previous_as_at`) or, where
    there is none, within the last 92 days; old when it keeps no calendar and its period ended
    more than two years and the lag ago; else it repeats.
    """
    if period_end is None:
        return Age(None, None, "awaited", "no figure has been sent yet", 0)
    when, ended = as_date(as_at), as_date(period_end)
    after = next_period_end(ended, frequency)
    next_due = None if after is None else after + timedelta(days=lag_days)
    late = max(0, (when - next_due).days) if next_due else 0
    status = _status(ended, when, late=late, regular=next_due is not None, lag_days=lag_days)
    since = as_date(previous_as_at) if previous_as_at else when - A_QUARTER
    if status == "repeat" and released_on and since < as_date(released_on) <= when:
        status = "new"
    return Age(
        (when - ended).days,
        next_due,
        status,
        _words(ended, next_due, late),
        late,
        as_at=when,
        released_on=as_date(released_on) if released_on else None,
        new_since=since,
        first=previous_as_at is None,
        next_ends=after,
        lag_days=lag_days,
    )


def next_period_end(period_end: date, frequency: Frequency) -> date | None:
    """Return the last day of the period after, or None where it keeps no calendar.

    The last day of a month is followed by the last day of another.

    >>> next_period_end(date(2026, 2, 28), "monthly")
    datetime.date(2026, 3, 31)
    """
    if frequency == "fortnightly":
        return period_end + FORTNIGHT
    if frequency not in MONTHS:
        return None
    year, month = divmod(period_end.year * 12 + period_end.month - 1 + MONTHS[frequency], 12)
    last = monthrange(year, month + 1)[1]
    at_end = period_end.day == monthrange(period_end.year, period_end.month)[1]
    return date(year, month + 1, last if at_end else min(period_end.day, last))


def _status(ended: date, when: date, *, late: int, regular: bool, lag_days: int) -> AgeStatus:
    if late:
        return "overdue"
    old_after = timedelta(days=round(IRREGULAR_YEARS * 365.25) + lag_days)
    return "old" if not regular and when - ended > old_after else "repeat"


def _words(ended: date, next_due: date | None, late: int) -> str:
    told = f"it is of {write_date(ended)}"
    if next_due is None:
        return f"{told}, and the next keeps no calendar"
    verb = "was" if late else "is"
    return f"{told}, and the next {verb} due by {write_date(next_due)}"
