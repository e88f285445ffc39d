"""What holds of every table."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfkit.framework.checks import DIMENSIONS
from perfkit.quality import profile
from perfkit.quality.profiling.coding import code_table
from perfkit.quality.profiling.findings import COLUMNS
from perfkit.quality.profiling.rules import find_rules
from perfkit.quality.profiling.thresholds import RULE_COLUMNS

CELLS = st.one_of(
    st.none(),
    st.sampled_from(["Bolton", "bolton", "Bury ", "12.0 oz", "12", "", "-", "2025-26", "1/2/2025"]),
    st.integers(-5, 5),
    st.floats(),
    st.booleans(),
    st.dates(),
)
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12).map(
    lambda rows: pd.DataFrame(rows, columns=["a", "b", "c"], dtype=object)
)


def told(found):
    """Return findings as a set, whatever their order."""
    return {tuple(map(str, row)) for row in found.to_numpy().tolist()}


@settings(deadline=None, max_examples=30)
@given(TABLES)
def test_the_table_is_left_alone_and_the_findings_have_their_columns(table):
    before = table.copy(deep=True)

    found = profile(table)

    pd.testing.assert_frame_equal(table, before)
    assert list(found.columns) == COLUMNS
    assert set(found["dimension"]) <= set(DIMENSIONS)
    assert found["confidence"].between(0, 1).all()
    assert not found.duplicated(["row", "column"]).any()


@settings(deadline=None, max_examples=20)
@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_plays_no_part(table, random):
    rows, columns = list(table.index), list(table.columns)
    random.shuffle(rows)
    random.shuffle(columns)

    shuffled = profile(table.loc[rows, columns])

    assert told(shuffled[["row", "column"]]) == told(profile(table)[["row", "column"]])


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame(),
        pd.DataFrame({"a": []}),
        pd.DataFrame({"a": ["Bolton"]}),
        pd.DataFrame({"a": [None, None], "b": [float("nan")] * 2}),
        pd.DataFrame({"a": ["Bolton"] * 30, "b": [1] * 30}),
        pd.DataFrame({0: ["x", "y"] * 9, ("p", 1): [1, 2] * 9}),
        pd.DataFrame({"a": pd.Categorical(["x", "y"] * 9)}),
        pd.DataFrame({"a": pd.array([1, None, 3] * 5, dtype="Int64")}),
        pd.DataFrame({"a": pd.array([True, None] * 5, dtype="boolean")}),
        pd.DataFrame({"a": pd.date_range("2025-01-01", periods=9)}),
        pd.DataFrame({"a": [[1], {"b": 2}, (3,)]}),
        pd.DataFrame([[1, 2], [3, 4]], columns=["same", "same"], index=["r", "r"]),
        pd.DataFrame({"a": ["Bolton"] * 9}, index=[0, "x"] * 4 + [None]),
    ],
    ids=lambda table: str(table.dtypes.tolist())[:40],
)
def test_nothing_is_found_in_a_table_too_small_or_constant_and_nothing_breaks(table):
    assert set(profile(table)["kind"]) <= {"repeated row"}


HUGE = ["9" * 400, "1e999", "-1e999", "1e308", "-1.7e308", "inf", "Infinity"]


@pytest.mark.parametrize("huge", HUGE, ids=lambda text: text[:8])
@pytest.mark.filterwarnings("error")
def test_a_number_too_great_to_be_held_breaks_nothing(huge):
    rows = [(f"a{n % 10}", str(2000 + n // 10), str(1000 + 37 * n % 977)) for n in range(200)]
    table = pd.DataFrame(rows, columns=["area", "year", "count"])
    table["total"] = table["count"]
    table.loc[[7, 8], ["count", "total"]] = huge
    huge_floats = pd.to_numeric(table["count"], errors="coerce")

    for held in (table, table.assign(count=huge_floats, total=huge_floats)):
        assert set(profile(held)["row"]) <= set(table.index)


@pytest.mark.parametrize("others", [["Bolton", "Bury"] * 9, [1, None, "Bury"] * 6])
def test_half_of_a_sign_breaks_nothing(others):
    table = pd.DataFrame({"a": pd.Series([*others, "\ud800"], dtype=object)})
    assert set(profile(table)["row"]) <= set(table.index)


@pytest.mark.parametrize("other", [pd.Series(["Bolton"]), [1, 2], None])
def test_what_is_no_table_is_refused_in_words(other):
    with pytest.raises(TypeError, match="profile takes a table"):
        profile(other)


def test_of_a_wide_table_the_columns_of_text_are_tried_first_as_rules():
    numbers = pd.DataFrame({f"n{n}": [row * (n + 3) % 97 for row in range(200)] for n in range(60)})
    areas = [("E1", "Bolton"), ("E2", "Bury"), ("E3", "Wigan"), ("E4", "Leeds")] * 50
    table = numbers.assign(code=[c for c, _ in areas], area=[name for _, name in areas])
    table.loc[9, "area"] = "Wigan"
    coded = code_table(table)

    rules = find_rules(coded)

    assert len({rule.determinant.place for rule in rules}) <= RULE_COLUMNS
    assert ("code", "area") in {(rule.determinant.name, rule.dependent.name) for rule in rules}
