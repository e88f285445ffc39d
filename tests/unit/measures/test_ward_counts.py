"""Counts by ward: the right periods added up, the right wards alone, never a missing one as 0."""

import math

import pandas as pd
import pytest

from perfkit.measures.ward_counts import map_steps, ward_counts, with_comparison, with_rates
from perfkit.periods import month
from tests.unit.measures.wards import (
    CODES,
    OCTOBER,
    YEARS,
    counts,
    fact,
    make_generation,
    make_measure,
    numbered,
)


def counted(rows, **changes):
    table = ward_counts(
        numbered(rows), measure=make_measure(**changes), generation=make_generation()
    )
    return table.set_index("area_code")


def test_the_latest_period_is_told_of_every_ward_in_the_lists_order():
    found = counted([*counts((9, 9, 9, 9, 9), month(2017, 9)), *counts()])
    assert found["count"].to_dict() == dict(zip(CODES, (50, 40, 30, 20, 10), strict=True))
    assert set(found["period"]) == {"October 2017"}


def test_every_count_names_the_facts_it_rests_on():
    found = counted(
        [*counts(series="fatal"), *counts(series="serious")], sum_of=["fatal", "serious"]
    )
    assert found["fact_ids"].iloc[0] == (1, 6)
    assert found["count"].iloc[0] == 100


def test_a_ward_of_another_generation_is_left_out():
    found = counted([*counts(), fact("claims", "count", "E05999999", OCTOBER, 7)])
    assert list(found.index) == list(CODES)
    assert found["count"].sum() == 150


def test_a_ward_without_a_row_is_not_available_and_never_0():
    found = counted(counts((50, None, 30, 20, 10)))
    assert math.isnan(found.loc[CODES[1], "count"])


def test_a_ward_without_a_row_is_0_where_the_measure_says_why():
    found = counted(counts((50, None, 30, 20, 10)), absent_is_zero="a row is a person")
    assert found.loc[CODES[1], "count"] == 0


def test_a_marked_cell_leaves_its_ward_without_a_count_even_then():
    rows = [*counts((None, 40, 30, 20, 10)), fact("claims", "count", CODES[0], OCTOBER, "[c]")]
    found = counted(rows, absent_is_zero="a row is a person")
    assert math.isnan(found.loc[CODES[0], "count"])


def test_whole_years_are_added_up_and_years_held_in_part_are_not():
    rows = [row for year in YEARS for row in counts((1, 2, 3, 4, 5), year)]
    found = counted(rows, add_up=5, incomplete=["2018/19", "2024/25"])
    assert found["count"].tolist() == [5, 10, 15, 20, 25]
    assert set(found["period"]) == {"2019/20 to 2023/24"}


def test_fewer_periods_than_are_added_up_tell_nothing():
    assert counted(counts(), add_up=2).empty


def test_a_share_has_wilsons_interval_and_stands_beside_the_boroughs():
    rows = pd.DataFrame({"count": [50.0, 10.0], "population": [1000.0, 1000.0]})
    found = with_comparison(with_rates(rows, measure=make_measure()), measure=make_measure())
    assert found["value"].tolist() == [5.0, 1.0]
    assert found.loc[0, ["lower", "upper"]].astype(float).round(2).tolist() == [3.81, 6.53]
    assert set(found["borough_value"]) == {3.0}
    assert found["comparison"].tolist() == ["higher", "lower"]


def test_a_count_without_people_has_the_interval_of_a_count_and_is_not_compared():
    measure = make_measure(denominator="", unit="people", decimals=0)
    rows = pd.DataFrame({"count": [20.0, 5.0], "population": [float("nan")] * 2})
    found = with_comparison(with_rates(rows, measure=measure), measure=measure)
    assert found["value"].tolist() == [20.0, 5.0]
    assert found.loc[0, ["lower", "upper"]].astype(float).round(2).tolist() == [12.21, 30.89]
    assert found["borough_value"].tolist() == [25.0, 25.0]
    assert set(found["comparison"]) == {"not_compared"}


def test_with_a_wards_count_missing_the_borough_is_missing_too():
    rows = pd.DataFrame({"count": [50.0, None], "population": [1000.0, 1000.0]})
    found = with_comparison(with_rates(rows, measure=make_measure()), measure=make_measure())
    assert found["borough_value"].isna().all()


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([1.0, 2, 3, 4, 5, 6], [1, 1, 2, 2, 3, 3]),
        ([7.0, 7, 7], [1, 1, 1]),
        ([1.0, None, 3], [None, None, None]),
    ],
)
def test_a_map_has_three_shades_of_as_many_wards_each(values, steps):
    found = [None if pd.isna(step) else int(step) for step in map_steps(pd.Series(values))]
    assert found == steps
