"""What belongs on a chart beside its line: usual range, signals, target path, breaks, gaps."""

import math
from collections.abc import Iterator
from datetime import date

import pandas as pd

from perfkit.book import Book
from perfkit.framework.model import Kpi
from perfkit.periods import Period, read_period
from perfkit.views.chart import Corridor, Limits, Mark, Numbers, Signal
from perfkit.views.marks import move_of, shows_target
from perfkit.views.names import as_date, rows_of, text
from perfkit.views.slots import Slot

Places = tuple[Slot, ...]
UPWARD = ("Above", "Increasing")
STATES: dict[str, tuple[Signal, Signal]] = {  # by kind: pointing up, pointing down
    "concern": ("worse-up", "worse-down"),
    "improvement": ("better-up", "better-down"),
    "neutral_high": ("high", "high"),
    "neutral_low": ("low", "low"),
}
LAST: dict[tuple[str, str], Signal] = {
    ("worsening", "rising"): "worse-up",
    ("worsening", "falling"): "worse-down",
    ("improving", "rising"): "better-up",
    ("improving", "falling"): "better-down",
    ("higher", ""): "high",
    ("lower", ""): "low",
}


def from_points(
    places: Places, points: pd.DataFrame
) -> tuple[tuple[Limits | None, ...], tuple[Signal, ...]]:
    """Return the usual range and the signal at each place, from the points of a control chart.

    The range is as it was found: it is the drawing that ends where the KPI cannot go, and says so.
    """
    if points.empty:
        return (), ()
    found = {as_date(row["period_end"]): row for row in points.to_dict("records")}
    limits: list[Limits | None] = []
    signals: list[Signal] = []
    for slot in places:
        row = found.get(slot.end) if not slot.filled_in else None
        signals.append("")
        if row is None:
            limits.append(None)
            continue
        found_here = Limits(*(float(row[name]) for name in ("mean", "lower", "upper")))
        # One point between two new starts has an average and no range.
        limits.append(None if math.isnan(found_here.lower) else found_here)
        up, down = STATES.get(str(row["kind"]), ("", ""))
        signals[-1] = up if any(word in str(row["special_cause"]) for word in UPWARD) else down
    return _carried(limits), tuple(signals)


def last_signal(book: Book, kpi_id: str, places: Places) -> tuple[Signal, ...]:
    """Return a signal at the last value alone, as the assessment found it by another test."""
    rows = book.everything.loc[book.everything["kpi_id"] == kpi_id]
    last = max(at for at, slot in enumerate(places) if slot.value is not None)
    signal: Signal = ""
    for row in rows_of(rows):
        signal = LAST.get((str(row.variation), move_of(book, row)), "")
    return tuple(signal if at == last else "" for at in range(len(places))) if signal else ()


def new_starts(kpi: Kpi, places: Places, points: pd.DataFrame) -> tuple[Mark, ...]:
    """Return where the usual range starts anew, with the reason and who agreed to it.

    That is the first point of each segment of the control chart but the first.
    """
    if points.empty:
        return ()
    segment = {as_date(row["period_end"]): row["segment"] for row in points.to_dict("records")}
    found: list[Mark] = []
    before = None
    for at, slot in enumerate(places):
        now = None if slot.filled_in else segment.get(slot.end)
        if now is None:
            continue
        if before is not None and now != before:
            held = [one for one in kpi.rebases if one.date <= slot.end][-1]
            reason = f"{held.reason.rstrip('.')}, agreed by {held.agreed_by}"
            found.append(Mark(at, "rebase", reason))
        before = now
    return tuple(found)


def intervals(places: Places) -> tuple[Numbers, Numbers]:
    """Return the lower and upper ends of the 95% intervals; empty where the publisher has none."""
    if not any(slot.upper is not None for slot in places):
        return (), ()
    return tuple(slot.lower for slot in places), tuple(slot.upper for slot in places)


def target_at(book: Book, kpi: Kpi, day: date) -> float | None:
    """Return the target in force on a day, where the page shows it."""
    return _target(kpi, _sent_targets(book, kpi.id), day) if shows_target(book, kpi.id) else None


def corridor_path(book: Book, kpi: Kpi, places: Places) -> tuple[Corridor | None, ...]:
    """Return the range aimed for at each place; empty where no target is a range.

    A profile is a range of its tolerance to either side.
    """
    if not shows_target(book, kpi.id):
        return ()
    if kpi.good == "on_profile" and kpi.tolerance:
        path = (
            None if value is None else Corridor(value - kpi.tolerance, value + kpi.tolerance)
            for value in target_path(book, kpi, places)
        )
        held = tuple(path)
    else:
        held = tuple(_range_at(kpi, slot.end) for slot in places)
    return held if any(held) else ()


def target_path(book: Book, kpi: Kpi, places: Places) -> Numbers:
    """Return the target at each place, in the KPI's unit; empty where no place has one.

    A target that was sent as a record stands before one in the KPI's own file.
    """
    if not shows_target(book, kpi.id):
        return ()
    sent = _sent_targets(book, kpi.id)
    path = tuple(_target(kpi, sent, slot.end) for slot in places)
    return path if any(value is not None for value in path) else ()


def notes(book: Book, kpi: Kpi, places: Places) -> tuple[Mark, ...]:
    """Return the breaks and events of a series, and the values that are odd, each with why."""
    return (*breaks_and_marks(kpi, places), *_doubts(book, kpi, places))


def breaks_and_marks(kpi: Kpi, places: Places) -> tuple[Mark, ...]:
    """Return the breaks and events of a series, and the values that are hidden or revised."""
    found: list[Mark] = []
    for broken in kpi.breaks:
        after = [at for at, slot in enumerate(places) if slot.end >= broken.date]
        if after and after[0] > 0:
            mark = Mark(after[0], "event" if broken.comparable else "break", broken.reason)
            found.append(mark)
    for at, slot in enumerate(places):
        if slot.status == "c":
            found.append(Mark(at, "hidden", "hidden to protect people"))
        elif slot.status == "r":
            found.append(Mark(at, "revised", "revised by the publisher"))
    return tuple(found)


def _doubts(book: Book, kpi: Kpi, places: Places) -> Iterator[Mark]:
    by_label = {slot.label: at for at, slot in enumerate(places) if slot.value is not None}
    for row in rows_of(book.doubts(kpi.id)):
        if row.period in by_label:
            yield Mark(by_label[row.period], "doubtful", text(row.words))


def _range_at(kpi: Kpi, end: date) -> Corridor | None:
    for target in kpi.targets:
        held = target.starts <= end and (target.ends is None or end <= target.ends)
        if held and target.value is None:
            return Corridor(target.lower, target.upper)
    return None


def _carried(limits: list[Limits | None]) -> tuple[Limits | None, ...]:
    """Carry a range over a missing point between two points of the same range."""
    carried = list(limits)
    for at in range(1, len(carried)):
        after = next((limit for limit in carried[at:] if limit), None)
        if carried[at] is None and after == carried[at - 1]:
            carried[at] = after
    return tuple(carried)


def _target(kpi: Kpi, sent: list[tuple[Period, float]], end: date) -> float | None:
    for period, value in sent:
        if period.start <= end <= period.end:
            return value
    for target in kpi.targets:
        if target.starts <= end and (target.ends is None or end <= target.ends):
            return target.value
    return None


def _sent_targets(book: Book, kpi_id: str) -> list[tuple[Period, float]]:
    sent = book.records("targets")
    return [
        (read_period(str(row["period"]), year_type="financial").period, float(row["value"]))
        for row in sent.to_dict("records")
        if row["kpi_id"] == kpi_id
    ]
