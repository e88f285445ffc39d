import csv

import pytest
from openpyxl import Workbook

from perfkit.returns.spreadsheet import put, safe, write_csv


@pytest.mark.parametrize("text", ["=1+1", "+44 1204", "-x", "@a", "\tx", "-", "--1"])
def test_a_text_that_a_program_takes_for_a_formula_is_made_safe(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-0.25", "5", "a=b", "", "[c]"])
def test_a_number_and_every_other_text_stay_as_they_are(text):
    assert safe(text) == text


def test_an_edited_cell_that_began_as_text_stays_text():
    cell = put(Workbook().worksheets[0]["A1"], "=1+1")
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_a_table_opens_as_utf_8_in_a_spreadsheet(tmp_path):
    write_csv(tmp_path / "a.csv", ["name", "n"], [("=é", 1)])
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["name", "n"], ["'=é", "1"]]
