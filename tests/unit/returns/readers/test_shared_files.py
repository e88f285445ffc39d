"""Every file of the shared data: which reader knows it, and that every cell is accounted for."""

import pandas as pd
import pytest

from perfkit.errors import PeriodError
from perfkit.periods import read_period
from perfkit.returns.readers import choose_reader

pytestmark = pytest.mark.shared

FACTS = {
    "dfe_lait_comparison_group.csv": "dfe-lait",
    "dfe_lait_all_areas.parquet": "dfe-lait",
    "homelessness_hclic_quarterly.csv": "hclic-tidy",
    "homelessness_hclic_quarterly_all_areas.parquet": "hclic-tidy",
    "as_published/hclic_a1_jan_mar_2021_revised.csv": "hclic-sheet",
    "as_published/hclic_a1_oct_dec_2025.csv": "hclic-sheet",
    "as_published/hclic_ta1_oct_dec_2022.csv": "hclic-sheet",
    "ons_local_statistics_comparison_group.csv": "ons-local-statistics",
    "ons_local_statistics_england.parquet": "ons-local-statistics",
    "fingertips_2026_comparison_group.csv": "fingertips-short",
    "fingertips_2026_all_areas.parquet": "fingertips-short",
    "fingertips_injury_admissions_full_format.csv": "fingertips-full",
    "oflog_adult_social_care.csv": "oflog-adult-social-care",
    "fly_tipping.csv": "fly-tipping-tidy",
    "as_published/fly_tipping_la_incidents.csv": "fly-tipping-sheet",
    "as_published/fly_tipping_la_actions.csv": "fly-tipping-sheet",
    "school_attendance_year_to_date_releases.csv": "attendance-releases",
    "housing_supply_and_vacancy.csv": "housing-supply",
    "environment_energy_transport.csv": "environment",
    "claimant_count_monthly_bolton_wards.csv": "claimants",
    "claimant_count_monthly_gm_councils.csv": "claimants",
    "road_casualties_gm_quarterly_counts.csv": "road-casualties-councils",
    "road_casualties_bolton_by_ward_2023_boundaries.csv": "road-casualties-wards",
    "ofsted_childrens_services_judgements.csv": "ofsted-childrens-services",
    "population_mid2016_bolton_wards.csv": "population-of-wards",
    "imd2019_bolton_lsoas.csv": "deprivation-of-small-areas",
}
OTHERS = {
    "SOURCES.md": "documentation",
    "bolton_kpi_candidates.csv": "kpi-candidates",
    "dfe_lait_dictionary.csv": "dfe-lait-dictionary",
    "ons_local_statistics_metadata.csv": "ons-local-statistics-metadata",
    "fingertips_2026_metadata.csv": "fingertips-metadata",
    "nearest_neighbours.csv": "nearest-neighbours",
    "indices_of_deprivation_by_council.csv": "deprivation-of-councils",
    "population_mid_year_by_council_1991_onwards.csv": "population-of-councils",
    "as_published/fly_tipping_notes.csv": "fly-tipping-notes",
    "boundaries/bolton_lsoas_2011.geojson": "boundaries",
    "boundaries/bolton_wards_2017.geojson": "boundaries",
    "boundaries/bolton_wards_2023.geojson": "boundaries",
    "boundaries/gm_councils_2023.geojson": "boundaries",
}
SAME_LAYOUT = [
    ("dfe_lait_comparison_group.csv", "dfe_lait_all_areas.parquet"),
    ("homelessness_hclic_quarterly.csv", "homelessness_hclic_quarterly_all_areas.parquet"),
    ("ons_local_statistics_comparison_group.csv", "ons_local_statistics_england.parquet"),
    ("fingertips_2026_comparison_group.csv", "fingertips_2026_all_areas.parquet"),
]
AS_PUBLISHED = [
    ("as_published/hclic_a1_jan_mar_2021_revised.csv", "homelessness_hclic_quarterly_all_areas"),
    ("as_published/hclic_a1_oct_dec_2025.csv", "homelessness_hclic_quarterly_all_areas"),
    ("as_published/hclic_ta1_oct_dec_2022.csv", "homelessness_hclic_quarterly_all_areas"),
    ("as_published/fly_tipping_la_incidents.csv", "fly_tipping"),
    ("as_published/fly_tipping_la_actions.csv", "fly_tipping"),
]
KEY = ["series", "area_code", "period", "breakdown"]


def read(path, wanted=None):
    return choose_reader(path).read(path, wanted=wanted)


def periods_of(table):
    """Read each different text once; two ways of writing one period are then alike."""
    read_once = {}
    for text in table["period_text"].unique():
        try:
            read_once[text] = read_period(text, year_type="calendar").period
        except PeriodError:
            read_once[text] = text
    return table["period_text"].map(read_once)


def test_every_file_is_known_by_the_reader_meant_and_by_no_other(shared_data):
    found = {
        path.relative_to(shared_data).as_posix(): choose_reader(path)
        for path in sorted(shared_data.rglob("*"))
        if path.is_file()
    }

    assert {name: reader and reader.id for name, reader in found.items()} == FACTS | OTHERS
    assert {name for name in found if found[name] and found[name].kind == "facts"} == set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_every_cell_read_is_kept_or_counted_out_of_scope(shared_data, name):
    whole = read(shared_data / name)
    one = whole.table["series"].iloc[0]

    part = read(shared_data / name, wanted=frozenset({one}))

    assert whole.read == len(whole.table) + whole.out_of_scope > 0
    assert part.read == len(part.table) + part.out_of_scope == whole.read
    assert part.table["series"].unique().tolist() == [one]
    assert not whole.table.isna().to_numpy().any()


@pytest.mark.parametrize(("group", "everywhere"), SAME_LAYOUT)
def test_the_cut_and_the_whole_say_the_same_of_bolton(shared_data, group, everywhere):
    facts = [*KEY[:2], "period_text", "breakdown", "value_text", "lower_text", "upper_text"]

    cut, whole = (
        table[table["area_code"] == "E08000001"][facts].sort_values(facts, ignore_index=True)
        for table in (read(shared_data / name).table for name in (group, everywhere))
    )

    pd.testing.assert_frame_equal(cut, whole)
    assert len(cut) > 200


@pytest.mark.parametrize(("sheet", "tidy"), AS_PUBLISHED)
def test_a_sheet_as_published_holds_the_tidy_files_values(shared_data, sheet, tidy):
    published = read(shared_data / sheet).table
    path = next(shared_data.glob(f"{tidy}.[cp]*"))
    tidied = read(path, wanted=frozenset(published["series"])).table
    published["period"], tidied["period"] = periods_of(published), periods_of(tidied)

    tidied = tidied[tidied["period"].isin(published["period"].unique())]
    both = published.merge(tidied, on=KEY, suffixes=("", "_tidy"))

    assert both["value_text"].eq(both["value_text_tidy"]).all()
    assert len(both) == len(tidied) > 1000
