"""Figures of record: what a page states, so that another run can be held against it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from IPython.display import publish_display_data

from perfkit.book import Book
from perfkit.views.names import rows_of

MIME = "application/vnd.perfkit.figure+json"
Figure = float | str | None


@dataclass(frozen=True)
class Record:
    """What a page has stated; shows nothing itself."""

    figures: dict[str, Figure] = field(default_factory=dict)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/plain": ""}


def state(name: str, value: Any) -> None:
    """State one figure for the record; a reader sees nothing.

    A number is kept as a number and words as words; what is missing (None, NaN, NaT) is None.
    """
    publish_display_data({MIME: {"name": name, "value": _plain(value)}, "text/plain": ""})


def record(book: Book) -> Record:
    """State how many KPIs a page shows, how many need somebody, and the value of each."""
    figures = {name: _plain(value) for name, value in _figures(book)}
    for name, value in figures.items():
        state(name, value)
    return Record(figures)


def _figures(book: Book) -> Iterator[tuple[str, Any]]:
    rows = book.assessments
    yield "number_of_kpis", len(rows)
    yield "kpis_that_need_attention", int((rows["attention"] == 3).sum())
    for row in rows_of(rows):
        worded = book.kpi(row.kpi_id).series_type == "judgement"
        yield row.kpi_id, row.value_text if worded else row.value


def _plain(value: Any) -> Figure:
    value = value.item() if hasattr(value, "item") else value  # numpy's number is Python's
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return None if math.isnan(value) else value
    words = str(value)
    return None if words in ("<NA>", "NaT") else words
