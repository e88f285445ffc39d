"""Refused rows as files beside the pages: what a sender opens."""

import csv
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from perfkit.publishing import rejected_files
from perfkit.views.rejected import HEADER
from tests.unit.views.test_rejected import book_of


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Give a function that writes the files of one book, and returns their folder."""

    def write(book):
        monkeypatch.setattr(rejected_files, "_books", lambda _: [book])
        assert rejected_files.write_rejected_files(tmp_path) == 1
        return tmp_path / "pages" / "data"

    return write


def test_a_list_is_written_as_csv_and_as_a_spreadsheet_with_a_cover_and_notes(written):
    place = written(book_of({}, hub=True))
    with (place / "rejected-own.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert list(row) == list(HEADER)
    assert (row["File"], row["Row"], row["Got"]) == ("sent.csv", "7", "many")
    book = load_workbook(place / "rejected-own.xlsx")
    assert book.sheetnames == ["Cover", "Notes", "Refused rows"]
    assert book["Cover"]["A3"].value == "1 cell was refused and is not used."


def test_a_made_up_row_says_so_in_both(written):
    place = written(replace(book_of({}, hub=True), illustrative=True))
    assert ",illustrative" in (place / "rejected-own.csv").read_text(encoding="utf-8-sig")
    cover = load_workbook(place / "rejected-own.xlsx")["Cover"]
    assert cover["A2"].value.startswith("Illustrative: ")


def test_a_formula_that_was_sent_is_text_in_both(written):
    place = written(book_of({"got": "=1+1"}, hub=True))
    assert ",'=1+1," in (place / "rejected-own.csv").read_text(encoding="utf-8-sig")
    cell = load_workbook(place / "rejected-own.xlsx")["Refused rows"]["D2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_same_rows_give_the_same_bytes(written):
    book = book_of({}, hub=True)
    first = (written(book) / "rejected-own.xlsx").read_bytes()
    assert (written(book) / "rejected-own.xlsx").read_bytes() == first
