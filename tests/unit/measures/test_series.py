"""A KPI's observations are made of published series, and of own returns where there is none."""

import pandas as pd
import pytest

from perfkit.measures.series import kpi_observations, kpi_series, series_of
from perfkit.periods import financial_quarter
from perfkit.tables import OBSERVATIONS
from tests.unit.measures.make import make_fact, make_facts, make_kpi

Q1, Q2, Q3 = (financial_quarter(2025, number) for number in (1, 2, 3))
RATIO = {"return": "a-return", "numerator": "ended", "denominator": "owed"}
SUM = {"return": "a-return", "sum_of": ("fatal", "serious")}


def test_a_published_value_is_scaled_to_the_kpis_unit_with_its_interval():
    source = {"return": "a-return", "value": "rate", "scale": 100.0}
    facts = make_facts(make_fact("rate", 0.25, Q1, lower=0.2, upper=0.3))
    row = kpi_observations(facts, kpi=make_kpi(source=source)).iloc[0]
    assert (row["value"], row["lower"], row["upper"]) == (25.0, 20.0, 30.0)
    assert (row["period"], row["return_id"]) == ("2025/26 Q1", "a-return")
    assert row["fact_ids"] == ("rate 2025/26 Q1",)


def test_the_columns_are_those_of_observations_and_the_facts_are_left_as_they_were():
    facts = make_facts(make_fact("rate", 20.0, Q2), make_fact("rate", 10.0, Q1))
    before = facts.copy()
    found = kpi_observations(facts, kpi=make_kpi())
    assert list(found.columns) == [*OBSERVATIONS, "fact_ids"]
    assert found["value"].tolist() == [10.0, 20.0]
    pd.testing.assert_frame_equal(facts, before)


def test_a_numerator_is_divided_by_its_denominator_once_and_both_are_kept():
    facts = make_facts(make_fact("ended", 30.0, Q1), make_fact("owed", 120.0, Q1))
    row = kpi_observations(facts, kpi=make_kpi(source=RATIO)).iloc[0]
    assert (row["value"], row["numerator"], row["denominator"]) == (25.0, 30.0, 120.0)
    assert sorted(row["fact_ids"]) == ["ended 2025/26 Q1", "owed 2025/26 Q1"]


def test_a_rate_is_per_what_the_kpi_says():
    facts = make_facts(make_fact("ended", 30.0, Q1), make_fact("owed", 120_000.0, Q1))
    kpi = make_kpi(source=RATIO, unit="per 10,000 children", rate_per=10_000)
    assert kpi_observations(facts, kpi=kpi)["value"].tolist() == [2.5]


@pytest.mark.parametrize(
    "parts",
    [
        [make_fact("ended", 30.0, Q1)],
        [make_fact("ended", 30.0, Q1), make_fact("owed", 0.0, Q1)],
        [
            make_fact("ended", 30.0, Q1),
            make_fact("owed", None, Q1, value_text="..", status="x"),
        ],
    ],
)
def test_a_ratio_with_a_missing_part_is_missing(parts):
    row = kpi_observations(make_facts(*parts), kpi=make_kpi(source=RATIO)).iloc[0]
    assert pd.isna(row["value"])


def test_a_missing_part_lends_the_whole_its_mark():
    facts = make_facts(
        make_fact("ended", 30.0, Q1, status="p"),
        make_fact("owed", None, Q1, value_text="c", status="c"),
    )
    row = kpi_observations(facts, kpi=make_kpi(source=RATIO)).iloc[0]
    assert (row["value_text"], row["status"], row["numerator"]) == ("c", "c", 30.0)


def test_a_sum_with_an_absent_part_is_missing_unless_that_is_said_to_be_nought():
    facts = make_facts(make_fact("serious", 12.0, Q1))
    said = SUM | {"absent_part_is_zero": "No row is published where nobody died."}
    assert kpi_observations(facts, kpi=make_kpi(source=SUM))["value"].isna().tolist() == [True]
    assert kpi_observations(facts, kpi=make_kpi(source=said))["value"].tolist() == [12.0]


def test_a_part_that_is_there_but_missing_is_never_nought():
    facts = make_facts(make_fact("serious", 12.0, Q1), make_fact("fatal", None, Q1, status="c"))
    said = SUM | {"absent_part_is_zero": "No row is published where nobody died."}
    row = kpi_observations(facts, kpi=make_kpi(source=said)).iloc[0]
    assert (pd.isna(row["value"]), row["status"]) == (True, "c")


def own(value, period, **changes):
    return make_fact("re-referrals", value, period, return_id="own", **changes)


def test_an_own_value_stands_only_where_nothing_is_published():
    facts = make_facts(
        make_fact("rate", 10.0, Q1),
        make_fact("rate", None, Q2, value_text="..", status="x"),
        own(99.0, Q1),
        own(98.0, Q2),
        own(30.0, Q3),
    )
    found = kpi_observations(facts, kpi=make_kpi())
    assert found["return_id"].tolist() == ["a-return", "a-return", "own"]
    assert found["value"].tolist()[::2] == [10.0, 30.0]
    assert found["value_text"].tolist() == ["", "..", ""]


def test_a_kpi_with_no_published_source_has_own_values():
    source = {"return": "foi-log", "value": "re-referrals"}
    found = kpi_observations(make_facts(own(88.0, Q1)), kpi=make_kpi(source=source))
    assert found["value"].tolist() == [88.0]


@pytest.mark.parametrize("source", [RATIO, SUM])
def test_own_values_of_a_kpi_made_of_parts_are_in_its_unit_already(source):
    found = kpi_observations(make_facts(own(42.0, Q1)), kpi=make_kpi(source=source))
    assert found["value"].tolist() == [42.0]


def test_only_the_kpis_breakdown_is_taken_unless_all_are_asked_for():
    facts = make_facts(make_fact("rate", 77.5, Q1, breakdown="Male"), make_fact("rate", 81.6, Q1))
    kpi = make_kpi(breakdown="Male")
    assert kpi_observations(facts, kpi=kpi)["value"].tolist() == [77.5]
    assert len(kpi_observations(facts, kpi=kpi, every_breakdown=True)) == 2


def test_of_two_releases_the_last_is_taken():
    facts = make_facts(
        make_fact("rate", 208.0, Q1, released_on="2026-04-01"),
        make_fact("rate", 205.0, Q1, released_on="2026-01-01"),
    )
    assert kpi_observations(facts, kpi=make_kpi())["value"].tolist() == [208.0]


def test_no_fact_gives_no_row_and_the_same_columns():
    found = kpi_observations(make_facts(), kpi=make_kpi(source=RATIO))
    assert (len(found), list(found.columns)) == (0, [*OBSERVATIONS, "fact_ids"])


def test_the_series_of_one_area_is_sorted_by_period():
    facts = make_facts(
        make_fact("rate", 20.0, Q2),
        make_fact("rate", 10.0, Q1),
        make_fact("rate", 5.0, Q1, area_code="E92000001"),
    )
    found = kpi_series(facts, kpi=make_kpi(), area_code="E08000001")
    assert found["value"].tolist() == [10.0, 20.0]
    assert series_of(found, kpi=make_kpi(), area_code="E92000001").empty
