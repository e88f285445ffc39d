"""Of the real quarter, every live KPI has its marks, each with how it was found or the reason."""

import pandas as pd
import pytest

from perfkit.edition.schema import MARKS
from perfkit.framework.load import load_framework
from perfkit.sentences.how_to_read import how_to_read
from tests.published.quarter import WORKBOOK

pytestmark = pytest.mark.shared

TESTED = ("improving", "worsening", "higher", "lower", "no_significant_change")


@pytest.fixture(scope="module")
def rows(tables):
    """The assessments of KPIs that have figures, with their definitions, forecasts and words."""
    found = pd.read_parquet(tables / "found.parquet")
    by_mark = {name: rows.set_index("kpi_id")["words"] for name, rows in found.groupby("mark")}
    told = pd.DataFrame(by_mark).add_prefix("how ")
    forecasts = pd.read_parquet(tables / "forecasts.parquet").set_index("kpi_id")["words"]
    kpis = {kpi.id: kpi for kpi in load_framework(WORKBOOK).live_kpis}
    held = pd.read_parquet(tables / "assessments.parquet").set_index("kpi_id")
    assert set(held.index) == set(kpis)
    table = held.join(told).join(forecasts.rename("outlook"))
    table["kpi"] = pd.Series(kpis)
    return table.loc[table["age_status"] != "awaited"]


def test_every_kpi_with_figures_has_four_marks_a_direction_and_the_method_that_found_it(rows):
    assert len(rows) == 67
    states = ["target_status", "variation", "age_status", "quality_grade", "direction"]
    assert rows[states].notna().all(axis=None)
    assert all(map(how_to_read, rows["direction_method"]))
    assert (rows.loc[~rows["variation"].isin(TESTED), "variation_reason"].str.len() > 0).all()


def test_every_kpi_with_figures_is_compared_or_says_why_not(rows, tables):
    groups = pd.read_parquet(tables / "comparisons.parquet").groupby("kpi_id")["words"].agg(list)
    alone = rows.loc[rows["comparator_value"].isna()]
    assert 0 < len(alone) < len(rows) / 4
    for row in alone.itertuples():
        if row.kpi.benchmark.group == "none":
            assert len(row.kpi.benchmark.reason) > 20
        else:  # its own group has no figure for the period, and other groups have
            assert all(groups[row.Index])


def test_every_kpi_with_figures_has_a_forecast_or_the_reason_for_none(rows):
    told = r"If nothing changes, expect |The figure for .+ has not come yet|Not forecast: .{10,}"
    assert rows["outlook"].str.match(told).all()


def test_how_each_mark_was_found_is_told_and_holds_its_own_figure(rows):
    for mark in MARKS:
        assert rows[f"how {mark}"].str.len().min() > 20, mark
    for row in rows.loc[rows["target"].notna() & rows["value"].notna()].itertuples():
        told = rows.loc[row.Index, "how Target"]
        assert row.value_text in told and row.target_text in told
    charted = rows.loc[rows["direction_method"].str.startswith("control chart")]
    assert charted["how Variation"].str.contains("2.66 times").sum() == len(charted) > 10


def test_what_may_be_asked_follows_from_the_series_type_and_the_reason_is_in_words(rows, tables):
    charted = set(pd.read_parquet(tables / "points.parquet")["kpi_id"])
    for row in rows.itertuples():
        if row.kpi.series_type in ("programme_cumulative", "rolling", "year_to_date", "judgement"):
            assert row.Index not in charted, row.Index

    checks = rows.loc["nhs-health-checks"]
    assert (checks["variation"], checks["direction_method"]) == ("not_testable", "not tested")
    assert checks["how Variation"] == (
        "It adds up over five years, so that it rises whatever happens: a control chart or a test "
        "of trend would tell us nothing."
    )
    rolling = rows.loc[rows["kpi"].map(lambda kpi: kpi.series_type) == "rolling"]
    why = "Each figure covers three years and shares part of that with the next, so it is not put "
    assert len(rolling) > 3
    assert rolling["how Variation"].str.startswith(f"{why}on a control chart.").all()


def disagrees(row) -> bool:
    """Say from the marks alone whether they disagree, as the rules are written."""
    good = row.target_status == "on_target" or row.variation == "improving"
    met = row.target_status == "on_target"
    change = (row.variation == "improving" and row.target_status == "off_target") or (
        row.variation == "worsening" and row.target_status in ("on_target", "close")
    )
    judged = row.target_status in ("on_target", "close", "off_target")
    missed_by = row.target != row.value
    chance = row.assurance == "hit_or_miss" and row.variation == "no_significant_change"
    doubtful = row.age_status in ("overdue", "old") or row.quality_grade == "not_fit"
    return bool(change or (chance and judged and missed_by) or ((good or met) and doubtful))


def test_the_sentence_for_marks_that_disagree_appears_exactly_where_they_do(rows):
    told = rows.index[rows["disagreement"] != ""]
    assert list(told) == [row.Index for row in rows.itertuples() if disagrees(row)]
    assert 0 < len(told) < len(rows)
