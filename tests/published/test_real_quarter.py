"""The real quarter says what the publishers' files say, each file read on its own."""

from pathlib import Path

import pandas as pd
import pytest

from perfkit.framework.load import load_framework
from perfkit.framework.model import Kpi
from tests.published.quarter import WORKBOOK, frozen
from tests.published.reading import candidates, cell, latest_value

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def assessments(tables):
    return pd.read_parquet(tables / "assessments.parquet")


def test_every_open_data_kpi_has_the_latest_value_that_its_file_gives(assessments, shared_data):
    found = assessments.set_index("open_data_id")["value"]

    for candidate in candidates(shared_data):
        expected = latest_value(shared_data, candidate)
        assert found[candidate["kpi_id"]] == pytest.approx(expected, rel=1e-9), candidate["kpi"]


def test_every_value_names_the_file_and_row_it_came_from(assessments, shared_data):
    valued = assessments.dropna(subset="value")
    assert valued["source_file"].str.len().min() > 0
    assert valued["source_row"].min() >= 2
    assert {Path(name).name for name in valued["source_file"]} <= {
        path.name for path in shared_data.rglob("*")
    }


def recomputed(kpi: Kpi, cells: list[str]) -> float:
    """Work a KPI out from the cells it is said to rest on."""
    numbers = [float(text) for text in cells]
    if kpi.source.numerator is not None:
        return 100 * min(numbers) / max(numbers)
    return sum(numbers) * kpi.source.scale


def test_every_value_is_what_the_cells_say_that_it_is_traced_to(assessments, tables, shared_data):
    # Sheets as published have headings of several rows; the readers' tests hold them to the same.
    files = {path.name: path for path in shared_data.iterdir()}
    sources = pd.read_parquet(tables / "sources.parquet")
    sources = sources[sources["file"].isin(list(files))]
    sources = sources.drop_duplicates(["kpi_id", "period", "fact_id"])
    kpis = {kpi.id: kpi for kpi in load_framework(WORKBOOK).kpis}
    traced = 0

    for row in assessments.loc[assessments["source_file"] != ""].itertuples():
        kpi = kpis[row.kpi_id]
        places = sources[
            (sources["kpi_id"] == kpi.id)
            & (sources["period"] == row.period)
            & (sources["breakdown"] == kpi.breakdown)
        ]
        cells = [cell(files[at.file], at.row, at.column) for at in places.itertuples()]
        if kpi.series_type == "judgement":
            assert cells == [row.value_text]
        else:
            expected = recomputed(kpi, cells)
            assert row.value == pytest.approx(expected, rel=1e-9), row.kpi_id
        traced += 1

    assert traced == len(assessments) - (assessments["age_status"] == "awaited").sum() == 67


def test_every_kpi_has_a_row_for_each_group_or_one_reason(tables, assessments):
    compared = pd.read_parquet(tables / "comparisons.parquet")
    groups = compared.groupby("kpi_id")["group"].agg(frozenset)
    each = frozenset({"england", "greater_manchester", "neighbours", "councils"})

    assert set(groups.index) == set(assessments["kpi_id"])
    assert {found - {"greater_manchester_total"} for found in groups} == {each, frozenset({"none"})}
    assert compared["words"].str.len().min() > 0
    silent = compared[compared["value"].isna() & (compared["reason"] == "")]
    assert silent["words"].str.contains("no figure is held|too few").all()
    ranked = compared.dropna(subset="rank")
    assert len(ranked) > 0 and ranked[["rank_from", "rank_to", "period"]].notna().all(axis=None)


def test_the_median_of_the_dfe_neighbours_is_that_of_the_publishers_list_and_file(
    tables, shared_data
):
    listed = pd.read_csv(shared_data / "nearest_neighbours.csv")
    mine = (listed["area_code"] == "E08000001") & listed["model"].str.contains("May 2025")
    figures = pd.read_csv(shared_data / "dfe_lait_comparison_group.csv", dtype=str)
    figures = figures[figures["area_code"].isin(listed.loc[mine, "neighbour_code"])]
    kpis = {kpi.id: kpi for kpi in load_framework(WORKBOOK).live_kpis}
    compared = pd.read_parquet(tables / "comparisons.parquet")
    medians = compared[compared["group"] == "neighbours"].set_index("kpi_id")["value"]

    # Bare years name the year that ends; 2025 is 2024/25.
    for name in ("re-referrals", "looked-after-children-rate", "suspensions"):
        rows = figures[figures["indicator_id"] == kpis[name].source.value]
        rows = rows[pd.to_numeric(rows["value"], errors="coerce").notna()]
        latest = rows[rows["period"] == rows["period"].max()]
        assert len(latest) == 10
        expected = latest["value"].astype(float).median() * kpis[name].source.scale
        assert medians[name] == pytest.approx(expected, rel=1e-9), name


def test_no_open_data_kpi_is_missing_or_twice(assessments):
    listed = assessments.loc[assessments["open_data_id"] != "", "open_data_id"]
    assert sorted(listed) == [f"BOL-{number:03d}" for number in range(1, 63)]


def test_what_was_known_in_february_is_less(tables, store, tmp_path):
    first_known = frozen(store, "2025-26-q3-as-first-known", tmp_path / "first")
    now = pd.read_parquet(tables / "observations.parquet")
    then = pd.read_parquet(first_known / "observations.parquet")

    assert len(then) < len(now)
    assert pd.to_datetime(then["released_on"]).max() <= pd.Timestamp("2026-02-15")
    homeless = then.loc[then["open_data_id"] == "BOL-024", "period"]
    assert "2025/26 Q3" not in set(homeless)


def test_the_same_store_gives_the_same_bytes(tables, store, tmp_path):
    again = frozen(store, "2025-26-q3", tmp_path / "2025-26-q3")
    different = [
        path.name
        for path in sorted(tables.iterdir())
        if path.read_bytes() != (again / path.name).read_bytes()
    ]
    assert different == []


# Wards ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wards(tables):
    return pd.read_parquet(tables / "wards.parquet")


def of_ward(wards, item, area):
    return wards[(wards["item"] == item) & (wards["area"] == area)].iloc[0]


def test_the_claimant_rate_of_a_ward_is_its_count_over_its_people_of_working_age(
    wards, shared_data
):
    halliwell = of_ward(wards, "ward-claimants", "Halliwell")
    counts = pd.read_csv(shared_data / "claimant_count_monthly_bolton_wards.csv")
    people = pd.read_csv(shared_data / "population_mid2016_bolton_wards.csv")
    latest = counts[counts["date"] == counts["date"].max()].set_index("area_code")["count"]
    of_age = people.set_index("area_code")["aged_16_to_64"]

    code = halliwell["area_code"]
    assert (halliwell["count"], halliwell["population"]) == (latest[code], of_age[code])
    assert halliwell["value"] == pytest.approx(100 * latest[code] / of_age[code])
    assert halliwell["borough_value"] == pytest.approx(100 * latest.sum() / of_age.sum())
    assert halliwell["fifth"] == 1


def test_casualties_are_those_of_five_whole_years_on_the_wards_of_2023(wards, shared_data):
    sheet = pd.read_csv(shared_data / "road_casualties_bolton_by_ward_2023_boundaries.csv")
    whole = sheet[~sheet["financial_year"].isin(["2018-19", "2024-25"])]
    serious = whole[whole["casualty_severity"].isin(["Fatal", "Serious"])]
    expected = serious.groupby("ward_code")["casualties"].sum()

    rows = wards[wards["item"] == "ward-killed-or-seriously-injured"].set_index("area_code")
    assert rows["count"].to_dict() == expected.to_dict()
    assert set(rows["period"]) == {"2019/20 to 2023/24"}
    assert (rows.loc["E05014832", "count"], set(rows["borough_value"])) == (59, {433})
    assert rows["population"].isna().all()


def test_the_gap_by_deprivation_is_told_on_the_old_wards_and_on_the_new_ones_not(tables):
    rows = pd.read_parquet(tables / "inequality.parquet").set_index("item")
    claimants = rows.loc["ward-claimants"]
    assert (round(claimants["gap"], 2), round(claimants["ratio"], 2)) == (3.95, 4.03)
    assert round(claimants["sii"], 2) == 5.25
    assert rows.loc["ward-killed-or-seriously-injured", "reason"] == (
        "no deprivation ranks on these boundaries are held"
    )


def test_each_ward_figure_is_traced_to_the_cells_it_was_counted_from(wards, tables, shared_data):
    sources = pd.read_parquet(tables / "ward_sources.parquet")
    casualties = sources[sources["item"] == "ward-killed-or-seriously-injured"]
    for code, places in casualties.groupby("area_code"):
        cells = [cell(shared_data / at.file, at.row, at.column) for at in places.itertuples()]
        rows = wards[(wards["area_code"] == code) & wards["item"].eq(places["item"].iloc[0])]
        assert sum(float(text) for text in cells) == rows["count"].iloc[0]
    told = wards[wards["value"].notna()][["area_code", "item"]].drop_duplicates()
    traced = set(zip(sources["area_code"], sources["item"], strict=True))
    assert set(told.itertuples(index=False, name=None)) <= traced


COUNCIL = r"E0[6-9]\d+"
KINDS = [f"HCLIC-TA1-{number}" for number in ("05", "09", "10", "11", "12", "13")]


def test_the_totals_that_do_not_add_up_are_those_of_the_file(tables, shared_data):
    file = pd.read_parquet(shared_data / "homelessness_hclic_quarterly_all_areas.parquet")
    file = file[file["area_code"].str.fullmatch(COUNCIL)]
    numbers = file.assign(value=pd.to_numeric(file["value"], errors="coerce")).pivot_table(
        index=["area_code", "period"], columns="indicator_id", values="value", aggfunc="first"
    )[["HCLIC-TA1-01", *KINDS]]
    given = numbers.dropna()
    apart = given[given[KINDS].sum(axis=1) != given["HCLIC-TA1-01"]]
    problems = pd.read_parquet(tables / "problems.parquet")
    found = problems[problems["rule_id"] == "hclic/kinds-of-temporary-accommodation-add-up"]

    assert len(apart) > 0
    assert set(zip(found["area_code"], found["period_text"], strict=True)) == set(apart.index)


def test_what_two_publishers_say_differently_is_told_and_bolton_is_not_among_it(tables):
    problems = pd.read_parquet(tables / "problems.parquet")
    found = problems[problems["rule_id"] == "dfe-lait/key-stage-2-as-ons-publishes-it"]
    assert len(found) > 0
    assert found["got"].str.fullmatch(r"\d+ here, \d+ in ons-local-statistics").all()
    assert "E08000001" not in set(found["area_code"])


def test_every_return_field_and_measure_has_its_dimensions(tables, assessments):
    table = pd.read_parquet(tables / "dimensions.parquet")
    sent = set(assessments.loc[assessments["age_status"] != "awaited", "kpi_id"])
    kpis = table[table["level"] == "kpi"]
    assert set(kpis["item"]) == sent
    assert set(table.groupby(["level", "return_id", "item"]).size()) == {7}
    worst = kpis[kpis["dimension"] == "worst"].set_index("item")["grade"]
    grades = assessments.set_index("kpi_id")["quality_grade"]
    assert worst.to_dict() == grades[grades != "not_graded"].to_dict()
