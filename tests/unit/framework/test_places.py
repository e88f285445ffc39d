"""Wards: a list a generation, drawn so that no two stand in one place."""

from datetime import date

import pytest
from pydantic import ValidationError

from perfkit.framework.check import check
from perfkit.framework.load import load_framework, load_settings
from perfkit.framework.model import WardGeneration, WardMeasure
from perfkit.framework.uses import series_uses
from perfkit.paths import Paths
from tests.unit.framework.make import REPOSITORY, make_settings, make_small

WARD = {
    "code": "E05000650",
    "name": "Astley Bridge",
    "label": ["Astley", "Bridge"],
    "hexagon": [2, 1],
}
OTHER = WARD | {"code": "E05000651", "hexagon": [3, 1]}
GENERATION = {
    "id": "wards-old",
    "name": "the old wards",
    "population": "log",
    "no_deprivation": "none is held",
    "wards": [WARD, OTHER],
}
MEASURE = {
    "id": "ward-bins",
    "kpi": "bins",
    "title": "Bins by ward",
    "subject": "The share of bins emptied",
    "who": "bins",
    "generation": "wards-old",
    "return": "log",
    "sum_of": ["bins-by-ward"],
    "denominator": "all_ages",
    "unit": "%",
    "decimals": 1,
    "good": "higher",
    "disclosure": "published",
}


def project():
    return load_framework(Paths(REPOSITORY))


def with_wards(**changes):
    measures = [MEASURE | changes]
    small = make_small().model_dump(by_alias=True)
    return type(make_small()).model_validate(
        small | {"ward_generations": [GENERATION], "ward_measures": measures}
    )


def test_each_generation_has_its_own_twenty_wards_and_none_in_common():
    before, after = project().ward_generations
    assert (len(before.wards), len(after.wards)) == (20, 20)
    assert before.codes == {f"E05000{number}" for number in range(650, 670)}
    assert after.codes == {f"E05014{number}" for number in range(818, 838)}
    assert before.valid_to == date(2023, 5, 3)
    assert after.valid_from == date(2023, 5, 4)


def test_redrawn_wards_stay_as_the_last_figures_may_be_on_them():
    held = project().as_at(date(2026, 7, 31))
    assert [known.id for known in held.ward_generations] == ["wards-2004", "wards-2023"]


@pytest.mark.parametrize("field", ["code", "hexagon"])
def test_two_wards_in_one_place_are_refused(field):
    wards = [WARD, OTHER | {field: WARD[field]}]
    with pytest.raises(ValidationError, match=f"two wards have the same {field}"):
        WardGeneration.model_validate(GENERATION | {"wards": wards})


@pytest.mark.parametrize("changes", [{"no_population": "none"}, {"population": None}])
def test_a_generation_says_where_its_people_are_counted_or_why_nowhere(changes):
    with pytest.raises(ValidationError, match="give population, or no_population"):
        WardGeneration.model_validate(GENERATION | changes)


def test_a_rule_nobody_knows_is_refused():
    with pytest.raises(ValidationError):
        WardMeasure.model_validate(MEASURE | {"disclosure": "below_3"})


def test_what_is_measured_by_ward_is_read_and_so_are_the_wards_people():
    uses = series_uses(with_wards())
    assert {name for _, name in uses} == {
        *("bins", "bins-by-ward", "all_ages", "aged_0_to_15", "aged_16_to_64", "aged_65_and_over"),
    }
    assert uses["log", "bins-by-ward"].lag_days == 30


def test_a_series_that_a_kpi_reads_too_is_read_as_the_kpi_says():
    assert series_uses(with_wards(sum_of=["bins"])) == series_uses(with_wards(sum_of=["all_ages"]))


def test_a_ward_measure_of_a_kpi_that_is_in_no_file_is_found():
    found = check(with_wards(kpi="bells"), make_settings(), today=date(2026, 6, 1))
    told = [(one.file, one.field, one.got) for one in found if one.severity == "error"]
    assert ("wards.yml", "ward-bins: kpi", "'bells'") in told


def test_a_file_of_boundaries_is_looked_for_from_the_workbooks_folder(tmp_path):
    text = (REPOSITORY / "parameters" / "workbook.yml").read_text(encoding="utf-8")
    given = "boundaries:\n  wards-2023: {file: maps/wards.geojson, credit: Crown copyright}\n"
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "workbook.yml").write_text(text + given, encoding="utf-8")
    settings = load_settings(Paths(tmp_path))
    assert settings.boundaries["wards-2023"].file == str(tmp_path / "maps" / "wards.geojson")


def test_without_boundaries_the_map_is_of_hexagons_alone():
    assert load_settings(Paths(REPOSITORY)).boundaries == {}
