"""Files that are not what they say: told by name, in words, never with a traceback."""

import csv
import io
import re
import zipfile

import pandas as pd
import pytest
from openpyxl import Workbook

from perfkit.errors import ReturnError
from perfkit.returns.readers import choose_reader
from perfkit.returns.readers.files import read_rows
from perfkit.returns.record_sheets import find_record_sheet
from perfkit.tables import RECORDS

VALUES = RECORDS["values"].names
ROW = ["a-kpi", "E08000001", "Bolton", "2025/26 Q3", "", "5", *[""] * 6, "2026-01-15"]
SHEET = "xl/worksheets/sheet1.xml"
SHARED_TEXT_OF_NO_NUMBER = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="s"><v>fifty</v></c></row></sheetData></worksheet>'
)


def spreadsheet(path, *rows, merged=""):
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "values"
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    workbook.save(path)
    return path


def with_part(path, name, content):
    """Put other content in the place of one part of a spreadsheet."""
    with zipfile.ZipFile(path) as whole:
        parts = {part: whole.read(part) for part in whole.namelist()} | {name: content}
    with zipfile.ZipFile(path, "w") as made:
        for part, text in parts.items():
            made.writestr(part, text)
    return path


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("[Content_Types].xml", b"<broken"),
        ("xl/workbook.xml", b"<a>"),
        (SHEET, b"<worksheet><sheetData><row"),
        (SHEET, SHARED_TEXT_OF_NO_NUMBER),
    ],
)
def test_a_spreadsheet_broken_inside_is_told_by_name(tmp_path, part, content):
    path = with_part(spreadsheet(tmp_path / "sent.xlsx", VALUES, ROW), part, content)
    with pytest.raises(ReturnError, match=r"^sent\.xlsx cannot be opened"):
        find_record_sheet(path)


def test_a_merged_header_is_told_of_as_the_kind_its_sheet_is_named_for(tmp_path):
    path = spreadsheet(tmp_path / "sent.xlsx", VALUES, ROW, merged="A1:C1")
    with pytest.raises(ReturnError, match="columns for values"):
        find_record_sheet(path)


def test_of_thousands_of_unknown_columns_a_few_are_named(tmp_path):
    names = [*VALUES, *(f"column {number}" for number in range(3000))]
    path = tmp_path / "wide.csv"
    path.write_text(",".join(names) + "\n" + ",".join(ROW) + "\n")
    with pytest.raises(ReturnError, match="and 2992 more") as told:
        find_record_sheet(path)
    assert len(str(told.value)) < 600


@pytest.mark.parametrize(
    ("separator", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "upright bars")]
)
def test_cells_parted_by_anything_but_commas_are_told_of(tmp_path, separator, name):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([VALUES, ROW])
    path = tmp_path / "sent.csv"
    path.write_text(text.getvalue())
    with pytest.raises(ReturnError, match=f"parted by {name}"):
        choose_reader(path)


def test_a_spreadsheet_renamed_is_told_of(tmp_path):
    path = spreadsheet(tmp_path / "sent.xlsx", VALUES, ROW).rename(tmp_path / "sent.csv")
    with pytest.raises(ReturnError, match="a spreadsheet or an archive under another name"):
        choose_reader(path)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("sent.csv", b"a,b\n1,2\n1,2,3\n", "row 3 holds 3 cells, and its header 2 names"),
        ("sent.csv", b'a,b\n1,2\n"1,2\n1,2\n', "that opens in row 3 is never closed"),
        ("sent.csv", b'a,b\n"x\ny",2\n1,2,3\n', "row 3 holds 3 cells"),
        ("sent.parquet", b"a,b\n1,2\n", "is no parquet file in spite of its name"),
        ("sent.parquet", b"PAR1 and the rest is gone", "damaged or cut short"),
    ],
)
def test_what_breaks_a_table_is_told_in_our_own_words(tmp_path, name, content, told):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReturnError, match=told) as error:
        read_rows(path)
    assert not re.search("pandas|parquet magic|tokeniz|C error", str(error.value), re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("sent.xlsx", "is no spreadsheet of that kind in spite of its name"),
        ("sent.csv", "it is not text in UTF-8"),
    ],
)
def test_what_is_neither_text_nor_a_spreadsheet_is_told_so(tmp_path, name, told):
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 9)
    with pytest.raises(ReturnError, match=told):
        choose_reader(path)


def test_a_nul_far_into_a_file_is_found(tmp_path):
    path = tmp_path / "sent.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 400_000 + b"3,\0\n")
    with pytest.raises(ReturnError, match="not text"):
        choose_reader(path)


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_column_given_twice_is_refused(tmp_path, suffix):
    path = tmp_path / f"sent{suffix}"
    if suffix == ".csv":
        path.write_text("a,b,a \n1,2,3\n")
    else:
        pd.DataFrame([["1", "2", "3"]], columns=["a", "b", "a "]).to_parquet(path)
    with pytest.raises(ReturnError, match="its header gives a more than once"):
        read_rows(path)


def test_a_stray_cell_at_the_far_corner_is_told_of_and_fills_no_memory(tmp_path):
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = spreadsheet(tmp_path / "sent.xlsx", VALUES, ROW)
    with zipfile.ZipFile(path) as whole:
        sheet = whole.read(SHEET).replace(b"</sheetData>", far)
    sheet = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', sheet)
    with pytest.raises(ReturnError, match="a column without a name"):
        find_record_sheet(with_part(path, SHEET, sheet))
