"""The numbers behind a chart as rows: what a file of its data holds, and nothing that is hidden."""

import csv
import io
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from perfkit.tables.formula import safe
from perfkit.views.chart import Chart
from perfkit.views.funnel_chart import Funnel
from perfkit.views.slope_chart import Slope
from perfkit.views.spread_strip import QUARTERS, SpreadStrip

AnyChart = Chart | Funnel | Slope | SpreadStrip
Cells = list[str]


class About(NamedTuple):
    """What every row of a file says of its figures: where they are from, as at when, if made up."""

    source: str
    as_at: str
    illustrative: bool = False


def csv_of(chart: AnyChart, about: About) -> str:
    """Return the data of a chart as CSV: one row a point, headers with units.

    A value that is missing is its mark in square brackets: [c] hidden, [x] not available. A value
    that is there has its mark ([r], [p]) in a column of its own. Every row names the source, the
    as-at date and, where the figures are made up, says so.
    """
    header, rows = _table(chart)
    told = ["Source", "As at"] + (["Status"] if about.illustrative else [])
    each = [safe(about.source), about.as_at] + (["illustrative"] if about.illustrative else [])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*header, *told])
    writer.writerows([*row, *each] for row in rows)
    return text.getvalue()


def read_aloud(chart: AnyChart) -> list[str]:
    """Return each point of a chart in words: its name, then its number under each header.

    What has no number there is left out; a mark in square brackets is said.
    """
    header, rows = _table(chart)
    pairs = (zip(header[1:], row[1:], strict=True) for row in rows)
    said = ("; ".join(f"{name} {cell}" for name, cell in each if cell) for each in pairs)
    return [f"{row[0]}: {words}" for row, words in zip(rows, said, strict=True)]


def _table(chart: AnyChart) -> tuple[Cells, list[Cells]]:
    if isinstance(chart, Funnel):
        return _funnel(chart)
    if isinstance(chart, SpreadStrip):
        return _spread(chart)
    if isinstance(chart, Slope):
        return _slope(chart)
    return _areas(chart) if chart.kind == "comparators" else _series(chart)


def _series(chart: Chart) -> tuple[Cells, list[Cells]]:
    marks = [_parted(text) for text in chart.texts]
    columns: dict[str, Cells] = {
        "Period": [safe(label) for label in chart.labels],
        f"{chart.name}, {chart.unit}": [
            _number(value, chart.decimals) or mark or "[x]"
            for value, mark in zip(chart.values, marks, strict=True)
        ],
        "Mark": [
            mark if value is not None else ""
            for value, mark in zip(chart.values, marks, strict=True)
        ],
    }
    for name, values in _beside(chart):
        if any(value is not None for value in values):
            columns[name] = [_number(value, chart.decimals) for value in values]
    return list(columns), [list(row) for row in zip(*columns.values(), strict=True)]


def _beside(chart: Chart) -> Iterable[tuple[str, list[float | None]]]:
    yield "95% interval, lower", list(chart.lower)
    yield "95% interval, upper", list(chart.upper)
    yield safe(chart.comparator_name), list(chart.comparator)
    yield "A year before", list(chart.before)
    yield "Before its revision", list(chart.earlier)
    yield "Target", list(chart.target)
    yield "Aimed for, at least", [held.lower if held else None for held in chart.corridor]
    yield "Aimed for, at most", [held.upper if held else None for held in chart.corridor]
    yield "Usual range, lower", [held.lower if held else None for held in chart.limits]
    yield "Usual range, average", [held.mean if held else None for held in chart.limits]
    yield "Usual range, upper", [held.upper if held else None for held in chart.limits]


def _areas(chart: Chart) -> tuple[Cells, list[Cells]]:
    columns: dict[str, Cells] = {
        "Area": [safe(label) for label in chart.labels],
        f"Value, {chart.unit}": [
            _number(value, chart.decimals) or _parted(text) or "[x]"
            for value, text in zip(chart.values, chart.texts, strict=True)
        ],
    }
    for name, values in (("lower", chart.lower), ("upper", chart.upper)):
        if any(value is not None for value in values):
            columns[f"95% interval, {name}"] = [_number(end, chart.decimals) for end in values]
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    beside = [""] * (len(columns) - 2)
    rows += [
        [safe(held.name), _number(held.value, chart.decimals), *beside] for held in chart.references
    ]
    return list(columns), rows


def _slope(slope: Slope) -> tuple[Cells, list[Cells]]:
    rows = [
        [safe(one.name), _number(one.middle, 3)]
        + [_number(number, slope.decimals) for number in (one.value, one.lower, one.upper)]
        for one in slope.groups
    ]
    for name, middle, value in (("most", 0.0, slope.most), ("least", 1.0, slope.least)):
        end = f"Line through all, the {name} deprived end"
        rows.append([end, _number(middle, 3), _number(value, slope.decimals), "", ""])
    return [
        "Group",
        "Place from the most deprived (0) to the least (1)",
        f"Value, {slope.unit}",
        "95% interval, lower",
        "95% interval, upper",
    ], rows


def _funnel(chart: Funnel) -> tuple[Cells, list[Cells]]:
    rows = [
        [safe(name), _number(size, 0), _number(value, chart.decimals)]
        for name, size, value in chart.areas
    ]
    return ["Area", safe(chart.denominator), f"Value, {chart.unit}"], rows


def _spread(chart: SpreadStrip) -> tuple[Cells, list[Cells]]:
    named = [*zip(QUARTERS, chart.five, strict=True), (chart.name, chart.value)]
    rows = [[safe(name.capitalize()), _number(value, chart.decimals)] for name, value in named]
    return [f"Place among {chart.areas} councils", f"Value, {chart.unit}"], rows


def _parted(text: str) -> str:
    """Return the mark of a written value: ``[r]`` of ``46.3 [r]``."""
    return text[text.index("[") :] if "[" in text else ""


def _number(value: float | None, decimals: int) -> str:
    if value is None:
        return ""
    return str(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
