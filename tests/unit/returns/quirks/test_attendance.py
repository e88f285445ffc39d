import pytest

from perfkit.returns.quirks import attendance
from tests.unit.returns.quirks.make import found, rows_of, table_of

COLUMNS = (
    "recorded_on version time_period area_code area education_phase num_schools "
    "total_num_schools possible_sessions pa_perc"
)


def row(day="2022-10-13", version="a", year="202223", schools=("9", "10"), sessions="5", pa="7"):
    return (day, version, year, "E08000001", "Bolton", "Primary", *schools, sessions, pa)


def test_sessions_add_up_within_a_school_year_and_begin_again_with_the_next():
    table = table_of(
        COLUMNS,
        row("2022-10-13", sessions="5"),
        row("2022-10-27", sessions="9"),
        row("2022-11-10", sessions="8"),
        row("2023-09-28", year="202324", sessions="11"),
    )
    assert found(attendance.year_to_date, table) == [(3, "possible_sessions", "9")]


def test_a_school_year_told_of_before_is_restated_whatever_the_order_of_the_rows():
    releases = (row("2022-10-27"), row("2022-10-13"), row("2023-09-28", year="202324"))
    table = table_of(COLUMNS, *releases)
    assert rows_of(attendance.restated, table) == [2]


@pytest.mark.parametrize(
    ("schools", "few", "more"),
    [
        (("9", "10"), False, False),
        (("8.9", "10"), True, False),
        (("10", "10"), False, False),
        (("10.1", "10"), False, True),
        (("", "10"), False, False),
        (("c", "c"), False, False),
    ],
)
def test_schools_that_report_are_few_below_nine_in_ten_and_too_many_above_all(schools, few, more):
    table = table_of(COLUMNS, row(schools=schools))
    assert rows_of(attendance.few_schools_report, table) == [2] * few
    assert rows_of(attendance.more_schools_than_exist, table) == [2] * more


def test_a_blank_persistent_absence_is_found_and_a_mark_is_not():
    table = table_of(COLUMNS, row(pa=""), row(pa="c"), row(pa="0"))
    assert rows_of(attendance.persistent_absence_blank, table) == [2]


def test_two_releases_share_a_day_where_it_has_two_versions():
    table = table_of(COLUMNS, row(version="a"), row(version="b"), row("2022-10-27", version="c"))
    assert found(attendance.two_releases_a_day, table) == [(2, "version", "a"), (3, "version", "b")]
