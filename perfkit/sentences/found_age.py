"""How the Age mark was found, in plain words: the period, its release, and when the next is due."""

from datetime import date

from perfkit.measures.age import A_QUARTER, IRREGULAR_YEARS, Age
from perfkit.periods import write_date


def age_found(aged: Age, *, period: str) -> str:
    """Return how the age was found; `period` is the figure's, in prose.

    A release that falls on the return's usual lag to the day may be one that the file does not
    state, and is told as taken.
    """
    if aged.days is None or aged.as_at is None:
        return "No figure has been sent yet."
    told = (
        f"The figure is for {period}.",
        _released(aged),
        _usually(aged, aged.as_at),
        _new(aged, aged.as_at),
    )
    return " ".join(part for part in told if part)


def _released(aged: Age) -> str:
    if aged.released_on is None or _is_taken(aged):
        return ""
    return f"It was released on {write_date(aged.released_on)}."


def _is_taken(aged: Age) -> bool:
    """Whether the release falls on the usual day, and so may be one that no file states."""
    if aged.released_on is None or aged.days is None or aged.as_at is None:
        return False
    return aged.days - (aged.as_at - aged.released_on).days == aged.lag_days


def _usually(aged: Age, as_at: date) -> str:
    """Return when figures usually come, and so when this one came and the next is due."""
    told = []
    if aged.released_on is not None and _is_taken(aged):
        told.append(f"this one is taken as released on {write_date(aged.released_on)}")
    if aged.next_due is not None:
        due = f"due by {write_date(aged.next_due)}"
        late = f": on {write_date(as_at)} it was {_days(aged.days_late)} late"
        told.append(f"the next was {due}{late}" if aged.days_late else f"the next is {due}")
    usual = f"Figures usually come {_days(aged.lag_days)} after the period ends"
    if not aged.lag_days:
        usual = "Figures usually come on the day the period ends"
    if aged.next_due is not None:
        return f"{usual}, so {' and '.join(told)}."
    if aged.status == "old":
        old = f"{IRREGULAR_YEARS} years and those {_days(aged.lag_days)}"
        return f"{usual}. It keeps no calendar, and this one ended more than {old} ago."
    return "It keeps no calendar, so no next figure is due."


def _new(aged: Age, as_at: date) -> str:
    """Return why a figure that is neither late nor old is new, or is not."""
    if aged.status not in ("new", "repeat") or aged.released_on is None or aged.new_since is None:
        return ""
    new = aged.status == "new"
    if aged.first:
        when = f"{'in' if new else 'before'} the {A_QUARTER.days} days up to {write_date(as_at)}"
    else:
        when = f"{'after' if new else 'by'} the last edition, {write_date(aged.new_since)}"
    return f"It is {'' if new else 'not '}new, as it came {when}."


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"
