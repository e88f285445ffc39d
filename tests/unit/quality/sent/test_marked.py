import pytest
from openpyxl import load_workbook

from perfkit.quality.sent import marked_sheet
from perfkit.quality.sent.marked import write_marked
from tests.unit.quality.sent.make import check, value, values, write


def marked(path, tmp_path):
    write_marked(check(path), tmp_path / "marked.xlsx")
    return load_workbook(tmp_path / "marked.xlsx")


def test_a_marked_copy_has_a_cover_notes_findings_and_the_senders_sheet(tmp_path):
    book = marked(values(tmp_path / "sent.csv", value()), tmp_path)
    assert book.sheetnames == ["Cover", "Notes", "Findings", "values"]
    assert book["Cover"]["A2"].value.startswith("None of 1 row would be refused")
    assert not any(sheet.merged_cells.ranges for sheet in book)


def test_a_wrong_cell_is_marked_in_words_and_not_by_colour_alone(tmp_path):
    sent = values(tmp_path / "sent.csv", value(), value(value="101", period="2025/26 Q2"))
    sheet = marked(sent, tmp_path)["values"]
    names = [cell.value for cell in sheet[1]]
    wrong = sheet.cell(3, names.index("value") + 1)
    assert (names[0], wrong.value) == ("What is wrong", 101)
    assert wrong.fill.fgColor.rgb.endswith(marked_sheet.FILLS["refused"])
    assert "above 100, the highest it can be" in wrong.comment.text
    assert sheet["A3"].value.startswith("Refused, value: The value is above 100")
    assert sheet["A2"].value is None


def test_a_marked_copy_sent_back_is_read_as_the_same_return(tmp_path):
    sent = values(tmp_path / "sent.csv", value(), value(value="101", period="2025/26 Q2"))
    marked(sent, tmp_path)
    again = check(tmp_path / "marked.xlsx")
    assert (again.kind, again.read, again.refused) == ("values", 2, 1)


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-x", "@SUM(A1)"])
def test_a_formula_of_the_senders_is_text_in_every_sheet(tmp_path, text):
    sent = values(tmp_path / "sent.csv", value(value=text, note=text))
    book = marked(sent, tmp_path)
    held = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert all(cell.data_type in "sn" for cell in held)
    assert any(cell.value == text for cell in held)


@pytest.mark.parametrize("text", ["007", "1e5", "99999999999999999999", "2026-01-31", "\x07bell"])
def test_what_is_not_written_as_a_plain_number_stays_as_it_was_sent(tmp_path, text):
    sent = write(tmp_path / "any.csv", ["a", "b"], ["1.50", text])
    sheet = marked(sent, tmp_path)["Sent"]
    assert [cell.value for cell in sheet[2]][1:] == [1.5, text.replace("\x07", "�")]


def test_of_a_long_file_only_rows_with_a_finding_are_written(tmp_path, monkeypatch):
    monkeypatch.setattr(marked_sheet, "MOST_ROWS", 2)
    sent = values(tmp_path / "sent.csv", value(), value(value="101", period="2025/26 Q2"))
    book = marked(sent, tmp_path)
    rows = list(book["values"].iter_rows(values_only=True))
    assert [row[1] for row in rows] == ["Row in your file", 3]
    assert any("holds only rows with a finding" in cell.value for cell in book["Cover"]["A"])


def test_counts_of_people_that_may_be_small_are_not_repeated(tmp_path):
    names = ["directorate_id", "period", "eligible", "completed", "linked", "released_on"]
    row = ["place", "2025/26 Q3", "9", "7", "[c]", "2026-01-31"]
    book = marked(write(tmp_path / "exchanges.csv", names, row), tmp_path)
    held = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line]
    assert "9" not in held and "7" not in held


def test_a_sheet_named_as_one_of_ours_is_written_under_another_name(tmp_path):
    sent = write(tmp_path / "any.xlsx", ["a", "b"], ["1", "2"], sheet="Notes")
    assert marked(sent, tmp_path).sheetnames == ["Cover", "Notes", "Findings", "Notes (sent)"]
