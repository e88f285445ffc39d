import pytest

from perfkit.errors import ReturnError
from perfkit.returns.readers import choose_reader
from tests.unit.returns.readers.examples import BOLTON, read_sheet, write_sheet

WIDTH = 10
TITLE = "Table A1 - Number of households by initial assessment\nEngland, January to March 2021"
A1_2021 = (
    ["", "", "", "", "Total initial assessments1,2", "", "Assessed as owed a duty"],
    ["", "", "", "", "", "", "Total owed a prevention or relief duty", "Of which:"],
    ["", "", "", "", "", "", "", "due to service of valid Section 21 Notice3"],
)
A1_2025 = (
    ["", "", "", "", "Grand Total", "", "", "Threatened – Prevention Duty owed"],
    ["", "", "", "", "Total initial assessments1,2,6", "", "Assessed as owed a duty"],
    ["", "", "", "", "", "", "Total owed a prevention or relief duty", "Of which:"],
    ["", "", "", "", "", "", "", "due to service of valid Section 21 Notice3"],
)
TA1 = (
    ["", "", "", "", "Total number of households in TA1,2,3", "", "Bed and breakfast hotels"],
    ["", "", "", "", "", "", "Total number of households", "Total with children"],
)
BOLTON_ROW = [BOLTON, "Bolton ", "", "", "512", "", "480", ".."]
FLY_HEADER = ["Year", "ONS Code", "LA Name", "Region", "Total Incidents", "Mid population "]


def sheet(title, headings, *rows):
    lines = [[title], *headings, *rows]
    return [line + [""] * (WIDTH - len(line)) for line in lines]


def fly_tipping(*rows):
    return [["Fly-tipping incidents"], ["", "", "", "", "TOTAL"], FLY_HEADER, *rows]


@pytest.mark.parametrize("headings", [A1_2021, A1_2025])
def test_both_generations_of_headings_give_the_tidy_ids(tmp_path, headings):
    table = read_sheet(tmp_path, *sheet(TITLE, headings, BOLTON_ROW)).table

    assert table["series"].tolist() == ["HCLIC-A1-01", "HCLIC-A1-02", "HCLIC-A1-04"]
    assert table["value_text"].tolist() == ["512", "480", ".."]
    assert table["status"].tolist() == ["", "", "x"]
    assert set(table["area"]) == {"Bolton"}


@pytest.mark.parametrize(
    ("words", "quarter"),
    [
        ("October to December 2025", "2025/26 Q3"),
        ("January to March 2021", "2020/21 Q4"),
        ("31 December 2022", "2022/23 Q3"),
    ],
)
def test_the_quarter_is_read_from_the_title(tmp_path, words, quarter):
    title = f"Table A1 - Households\nEngland, {words}"

    table = read_sheet(tmp_path, *sheet(title, A1_2021, BOLTON_ROW)).table

    assert set(table["period_text"]) == {quarter}


@pytest.mark.parametrize("words", ["30 December 2022", "January to June 2021", "last quarter"])
def test_a_title_without_a_quarter_is_refused(tmp_path, words):
    title = f"Table A1 - Households\nEngland, {words}"

    with pytest.raises(ReturnError, match=r"sheet\.csv: the title says"):
        read_sheet(tmp_path, *sheet(title, A1_2021, BOLTON_ROW))


@pytest.mark.parametrize("headings", [(), ([""] * 4 + ["Grand total"],), (A1_2021[0], TA1[0])])
def test_headings_that_are_not_the_tables_are_refused(tmp_path, headings):
    title = TITLE.replace("A1", "TA1")
    twice = [[*row[:5], *row[4:5], *row[6:]] for row in headings]

    with pytest.raises(ReturnError, match="its headings are not those of the table"):
        read_sheet(tmp_path, *sheet(title, twice, BOLTON_ROW))


def test_a_measure_the_tidy_layout_lacks_is_counted_out_of_scope(tmp_path):
    title = "Table TA1 - Households\nEngland, 31 December 2022"

    cells = read_sheet(tmp_path, *sheet(title, TA1, BOLTON_ROW))

    assert cells.table["series"].tolist() == ["HCLIC-TA1-01"]
    assert (cells.read, cells.out_of_scope) == (3, 2)


def test_notes_spaces_and_the_rest_of_england_are_not_facts(tmp_path):
    rest = ["-", "Rest of England", "", "", "7", "", "6", "5"]
    notes = (["", ""], ["Notes", ""], ["-", "Breakdowns are left out."], ["..", "Missing."])

    cells = read_sheet(tmp_path, *sheet(TITLE, A1_2021, rest, BOLTON_ROW, *notes))

    assert set(cells.table["area_code"]) == {BOLTON}
    assert (cells.read, cells.out_of_scope) == (6, 3)


def test_cells_of_a_sheet_are_found_by_row_and_heading(tmp_path):
    cell = read_sheet(tmp_path, *sheet(TITLE, A1_2021, BOLTON_ROW)).table.iloc[2]

    assert (cell["row"], cell["column"]) == (5, "due to service of valid section 21 notice")


def test_a_homelessness_table_without_a_mapping_has_no_reader(tmp_path):
    title = TITLE.replace("Table A1", "Table R2")

    assert choose_reader(write_sheet(tmp_path, *sheet(title, A1_2021, BOLTON_ROW))) is None


def test_fly_tippings_two_heading_rows_are_skipped_and_its_names_trimmed(tmp_path):
    cells = read_sheet(
        tmp_path, *fly_tipping(["2018-19", BOLTON, "Bolton ", "North West", "9", ":"])
    )

    assert cells.table["series"].tolist() == [
        "incidents/Total Incidents",
        "incidents/Mid population",
    ]
    assert cells.table["area"].tolist() == ["Bolton"] * 2
    assert cells.table["row"].tolist() == [4, 4]
    assert cells.table["status"].tolist() == ["", "x"]


@pytest.mark.parametrize(
    ("region", "code", "area"),
    [
        ("*Total England", "E92000001", "England"),
        ("North West", "E12000002", "North West"),
        ("Atlantis", "*Total", "Atlantis"),
    ],
)
def test_a_row_coded_total_is_england_or_the_region_it_names(tmp_path, region, code, area):
    total = ["2018-19", "*Total", "*Total", region, "714637.25", "1"]

    cell = read_sheet(tmp_path, *fly_tipping(total)).table.iloc[0]

    assert (cell["area_code"], cell["area"], cell["value_text"]) == (code, area, "714637.25")


def test_empty_rows_after_the_last_are_not_counted(tmp_path):
    row = ["2018-19", BOLTON, "Bolton", "North West", "9", ""]

    cells = read_sheet(tmp_path, *fly_tipping(row, [""] * 6, [""] * 6))

    assert (cells.read, len(cells.table)) == (2, 2)
