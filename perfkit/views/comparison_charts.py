"""The charts that set a KPI's latest figure beside others': dots, spread, funnel, groups."""

from dataclasses import replace

import pandas as pd

from perfkit.book import Book
from perfkit.sentences.funnel import BEYOND
from perfkit.views.chart import Chart, Reference
from perfkit.views.charts import prose_of, series_chart, thing_of
from perfkit.views.funnel_chart import Funnel, FunnelLine
from perfkit.views.names import area_name, rows_of, text
from perfkit.views.numbers import plain_number
from perfkit.views.scale import extent
from perfkit.views.slots import slots
from perfkit.views.spread_strip import SpreadStrip

FIVE = ("lowest", "lower_quartile", "median", "upper_quartile", "highest")
MOST_GROUPS = 6  # of small multiples


def comparators_chart(book: Book, kpi_id: str) -> Chart | None:
    """Return one dot a council of a named group for the latest period, the highest first.

    England and the region are lines to read them against. None without another area.
    """
    kpi = book.kpi(kpi_id)
    own = book.series(kpi_id).dropna(subset="value")
    group, others = book.group_beside(kpi_id)
    wider = book.wider_areas(kpi_id)
    if kpi.benchmark.group == "none" or own.empty or (others.empty and wider.empty):
        return None
    rows = pd.concat([others, own.tail(1)]).drop_duplicates("area_code")
    rows = rows.sort_values(["value", "area"], ascending=[False, True])
    values = tuple(float(value) for value in rows["value"])
    names = tuple(area_name(area) for area in rows["area"])
    beside = f"beside {group}" if group else "beside others"
    return Chart(
        id=f"{kpi_id}-compared",
        kind="comparators",
        title=f"{thing_of(kpi)}, {prose_of(own.iloc[-1], kpi)}: {book.council} {beside}",
        description=_highest_and_lowest(names, kpi.decimals, values),
        unit=kpi.unit,
        decimals=kpi.decimals,
        labels=names,
        values=values,
        texts=tuple(plain_number(value, kpi.decimals) for value in values),
        name=area_name(own["area"].iloc[-1]),
        references=tuple(
            Reference(area_name(row.area), float(row.value))
            for row in rows_of(wider.drop_duplicates("area_code"))
        ),
        lowest=kpi.lowest,
        highest=kpi.highest,
    )


def spread_strip_of(book: Book, kpi_id: str) -> SpreadStrip | None:
    """Return where the council's figure stands among those of all councils; None if not held."""
    kpi = book.kpi(kpi_id)
    for row in rows_of(book.spread(kpi_id)):
        five = tuple(float(getattr(row, name)) for name in FIVE)
        numbers = (plain_number(value, kpi.decimals) for value in (*five, row.value))
        low, first, middle, third, high, own = numbers
        return SpreadStrip(
            id=f"{kpi_id}-spread",
            title=f"{thing_of(kpi)}, {row.period}: {row.areas} councils in England",
            description=(
                f"From {low} to {high}; half of the councils are between {first} and {third}; the "
                f"middle one is {middle}; {book.council} is {own}."
            ),
            unit=kpi.unit,
            decimals=kpi.decimals,
            name=book.council.removesuffix(" Council"),
            value=float(row.value),
            areas=int(row.areas),
            five=five,
        )
    return None


def funnel_of(book: Book, kpi_id: str) -> Funnel | None:
    """Return a share against the number it is a share of, with the limits of chance."""
    kpi, rows = book.kpi(kpi_id), book.funnel(kpi_id)
    areas, line = rows.loc[rows["area_code"] != ""], rows.loc[rows["area_code"] == ""]
    if areas.empty:
        return None
    own = areas.loc[areas["area_code"] == book.area_code, "area"]
    return Funnel(
        id=f"{kpi_id}-funnel",
        title=f"{thing_of(kpi)}, {areas['period'].iloc[0]}, by the number it is a share of",
        description=str(areas["words"].iloc[0]),
        unit=kpi.unit,
        decimals=kpi.decimals,
        denominator=kpi.denominator or "Number",
        name=area_name(own.iloc[0]),
        areas=tuple(
            (area_name(row.area), float(row.denominator), float(row.value))
            for row in rows_of(areas.sort_values("denominator"))
        ),
        centre=float(areas["centre"].iloc[0]),
        beyond=frozenset(area_name(row.area) for row in rows_of(areas) if row.place in BEYOND),
        lines=tuple(
            FunnelLine(
                *(
                    float(getattr(row, name))
                    for name in ("denominator", "lower_998", "lower_95", "upper_95", "upper_998")
                )
            )
            for row in rows_of(line.sort_values("denominator"))
        ),
    )


def group_charts(book: Book, kpi_id: str) -> tuple[Chart, ...]:
    """Return one small chart a group of people, all on one axis; none where there is one group."""
    kpi = book.kpi(kpi_id)
    if kpi.series_type == "judgement":
        return ()
    found = []
    for name, rows in book.breakdowns(kpi_id).groupby("breakdown", sort=True):
        places = slots(rows.sort_values(["period_end", "period_start"]))
        if any(slot.value is not None for slot in places):
            told = text(name, "Everybody")
            found.append((told, series_chart(book, kpi, places, told)))
    if not 1 < len(found) <= MOST_GROUPS:
        return ()
    ends = [extent(chart) for _, chart in found]
    shared = min(low for low, _ in ends), max(high for _, high in ends)
    return tuple(
        replace(chart, scale=shared, id=f"{kpi_id}-group-{at}")
        for at, (_, chart) in enumerate(found, 1)
    )


def _highest_and_lowest(names: tuple[str, ...], decimals: int, values: tuple[float, ...]) -> str:
    high, low = (plain_number(value, decimals) for value in (values[0], values[-1]))
    return f"{names[0]} is highest at {high}, {names[-1]} lowest at {low}."
