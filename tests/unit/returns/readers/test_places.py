"""Wards and small areas: who lives there, and how deprived it is, as facts like any other."""

from perfkit.returns.parse import read_number
from perfkit.returns.readers import choose_reader
from tests.unit.returns.readers.examples import read_sheet, write_sheet

POPULATION = ("period", "area_code", "area_name", "all_ages", "aged_0_to_15", "0", "90+")
ASTLEY = ("2016-06-30", "E05000650", "Astley Bridge", "14083", "2628", "139", "95")
IMD = ("lsoa11cd", "lsoa11nm", "wd17cd", "wd17nm", "population_mid2016", "IMD_decile", "IMD_rank")
SMALL = ("E01004766", "Bolton 005A", "E05000650", "Astley Bridge", "2e3", "3", "7694")


def test_each_age_of_a_ward_is_a_cell_of_its_own_series(tmp_path):
    cells = read_sheet(tmp_path, POPULATION, ASTLEY)

    assert cells.table["series"].tolist() == ["all_ages", "aged_0_to_15", "0", "90+"]
    assert cells.table["value_text"].tolist() == ["14083", "2628", "139", "95"]
    assert set(cells.table["area_code"]) == {"E05000650"}
    assert (cells.read, cells.out_of_scope) == (4, 0)


def test_ages_that_nothing_uses_are_counted_and_not_kept(tmp_path):
    cells = read_sheet(tmp_path, POPULATION, ASTLEY, wanted=frozenset({"all_ages"}))

    assert cells.table[["row", "column"]].to_numpy().tolist() == [[2, "all_ages"]]
    assert cells.out_of_scope == 3


def test_a_small_area_names_its_ward_and_the_day_of_release(tmp_path):
    cells = read_sheet(tmp_path, IMD, SMALL).table.set_index("series")

    assert cells.loc["wd17cd", "value_text"] == "E05000650"
    assert cells.loc["IMD_rank", "value_text"] == "7694"
    assert set(cells["released_on"]) == {"2019-09-26"}
    assert set(cells["area_code"]) == {"E01004766"}


def test_a_spreadsheets_way_of_writing_two_thousand_is_read(tmp_path):
    cells = read_sheet(tmp_path, IMD, SMALL).table.set_index("series")

    assert read_number(cells.loc["population_mid2016", "value_text"]) == 2000


def test_another_order_of_columns_is_a_layout_not_known(tmp_path):
    path = write_sheet(tmp_path, (POPULATION[1], POPULATION[0], *POPULATION[2:]))

    assert choose_reader(path) is None
