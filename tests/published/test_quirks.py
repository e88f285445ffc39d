"""Every quirk that SOURCES.md lists is found in the real data by name, explained and traced.

What it lists and is no quirk of a file has no row here: the cut to a group of councils was made by
who collected the data, and the first attendance release of 28 September 2022 was left out of it.
"""

from typing import NamedTuple

import pandas as pd
import pytest

import perfkit
from perfkit.book import open_book_at
from perfkit.framework.load import load_framework
from perfkit.publishing.quirk_files import write_quirk_files
from perfkit.store import read
from tests.published.quarter import WORKBOOK
from tests.published.reading import cell, rows

pytestmark = pytest.mark.shared

HCLIC, HCLIC_TA1 = "homelessness_hclic_quarterly.csv", "hclic_ta1_oct_dec_2022.csv"
DFE, DFE_ALL = "dfe_lait_comparison_group.csv", "dfe_lait_all_areas.parquet"
DFE_WORDS = "dfe_lait_dictionary.csv"
ONS, ONS_ALL = "ons_local_statistics_comparison_group.csv", "ons_local_statistics_england.parquet"
OHID = "fingertips_2026_comparison_group.csv"
TIPPING, TIPPING_SHEET = "fly_tipping.csv", "fly_tipping_la_incidents.csv"
ATTENDANCE = "school_attendance_year_to_date_releases.csv"
CLAIMANTS = "claimant_count_monthly_bolton_wards.csv"
WARDS_2023 = "road_casualties_bolton_by_ward_2023_boundaries.csv"
TWO_GENERATIONS = "areas-two-generations-of-wards"


class Listed(NamedTuple):
    """One thing of the list: the quirk it is found as, a file, and what must be got there."""

    words: str
    quirk: str
    file: str
    got: str
    cells: int = 0  # how many, where the list or the file itself says


LISTED = [
    # Marks and types
    Listed("homelessness: ..", "hclic-two-dots", HCLIC_TA1, ".."),
    Listed("homelessness: -, no breakdown", "hclic-dashes", HCLIC_TA1, "-"),
    Listed("homelessness: - in the tidy file", "hclic-dashes", HCLIC, "-", 534),
    Listed("England and regions rounded to 10", "hclic-rounded-totals", HCLIC, "67830"),
    Listed("DfE: - for every kind of missing", "dfe-dashes", DFE, "-", 10_222),
    Listed("DfE: artefacts of numbers", "dfe-spreadsheet-digits", DFE, "80.900000000000006"),
    Listed("DfE: exponents", "dfe-spreadsheet-digits", DFE_ALL, "4.7980000000000002E-2"),
    Listed("ONS: x", "ons-not-available", ONS, "x", 28),
    Listed("ONS: u", "ons-unreliable", ONS, "u", 10),
    Listed("ONS: c", "ons-confidential", ONS_ALL, "c", 13),
    Listed("ONS: z", "ons-not-applicable", ONS_ALL, "z", 24),
    Listed(
        "ONS: twice a sentence",
        "ons-sentence-in-place-of-a-mark",
        ONS,
        "Estimate and confidence interval unreliable since the group sample size is small (3-9)",
        2,
    ),
    Listed("Fingertips: NA for missing", "fingertips-missing-as-text", OHID, "NA", 83),
    Listed("Fingertips: NA for no breakdown", "fingertips-no-breakdown-as-text", OHID, "NA"),
    Listed("fly-tipping: :", "fly-tipping-colons", TIPPING, ":", 3_184),
    Listed("a text column", "fly-tipping-words-among-numbers", TIPPING, "All incidents"),
    Listed("England is estimated", "fly-tipping-estimated-totals", TIPPING, "324283.516409005"),
    Listed("trailing spaces", "fly-tipping-names-with-spaces", TIPPING_SHEET, "Bolton "),
    Listed("totals coded *Total", "fly-tipping-totals-as-codes", TIPPING_SHEET, "*Total"),
    Listed("two heading rows", "fly-tipping-headings-above", TIPPING_SHEET, "", 2),
    Listed("2e3", "small-areas-numbers-with-exponents", "imd2019_bolton_lsoas.csv", "2e3", 1),
    Listed(
        "longitude and latitude as text",
        "boundaries-numbers-as-text",
        "bolton_wards_2023.geojson",
        '"-2.44479"',
        40,
    ),
    # Periods
    Listed("ONS: single dates", "ons-single-days", ONS, "2010-03-15"),
    Listed("ONS: /P3Y", "ons-years-together", ONS, "2001-01-01/P3Y"),
    Listed("ONS: /P5Y", "ons-years-together", ONS, "2020-01-01/P5Y"),
    Listed("ONS: /P1M", "ons-months", ONS, "2023-07-01/P1M"),
    *(
        Listed(f"ONS: years from {day}", "ons-years-from-another-day", ONS_ALL, f"{day}/P1Y")
        for day in (
            *("2024-02-01", "2024-04-01", "2024-05-15", "2024-08-01", "2024-09-01"),
            "2015-11-16",
        )
    ),
    Listed("DfE: a bare year", "dfe-bare-years", DFE, "2018"),
    Listed("DfE: 2022-23 beside 2022/23", "dfe-years-two-ways", DFE_ALL, "2016-17"),
    Listed("DfE: (OT)", "dfe-outturn-marks", DFE, "2016-17 (OT)", 3_528),
    Listed("DfE: 2014-16", "dfe-years-together", DFE_ALL, "2014-16"),
    Listed("DfE: 2013/14-15/16", "dfe-years-together", DFE, "2013/14-15/16"),
    Listed("DfE: (Rev)", "dfe-state-marks", DFE, "2018 (Rev)"),
    Listed("DfE: (Final)", "dfe-state-marks", DFE, "2020 (Final)"),
    Listed("DfE: (prov)", "dfe-state-marks", DFE, "2025 (prov)"),
    Listed("DfE: 0", "dfe-year-zero", DFE, "0", 28),
    Listed("the dictionary's year_type", "dfe-dictionary-year-type", DFE_WORDS, "Academic Year"),
    Listed("gaps of 2020 and 2021", "dfe-years-without-figures", DFE, "-"),
    Listed("Fingertips: 2024/25", "fingertips-years-two-ways", OHID, "2017/18"),
    Listed("Fingertips: 2022 - 24", "fingertips-years-together", OHID, "2020/21 - 24/25"),
    Listed(
        "health checks accumulate", "fingertips-accumulates", OHID, "2021/22 Q1 - 2025/26 Q3", 486
    ),
    Listed("single years and pools", "fingertips-single-years-beside-several", OHID, "2019 - 21"),
    Listed("attendance is cumulative", "attendance-year-to-date", ATTENDANCE, "270261"),
    Listed("pa_perc blank", "attendance-persistent-absence-blank", ATTENDANCE, "", 3_304),
    # Revisions and coverage
    Listed("releases restate", "attendance-restated", ATTENDANCE, "2022-09-30"),
    Listed("80% of schools", "attendance-few-schools-report", ATTENDANCE, "34"),
    Listed("more schools than exist", "attendance-more-schools-than-exist", ATTENDANCE, "8", 309),
    Listed("two on 2022-10-13", "attendance-two-releases-a-day", ATTENDANCE, "69c0f52"),
    Listed("revised_file", "hclic-revised-files", HCLIC, "True", 11_872),
    Listed("186 for three quarters", "hclic-carried-forward", HCLIC, "186"),
    Listed("costing stopped", "fly-tipping-costs-stopped", TIPPING, ":"),
    Listed(
        "customer reports only",
        "fly-tipping-basis-of-its-own",
        TIPPING,
        "Customer/public reported only",
    ),
    # Errors as published
    Listed("East Midlands", "hclic-region-of-another", HCLIC, "East Midlands"),
    Listed("NW", "hclic-region-in-initials", HCLIC, "NW"),
    Listed("a blank region", "hclic-region-blank", HCLIC, ""),
    Listed("ENGLAND", "hclic-name-in-capitals", HCLIC, "ENGLAND", 1_337),
    Listed("FirstYJS", "dfe-national-figure-is-no-rate", DFE, "1258", 9),
    Listed("PreChildDea", "dfe-dictionary-counts-labelled-percent", DFE_WORDS, "% of deaths", 1),
    Listed("a ratio as a percentage", "ons-ratio-labelled-percent", ONS, "%"),
    Listed(
        "vacant homes of 2004",
        "housing-zero-in-place-of-a-count",
        "housing_supply_and_vacancy.csv",
        "0",
        1,
    ),
    Listed(
        "no average rank of 2015",
        "deprivation-ranks-blank-for-a-year",
        "indices_of_deprivation_by_council.csv",
        "",
        9_510,
    ),
    Listed("GM twice, 20 keys", "ons-area-of-two-kinds", ONS_ALL, "ITL Level 2", 40),
    Listed("serial numbers", "dfe-dictionary-serial-dates", DFE_WORDS, "45809", 842),
    Listed("14 ids twice", "dfe-dictionary-ids-twice", DFE_WORDS, "SusEd_All", 28),
    # Areas
    Listed("three-digit numbers", "dfe-three-digit-numbers", DFE, "806", 105_588),
    Listed("blank area codes", "dfe-area-code-blank", DFE_ALL, "", 26_397),
    Listed("Bedford Borough", "areas-names-differ", DFE_ALL, "E06000055 Bedford Borough"),
    Listed("Barnsley, old", "areas-two-codes", DFE_ALL, "E08000016 Barnsley"),
    Listed("Barnsley, new", "areas-two-codes", "hclic_a1_oct_dec_2025.csv", "E08000038 Barnsley"),
    Listed("Sheffield, old", "areas-two-codes", DFE_ALL, "E08000019 Sheffield"),
    Listed("Sheffield, new", "areas-two-codes", ONS, "E08000039 Sheffield"),
    Listed(
        "wards before May 2023",
        "areas-two-generations-of-wards",
        CLAIMANTS,
        "E05000650 Astley Bridge",
        20,
    ),
    Listed(
        "wards since May 2023",
        "areas-two-generations-of-wards",
        WARDS_2023,
        "E05014818 Astley Bridge",
        20,
    ),
    Listed("claimants rounded to 5", "claimants-rounded-to-five", CLAIMANTS, "155", 680),
]


@pytest.fixture(scope="module")
def quirks(tables):
    return pd.read_parquet(tables / "quirks.parquet")


@pytest.fixture(scope="module")
def quirk_rows(tables):
    return pd.read_parquet(tables / "quirk_rows.parquet")


@pytest.fixture(scope="module")
def page(tables):
    """The block of the Intelligence Hub's page."""
    return perfkit.quirks(open_book_at(tables.parent, "intelligence-hub"))


@pytest.mark.parametrize("listed", LISTED, ids=lambda listed: listed.words)
def test_what_is_listed_is_found_in_its_file(listed, quirks, quirk_rows):
    of_file = quirks[(quirks["quirk"] == listed.quirk) & (quirks["file"] == listed.file)]
    cells = int(of_file["cells"].sum())
    assert cells == listed.cells if listed.cells else cells > 0
    got = quirk_rows[(quirk_rows["quirk"] == listed.quirk) & (quirk_rows["file"] == listed.file)][
        "got"
    ]
    assert listed.got in set(got)


@pytest.mark.parametrize("listed", LISTED, ids=lambda listed: listed.words)
def test_what_is_listed_is_explained_on_the_page_by_its_name(listed, page):
    quirk = next(one for one in load_framework(WORKBOOK).quirks if one.id == listed.quirk)
    assert quirk.name in page.text and quirk.means in page.text and quirk.done in page.text
    assert listed.file in page.text
    assert f'href="data/quirk-{quirk.id}.csv"' in page.html


def test_every_quirk_that_is_explained_is_of_the_list():
    explained = {quirk.id for quirk in load_framework(WORKBOOK).quirks}
    assert explained == {listed.quirk for listed in LISTED}


def test_each_cell_of_a_plain_file_holds_what_was_got_there(quirk_rows, shared_data):
    plain = {path.name: path for path in shared_data.iterdir() if path.suffix == ".csv"}
    told = quirk_rows[
        quirk_rows["file"].isin(list(plain)) & ~quirk_rows["quirk"].str.startswith("areas-")
    ]
    assert told["quirk"].nunique() > 50
    for at in told.itertuples():
        # row 1 holds the names of the columns
        assert rows(plain[at.file])[at.row - 2][at.column] == at.got, at


def test_the_first_cell_of_a_parquet_file_holds_what_was_got_there(quirks, shared_data):
    told = quirks[
        quirks["file"].str.endswith(".parquet")
        & (quirks["cells"] > 0)
        & ~quirks["quirk"].str.startswith("areas-")
    ]
    assert len(told) > 25
    for at in told.itertuples():
        got = cell(shared_data / at.file, at.row, at.column)
        assert (got if got != "None" else "") == at.got, at


def test_each_figure_of_the_block_can_be_followed_to_its_rows(tables, quirks, tmp_path):
    edition = tmp_path / "edition"
    edition.mkdir()
    (edition / "tables").symlink_to(tables)

    written = write_quirk_files(edition)

    found = quirks[quirks["cells"] > 0]
    assert written == found["quirk"].nunique()
    for quirk_id, files in found.groupby("quirk"):
        table = pd.read_csv(edition / "pages" / "data" / f"quirk-{quirk_id}.csv", dtype=str)
        kept = table["File"].value_counts()
        wanted = files.groupby("file")["cells"].max().clip(upper=1_000)
        assert kept.sort_index().to_dict() == wanted.sort_index().to_dict(), quirk_id


def test_nothing_that_is_right_is_rejected(store):
    """No cell of the open data is refused: each oddity in use is read, or told as a doubt."""
    problems = read.problems(store)
    assert problems["severity"].eq("doubtful").all()
    assert read.receipts(store)["rejected"].sum() == 0
    assert len(problems) > 0
