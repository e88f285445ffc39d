import csv
import time
from datetime import date, datetime

from openpyxl import Workbook, load_workbook

from perfkit.returns.spreadsheet import add_cover, put, save, write_csv


def test_an_edited_cell_that_began_as_text_stays_text():
    cell = put(Workbook().worksheets[0]["A1"], "=1+1")
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_a_table_opens_as_utf_8_in_a_spreadsheet(tmp_path):
    write_csv(tmp_path / "a.csv", ["name", "n"], [("=é", 1)])
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["name", "n"], ["'=é", "1"]]


def test_a_dated_workbook_of_the_same_content_has_the_same_bytes(tmp_path, monkeypatch):
    for name, moment in (("a.xlsx", 1_000_000_000), ("b.xlsx", 1_500_000_000)):
        workbook = Workbook()
        add_cover(workbook.worksheets[0], ["A title", "A line"])
        workbook.properties.created = datetime.fromtimestamp(moment)
        monkeypatch.setattr(time, "localtime", lambda *_, at=moment: time.gmtime(at))
        save(workbook, tmp_path / name, on=date(2026, 1, 31))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert load_workbook(tmp_path / "a.xlsx")["Cover"]["A2"].value == "A line"
