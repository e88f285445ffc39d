"""Quantiles are those of the reference, and a rank says how far chance may move it."""

import numpy as np
import pandas as pd
import pytest

from perfkit.measures.benchmark import quantile_group, rank


@pytest.mark.parametrize(
    ("values", "groups", "expected"),
    [
        (range(1, 11), 5, [5, 5, 4, 4, 3, 3, 2, 2, 1, 1]),
        (range(1, 8), 4, [4, 3, 3, 2, 2, 1, 1]),
        (range(1, 5), 4, [4, 3, 2, 1]),
        ([5, 5, 5, 5], 2, [1, 1, 1, 1]),
        ([1, 2, 2, 2], 2, [2, 1, 1, 1]),
    ],
)
def test_quantile_one_holds_the_highest_and_equals_go_to_the_better(values, groups, expected):
    assert quantile_group(values, groups=groups).tolist() == expected


def test_not_inverted_quantile_one_holds_the_lowest():
    assert quantile_group([10, 20, 30, 40], groups=2, invert=False).tolist() == [1, 1, 2, 2]


def test_the_missing_have_no_quantile_and_are_not_counted():
    values = pd.Series([1.0, np.nan, 2.0, 3.0, 4.0], index=list("abcde"))
    found = quantile_group(values, groups=2)
    assert found.dropna().to_dict() == {"a": 2, "c": 2, "d": 1, "e": 1}
    assert found.index.tolist() == list("abcde")


@pytest.mark.parametrize("values", [[1, 2, 3], [], [np.nan] * 6])
def test_fewer_values_than_groups_have_no_quantiles_and_a_warning_says_so(values):
    with pytest.warns(UserWarning, match="cannot be put in 4 groups"):
        found = quantile_group(values, groups=4)
    assert found.isna().all()


def areas(**changes):
    table = pd.DataFrame(
        {
            "area_code": list("abcd"),
            "group": "neighbours",
            "period": "2024/25",
            "value": [5.0, 9.0, 8.0, np.nan],
            "lower": [4.0, 8.0, 7.0, np.nan],
            "upper": [6.0, 10.0, 9.0, np.nan],
        }
    )
    return table.assign(**changes)


def test_a_rank_says_of_how_many_and_the_places_its_interval_allows():
    found = rank(areas(), group="group").set_index("area_code")
    columns = ["rank", "ranked", "rank_from", "rank_to"]
    assert found.loc["a", columns].tolist() == [3, 3, 3, 3]
    assert found.loc["b", columns].tolist() == [1, 3, 1, 2]
    assert found.loc["d", ["rank", "rank_from", "rank_to"]].isna().all()


def test_intervals_that_touch_do_not_part_two_areas():
    found = rank(areas(upper=[8.0, 10.0, 9.0, np.nan]), group="group")
    assert found["rank_from"].tolist()[:3] == [1, 1, 1]


def test_areas_are_ranked_in_their_group_at_their_date_alone():
    table = pd.concat([areas(), areas(period="2023/24"), areas(group="region")])
    found = rank(table, group="group")
    assert found["rank"].dropna().tolist() == [3, 1, 2] * 3
    assert found["period"].tolist() == table["period"].tolist()


@pytest.mark.parametrize("limits", [{"lower": np.nan}, {"lower": 99.0}])
def test_a_rank_without_a_usable_interval_claims_no_places(limits):
    found = rank(areas(**limits), group="group")
    assert found["rank"].tolist()[:3] == [3, 1, 2]
    assert found["rank_from"].isna().all() and found["rank_to"].isna().all()


def test_a_table_is_left_as_it_was_and_an_empty_one_has_no_ranks():
    table = areas()
    before = table.copy()
    rank(table, group="group")
    pd.testing.assert_frame_equal(table, before)
    assert rank(table.head(0), group="group")["rank"].tolist() == []
