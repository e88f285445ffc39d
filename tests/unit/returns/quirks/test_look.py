import json

import pandas as pd
import pytest

from perfkit.errors import ReturnError
from perfkit.framework.load import load_framework
from perfkit.paths import Paths
from perfkit.returns.quirks import look as looking
from perfkit.returns.quirks.areas import ACROSS
from perfkit.returns.quirks.declared import looked_for_and_explained
from perfkit.returns.quirks.look import LOOKED_FOR, look
from perfkit.returns.quirks.table import read_table
from perfkit.returns.readers.choose import READERS
from tests.unit.framework.make import REPOSITORY
from tests.unit.returns.readers.examples import LAIT, write_sheet


def rows_with(*values):
    return [("LAC", "E08000001", "350", "Bolton", "2023", value) for value in values]


def test_a_file_is_looked_at_for_every_quirk_of_its_layout_and_what_is_not_there_counts_0(tmp_path):
    looked = look(write_sheet(tmp_path, LAIT, *rows_with("-", "5", "-")), "dfe-lait")

    counted = dict(zip(looked.counts["quirk"], looked.counts["cells"], strict=True))
    assert set(counted) == set(LOOKED_FOR["dfe-lait"])
    assert (counted["dfe-dashes"], counted["dfe-year-zero"]) == (2, 0)
    dashes = looked.rows[looked.rows["quirk"] == "dfe-dashes"]
    assert dashes.to_numpy().tolist() == [
        ["dfe-dashes", 2, "value", "-"],
        ["dfe-dashes", 4, "value", "-"],
    ]


def test_each_different_text_is_kept_before_a_second_of_any_and_all_are_counted(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(looking, "MOST_ROWS", 3)
    periods = ("2022", "2022", "2022", "2023", "2023/24")
    rows = [("LAC", "E08000001", "350", "Bolton", period, "5") for period in periods]
    looked = look(write_sheet(tmp_path, LAIT, *rows), "dfe-lait")

    assert looked.counts.set_index("quirk")["cells"]["dfe-bare-years"] == 4
    kept = looked.rows[looked.rows["quirk"] == "dfe-bare-years"]
    assert kept[["row", "got"]].to_numpy().tolist() == [[2, "2022"], [3, "2022"], [5, "2023"]]


def test_a_layout_without_known_quirks_is_not_looked_at(tmp_path):
    looked = look(tmp_path / "not-there.csv", "own-return")
    assert looked.counts.empty and looked.rows.empty


def test_boundaries_are_a_row_an_area_with_texts_in_quotation_marks(tmp_path):
    path = tmp_path / "wards.geojson"
    areas = [{"properties": {"name": "Astley", "lon": "-2.4"}}, {"properties": {"lon": -2.4}}]
    path.write_text(json.dumps({"features": areas}), encoding="utf-8")

    table = read_table(path, "boundaries")

    assert table.index.tolist() == [1, 2]
    assert table["lon"].tolist() == ['"-2.4"', "-2.4"]
    assert table["name"].tolist() == ['"Astley"', ""]


@pytest.mark.parametrize("text", ["{", "[]", '{"features": [5]}', '{"features": [{}]}'])
def test_broken_boundaries_are_refused_by_name(tmp_path, text):
    path = tmp_path / "wards.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReturnError, match=r"wards.geojson cannot be read as boundaries"):
        read_table(path, "boundaries")


# Declared and looked for ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def framework():
    return load_framework(Paths(REPOSITORY))


def test_every_quirk_is_explained_and_looked_for(framework):
    assert list(looked_for_and_explained(framework)) == []


def test_a_quirk_without_words_and_one_without_a_function_are_both_found(framework):
    first, *others = framework.quirks
    invented = first.model_copy(update={"id": "invented"})
    changed = framework.model_copy(update={"quirks": (invented, *others)})

    found = {(one.field, one.got) for one in looked_for_and_explained(changed)}

    assert found == {
        ("invented", "no function that looks for it"),
        (first.id, "no words that explain it"),
    }


def test_quirks_are_looked_for_in_layouts_that_there_are():
    assert set(LOOKED_FOR) <= {reader.id for reader in READERS}


def test_no_quirk_has_a_name_that_another_of_its_return_has(framework):
    names = pd.DataFrame([(quirk.return_id, quirk.name) for quirk in framework.quirks])
    assert not names.duplicated().any()
    assert len(framework.quirks) == len(
        {q for each in (*LOOKED_FOR.values(), ACROSS) for q in each}
    )
