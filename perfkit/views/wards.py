"""Wards on a page: a map with its list for each thing measured, and every ward's profile."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.book import Book
from perfkit.framework.model import WardMeasure
from perfkit.sentences.numbers import write_number
from perfkit.views.chart import Chart
from perfkit.views.drawn import Drawn
from perfkit.views.figures import picture_of
from perfkit.views.html import Child, element, second
from perfkit.views.names import as_date, rows_of, sentence, text
from perfkit.views.place_charts import ward_chart, ward_rows
from perfkit.views.tables import Column, behind, key_of, number_table
from perfkit.views.view import made_up, said
from perfkit.views.ward_map import hexagon_map, map_key, outline_map

NOTE = "Each ward is one hexagon, so that large wards do not shout; positions are approximate."
OLD_YEARS = 2  # after which a page says how old a ward figure is


def ward_maps(book: Book) -> list[Drawn]:
    """Return each thing measured by ward: its finding, map, list and doubts."""
    return [_measured(book, measure) for measure in book.ward_measures]


def ward_profiles(book: Book) -> Markup | None:
    """Return every ward in full, one step away each, the generations apart; None without wards."""
    used = dict.fromkeys(measure.generation for measure in book.ward_measures)
    groups = [_generation(book, name) for name in used]
    return element("div", *groups) if groups else None


def _measured(book: Book, measure: WardMeasure) -> Drawn:
    held = book.ward_generation(measure.generation)
    rows, chart = ward_rows(book, measure), ward_chart(book, measure)
    caption = element(
        "figcaption",
        chart.title,
        made_up(book),
        element("span", sentence(f"{held.name}{_age(book, measure)}")),
    )
    listed = element("div", _list(chart, rows, measure), class_="listed")
    drawn = element("div", map_key(rows), hexagon_map(chart, rows, held), class_="drawn")
    columns = element("div", drawn, listed, class_="cols")
    figure = picture_of(chart, caption, columns, element("p", NOTE, class_="second map"))
    outlines, charts = _outlines(book, chart, rows, measure), [chart]
    html = element(
        "article",
        element("h4", _finding(rows, measure)),
        figure,
        outlines,
        element("ul", *(element("li", doubt) for doubt in measure.doubts), class_="second doubts"),
        class_="place",
    )
    return Drawn(html, tuple(charts if outlines is None else [chart, chart]))


def _finding(rows: pd.DataFrame, measure: WardMeasure) -> str:
    """Return which ward has the highest figure and which the lowest, of those that are shown."""
    shown = rows.dropna(subset="value").sort_values("value", ascending=False)
    if shown.empty:
        return f"{measure.title}: no ward's figure can be shown"
    most, least = shown.iloc[0], shown.iloc[-1]
    told = (
        f"{measure.subject}: {most['value_text']} in {most['area']}, "
        f"{least['value_text']} in {least['area']}"
    )
    hidden = int(rows["value"].isna().sum())
    if not hidden:
        return told
    wards = "ward has" if hidden == 1 else "wards have"
    return f"{told}, of the wards shown; {hidden} {wards} no figure shown"


def _list(chart: Chart, rows: pd.DataFrame, measure: WardMeasure) -> Markup:
    """Return every ward with its figure, interval and fifth, the highest figure first."""
    by_name = {str(row.area): row for row in rows_of(rows)}
    ranked = bool(rows["fifth"].notna().any())
    columns = [
        Column("Ward"),
        Column(measure.unit.capitalize(), number=True),
        Column("95% interval"),
        *([Column("Fifth by deprivation", number=True)] if ranked else []),
    ]
    cells: list[list[Child]] = [
        [
            name,
            text(by_name[name].mark) or figure,
            _interval(by_name[name], measure),
            *([_fifth(by_name[name])] if ranked else []),
        ]
        for name, figure in zip(chart.labels, chart.texts, strict=True)
    ]
    marks = [mark.strip("[]") for mark in rows["mark"] if mark]
    notes = [key_of(marks), "1 is the most deprived fifth of the wards" if ranked else ""]
    note = "; ".join(part for part in notes if part)
    return number_table("Every ward, as a list", columns, cells, note=note or None)


def _interval(row: Any, measure: WardMeasure) -> str:
    if pd.isna(row.lower) or pd.isna(row.upper):
        return ""
    ends = (write_number(end, kpi=measure).removesuffix("%") for end in (row.lower, row.upper))
    return " to ".join(ends)


def _fifth(row: Any) -> str:
    return "" if pd.isna(row.fifth) else str(int(row.fifth))


def years_old(book: Book, measure: WardMeasure) -> int:
    """Return how many years old a measure's ward figures are; 0 where that is less than two."""
    told = ward_rows(book, measure)["period_end"].dropna()
    ended = as_date(told.iloc[0]) if len(told) else None
    years = (book.as_at - ended).days // 365 if ended else 0
    return years if years >= OLD_YEARS else 0


def _age(book: Book, measure: WardMeasure) -> str:
    years = years_old(book, measure)
    return f"; the figures are {years} years old" if years else ""


def _outlines(book: Book, chart: Chart, rows: pd.DataFrame, measure: WardMeasure) -> Markup | None:
    """Return the same figures on the true outlines, where the council has configured them."""
    shapes = book.ward_shapes(measure.generation)
    if shapes.empty:
        return None
    caption = element("figcaption", chart.title, element("span", text(shapes["credit"].iloc[0])))
    figure = element(
        "figure",
        caption,
        map_key(rows),
        outline_map(chart, rows, shapes),
        behind("Table behind this map", _list(chart, rows, measure)),
    )
    return element("details", element("summary", "The same on a map of the boundaries"), figure)


def _generation(book: Book, name: str) -> Markup:
    held, rows = book.ward_generation(name), book.wards(name)
    profiles = (
        element(
            "li",
            element(
                "details",
                element("summary", ward.name),
                _profile(book, rows.loc[rows["area_code"] == ward.code]),
            ),
        )
        for ward in sorted(held.wards, key=lambda ward: ward.name)
    )
    return element(
        "details",
        element("summary", f"Each ward in full: {held.name}"),
        said(
            second(
                "A ward beside the whole borough. Wards were redrawn in May 2023: figures on the "
                "boundaries before and after are never joined."
            )
        ),
        element("ul", *profiles, class_="wards"),
    )


def _profile(book: Book, rows: pd.DataFrame) -> Markup:
    """Return everything known of one ward as sentences, what is not known with its reason."""
    subjects = {measure.id: measure.subject for measure in book.ward_measures}
    of_others = rows["kpi_id"].ne("") & ~rows["item"].isin(list(subjects))
    known = rows.loc[~of_others & rows["mark"].ne("[x]")]
    absent = rows.loc[~of_others & rows["mark"].eq("[x]"), "reason"].drop_duplicates()
    items = [
        element("li", text(row.words).replace(row.area, subjects.get(row.item, row.area), 1))
        for row in rows_of(known)
    ]
    items += [element("li", f"Not available [x]: {reason}.") for reason in absent]
    return element("ul", *items)
