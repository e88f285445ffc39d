"""Outlines of wards, from a file that the council names; nothing of it else is kept."""

import json
import re

import pytest

from perfkit.edition.shapes import WIDTH, ward_shapes
from perfkit.errors import WorkbookError
from perfkit.framework.settings import Boundaries
from perfkit.tables import WARD_SHAPES
from tests.unit.framework.make import make_small
from tests.unit.measures.wards import CODES, make_generation


def square(west, south, side=0.01):
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def write(path, codes=CODES):
    features = [
        {
            "type": "Feature",
            "properties": {"area_code": code},
            "geometry": {"type": "Polygon", "coordinates": [square(-2.5 + place / 100, 53.5)]},
        }
        for place, code in enumerate(codes)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def shapes(path, name="wards-old", **changes):
    framework = make_small().model_copy(update={"ward_generations": (make_generation(),)})
    given = Boundaries(file=str(path), credit="Crown copyright", **changes)
    return ward_shapes(framework, {name: given})


def test_without_boundaries_there_is_no_outline():
    assert ward_shapes(make_small(), {}).empty


def test_each_ward_is_one_path_in_a_drawing_of_one_width(tmp_path):
    found = shapes(write(tmp_path / "wards.geojson"))
    assert list(found.columns) == list(WARD_SHAPES)
    assert found["area_code"].tolist() == list(CODES)
    numbers = [float(number) for path in found["path"] for number in re.findall(r"[\d.]+", path)]
    assert (min(numbers), max(numbers)) == (0, WIDTH)
    assert set(found["credit"]) == {"Crown copyright"}


def test_a_number_stands_inside_its_ward(tmp_path):
    found = shapes(write(tmp_path / "wards.geojson"))
    side = WIDTH / len(CODES)
    assert [int(x // side) for x in found["x"]] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "codes", "changes", "expected"),
    [
        ("not json", None, {}, "cannot be read as GeoJSON"),
        (None, None, {}, "FileNotFoundError"),
        ("", CODES, {"code": "WD23CD"}, "property WD23CD"),
        ("", CODES[1:], {}, r"has no area E05000001; it lacks 1 of 5 wards"),
    ],
)
def test_a_file_that_will_not_do_is_named_with_what_to_do(tmp_path, text, codes, changes, expected):
    path = tmp_path / "wards.geojson"
    if codes:
        write(path, codes)
    elif text:
        path.write_text(text)
    with pytest.raises(WorkbookError, match=expected):
        shapes(path, **changes)


def test_wards_that_nobody_knows_are_refused_by_name(tmp_path):
    with pytest.raises(WorkbookError, match=r"got 'wards-1973'; known: wards-old"):
        shapes(write(tmp_path / "wards.geojson"), name="wards-1973")
