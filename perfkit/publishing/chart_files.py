"""The data of every chart, as files beside the pages: CSV to keep, JSON for the interactive one."""

import json
from collections.abc import Iterator
from pathlib import Path

from perfkit.book import Book, open_book_at
from perfkit.edition import contents
from perfkit.framework.model import WardMeasure
from perfkit.views.chart_data import About, AnyChart, csv_of, read_aloud
from perfkit.views.charts import kpi_chart
from perfkit.views.comparison_charts import (
    comparators_chart,
    funnel_of,
    group_charts,
    spread_strip_of,
)
from perfkit.views.figures import DATA
from perfkit.views.place_charts import slope_of, ward_chart

LEADERSHIP = "leadership"


def write_chart_files(folder: Path) -> int:
    """Write the data of every chart of an edition into ``pages/data``; return how many charts.

    A chart that several pages show is written once. Its CSV opens with no script and from disk;
    its JSON is the same chart as a Plotly figure, and each of its points in words.
    """
    place = folder / "pages" / DATA
    place.mkdir(parents=True, exist_ok=True)
    written: set[str] = set()
    for book in _books(folder):
        for return_id, chart in _charts(book):
            if chart.id not in written:
                _write(place, chart, _about(book, return_id))
                written.add(chart.id)
    return len(written)


def charts_of(book: Book, kpi_id: str) -> Iterator[AnyChart]:
    """Yield every chart that a page may show of a KPI."""
    single = (kpi_chart, comparators_chart, spread_strip_of, funnel_of)
    yield from (chart for make in single if (chart := make(book, kpi_id)))
    yield from group_charts(book, kpi_id)


def charts_of_places(book: Book, measure: WardMeasure) -> Iterator[AnyChart]:
    """Yield every chart that a page may show of one thing measured by ward."""
    yield ward_chart(book, measure)
    slope = slope_of(book, measure)
    if slope is not None:
        yield slope


def _charts(book: Book) -> Iterator[tuple[str, AnyChart]]:
    """Yield each chart with the return that its figures come from."""
    for kpi_id in book.everything["kpi_id"]:
        for chart in charts_of(book, kpi_id):
            yield book.kpi(kpi_id).source.return_id, chart
    for measure in book.every_ward_measure:
        for chart in charts_of_places(book, measure):
            yield measure.return_id, chart


def _books(folder: Path) -> Iterator[Book]:
    """Yield the edition as one body of the leadership reads it, and as one of another level.

    A leadership page leaves out the target of what the council only contributes to.
    """
    bodies = contents.read_framework(folder).bodies
    for leads in (True, False):
        found = next((body for body in bodies if (body.level == LEADERSHIP) is leads), None)
        if found is not None:
            yield open_book_at(folder, found.id)


def _about(book: Book, return_id: str) -> About:
    found = next((held for held in book.framework.returns if held.id == return_id), None)
    source = f"{found.name}, {found.publisher}" if found else return_id
    return About(source, book.as_at.isoformat(), book.illustrative)


def _write(place: Path, chart: AnyChart, about: About) -> None:
    # The mark in front tells a spreadsheet that the file is UTF-8.
    (place / f"{chart.id}.csv").write_text(csv_of(chart, about), encoding="utf-8-sig", newline="")
    figure = json.loads(chart.figure().to_json())
    told = {"figure": figure, "points": read_aloud(chart)}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    (place / f"{chart.id}.json").write_text(text, encoding="utf-8", newline="\n")
