import pytest

from perfkit.returns.quirks import councils, places
from tests.unit.returns.quirks.make import found, rows_of, table_of

HOMES = "dataset indicator area_code value"


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        (["0", "3016", "2900", "2800", "2700", "2600"], [2]),
        (["0", "3016", "2900", "2800", "2700"], []),  # too few years to say what is usual
        (["0", "99", "2900", "2800", "2700", "2600"], []),
        (["0", "0", "2900", "2800", "2700", "2600", "2500"], []),
        (["", "3016", "2900", "2800", "2700", "2600"], []),
    ],
)
def test_a_0_is_no_count_where_every_other_year_has_a_hundred_or_more(values, rows):
    table = table_of(HOMES, *(("homes", "vacant", "E08000001", value) for value in values))
    assert rows_of(councils.zero_in_place_of_a_count, table) == rows


RANKS = "deprivation_data_year average_rank rank_average_rank average_score rank_average_score"


def test_ranks_are_blank_for_a_year_where_another_year_has_them():
    table = table_of(RANKS, ("2015", "", "4", "", "4"), ("2019", "1.5", "4", "2.5", "4"))
    assert found(councils.ranks_blank_for_a_year, table) == [
        (2, "average_rank", ""),
        (2, "average_score", ""),
    ]


def test_ranks_that_no_year_has_are_no_quirk_of_one():
    table = table_of(RANKS, ("2015", "", "4", "", "4"), ("2019", "", "4", "", "4"))
    assert found(councils.ranks_blank_for_a_year, table) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [("2e3", True), ("1.5E-2", True), ("2000", False), ("E05000650", False), ("", False)],
)
def test_a_number_with_an_exponent_is_found_in_any_column(text, told):
    table = table_of("lsoa11cd population", ("E01004766", text))
    assert rows_of(places.numbers_with_exponents, table) == [2] * told


@pytest.mark.parametrize(
    ("written", "told"),
    [('"-2.44479"', True), ("-2.44479", False), ('"E05014818"', False), ('"Bolton"', False)],
)
def test_a_number_in_quotation_marks_is_a_text(written, told):
    assert rows_of(places.numbers_as_text, table_of("lon", (written,))) == [2] * told


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([str(5 * at) for at in range(20)], 20),
        ([str(5 * at) for at in range(19)], 0),
        ([*(str(5 * at) for at in range(20)), "7"], 0),
    ],
)
def test_counts_are_rounded_to_five_where_all_of_twenty_or_more_end_so(counts, told):
    table = table_of("count", *([count] for count in counts))
    assert len(rows_of(places.rounded_to_five, table)) == told
