"""Small counts are hidden, and nothing hidden can be worked out from what is shown."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfkit.errors import MeasureError
from perfkit.measures.disclosure import RULES, Rule, suppress
from tests.unit.measures.reader import told_counts

OWN = Rule(below=3, zero_is_shown=True)
RULE = st.sampled_from([*RULES.values(), OWN])
COUNTS = st.lists(st.one_of(st.integers(0, 12), st.integers(0, 60)), min_size=1, max_size=9)


def make_cells(counts, groups="a"):
    places = range(len(counts))
    return pd.DataFrame(
        {
            "ward": [groups[place % len(groups)] for place in places],
            "age": [f"{place // len(groups)}" for place in places],
            "place": places,
            "count": counts,
        }
    )


def shown(table, **options):
    asked = {"count": "count", "within": "ward"} | options
    return suppress(table.drop(columns="place"), **asked).assign(
        place=table["place"], count_=lambda safe: safe["count"]
    )


@settings(deadline=None, max_examples=1500)
@given(counts=COUNTS, groups=st.sampled_from(["a", "ab"]), rule=RULE)
def test_no_hidden_cell_can_be_worked_out_from_the_totals(counts, groups, rule):
    safe = shown(make_cells(counts, groups), rule=rule)
    assert told_counts([safe], rule=rule, kinds=[("total", ["ward"])]) == []


@settings(deadline=None, max_examples=1500)
@given(counts=COUNTS, rule=RULE.filter(lambda rule: rule.rounded_to == 1))
def test_no_hidden_cell_is_determined_by_linear_algebra(counts, rule):
    safe = shown(make_cells(counts, "ab"), rule=rule)
    hidden = safe["mark"].eq("[c]").to_numpy()
    rows = [
        ((safe["ward"] == ward).to_numpy() & hidden).astype(float)
        for ward, cells in safe.groupby("ward")
        if cells["total"].notna().all()
    ]
    known = np.array(rows).reshape(-1, len(safe))
    rank = np.linalg.matrix_rank(known) if len(known) else 0
    for place in np.flatnonzero(hidden):
        unit = (np.arange(len(safe)) == place).astype(float)
        assert np.linalg.matrix_rank(np.vstack([known, unit])) > rank


@settings(deadline=None, max_examples=1500)
@given(counts=COUNTS, first=st.integers(1, 8), rule=RULE)
def test_two_editions_laid_side_by_side_tell_no_hidden_cell(counts, first, rule):
    table = make_cells(counts, "ab")
    earlier = shown(table.head(first), rule=rule)
    later = shown(table, rule=rule, earlier=earlier.drop(columns=["place", "count_"]))
    assert told_counts([earlier, later], rule=rule, kinds=[("total", ["ward"])]) == []


@settings(deadline=None, max_examples=1500)
@given(counts=st.lists(st.integers(0, 15), min_size=4, max_size=9), rule=RULE)
def test_totals_of_rows_columns_and_all_tell_no_hidden_cell(counts, rule):
    safe = shown(make_cells(counts, "abc"), rule=rule, within=[["ward"], ["age"], []])
    kinds = [("total_ward", ["ward"]), ("total_age", ["age"]), ("total_all", [])]
    assert told_counts([safe], rule=rule, kinds=kinds) == []


@settings(deadline=None, max_examples=1500)
@given(counts=COUNTS, rule=RULE, random=st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant_and_the_table_is_unchanged(counts, rule, random):
    table = make_cells(counts, "ab")
    before = table.copy()
    order = random.sample(range(len(table)), len(table))
    safe = suppress(table, count="count", within="ward", rule=rule)
    mixed = suppress(table.iloc[order], count="count", within="ward", rule=rule)
    pd.testing.assert_frame_equal(mixed.sort_index(), safe)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(
    ("rule", "counts", "expected"),
    [
        ("hes", [0, 12, 13, 100], ["0", "10", "15", "100"]),
        ("hes", [7, 8, 100], ["[c]", "10", "100"]),  # rounding alone keeps it
        ("below_5", [4, 5, 100], ["[c]", "[c]", "100"]),
        ("below_5", [4, 4, 100], ["[c]", "[c]", "[c]"]),  # 8 of two below 5 is 4 and 4
        ("below_5", [3, 4, 100], ["[c]", "[c]", "100"]),
        ("below_5", [0, 20, 100], ["[c]", "[c]", "100"]),
        ("below_10", [9, 10, 11], ["[c]", "[c]", "11"]),
        (OWN, [0, 2, 3, 9], ["0", "[c]", "[c]", "9"]),
        ("below_5", [5, 6], ["5", "6"]),
    ],
)
def test_a_rule_hides_rounds_and_protects(rule, counts, expected):
    safe = suppress(make_cells(counts), count="count", within="ward", rule=rule)
    told = [mark or f"{count:.0f}" for mark, count in zip(safe["mark"], safe["count"], strict=True)]
    assert told == expected


@pytest.mark.parametrize(
    ("counts", "total", "mark"),
    [([3], None, "[c]"), ([1, 2], None, "[c]"), ([6], 6, ""), ([3, None, 9], None, "[x]")],
)
def test_a_total_that_would_tell_a_cell_is_hidden(counts, total, mark):
    safe = suppress(make_cells(counts), count="count", within="ward", rule="below_5")
    assert safe["total"].dropna().unique().tolist() == ([] if total is None else [total])
    assert set(safe["total_mark"]) == {mark}


def test_totals_are_made_from_true_counts_and_percentages_from_rounded_ones():
    safe = suppress(make_cells([12, 12, 12, 3]), count="count", within=[], rule="hes")
    assert safe["total"].iloc[0] == 40
    assert safe["percent"].tolist()[:3] == [25.0, 25.0, 25.0]
    assert np.isnan(safe["percent"].iloc[3])


def test_a_cell_hidden_before_stays_hidden_though_another_would_now_be_chosen():
    first = make_cells([3, 8, 9])
    earlier = suppress(first, count="count", within="ward", rule="below_5")
    revised = first.assign(count=[3, 12, 9])
    later = suppress(revised, count="count", within="ward", rule="below_5", earlier=earlier)
    assert later["hidden_because"].tolist() == ["primary", "earlier", ""]


def test_a_new_part_is_not_told_by_the_difference_of_two_totals():
    quarters = make_cells([20, 30, 3])
    earlier = suppress(quarters.head(2), count="count", within="ward", rule="below_5")
    later = suppress(quarters, count="count", within="ward", rule="below_5", earlier=earlier)
    assert later["mark"].tolist() == ["", "", "[c]"]
    assert later["total_mark"].tolist() == ["[c]"] * 3


def test_a_cell_that_an_earlier_edition_showed_is_said_to_have_been_told():
    table = make_cells([3, 20, 30])
    earlier = suppress(table, count="count", within="ward", rule=OWN)
    later = suppress(table, count="count", within="ward", rule="below_5", earlier=earlier)
    assert later["disclosed_before"].tolist() == [True, False, False]


def test_several_earlier_editions_are_all_heeded():
    table = make_cells([20, 30, 9, 3])
    ends = [suppress(table.head(n), count="count", within="ward", rule="below_5") for n in (2, 3)]
    later = suppress(table, count="count", within="ward", rule="below_5", earlier=ends)
    assert later["mark"].tolist() == ["", "", "", "[c]"]
    assert later["total"].isna().all()


def test_figures_that_follow_from_a_hidden_count_are_emptied_with_it():
    table = make_cells([3, 9, 40]).assign(value=[6.0, 18.0, 80.0], denominator=50)
    safe = suppress(table, count="count", within="ward", rule="below_5")
    rounded = suppress(table, count="count", within="ward", rule="hes")
    assert safe["value"].isna().tolist() == [True, True, False]
    assert safe["denominator"].tolist() == [50, 50, 50]
    assert rounded["value"].isna().all()


def test_the_missing_is_marked_and_never_read_as_zero():
    table = make_cells([None, None, 9]).assign(status=["x", "c", ""])
    safe = suppress(table, count="count", within="ward", rule="below_5")
    assert safe["mark"].tolist() == ["[x]", "[c]", ""]


def test_an_empty_table_and_one_all_missing_stay_so():
    empty = suppress(make_cells([]), count="count", within="ward", rule="hes")
    missing = suppress(make_cells([None, None]), count="count", within="ward", rule="hes")
    assert len(empty) == 0
    assert missing["mark"].tolist() == ["[x]", "[x]"]


@pytest.mark.parametrize(
    ("changes", "options", "message"),
    [
        ({"count": [-1, 2]}, {}, "holds -1"),
        ({"count": [1.5, 2]}, {}, "holds 1.5"),
        ({"count": [np.inf, 2]}, {}, "holds inf"),
        ({"count": ["few", "2"]}, {}, "is to hold counts"),
        ({"age": ["0", "0"]}, {}, "has the cell a / 0 twice"),
        ({}, {"rule": "below_3"}, "Got the disclosure rule 'below_3'"),
        ({}, {"within": "area"}, "has no column area"),
        ({}, {"count": "number"}, "has no column number"),
        ({}, {"earlier": pd.DataFrame({"ward": ["a"], "count": [9]})}, "share no column"),
        ({}, {"earlier": pd.DataFrame({"ward": ["a"]})}, "earlier edition has no column count"),
    ],
)
def test_what_is_no_table_of_counts_is_refused(changes, options, message):
    table = make_cells([7, 2]).drop(columns="place").assign(**changes)
    with pytest.raises(MeasureError, match=message):
        suppress(table, **({"count": "count", "within": "ward", "rule": "below_5"} | options))


@pytest.mark.parametrize(
    "bad",
    [
        {"below": 1},
        {"below": 2, "zero_is_shown": True},
        {"below": 5, "rounded_to": 6},
        {"below": 5, "rounded_to": 0},
    ],
)
def test_a_rule_whose_mark_would_tell_the_count_is_refused(bad):
    with pytest.raises(MeasureError, match="A rule"):
        Rule(**bad)
