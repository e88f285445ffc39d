"""How far one day lies from another, as a sentence says it."""

from datetime import date


def beside_day(when: date, other: date) -> str:
    """Return how a day lies beside another one.

    >>> beside_day(date(2026, 12, 14), date(2026, 12, 9))
    '5 days after'
    >>> beside_day(date(2026, 12, 8), date(2026, 12, 9))
    '1 day before'
    >>> beside_day(date(2026, 12, 9), date(2026, 12, 9))
    'on the day of'
    """
    days = (when - other).days
    if not days:
        return "on the day of"
    counted = f"{abs(days):,} day" + ("s" if abs(days) > 1 else "")
    return f"{counted} {'after' if days > 0 else 'before'}"


def nearest_meeting(when: date, meetings: tuple[date, ...]) -> date | None:
    """Return the meeting that a day's news is for: the next, else the last; None where none is.

    >>> nearest_meeting(date(2026, 12, 8), (date(2026, 12, 1), date(2026, 12, 9)))
    datetime.date(2026, 12, 9)
    >>> nearest_meeting(date(2026, 12, 14), (date(2026, 12, 9),))
    datetime.date(2026, 12, 9)
    """
    later = [day for day in meetings if day >= when]
    return min(later) if later else max(meetings, default=None)
