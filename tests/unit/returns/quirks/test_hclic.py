import pytest

from perfkit.returns.quirks import hclic
from tests.unit.returns.quirks.make import found, rows_of, sheet_of, table_of

COLUMNS = "indicator_id area_code area region_as_published period value revised_file"
BOLTON, WIGAN, ENGLAND = "E08000001", "E08000010", "E92000001"


def row(value="5", code=BOLTON, region="", period="2022-23 Q1", area="Bolton", revised="False"):
    return ("TA1", code, area, region, period, value, revised)


def values(*texts, code=BOLTON):
    periods = [f"{2022 + at // 4}-{23 + at // 4} Q{at % 4 + 1}" for at in range(len(texts))]
    return [row(text, code, period=period) for text, period in zip(texts, periods, strict=True)]


@pytest.mark.parametrize(
    ("find", "got"),
    [(hclic.two_dots, [3]), (hclic.dashes, [4])],
)
def test_a_mark_in_place_of_a_figure_is_found_and_a_number_is_not(find, got):
    table = table_of(COLUMNS, row("5"), row(".."), row("-"), row("-5"))
    assert rows_of(find, table) == got


def test_totals_are_rounded_where_all_of_a_measure_end_in_0():
    table = table_of(
        COLUMNS, *values(*(f"{10 * n}" for n in range(1, 22)), code=ENGLAND), row("30")
    )
    assert rows_of(hclic.rounded_totals, table) == list(range(2, 23))


@pytest.mark.parametrize("odd", [["7"], []])
def test_totals_with_one_that_does_not_end_in_0_or_too_few_are_not_rounded(odd):
    few = [f"{10 * n}" for n in range(1, 20)]
    table = table_of(COLUMNS, *values(*few, *odd, code=ENGLAND))
    assert rows_of(hclic.rounded_totals, table) == []


def test_a_region_that_is_not_the_usual_one_is_found_and_initials_are_another_quirk():
    regions = ["North West", "North West", "East Midlands", "NW", ""]
    table = table_of(COLUMNS, *(row(region=name) for name in regions))
    assert found(hclic.region_of_another, table) == [(4, "region_as_published", "East Midlands")]
    assert found(hclic.region_in_initials, table) == [(5, "region_as_published", "NW")]
    assert rows_of(hclic.region_blank, table) == [6]


def test_no_region_is_missed_where_no_row_has_one_or_there_is_no_such_column():
    bare = table_of(COLUMNS, row(), row())
    assert rows_of(hclic.region_blank, bare) == []
    without = bare.drop(columns=["region_as_published", "revised_file"])
    for find in (hclic.region_blank, hclic.region_of_another, hclic.region_in_initials):
        assert rows_of(find, without) == []
    assert rows_of(hclic.revised_files, without) == []


def test_a_name_in_capitals_is_found():
    table = table_of(COLUMNS, row(area="ENGLAND"), row(area="England"), row(area="NW"))
    assert found(hclic.name_in_capitals, table) == [(2, "area", "ENGLAND")]


@pytest.mark.parametrize(("mark", "rows"), [("True", [2]), ("true", [2]), ("False", []), ("", [])])
def test_the_rows_of_a_revised_file_are_found(mark, rows):
    assert rows_of(hclic.revised_files, table_of(COLUMNS, row(revised=mark))) == rows


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (["186", "186", "186", "190"], [2, 3, 4]),
        (["186", "186", "190"], []),
        (["19", "19", "19"], []),  # a small count repeats by chance
        (["186", "..", "186", "186"], []),
        (["186", "186", "190", "186"], []),
    ],
)
def test_a_count_is_carried_forward_where_three_quarters_running_are_alike(texts, rows):
    assert rows_of(hclic.carried_forward, table_of(COLUMNS, *values(*texts))) == rows


def test_a_count_is_not_carried_forward_from_one_council_to_another():
    rows = [*values("186", "186"), *values("186", "186", code=WIGAN)]
    assert rows_of(hclic.carried_forward, table_of(COLUMNS, *rows)) == []


def test_a_sheet_as_published_is_looked_at_by_its_areas():
    sheet = sheet_of(
        ["Table A1", "", "", "", ""],
        [ENGLAND, "ENGLAND", "", "", "101300"],
        [BOLTON, "Bolton", "", "", ".."],
        [WIGAN, "Wigan", "North West", "", "-"],
        ["", "", "", "", "-"],
    )
    assert found(hclic.two_dots_of_a_sheet, sheet) == [(3, "E", "..")]
    assert found(hclic.dashes_of_a_sheet, sheet) == [(4, "E", "-")]
    assert found(hclic.name_in_capitals_of_a_sheet, sheet) == [(2, "B", "ENGLAND")]
    assert found(hclic.region_blank_of_a_sheet, sheet) == [(3, "C", "")]
