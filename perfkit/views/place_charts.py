"""The charts of places within the borough: every ward, and fifths of wards by deprivation."""

from typing import Any

import pandas as pd

from perfkit.book import Book
from perfkit.framework.model import WardMeasure
from perfkit.sentences.numbers import write_number
from perfkit.views.chart import Chart
from perfkit.views.names import rows_of, text
from perfkit.views.slope_chart import Slope, SlopeGroup


def ward_rows(book: Book, measure: WardMeasure) -> pd.DataFrame:
    """Return one thing measured of every ward: rows of tables.WARDS."""
    rows = book.wards(measure.generation)
    return rows.loc[rows["item"] == measure.id]


def ward_chart(book: Book, measure: WardMeasure) -> Chart:
    """Return every ward's figure, the highest first; what is hidden is last, with its mark."""
    rows, held = ward_rows(book, measure), book.ward_generation(measure.generation)
    ordered = rows.sort_values(["value", "area"], ascending=[False, True], na_position="last")
    first = ordered.iloc[0]
    return Chart(
        id=f"{measure.id}-wards",
        kind="comparators",
        title=f"{measure.title}, {measure.unit}, {first['period']}",
        description=f"One hexagon a ward of {held.name}. {first['area']} has "
        f"{first['value_text']}, the most; the list beside holds every ward.",
        unit=measure.unit,
        decimals=measure.decimals,
        labels=tuple(ordered["area"]),
        values=_numbers(ordered["value"]),
        texts=tuple(_cell(row, measure) for row in rows_of(ordered)),
        lower=_numbers(ordered["lower"]),
        upper=_numbers(ordered["upper"]),
    )


def slope_of(book: Book, measure: WardMeasure) -> Slope | None:
    """Return a ward measure over the fifths of wards; None where no gap can be told."""
    gaps = book.gaps
    row = next(iter(rows_of(gaps[gaps["item"].eq(measure.id) & gaps["reason"].eq("")])), None)
    if row is None:
        return None
    groups = rows_of(book.gap_groups(row))
    return Slope(
        id=f"{measure.id}-fifths",
        title=f"{measure.title}, {measure.unit}, {row.period}: fifths of wards by deprivation",
        description=text(row.words),
        unit=measure.unit,
        decimals=measure.decimals,
        groups=tuple(
            SlopeGroup(
                text(one.group),
                float(one.middle),
                float(one.value),
                float(one.lower),
                float(one.upper),
                text(one.value_text),
            )
            for one in groups
        ),
        most=float(row.line_most),
        least=float(row.line_least),
    )


def _numbers(values: "pd.Series[float]") -> tuple[float | None, ...]:
    return tuple(None if pd.isna(value) else float(value) for value in values)


def _cell(row: Any, measure: WardMeasure) -> str:
    return text(row.mark) if pd.isna(row.value) else write_number(row.value, kpi=measure)
