import pytest

from perfkit.returns.parse import read_number
from tests.unit.returns.readers.examples import (
    BOLTON,
    FINGERTIPS,
    FLY_TIPPING,
    HCLIC,
    LAIT,
    ONS,
    first,
    read_sheet,
)

HOUSEHOLDS = ("HCLIC-TA1-01", "Households in temporary accommodation")
OFLOG = (
    *("Financial year", "Local authority code", "Local authority name", "Grouping"),
    *("Entity_Name", "Region", "Measure", "Code", "Value", "MEDIAN", "MADs_from_median"),
    "rank_order",
)
ENVIRONMENT = (
    *("dataset", "area_code", "area_name", "indicator", "category", "period", "measure"),
    *("unit", "value"),
)


def lait(value, *, area_code=BOLTON, period="2025"):
    return ("ReReferral", area_code, "350", "Bolton", period, value)


def hclic(value="688", *, area=(BOLTON, "Bolton"), region="", revised="False"):
    return (*HOUSEHOLDS, *area, region, "2025-26 Q3", "2025-12-31", value, revised, "a.xlsx")


def ons(value="3.2", *, area_type="Local Authority District", status="", note=""):
    area = (BOLTON, "Bolton", area_type)
    place = ("claimant-count", "Claimant Count", *area, "2019-04-01/P1Y")
    return (*place, value, "Percentage", "%", "3.0", "3.4", status, note)


def fingertips(dataset, period, value="77.1", *, unit="Persons", inequality="NA"):
    place = (dataset, BOLTON, "Bolton", "UA", period, "Title", "Percentage")
    return (*place, unit, value, "Similar", inequality)


@pytest.mark.parametrize(
    ("text", "number"),
    [("19.600000000000001", 19.6), ("2.6249999999999999E-2", 0.02625), ("2e3", 2000)],
)
def test_a_spreadsheets_artefact_is_kept_as_text_and_read_as_its_number(tmp_path, text, number):
    cell = first(read_sheet(tmp_path, LAIT, lait(text)))

    assert cell["value_text"] == text
    assert read_number(cell["value_text"]) == number


def test_dfes_dash_is_not_available_and_stays_a_dash(tmp_path):
    cell = first(read_sheet(tmp_path, LAIT, lait("-")))

    assert (cell["value_text"], cell["status"]) == ("-", "x")


def test_a_negative_number_is_no_dash(tmp_path):
    assert first(read_sheet(tmp_path, LAIT, lait("-7.0")))["status"] == ""


def test_an_area_without_a_code_is_out_of_scope(tmp_path):
    cells = read_sheet(tmp_path, LAIT, lait("1", area_code=""), lait("2"))

    assert cells.table["value_text"].tolist() == ["2"]
    assert cells.out_of_scope == 1


def test_a_period_stays_as_published(tmp_path):
    assert first(read_sheet(tmp_path, LAIT, lait("1", period="2018 (Rev)")))["period_text"] == (
        "2018 (Rev)"
    )


@pytest.mark.parametrize("mark", ["..", "-"])
def test_homelessness_marks_are_not_available(tmp_path, mark):
    cell = first(read_sheet(tmp_path, HCLIC, hclic(mark, revised="True")))

    assert (cell["value_text"], cell["status"]) == (mark, "x")


@pytest.mark.parametrize(("revised", "status"), [("True", "r"), ("true", "r"), ("False", "")])
def test_a_value_from_a_revised_file_is_marked_revised(tmp_path, revised, status):
    assert first(read_sheet(tmp_path, HCLIC, hclic(revised=revised)))["status"] == status


@pytest.mark.parametrize("name", ["ENGLAND", "England"])
def test_england_is_named_as_published_and_known_by_its_code(tmp_path, name):
    cell = first(read_sheet(tmp_path, HCLIC, hclic(area=("E92000001", name))))

    assert (cell["area_code"], cell["area"]) == ("E92000001", name)


@pytest.mark.parametrize(
    ("code", "region", "note"),
    [
        (BOLTON, "East Midlands", "region as published: East Midlands"),
        (BOLTON, "", ""),
        ("E12000002", "North West", ""),
    ],
)
def test_the_region_published_with_a_council_is_kept_as_a_note(tmp_path, code, region, note):
    cell = first(read_sheet(tmp_path, HCLIC, hclic(area=(code, "Name"), region=region)))

    assert cell["note"] == note


def test_londons_second_row_is_out_of_scope_only_where_it_says_the_same(tmp_path):
    london = ("E12000007", "London")
    rows = [hclic(value, area=london) for value in ("58370", "58370", "58380")]

    cells = read_sheet(tmp_path, HCLIC, *rows)

    assert cells.table["value_text"].tolist() == ["58370", "58380"]
    assert (cells.read, cells.out_of_scope) == (3, 1)


def test_the_rest_of_england_is_out_of_scope(tmp_path):
    cells = read_sheet(tmp_path, HCLIC, hclic(area=("-", "Rest of England")))

    assert (len(cells.table), cells.out_of_scope) == (0, 1)


@pytest.mark.parametrize(
    ("value", "published", "status"),
    [
        ("", "x", "x"),
        ("", "c", "c"),
        ("", "z", "z"),
        ("", "", "x"),
        ("3.2", "u", "u"),
        ("3.2", "", ""),
    ],
)
def test_ons_marks_are_kept_and_a_blank_is_not_available(tmp_path, value, published, status):
    cell = first(read_sheet(tmp_path, ONS, ons(value, status=published)))

    assert (cell["value_text"], cell["status"]) == (value, status)


@pytest.mark.parametrize(
    ("note", "expected"),
    [("", "Sample is small."), ("Aggregated.", "Aggregated.; Sample is small.")],
)
def test_a_sentence_in_the_status_column_is_a_note(tmp_path, note, expected):
    cell = first(read_sheet(tmp_path, ONS, ons(status="Sample is small.", note=note)))

    assert (cell["status"], cell["note"]) == ("", expected)


def test_ons_limits_and_series_are_carried(tmp_path):
    cell = first(read_sheet(tmp_path, ONS, ons()))

    assert cell["series"] == "claimant-count/Claimant Count"
    assert (cell["lower_text"], cell["upper_text"]) == ("3.0", "3.4")


def test_greater_manchesters_itl_2_copy_is_out_of_scope(tmp_path):
    copies = (ons("88", area_type="ITL Level 2"), ons("88", area_type="Combined Authority"))

    cells = read_sheet(tmp_path, ONS, *copies)

    assert cells.table["row"].tolist() == [3]
    assert (cells.read, cells.out_of_scope) == (2, 1)


def test_an_itl_2_area_that_stands_alone_is_kept(tmp_path):
    assert len(read_sheet(tmp_path, ONS, ons(area_type="ITL Level 2")).table) == 1


def test_fingertips_na_is_not_available_and_na_people_are_everybody(tmp_path):
    cell = first(read_sheet(tmp_path, FINGERTIPS, fingertips("inactive_adults", "2024/25", "NA")))

    assert (cell["value_text"], cell["status"], cell["breakdown"]) == ("NA", "x", "")


@pytest.mark.parametrize(
    ("unit", "inequality", "breakdown"),
    [
        ("Years", "Male", "Male"),
        ("Female", "NA", "Female"),
        ("Persons", "NA", ""),
        ("Persons", "Most deprived quintile", "Most deprived quintile"),
    ],
)
def test_a_fingertips_group_is_the_breakdown(tmp_path, unit, inequality, breakdown):
    row = fingertips("mortality_rate", "2024", unit=unit, inequality=inequality)

    assert first(read_sheet(tmp_path, FINGERTIPS, row))["breakdown"] == breakdown


def test_three_year_pools_beside_single_years_are_a_series_of_their_own(tmp_path):
    rows = [fingertips("smoking", period) for period in ("2022", "2022 - 24", "2020/21 - 24/25")]

    series = read_sheet(tmp_path, FINGERTIPS, *rows).table["series"].tolist()

    assert series == ["smoking", "smoking (pooled)", "smoking (pooled)"]


def test_three_year_periods_alone_keep_their_datasets_name(tmp_path):
    rows = [fingertips("life_expectancy", "2022 - 24", inequality="Male")]

    assert first(read_sheet(tmp_path, FINGERTIPS, *rows))["series"] == "life_expectancy"


def test_health_checks_that_accumulate_by_quarter_are_one_series(tmp_path):
    periods = ("2021/22 Q1", "2021/22 Q1 - 2025/26 Q3")
    rows = [fingertips("nhs_health_checks", period) for period in periods]

    series = read_sheet(tmp_path, FINGERTIPS, *rows).table["series"]

    assert set(series) == {"nhs_health_checks"}


def test_an_oflog_blank_is_not_available_and_its_median_is_no_cell(tmp_path):
    row = ("2021-22", BOLTON, "Bolton", "LA_Raw", "Metropolitan Districts", "North West")
    row = (*row, "Outcome, ASC Quality of Life", "ASC2", "", "18.9", "", "desc")

    cells = read_sheet(tmp_path, OFLOG, row)

    assert (first(cells)["series"], first(cells)["status"], cells.read) == ("ASC2", "x", 1)


@pytest.mark.parametrize(
    ("indicator", "value", "status"),
    [
        ("Total Incidents", ":", "x"),
        ("Total Incidents", "714637.25", ""),
        ("Reporting basis", "Customer/public reported only", ""),
    ],
)
def test_fly_tipping_has_marks_words_and_parts_of_incidents(tmp_path, indicator, value, status):
    row = ("incidents", indicator, BOLTON, "Bolton ", "2018-19", value)

    cell = first(read_sheet(tmp_path, FLY_TIPPING, row))

    assert (cell["series"], cell["value_text"]) == (f"incidents/{indicator}", value)
    assert (cell["area"], cell["status"]) == ("Bolton", status)


def test_a_dwelling_series_is_its_dataset_and_indicator(tmp_path):
    header = ("dataset", "area_code", "area", "indicator", "period", "value")
    row = ("Vacant homes", BOLTON, "Bolton", "LongTermVacants", "2004", "0")

    cell = first(read_sheet(tmp_path, header, row))

    assert (cell["series"], cell["value_text"]) == ("Vacant homes/LongTermVacants", "0")
    assert cell["status"] == ""  # a published 0 is a value; whether to believe it is judged later


@pytest.mark.parametrize(
    ("category", "series"),
    [
        ("", "ulev/Ultra low emission vehicles"),
        ("A", "ulev/Ultra low emission vehicles/A"),
    ],
)
def test_an_environment_series_ends_in_its_category_where_there_is_one(tmp_path, category, series):
    place = ("ulev", BOLTON, "Bolton", "Ultra low emission vehicles")
    row = (*place, category, "2025", "Count", "Vehicles", "NA")

    cell = first(read_sheet(tmp_path, ENVIRONMENT, row))

    assert (cell["series"], cell["status"]) == (series, "x")


@pytest.mark.parametrize(
    ("header", "row", "period"),
    [
        (("area_code", "area_name", "period"), ("E08000001", "Bolton", "2018-19 Q4"), "2018-19 Q4"),
        (("financial_year", "ward_code", "ward"), ("2018-19", "E05014818", "Astley"), "2018-19"),
    ],
)
def test_casualties_are_counted_by_severity_for_councils_and_wards(tmp_path, header, row, period):
    header = (*header, "casualty_severity", "casualties")

    cell = first(read_sheet(tmp_path, header, (*row, "Serious", "12")))

    assert (cell["series"], cell["period_text"], cell["value_text"]) == ("Serious", period, "12")
