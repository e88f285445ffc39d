"""The outlines of wards as SVG paths, from a GeoJSON file that the council has configured."""

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from perfkit.errors import WorkbookError
from perfkit.framework.model import Framework, WardGeneration
from perfkit.framework.settings import Boundaries
from perfkit.tables import WARD_SHAPES

WIDTH = 560.0  # of the drawing, in pixels
TRIED = 24  # places across, and down, at which a number may stand
NEAREST = 0.8  # pixels: points nearer to the last one are left out

Point = tuple[float, float]


def ward_shapes(framework: Framework, boundaries: Mapping[str, Boundaries]) -> pd.DataFrame:
    """Return the outline of every ward whose boundaries are configured: tables.WARD_SHAPES.

    One row a generation and ward: `path` in a drawing `width` by `height` pixels, and
    where its number has room at `x`, `y`.

    Raises
    ------
    WorkbookError
        For a generation nobody knows, a file that cannot be read as GeoJSON, or one that lacks a
        ward.
    """
    known = {held.id: held for held in framework.ward_generations}
    rows: list[dict[str, Any]] = []
    for name, given in boundaries.items():
        if name not in known:
            raise WorkbookError(
                f"workbook.yml: boundaries: got {name!r}; known: {', '.join(known)}."
            )
        rows += _drawn(_rings(given, known[name]), known[name], given)
    return pd.DataFrame(rows, columns=list(WARD_SHAPES))


def _rings(given: Boundaries, held: WardGeneration) -> dict[str, list[list[Point]]]:
    try:
        features = json.loads(Path(given.file).read_text(encoding="utf-8"))["features"]
        rings = {
            str(one["properties"][given.code]): list(_rings_of(one["geometry"])) for one in features
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WorkbookError(
            f"workbook.yml: boundaries of {held.id}: {given.file} cannot be read as GeoJSON whose "
            f"areas have the property {given.code} ({type(error).__name__}). Name another file, or "
            "take the lines out: the map of hexagons needs none."
        ) from None
    if missing := sorted(held.codes - rings.keys()):
        raise WorkbookError(
            f"workbook.yml: boundaries of {held.id}: {given.file} has no area {missing[0]}; it "
            f"lacks {len(missing)} of {len(held.codes)} wards. Name the file of these wards."
        )
    return {code: rings[code] for code in sorted(held.codes)}


def _rings_of(geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
    parts = geometry["coordinates"]
    for polygon in parts if geometry["type"] == "MultiPolygon" else [parts]:
        for ring in polygon:
            yield [(float(x), float(y)) for x, y, *_ in ring]


def _drawn(
    rings: Mapping[str, list[list[Point]]], held: WardGeneration, given: Boundaries
) -> list[dict[str, Any]]:
    every = [point for parts in rings.values() for ring in parts for point in ring]
    west, east = min(x for x, _ in every), max(x for x, _ in every)
    south, north = min(y for _, y in every), max(y for _, y in every)
    # A degree of longitude is as much shorter as the cosine of the latitude says.
    narrow = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / ((east - west) * narrow)

    def placed(point: Point) -> Point:
        return (point[0] - west) * narrow * scale, (north - point[1]) * scale

    return [
        _outline([[placed(point) for point in ring] for ring in parts])
        | {
            "generation": held.id,
            "area_code": code,
            "width": WIDTH,
            "height": math.ceil((north - south) * scale),
            "credit": given.credit,
        }
        for code, parts in rings.items()
    ]


def _outline(rings: list[list[Point]]) -> dict[str, Any]:
    x, y = _roomiest(np.array(max(rings, key=len)))
    return {"path": "".join(_path(ring) for ring in rings), "x": x, "y": y}


def _roomiest(ring: NDArray[np.float64]) -> Point:
    """Return where a number has most room in a ring: of a grid of places, the farthest inside."""
    (west, north), (east, south) = ring.min(axis=0), ring.max(axis=0)
    across, down = np.meshgrid(np.linspace(west, east, TRIED), np.linspace(north, south, TRIED))
    places = np.column_stack([across.ravel(), down.ravel()])
    x, y = places[:, :1], places[:, 1:]
    (x1, y1), (x2, y2) = ring.T, np.roll(ring, -1, axis=0).T
    with np.errstate(divide="ignore", invalid="ignore"):
        crossed = ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    inside = crossed.sum(axis=1) % 2 == 1
    room = np.hypot(x - x1, (y - y1) * 1.5).min(axis=1)  # a number is wider than it is high
    best = places[np.where(inside, room, -1.0).argmax()]
    return float(best[0]), float(best[1])


def _path(ring: list[Point]) -> str:
    kept = [ring[0]]
    for point in ring[1:]:
        if math.dist(point, kept[-1]) >= NEAREST:
            kept.append(point)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"
