from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from perfkit.errors import FrameworkError
from perfkit.returns.corrections import Correction, load_corrections
from perfkit.returns.validate import validate
from tests.unit.returns.make import ORIGIN, make_cells, make_use

REPOSITORY = Path(__file__).parents[3]
FIELDS = {
    "id": "placeholder",
    "return": "homes",
    "series": "count",
    "area": "E08000001",
    "period": "2025/26 Q1",
    "got": "0",
    "use": "missing",
    "why": "It is a placeholder.",
    "told": "The publisher",
    "until": date(2027, 3, 31),
}


def corrected(*rows, on=date(2026, 4, 1), **changes):
    return validate(
        make_cells(*rows),
        uses={("homes", "count"): make_use()},
        origin=ORIGIN._replace(received_on=on),
        corrections=[Correction.model_validate(FIELDS | changes)],
    )


def test_a_corrected_cell_is_missing_and_says_so():
    got = corrected({"value_text": "0.0"}, {"value_text": "0", "area_code": "E08000002"})
    first, second = got.facts.to_dict("records")
    assert pd.isna(first["value"])
    assert (first["status"], first["note"]) == ("x", "Corrected: 0 is read as missing.")
    assert (second["value"], second["note"]) == (0.0, "")
    assert "0 is read as missing (It is a placeholder)" in got.problems["rule"][0]


def test_a_correction_of_all_areas_is_made_in_each():
    rows = ({"value_text": "0"}, {"value_text": "0", "area_code": "E08000002"})
    got = corrected(*rows, {"value_text": "5", "area_code": "E08000003"}, area="all")
    assert got.facts["value"].isna().tolist() == [True, True, False]


def test_a_correction_may_give_another_value():
    got = corrected({"value_text": "0", "status": "p"}, use=12.5)
    assert got.facts[["value", "status"]].to_numpy().tolist() == [[12.5, "p"]]


def test_a_correction_may_reject_a_cell():
    got = corrected({"value_text": "0"}, use="reject")
    assert (got.sound, got.rejected, len(got.facts)) == (0, 1, 0)
    assert got.problems["severity"].tolist() == ["rejected"]


def test_a_mended_source_is_told_of():
    got = corrected({"value_text": "950"})
    assert got.facts["value"].tolist() == [950.0]
    assert "remove the correction placeholder" in got.problems["rule"][0]


def test_a_file_without_the_cell_tells_nothing():
    got = corrected({"value_text": "950", "period_text": "2025/26 Q2"})
    assert got.problems.empty


@pytest.mark.parametrize(("on", "made"), [(date(2027, 3, 31), True), (date(2027, 4, 1), False)])
def test_a_correction_is_made_until_its_last_day(on, made):
    got = corrected({"value_text": "0"}, on=on)
    assert got.facts["value"].isna().tolist() == [made]
    assert ("ran out on 2027-03-31" in got.problems["rule"][0]) is not made


def test_every_wrong_file_is_named_at_once(tmp_path):
    (tmp_path / "a.yml").write_text("return: homes\nsurprise: 1\n")
    (tmp_path / "b.yml").write_text("- a list\n")
    (tmp_path / "c.yml").write_text("got: [\n")
    with pytest.raises(FrameworkError) as told:
        load_corrections(tmp_path)
    message = str(told.value)
    assert "corrections/a.yml: surprise: " in message
    assert "corrections/b.yml: the file: " in message
    assert "corrections/c.yml: " in message


def test_a_correction_that_changes_nothing_is_refused(tmp_path):
    with pytest.raises(ValueError, match="already says"):
        Correction.model_validate(FIELDS | {"got": "5.0", "use": 5.0})


def test_no_folder_holds_no_corrections(tmp_path):
    assert load_corrections(tmp_path / "absent") == ()


def test_the_workbooks_own_corrections_can_be_read():
    found = load_corrections(REPOSITORY / "parameters" / "corrections")
    assert "long-term-vacant-homes-2004" in [correction.id for correction in found]
