import pytest

from perfkit.returns.quirks import dfe_dictionary, dfe_lait
from tests.unit.returns.quirks.make import found, rows_of, table_of

COLUMNS = "indicator_id area_code dfe_la_number area period value"
ENGLAND = "E92000001"


def row(value="5", period="2023", code="E08000001", indicator="LAC"):
    return (indicator, code, "350", "Bolton", period, value)


@pytest.mark.parametrize(
    ("value", "is_artefact"),
    [
        ("19.600000000000001", True),
        ("2.6249999999999999E-2", True),
        ("7E-2", True),
        ("-7.0000000000000007E-2", True),
        ("19.6", False),
        ("123456789012", False),
        ("-", False),
        ("", False),
    ],
)
def test_digits_that_only_a_spreadsheet_leaves_are_found(value, is_artefact):
    assert rows_of(dfe_lait.spreadsheet_digits, table_of(COLUMNS, row(value))) == [2] * is_artefact


def test_a_dash_is_found_and_a_negative_number_is_not():
    table = table_of(COLUMNS, row("-"), row("-5"))
    assert found(dfe_lait.dashes, table) == [(2, "value", "-")]


@pytest.mark.parametrize(
    ("find", "rows"),
    [
        (dfe_lait.bare_years, [2]),
        (dfe_lait.years_two_ways, [4, 5]),
        (dfe_lait.years_together, [6, 7]),
        (dfe_lait.outturn_marks, [5]),
        (dfe_lait.state_marks, [8, 9, 10]),
        (dfe_lait.year_zero, [11]),
    ],
)
def test_each_way_of_writing_a_period_is_told_apart(find, rows):
    periods = (
        *("2023", "2022/23", "2022-23", "2022-23 (OT)", "2014-16", "2013/14-15/16"),
        *("2018 (Rev)", "2020 (Final)", "2025 (prov)", "0"),
    )
    assert rows_of(find, table_of(COLUMNS, *(row(period=period) for period in periods))) == rows


def test_years_written_one_way_alone_are_no_quirk():
    assert rows_of(dfe_lait.years_two_ways, table_of(COLUMNS, row(period="2022-23"))) == []


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (["1", "-", "-", "2"], [3, 4]),
        (["-", "1", "2", "-"], []),  # not yet, and no more: no gap
        (["1", "2", "3", "4"], []),
    ],
)
def test_years_without_a_figure_count_between_years_with_one(texts, rows):
    years = zip(texts, (2019, 2020, 2021, 2022), strict=True)
    table = table_of(COLUMNS, *(row(text, str(year)) for text, year in years))
    assert rows_of(dfe_lait.years_without_figures, table) == rows


def test_a_year_in_which_one_area_has_a_figure_is_no_gap():
    table = table_of(
        COLUMNS, row("1", "2019"), row("-", "2020"), row("3", "2020", "E08000010"), row("2", "2021")
    )
    assert rows_of(dfe_lait.years_without_figures, table) == []


@pytest.mark.parametrize(
    ("england", "is_none"),
    [
        ("250", True),  # above twice the highest, below half of the sum
        ("90", False),  # a mean of councils
        ("1000", False),  # their sum
        ("200", False),
    ],
)
def test_a_national_figure_is_no_rate_where_it_is_neither_mean_nor_sum(england, is_none):
    councils = [row("100", code=f"E080000{at:02}") for at in range(10)]
    table = table_of(COLUMNS, *councils, row(england, code=ENGLAND))
    assert rows_of(dfe_lait.national_figure_is_no_rate, table) == [12] * is_none


def test_a_national_figure_is_not_judged_by_few_councils_nor_by_one_odd_year():
    few = [row("100", code=f"E080000{at:02}") for at in range(4)]
    assert rows_of(dfe_lait.national_figure_is_no_rate, table_of(COLUMNS, *few)) == []
    both = [
        row(value, year, f"E080000{at:02}" if at else ENGLAND)
        for year, whole in (("2022", "250"), ("2023", "90"))
        for at, value in enumerate([whole, *["100"] * 10])
    ]
    assert rows_of(dfe_lait.national_figure_is_no_rate, table_of(COLUMNS, *both)) == []


def test_areas_have_a_number_of_three_digits_and_some_have_no_code():
    table = table_of(COLUMNS, row(), row(code=""))
    assert found(dfe_lait.three_digit_numbers, table) == [
        (2, "dfe_la_number", "350"),
        (3, "dfe_la_number", "350"),
    ]
    assert found(dfe_lait.area_code_blank, table) == [(3, "area_code", "")]


# The dictionary ------------------------------------------------------------------------------

DICTIONARY = "indicator_id chart_title unit year_type last_update next_update"


def entry(name="a", title="Rate", unit="%", year="Calendar Year", last="45809", following="TBC"):
    return (name, title, unit, year, last, following)


@pytest.mark.parametrize(
    ("year", "told"),
    [("Academic Year", True), ("Financial Year", True), ("Calendar Year", False), ("", False)],
)
def test_the_dictionary_says_which_years_are_named_by_their_end(year, told):
    table = table_of(DICTIONARY, entry(year=year))
    assert rows_of(dfe_dictionary.year_named_by_its_end, table) == [2] * told


@pytest.mark.parametrize(
    ("title", "unit", "told"),
    [
        ("Number of reviews", "% of deaths", True),
        ("Number of suspensions (%)", "% of pupils", False),
        ("Number of reviews", "Number", False),
        ("Rate of reviews", "% of deaths", False),
    ],
)
def test_a_number_labelled_a_percentage_is_found_by_its_title(title, unit, told):
    table = table_of(DICTIONARY, entry(title=title, unit=unit))
    assert rows_of(dfe_dictionary.counts_labelled_percent, table) == [2] * told


def test_dates_as_days_counted_are_found_and_words_are_not():
    table = table_of(DICTIONARY, entry(following="46174"), entry(last="1 June 2025"))
    assert found(dfe_dictionary.serial_dates, table) == [
        (2, "last_update", "45809"),
        (2, "next_update", "46174"),
    ]


def test_an_id_of_two_rows_is_found_in_both():
    table = table_of(DICTIONARY, entry("a"), entry("b"), entry("a"))
    assert rows_of(dfe_dictionary.ids_twice, table) == [2, 4]
