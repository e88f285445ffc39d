"""The chart of a KPI's series, with all that belongs on it, and the periods as sentences say."""

from datetime import date
from typing import Any

import pandas as pd

from perfkit.book import Book
from perfkit.framework.model import Kpi
from perfkit.periods import Period, write_date
from perfkit.sentences.period import write_period
from perfkit.views import chart_marks
from perfkit.views.chart import Chart, Late, Numbers, Outlook
from perfkit.views.chart_kinds import BELONGS, chart_kind
from perfkit.views.marks import shows_target
from perfkit.views.names import area_name, as_date, rows_of, text
from perfkit.views.numbers import plain_number
from perfkit.views.slots import Slot, slots, this_year, usual_step

MOST_LATE = 0.6  # of the places there are: a gap of decades would leave no room for the line
DAYS_APART = 10  # two points of two years are the same point when they are no further apart


def kpi_chart(book: Book, kpi_id: str) -> Chart | None:
    """Return the chart of a KPI's headline series; None where it is words, or has no value.

    One point a period, oldest first; a period with no row stands as a gap between its neighbours.
    A running total shows this year alone, beside the same points a year before.
    """
    kpi = book.kpi(kpi_id)
    points = book.points(kpi_id)
    kind = chart_kind(kpi, charted=not points.empty)
    every = slots(book.series(kpi_id))
    if kind is None or all(slot.value is None for slot in every):
        return None
    belongs = BELONGS[kind]
    places = this_year(every) if kpi.series_type == "year_to_date" else every
    compared = book.comparator_series(kpi_id) if belongs.comparator else points.iloc[:0]
    charted = points if belongs.limits else points.iloc[:0]
    limits, signals = chart_marks.from_points(places, charted)
    if belongs.last_signal:
        signals = chart_marks.last_signal(book, kpi_id, places)
    late = _late(book, kpi_id, places)
    comparator = _matched(places, compared)
    lower, upper = chart_marks.intervals(places) if belongs.whiskers else ((), ())
    return Chart(
        id=chart_id(book, kpi),
        kind=kind,
        title=f"{kpi.title}, {book.council}{_unit(kpi)}, {_stretch(places)}",
        description=_description(book, kpi, places),
        unit=kpi.unit,
        decimals=kpi.decimals,
        labels=tuple(slot.label for slot in places),
        values=tuple(slot.value for slot in places),
        texts=tuple(_written(slot, kpi.decimals) for slot in places),
        name=short_council(book),
        target=chart_marks.target_path(book, kpi, places),
        corridor=chart_marks.corridor_path(book, kpi, places),
        comparator=comparator,
        comparator_name=_compared_name(book, kpi_id, compared) if comparator else "",
        before=_a_year_before(every, places) if belongs.before else (),
        earlier=_earlier(book, kpi_id, places),
        lower=lower,
        upper=upper,
        limits=limits,
        signals=signals,
        range_note=_range_note(book, kpi_id) if any(limits) else "",
        marks=(
            *chart_marks.notes(book, kpi, places),
            *chart_marks.new_starts(kpi, places, charted),
        ),
        outlook=_outlook(book, kpi, places) if belongs.outlook and late is None else None,
        late=late,
        lowest=kpi.lowest,
        highest=kpi.highest,
        from_nothing=belongs.from_nothing,
    )


def series_chart(book: Book, kpi: Kpi, places: tuple[Slot, ...], name: str) -> Chart:
    """Return the chart of one group of people's series alone: a line, with intervals if held."""
    lower, upper = chart_marks.intervals(places)
    return Chart(
        kind=chart_kind(kpi, charted=False) or "run",
        title=f"{kpi.title}, {name}, {book.council}{_unit(kpi)}, {_stretch(places)}",
        description=_description(book, kpi, places),
        unit=kpi.unit,
        decimals=kpi.decimals,
        labels=tuple(slot.label for slot in places),
        values=tuple(slot.value for slot in places),
        texts=tuple(_written(slot, kpi.decimals) for slot in places),
        name=name,
        lower=lower,
        upper=upper,
        marks=chart_marks.breaks_and_marks(kpi, places),
        lowest=kpi.lowest,
        highest=kpi.highest,
    )


def chart_id(book: Book, kpi: Kpi) -> str:
    """Return what a chart's files of data are called: one more where the target is not shown."""
    untold = not shows_target(book, kpi.id) and (kpi.targets or not book.records("targets").empty)
    return f"{kpi.id}-without-target" if untold else kpi.id


def period_of(book: Book, row: Any) -> str:
    """Return the period of an assessment as a sentence says it."""
    series = book.series(row.kpi_id)
    same = series.loc[series["period"] == row.period]
    kpi = book.kpi(row.kpi_id)
    return prose_of(same.iloc[-1], kpi) if len(same) else text(row.period, "no period yet")


def prose_of(row: Any, kpi: Kpi) -> str:
    """Return the period of one observation as a sentence says it."""
    start, end = as_date(row["period_start"]), as_date(row["period_end"])
    if start is None or end is None:
        return text(row["period"])
    return write_period(Period(end, start, row["period_kind"]), kpi=kpi)


def short_council(book: Book) -> str:
    """Return the council's place: ``Bolton`` of ``Bolton Council``."""
    return book.council.removesuffix(" Council")


def thing_of(kpi: Kpi) -> str:
    """Return what a chart is of, with its unit where the title does not say it already."""
    return kpi.title + _unit(kpi)


def _unit(kpi: Kpi) -> str:
    said = kpi.unit == "in words" or kpi.unit.lower() in kpi.title.lower()
    return "" if said else f", {kpi.unit}"


def _written(slot: Slot, decimals: int) -> str:
    if slot.filled_in:
        return ""
    shown = plain_number(slot.value, decimals) if slot.value is not None else ""
    marks = [f"[{slot.status}]"] if slot.status else [] if shown else ["[x]"]
    return " ".join([*([shown] if shown else []), *marks])


def _stretch(places: tuple[Slot, ...]) -> str:
    first, last = places[0].label, places[-1].label
    grows = places[-1].kind == "year_to_date" or last.startswith(f"{first} to ")
    if grows or first == last:  # the label says from when to when already
        return last
    return f"{first} {'up ' if ' to ' in last else ''}to {last}"  # 2001 to 2003 up to 2022 to 2024


def _description(book: Book, kpi: Kpi, places: tuple[Slot, ...]) -> str:
    known = [slot for slot in places if slot.value is not None]
    if not known:
        return "No value."
    first, last = known[0], known[-1]
    low = min(known, key=lambda slot: slot.value or 0)
    high = max(known, key=lambda slot: slot.value or 0)

    def said(slot: Slot) -> str:
        return f"{plain_number(slot.value, kpi.decimals)} in {slot.label}"

    if len(known) == 1:
        return f"One value: {said(last)}."
    return (
        f"{len(known)} values for {short_council(book)}: {said(first)}, {said(last)}; "
        f"lowest {said(low)}, highest {said(high)}."
    )


def _compared_name(book: Book, kpi_id: str, compared: pd.DataFrame) -> str:
    """Return the comparator as a sentence says it: a publisher may write it in capitals."""
    rows = book.everything.loc[book.everything["kpi_id"] == kpi_id, "comparator"]
    named = text(rows.iloc[0]) if len(rows) else ""
    return named or area_name(compared["area"].iloc[-1])


def _matched(places: tuple[Slot, ...], compared: pd.DataFrame) -> Numbers:
    if compared.empty:
        return ()
    values = {
        (as_date(start), as_date(end)): float(value)
        for start, end, value in zip(
            compared["period_start"], compared["period_end"], compared["value"], strict=True
        )
        if pd.notna(value)
    }
    matched = tuple(values.get((slot.start, slot.end)) for slot in places)
    return matched if any(value is not None for value in matched) else ()


def _a_year_before(every: tuple[Slot, ...], places: tuple[Slot, ...]) -> Numbers:
    """Return the value of the same point a year before at each place; empty where there is none."""
    known = {slot.end: slot.value for slot in every if slot.value is not None}

    def nearest(day: date) -> float | None:
        then = date(day.year - 1, day.month, min(day.day, 28))
        found = min(known, key=lambda end: abs((end - then).days), default=None)
        near = found is not None and abs((found - then).days) <= DAYS_APART
        return known[found] if near and found else None

    before = tuple(nearest(slot.end) for slot in places)
    return before if any(value is not None for value in before) else ()


def _earlier(book: Book, kpi_id: str, places: tuple[Slot, ...]) -> Numbers:
    rows = book.earlier_values(kpi_id)
    told = {str(row.period): float(row.value) for row in rows_of(rows)}
    return tuple(told.get(slot.label) for slot in places) if told else ()


def _outlook(book: Book, kpi: Kpi, places: tuple[Slot, ...]) -> Outlook | None:
    expected = book.forecast(kpi.id)
    ends, step = as_date(expected["ends"]) if expected else None, usual_step(places)
    known = [slot for slot in places if slot.value is not None]
    if expected is None or ends is None or not step or not known or ends <= known[-1].end:
        return None
    return Outlook(
        steps=float(max(round((ends - known[-1].end).days / step), 1)),
        label=write_date(ends),
        value=float(expected["value"]),
        lower=float(expected["lower"]),
        upper=float(expected["upper"]),
        target=chart_marks.target_at(book, kpi, ends),
    )


def _range_note(book: Book, kpi_id: str) -> str:
    """Return what the assessment says of the usual range, in words."""
    row = book.assessment(kpi_id)
    return "" if row is None else text(row.range_note)


def _late(book: Book, kpi_id: str, places: tuple[Slot, ...]) -> Late | None:
    """Return how far the last value lies behind, where its next is overdue."""
    rows = book.everything.loc[book.everything["kpi_id"] == kpi_id, "age_status"]
    known = [slot for slot in places if slot.value is not None]
    step = usual_step(places)
    if not len(rows) or rows.iloc[0] != "overdue" or not step or not known:
        return None
    behind = (book.as_at - known[-1].end).days / step
    if behind <= 1:
        return None
    return Late(min(behind, MOST_LATE * len(places)), write_date(book.as_at))
