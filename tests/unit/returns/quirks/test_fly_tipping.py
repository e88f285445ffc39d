from perfkit.returns.quirks import fly_tipping, fly_tipping_sheets
from tests.unit.returns.quirks.make import found, rows_of, sheet_of, table_of

COLUMNS = "table indicator area_code period value"
ENGLAND, BOLTON, WIGAN, BURY = "E92000001", "E08000001", "E08000010", "E08000002"


def row(value, indicator="Total Incidents", code=BOLTON, period="2019-20"):
    return ("incidents", indicator, code, period, value)


def test_a_colon_is_found():
    table = table_of(COLUMNS, row(":"), row("5"), row(""))
    assert rows_of(fly_tipping.colons, table) == [2]


def test_words_among_numbers_are_found_and_marks_are_none():
    table = table_of(COLUMNS, row("All incidents"), row("5"), row(":"), row(""))
    assert rows_of(fly_tipping.words_among_numbers, table) == [2]


def test_a_total_of_england_is_estimated_where_its_count_has_decimals():
    table = table_of(
        COLUMNS,
        row("324283.5", code=ENGLAND),
        row("324283", code=ENGLAND),
        row("324283.5", code=BOLTON),
        row("324283.5", "Clearance Costs (£)", ENGLAND),
        row(":", code=ENGLAND),
    )
    assert rows_of(fly_tipping.estimated_totals, table) == [2]


def test_costs_stopped_where_nobody_has_one_after_years_with_some():
    cost = "Clearance Costs (£)"
    table = table_of(
        COLUMNS,
        row("5", cost, period="2016-17"),
        row(":", cost, WIGAN, period="2016-17"),
        row(":", cost, period="2017-18"),
        row(":", cost, WIGAN, period="2017-18"),
        row(":", "Other Costs (£)", period="2017-18"),
        row(":", "Total Incidents", period="2017-18"),
    )
    assert rows_of(fly_tipping.costs_stopped, table) == [4, 5]


def test_a_council_that_reports_on_another_basis_than_most_is_found():
    basis = "Reporting basis"
    table = table_of(
        COLUMNS,
        row("All incidents", basis, WIGAN),
        row("All incidents", basis, BURY),
        row("Customer reports only", basis),
        row(":", basis, "E08000003"),
    )
    assert found(fly_tipping.basis_of_its_own, table) == [(4, "value", "Customer reports only")]


SHEET = sheet_of(
    ["Fly-tipping incidents", "", "", "", "", ""],
    ["", "", "", "", "TOTAL", "Size and costs"],
    ["Year", "ONS Code", "LA Name", "Region", "Total Incidents", "Clearance Costs (£)"],
    ["2018-19", "*Total", "*Total", "*Total England", "941895.7", "36585739.1"],
    ["2018-19", BOLTON, "Bolton ", "North West", "5", ":"],
    ["2018-19", WIGAN, "Wigan", "North West", "6", ":"],
)


def test_a_sheet_has_rows_above_its_header_totals_as_codes_and_spaces_behind_names():
    assert rows_of(fly_tipping_sheets.headings_above, SHEET) == [1, 2]
    assert found(fly_tipping_sheets.totals_as_codes, SHEET) == [(4, "B", "*Total")]
    assert found(fly_tipping_sheets.names_with_spaces, SHEET) == [(5, "C", "Bolton ")]
    assert found(fly_tipping_sheets.colons, SHEET) == [(5, "F", ":"), (6, "F", ":")]


def test_a_sheet_s_total_is_estimated_where_a_count_has_decimals_and_a_cost_does_not_tell():
    assert found(fly_tipping_sheets.estimated_totals, SHEET) == [(4, "E", "941895.7")]


def test_a_sheet_without_its_header_has_nothing_above_it():
    assert rows_of(fly_tipping_sheets.headings_above, sheet_of(["2018-19", BOLTON])) == []
