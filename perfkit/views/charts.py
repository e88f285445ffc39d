"""The charts of a KPI: its series with all that belongs on it, and its comparators."""

from typing import Any

import pandas as pd

from perfkit.book import Book
from perfkit.framework.model import Kpi
from perfkit.periods import Period
from perfkit.views import chart_marks
from perfkit.views.chart import Chart, Numbers
from perfkit.views.names import as_date, text
from perfkit.views.numbers import plain_number
from perfkit.views.slots import Slot, slots

CUMULATIVE = ("year_to_date", "programme_cumulative")


def kpi_chart(book: Book, kpi_id: str) -> Chart | None:
    """Return the chart of a KPI's headline series; None where it is words, or has no value.

    One point a period, oldest first; a period with no row stands as a gap between its neighbours.
    """
    kpi = book.kpi(kpi_id)
    places = slots(book.series(kpi_id))
    if kpi.series_type == "judgement" or all(slot.value is None for slot in places):
        return None
    limits, signals = chart_marks.from_points(places, book.points(kpi_id), kpi=kpi)
    compared = book.comparator_series(kpi_id)
    return Chart(
        title=f"{kpi.title}, {book.council}, {_unit(kpi)}, {_stretch(places)}",
        description=_description(book, kpi, places),
        unit=kpi.unit,
        decimals=kpi.decimals,
        labels=tuple(slot.label for slot in places),
        values=tuple(slot.value for slot in places),
        texts=tuple(_written(slot, kpi.decimals) for slot in places),
        name=short_council(book),
        target=chart_marks.target_path(book, kpi, places),
        comparator=_matched(places, compared),
        comparator_name=text(compared["area"].iloc[-1]) if len(compared) else "",
        lower=tuple(slot.lower for slot in places),
        upper=tuple(slot.upper for slot in places),
        limits=limits,
        signals=signals or chart_marks.last_signal(book, kpi_id, places),
        marks=chart_marks.notes(kpi, places),
        from_nothing=kpi.series_type in CUMULATIVE,
    )


def comparators_chart(book: Book, kpi_id: str) -> Chart | None:
    """Return one dot an area for the latest period, the highest first; None without two areas."""
    kpi = book.kpi(kpi_id)
    others, own = book.comparators(kpi_id), book.series(kpi_id).dropna(subset="value")
    if kpi.benchmark.group == "none" or others.empty or own.empty:
        return None
    rows = pd.concat([others, own.tail(1)]).drop_duplicates("area_code")
    rows = rows.sort_values(["value", "area"], ascending=[False, True])
    values = tuple(float(value) for value in rows["value"])
    period = prose_of(own.iloc[-1])
    return Chart(
        kind="comparators",
        title=f"{kpi.title}, {_unit(kpi)}, {period}: {book.council} beside its comparators",
        description=f"{rows['area'].iloc[0]} is highest, {rows['area'].iloc[-1]} lowest.",
        unit=kpi.unit,
        decimals=kpi.decimals,
        labels=tuple(str(area) for area in rows["area"]),
        values=values,
        texts=tuple(plain_number(value, kpi.decimals) for value in values),
        name=str(own["area"].iloc[-1]),
    )


def period_of(book: Book, row: Any) -> str:
    """Return the period of an assessment as a sentence says it."""
    series = book.series(row.kpi_id)
    same = series.loc[series["period"] == row.period]
    return prose_of(same.iloc[-1]) if len(same) else text(row.period, "no period yet")


def prose_of(row: Any) -> str:
    """Return the period of one observation as a sentence says it."""
    start, end = as_date(row["period_start"]), as_date(row["period_end"])
    if start is None or end is None:
        return text(row["period"])
    return Period(end, start, row["period_kind"]).prose


def short_council(book: Book) -> str:
    """Return the council's place: ``Bolton`` of ``Bolton Council``."""
    return book.council.removesuffix(" Council")


def _written(slot: Slot, decimals: int) -> str:
    if slot.filled_in:
        return ""
    shown = plain_number(slot.value, decimals) if slot.value is not None else ""
    marks = [f"[{slot.status}]"] if slot.status else [] if shown else ["[x]"]
    return " ".join([*([shown] if shown else []), *marks])


def _unit(kpi: Kpi) -> str:
    return "%" if kpi.unit == "%" else kpi.unit


def _stretch(places: tuple[Slot, ...]) -> str:
    first, last = places[0].label, places[-1].label
    return first if first == last else f"{first} to {last}"


def _description(book: Book, kpi: Kpi, places: tuple[Slot, ...]) -> str:
    known = [slot for slot in places if slot.value is not None]
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
