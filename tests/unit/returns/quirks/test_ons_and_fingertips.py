import pytest

from perfkit.returns.quirks import fingertips
from perfkit.returns.quirks import ons_local_statistics as ons
from tests.unit.returns.quirks.make import found, rows_of, table_of

COLUMNS = "dataset indicator area_code area_type period value measure unit status notes"
UNRELIABLE = "Estimate unreliable since the group is small"


def row(period="2019-01-01/P1Y", status="", notes="", indicator="Pay", unit="£", kind="Region"):
    return ("pay", indicator, "E47000001", kind, period, "5", "Pounds", unit, status, notes)


@pytest.mark.parametrize(("mark", "at"), [("x", 2), ("u", 3), ("c", 4), ("z", 5)])
def test_each_status_is_a_quirk_of_its_own(mark, at):
    table = table_of(COLUMNS, *(row(status=status) for status in ("x", "u", "c", "z", "")))
    (find,) = (
        find for name, find in ons.STATUSES.items() if found(find, table) == [(at, "status", mark)]
    )
    assert rows_of(find, table_of(COLUMNS, row())) == []


@pytest.mark.parametrize(
    ("status", "notes", "cell"),
    [
        ("Too few were asked", "", [(2, "status", "Too few were asked")]),
        ("", UNRELIABLE, [(2, "notes", UNRELIABLE)]),
        ("u", UNRELIABLE, []),  # the mark says so
        ("", "Obsolete code since 2025", []),
    ],
)
def test_a_sentence_stands_in_place_of_a_mark_where_there_is_none(status, notes, cell):
    table = table_of(COLUMNS, row(status=status, notes=notes))
    assert found(ons.sentence_in_place_of_a_mark, table) == cell


@pytest.mark.parametrize(
    ("find", "rows"),
    [
        (ons.single_days, [9]),
        (ons.years_together, [6, 7]),
        (ons.months, [8]),
        (ons.years_from_another_day, [3, 4, 5]),
    ],
)
def test_each_kind_of_period_is_told_apart(find, rows):
    periods = (
        *("2019-01-01/P1Y", "2019-04-01/P1Y", "2019-11-16/P1Y", "2019-01-15/P1Y"),
        *("2019-01-01/P3Y", "2019-04-01/P5Y", "2019-04-01/P1M", "2019-03-15"),
    )
    assert rows_of(find, table_of(COLUMNS, *(row(period) for period in periods))) == rows


def test_single_days_alone_are_no_quirk():
    assert rows_of(ons.single_days, table_of(COLUMNS, row("2019-03-15"))) == []


def test_a_figure_that_stands_twice_is_found_where_the_kind_of_area_differs():
    table = table_of(COLUMNS, row(kind="Combined Authority"), row(kind="ITL 2"), row("2020-03-15"))
    assert rows_of(ons.area_of_two_kinds, table) == [2, 3]
    assert rows_of(ons.area_of_two_kinds, table_of(COLUMNS, row(), row())) == []


@pytest.mark.parametrize(
    ("indicator", "unit", "told"),
    [
        ("Housing affordability ratio (residence-based)", "%", True),
        ("Housing affordability ratio (residence-based)", "", False),
        ("Level 3 or above (registrations)", "%", False),  # no ratio, though the letters are there
    ],
)
def test_a_ratio_labelled_a_percentage_is_found_by_its_name(indicator, unit, told):
    table = table_of(COLUMNS, row(indicator=indicator, unit=unit))
    assert rows_of(ons.ratio_labelled_percent, table) == [2] * told


# Fingertips ----------------------------------------------------------------------------------

SHORT = "dataset period value inequality"


def test_the_text_na_is_no_figure_in_one_column_and_everybody_in_the_other():
    table = table_of(SHORT, ("a", "2024", "NA", "Persons"), ("a", "2024", "5", "NA"))
    assert found(fingertips.missing_as_text, table) == [(2, "value", "NA")]
    assert found(fingertips.no_breakdown_as_text, table) == [(3, "inequality", "NA")]


@pytest.mark.parametrize(
    ("find", "rows"),
    [
        (fingertips.years_two_ways, [3]),
        (fingertips.years_together, [4, 5]),
        (fingertips.accumulates, [6]),
    ],
)
def test_each_kind_of_period_of_fingertips_is_told_apart(find, rows):
    periods = (
        *("2024", "2024/25", "2022 - 24", "2020/21 - 24/25"),
        *("2021/22 Q1 - 2025/26 Q3", "2021/22 Q1"),
    )
    table = table_of(SHORT, *(("a", period, "5", "NA") for period in periods))
    assert rows_of(find, table) == rows


def test_years_together_stand_beside_single_ones_only_in_one_dataset():
    table = table_of(
        SHORT,
        ("smoking", "2023", "5", "NA"),
        ("smoking", "2022 - 24", "5", "NA"),
        ("life", "2022 - 24", "5", "NA"),
    )
    assert rows_of(fingertips.single_years_beside_several, table) == [3]
