"""What data comes when, and how that lies beside the bodies' next meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from perfkit.edition import contents
from perfkit.framework.model import Framework
from perfkit.periods import write_date
from perfkit.sentences.calendar import beside_day, nearest_meeting

MOST_AT_ONCE = 6  # rows; the others are one step away
MOST_NAMED = 4  # measures, and bodies


class Release(NamedTuple):
    """One return that is due on one day, and the measures it brings."""

    due: str
    name: str
    publisher: str
    measures: str
    beside: str  # a meeting; empty where none is known


class MeetingDay(NamedTuple):
    """One day on which bodies meet."""

    held: str
    bodies: str
    number: int


@dataclass(frozen=True)
class ReleaseCalendar:
    """The releases after an edition's as-at date, soonest first, and the meetings known."""

    releases: tuple[Release, ...]
    meetings: tuple[MeetingDay, ...]
    next_beside: str  # how the next release lies beside the next meeting; empty without one

    @property
    def first(self) -> tuple[Release, ...]:
        """Those shown at once."""
        return self.releases[:MOST_AT_ONCE]

    @property
    def rest(self) -> tuple[Release, ...]:
        """Those one step away."""
        return self.releases[MOST_AT_ONCE:]


def read_calendar(folder: Path, framework: Framework) -> ReleaseCalendar:
    """Return the releases expected, each beside the meeting it is news for.

    Meetings are those at which a decision is asked and those of ``calendar.yml``, from the as-at
    date on. None is ever supposed: where none is known, no release is set beside one.
    """
    about = contents.read_json(folder / "tables" / contents.ABOUT)
    as_at = date.fromisoformat(str(about["as_at"]))
    meetings = _meetings(contents.read_table(folder, "decisions"), framework, as_at)
    days = tuple(meetings)
    releases = contents.read_table(folder, "releases")
    next_due = pd.Timestamp(str(releases["due_on"].iloc[0])).date() if len(releases) else None
    return ReleaseCalendar(
        tuple(_releases(releases, framework, days)),
        tuple(_meeting_days(meetings, framework)),
        f"{beside_day(next_due, days[0])} this meeting" if next_due and days else "",
    )


def _meetings(decisions: pd.DataFrame, framework: Framework, as_at: date) -> dict[date, set[str]]:
    asked = decisions.loc[decisions["status"] == "asked"]
    known = [
        (pd.Timestamp(str(held)).date(), str(body))
        for held, body in zip(asked["meeting_on"], asked["body_id"], strict=True)
    ]
    known += [(meeting.held_on, meeting.body) for meeting in framework.meetings]
    found: dict[date, set[str]] = {}
    for held, body in sorted(known):
        if held >= as_at:
            found.setdefault(held, set()).add(body)
    return found


def _meeting_days(meetings: dict[date, set[str]], framework: Framework) -> Iterable[MeetingDay]:
    for held, bodies in meetings.items():
        names = [body.name for body in framework.bodies if body.id in bodies]
        yield MeetingDay(write_date(held), _few(names, "other body", "other bodies"), len(names))


def _releases(
    rows: pd.DataFrame, framework: Framework, meetings: tuple[date, ...]
) -> Iterable[Release]:
    of_kpi = {kpi.id: kpi for kpi in framework.kpis}
    returns = {known.id: known for known in framework.returns}
    brought: dict[tuple[date, str], list[str]] = {}
    for row in rows.itertuples():
        kpi = of_kpi[str(row.kpi_id)]
        due = pd.Timestamp(str(row.due_on)).date()
        brought.setdefault((due, kpi.source.return_id), []).append(kpi.short_title)
    for (due, return_id), titles in sorted(brought.items()):
        source = returns[return_id]
        yield Release(
            write_date(due),
            source.name,
            source.publisher,
            _few(sorted(titles), "other", "others"),
            _beside(due, meetings),
        )


def _beside(due: date, meetings: tuple[date, ...]) -> str:
    meeting = nearest_meeting(due, meetings)
    return f"{beside_day(due, meeting)} {write_date(meeting)}" if meeting else ""


def _few(names: list[str], one: str, several: str) -> str:
    """Return the first names, and how many more there are."""
    more = len(names) - MOST_NAMED
    if more <= 0:
        return ", ".join(names)
    return f"{', '.join(names[:MOST_NAMED])} and {more} {one if more == 1 else several}"
