"""The places of a series along a chart: one a period, with a gap where a period has no row."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

import pandas as pd

from perfkit import periods
from perfkit.periods import Period
from perfkit.views.names import as_date, text

MISSED = 1.5  # so many usual steps between two periods, and at least one is missing between them


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One place: a period, and its value if it has one; `filled_in` where no row was sent."""

    label: str
    start: date
    end: date
    kind: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    status: str = ""
    filled_in: bool = False


def slots(rows: pd.DataFrame) -> tuple[Slot, ...]:
    """Return the places of a series, oldest first.

    `rows` are one area's observations sorted by period. A period that was passed over gets a place
    with no value, so that a line lifts its pen there; so does the start of a new running total.
    """
    known = [_slot(row) for row in rows.to_dict("records")]
    steps = [(b.end - a.end).days for a, b in pairwise(known)]
    usual = median(steps) if steps else 0
    places: list[Slot] = []
    for slot in known:
        if places:
            before = places[-1]
            if slot.kind == "year_to_date" and slot.start != before.start:
                places.append(_empty(before.end + timedelta(days=1), before, "new year"))
            else:
                places += _between(before, slot, usual)
        places.append(slot)
    return tuple(places)


def this_year(places: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return the places of the running total that the last one belongs to.

    Totals that say when their year began share that day; others share the financial year.
    """
    known = [slot for slot in places if slot.value is not None] or list(places)
    last = known[-1]
    if last.kind == "year_to_date":
        return tuple(slot for slot in places if slot.start == last.start and not slot.filled_in)
    year = periods.quarter_of(last.end).label[:7]
    return tuple(slot for slot in places if periods.quarter_of(slot.end).label[:7] == year)


def usual_step(places: tuple[Slot, ...]) -> float:
    """Return the usual number of days from one place to the next; 0 where there is only one."""
    steps = [(after.end - before.end).days for before, after in pairwise(places)]
    return float(median(steps)) if steps else 0.0


def _slot(row: dict[Any, Any]) -> Slot:
    start, end = as_date(row["period_start"]), as_date(row["period_end"])
    assert start is not None
    assert end is not None  # an observation always has its period's first and last day
    hidden = text(row.get("status")) == "c"  # whatever was sent beside the mark is not shown
    return Slot(
        label=str(row["period"]),
        start=start,
        end=end,
        kind=str(row["period_kind"]),
        value=None if hidden else _number(row["value"]),
        lower=None if hidden else _number(row.get("lower")),
        upper=None if hidden else _number(row.get("upper")),
        status=text(row.get("status")),
    )


def _between(before: Slot, after: Slot, usual: float) -> list[Slot]:
    days = (after.end - before.end).days
    if not usual or days < MISSED * usual:
        return []
    missing = max(round(days / usual) - 1, 1)
    empties: list[Slot] = []
    for number in range(1, missing + 1):
        end = before.end + timedelta(days=round(number * days / (missing + 1)))
        empties.append(_empty(end, before, ""))
    return empties


def _empty(middle: date, like: Slot, label: str) -> Slot:
    """Return a place with no value for the period of the same kind that holds a day."""
    make = MAKERS.get(like.kind)
    if make is None or label:
        name = label or f"no figure about {periods.write_date(middle)}"
        return Slot(label=name, start=middle, end=middle, kind=like.kind, filled_in=True)
    # Ends are spread evenly and may fall a few days beside the period's own last day.
    period = make(middle - timedelta(days=20))
    return Slot(
        label=period.label, start=period.start, end=period.end, kind=like.kind, filled_in=True
    )


def _month_of(day: date) -> Period:
    return periods.month(day.year, day.month)


def _calendar_year_of(day: date) -> Period:
    return periods.calendar_year(day.year)


def _financial_year_of(day: date) -> Period:
    return periods.financial_year(day.year if day.month >= 4 else day.year - 1)


def _academic_year_of(day: date) -> Period:
    return periods.academic_year(day.year if day.month >= 9 else day.year - 1)


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(str(value))  # type: ignore[call-overload]


MAKERS: dict[str, Callable[[date], Period]] = {
    "financial_quarter": periods.quarter_of,
    "month": _month_of,
    "calendar_year": _calendar_year_of,
    "financial_year": _financial_year_of,
    "academic_year": _academic_year_of,
}
