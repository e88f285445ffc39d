"""A map of wards: a hexagon each, or their true outlines; the number is printed in every ward."""

from collections.abc import Iterator
from math import sqrt
from typing import Any

import pandas as pd
from markupsafe import Markup

from perfkit.framework.model import Ward, WardGeneration
from perfkit.views.chart import Chart
from perfkit.views.html import element
from perfkit.views.names import rows_of, text
from perfkit.views.svg import Place, drawing, outline, polygon, words

SIZE, EDGE, LINE = 59.0, 4.0, 15.0  # a hexagon's radius, the margin, a line of words
CORNERS = ((0.0, -1.0), (1.0, -0.5), (1.0, 0.5), (0.0, 1.0), (-1.0, 0.5), (-1.0, -0.5))


def hexagon_map(chart: Chart, rows: pd.DataFrame, held: WardGeneration) -> Markup:
    """Draw one hexagon a ward, in three shades, with the ward's name and number inside.

    `rows` are one item's rows of tables.WARDS. A ward with no figure is drawn as an empty dashed
    hexagon that says [c] or [x], never as 0.
    """
    by_code = {str(row.area_code): row for row in rows_of(rows)}
    places = _middles(held)
    # Words last: a neighbour drawn later would cover their ends.
    shapes = [_hexagon(places[ward.code], by_code[ward.code]) for ward in held.wards]
    for ward in held.wards:
        shapes += _words(ward, places[ward.code], by_code[ward.code])
    width = max(x for x, _ in places.values()) + SIZE * sqrt(3) / 2 + EDGE
    height = max(y for _, y in places.values()) + SIZE + EDGE
    return drawing(
        round(width),
        round(height),
        title=chart.title,
        description=chart.description,
        shapes=shapes,
        kind="hexmap map",
    )


def outline_map(chart: Chart, rows: pd.DataFrame, shapes: pd.DataFrame) -> Markup:
    """Draw the wards' true outlines in the same three shades, the number in each."""
    by_code = {str(row.area_code): row for row in rows_of(rows)}
    drawn = []
    written = []
    for shape in rows_of(shapes):
        row = by_code[str(shape.area_code)]
        drawn.append(outline(shape.path, f"hex {_shade(row)}"))
        written.append(words(shape.x, shape.y + 5, _number(row), f"hv {_ink(row)}", "middle"))
    first = shapes.iloc[0]
    return drawing(
        float(first["width"]),
        float(first["height"]),
        title=f"{chart.title}: outlines",
        description=chart.description,
        shapes=[*drawn, *written],
        kind="hexmap map",
    )


def map_key(rows: pd.DataFrame) -> Markup:
    """Return what each shade stands for: the lowest and highest figure that is drawn in it."""
    items = [element("li", _swatch(f"h{step}"), told) for step, told in _classes(rows)]
    marks = {"[c]": "[c] hidden to protect people", "[x]": "[x] not available"}
    items += [
        element("li", _swatch("none"), told)
        for mark, told in marks.items()
        if mark in set(rows["mark"])
    ]
    return element("ul", *items, class_="key map")


def _classes(rows: pd.DataFrame) -> Iterator[tuple[int, str]]:
    shown = rows.dropna(subset="step").sort_values("value")
    for step in (1, 2, 3):
        group = shown[shown["step"] == step]
        if len(group):
            first, last = (_number(row) for row in (group.iloc[0], group.iloc[-1]))
            yield step, first if first == last else f"{first} to {last}"


def _swatch(kind: str) -> Markup:
    return element("i", class_=f"swatch {kind}")


def _hexagon(place: Place, row: Any) -> Markup:
    x, y = place
    inside = SIZE if row.mark == "" else SIZE - 3  # so that a dashed edge is seen on every side
    corners = [(x + right * inside * sqrt(3) / 2, y + down * inside) for right, down in CORNERS]
    return polygon(corners, f"hex {_shade(row)}")


def _words(ward: Ward, place: Place, row: Any) -> Iterator[Markup]:
    x, y = place
    top = y - LINE * len(ward.label) / 2 + 2
    for at, label in enumerate(ward.label):
        yield words(x, top + LINE * at, label, f"hx xs {_ink(row)}", "middle")
    yield words(x, top + LINE * len(ward.label) + 5, _number(row), f"hv {_ink(row)}", "middle")


def _middles(held: WardGeneration) -> dict[str, Place]:
    """Return the middle of each ward's hexagon, the drawing starting where the first ones do."""
    across = {
        ward.code: ward.hexagon[0] + (0.5 if ward.hexagon[1] % 2 else 0.0) for ward in held.wards
    }
    left, top = min(across.values()), min(ward.hexagon[1] for ward in held.wards)
    wide = SIZE * sqrt(3)
    return {
        ward.code: (
            EDGE + wide * (across[ward.code] - left + 0.5),
            EDGE + SIZE * (1 + 1.5 * (ward.hexagon[1] - top)),
        )
        for ward in held.wards
    }


def _shade(row: Any) -> str:
    return "none" if row.mark or pd.isna(row.step) else f"h{int(row.step)}"


def _ink(row: Any) -> str:
    shade = _shade(row)
    return "" if shade == "none" else f"{shade}t"


def _number(row: Any) -> str:
    """Return the number as it stands in a ward: without the words of its unit."""
    return text(row.value_text).split(" ")[0]
