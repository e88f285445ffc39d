import pytest

from perfkit.periods import read_period
from perfkit.returns.readers.attendance import IDENTITY, VALUES
from perfkit.returns.readers.ofsted_childrens_services import JUDGEMENTS
from tests.unit.returns.readers.examples import BOLTON, read_sheet

OFSTED = (
    *("list", "area_code", "area", "Ofsted region", "Inspection date", "Publication date"),
    *JUDGEMENTS,
    *("Local authority status", "Inspection type"),
)


def release(recorded_on="2022-09-29", version="a28c96d", **values):
    place = (recorded_on, version, "202223", "Local authority", BOLTON, "Bolton", "Secondary")
    return (*place, *(values.get(name, "") for name in VALUES))


def cell_of(cells, series):
    return cells.table.set_index("series").loc[series]


def test_each_value_column_of_a_release_is_a_series_of_its_phase(tmp_path):
    cells = read_sheet(tmp_path, (*IDENTITY, *VALUES), release(), release())

    assert cells.read == len(cells.table) == 2 * len(VALUES)
    assert cells.table["series"].iloc[0] == "num_schools/Secondary"
    assert cells.table["series"].nunique() == len(VALUES)
    assert cells.table["row"].is_monotonic_increasing


def test_a_rate_carries_its_counts_its_coverage_and_its_day_of_release(tmp_path):
    values = {"overall_absence": "7063", "possible_sessions": "70203", "num_schools": "34"}
    values |= {"overall_absence_perc": "10.06", "total_num_schools": "41"}

    cells = read_sheet(tmp_path, (*IDENTITY, *VALUES), release(**values))

    cell = cell_of(cells, "overall_absence_perc/Secondary")
    assert (cell["numerator_text"], cell["denominator_text"]) == ("7063", "70203")
    assert cell["note"] == "34 of 41 schools"
    assert (cell["released_on"], cell["release_version"]) == ("2022-09-29", "a28c96d")


def test_attendance_accumulates_from_september_to_the_release(tmp_path):
    cells = read_sheet(tmp_path, (*IDENTITY, *VALUES), release("2023-01-05"))

    text = cells.table["period_text"].iloc[0]
    period = read_period(text).period
    assert text == "2022-09-01/2023-01-05"
    assert (period.kind, period.label) == ("year_to_date", "2022/23 to 5 January 2023")


@pytest.mark.parametrize(("value", "status"), [("", "x"), ("c", "c"), ("23.1", "")])
def test_persistent_absence_is_blank_each_autumn_and_not_available(tmp_path, value, status):
    cells = read_sheet(tmp_path, (*IDENTITY, *VALUES), release(pa_perc=value))

    cell = cell_of(cells, "pa_perc/Secondary")
    assert (cell["value_text"], cell["status"]) == (value, status)


def test_schools_that_are_confidential_give_no_coverage(tmp_path):
    sheet = release(num_schools="3", total_num_schools="c")

    cells = read_sheet(tmp_path, (*IDENTITY, *VALUES), sheet)

    assert set(cells.table["note"]) == {""}


def test_two_releases_of_one_day_are_told_apart_by_their_version(tmp_path):
    releases = [release("2022-10-13", version) for version in ("older12", "newer34")]
    wanted = frozenset({"overall_absence_perc/Secondary"})

    cells = read_sheet(tmp_path, (*IDENTITY, *VALUES), *releases, wanted=wanted)

    assert cells.table["release_version"].tolist() == ["older12", "newer34"]
    assert set(cells.table["released_on"]) == {"2022-10-13"}
    assert cells.out_of_scope == cells.read - 2


def test_more_schools_than_exist_are_carried_for_the_rules_to_judge(tmp_path):
    sheet = release(num_schools="42", total_num_schools="41")

    cells = read_sheet(tmp_path, (*IDENTITY, *VALUES), sheet)

    assert cell_of(cells, "num_schools/Secondary")["value_text"] == "42"
    assert cell_of(cells, "num_schools/Secondary")["note"] == "42 of 41 schools"


@pytest.mark.parametrize("parent", [(), ("parent_code", "parent")])
def test_claimants_of_wards_and_councils_are_a_count_and_a_rate_a_month(tmp_path, parent):
    header = ("date", "area_type", "area_code", "area", *parent, "count", "rate")
    row = ("2015-01-01", "Ward (2015)", "E05000650", "Astley Bridge", *parent, "155", "1.7")

    cells = read_sheet(tmp_path, header, row)

    assert cells.table["series"].tolist() == ["claimants/count", "claimants/rate"]
    assert cells.table["value_text"].tolist() == ["155", "1.7"]
    assert read_period(cells.table["period_text"].iloc[0]).period.label == "January 2015"


def judgements(which, *, words="Good", leavers="Good"):
    place = (which, BOLTON, "Bolton", "North West", "2023-09-11", "2023-10-27")
    return (*place, *(words,) * 4, leavers, "Current", "ILACS Short Inspection")


def test_a_judgement_is_in_words_on_the_day_of_its_inspection(tmp_path):
    cells = read_sheet(tmp_path, OFSTED, judgements("Current", leavers=""))

    cell = cell_of(cells, "Overall effectiveness")
    assert (cell["value_text"], cell["status"]) == ("Good", "")
    assert (cell["period_text"], cell["released_on"]) == ("2023-09-11", "2023-10-27")
    assert cell_of(cells, JUDGEMENTS[-1])["status"] == "x"


def test_a_judgement_listed_as_current_and_as_history_is_read_once(tmp_path):
    cells = read_sheet(tmp_path, OFSTED, judgements("Current"), judgements("History"))

    assert set(cells.table["row"]) == {2}
    assert (cells.read, cells.out_of_scope) == (10, 5)


def test_lists_that_disagree_on_an_inspection_are_both_read(tmp_path):
    rows = (judgements("Current"), judgements("History", words="Inadequate"))

    assert set(read_sheet(tmp_path, OFSTED, *rows).table["row"]) == {2, 3}
