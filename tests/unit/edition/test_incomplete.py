"""The figures behind each share of completeness: as many rows as are counted."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfkit.edition.incomplete import NOT_FILLED, incomplete
from perfkit.edition.schema import hold
from perfkit.quality.checking import CHECKED
from perfkit.quality.dimensions import by_field
from perfkit.quality.looked_at import looked_at
from perfkit.store.engine import open_store
from perfkit.tables import INCOMPLETE
from tests.unit.quality.make import make_facts
from tests.unit.quality.test_grade import problems

# What may stand in a cell: its value, its text and the mark it is read as.
CELLS = (
    (20.0, "20", ""),
    (0.0, "0", ""),
    (None, "", "x"),
    (None, "..", "x"),
    (None, "[u]", "u"),
    (None, "[c]", "c"),
    (None, "[z]", "z"),
    (None, "Good", ""),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "store.db"
    held = open_store(f"sqlite:///{path.as_posix()}")
    yield held
    held.dispose()


def cells(*kinds, series="rate"):
    values, texts, marks = zip(*(CELLS[kind] for kind in kinds), strict=True)
    return make_facts(*values, series=series).assign(value_text=texts, status=marks)


def told(facts, rule):
    """Return what a check of completeness tells of facts, as it was checked and as problems."""
    checked = facts.assign(dimension="completeness", failed=True, rule_id=rule)
    found = [
        problems("completeness", 1, rule_id=rule, rule=rule, series=fact.series, row=fact.fact_id)
        for fact in facts.itertuples()
    ]
    return checked.reindex(columns=list(CHECKED)), pd.concat([problems(), *found])


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.integers(0, len(CELLS) - 1), min_size=1, max_size=6),
    st.lists(st.integers(0, len(CELLS) - 1), min_size=1, max_size=6),
    st.sets(st.integers(0, 5)),
)
def test_there_are_as_many_rows_as_figures_are_counted(store, first, second, failing):
    facts = pd.concat([cells(*first), cells(*second, series="other")], ignore_index=True)
    facts["fact_id"] = range(1, len(facts) + 1)
    checked, found = told(facts.iloc[[at for at in failing if at < len(facts)]], "a-return/all")
    counted = by_field(found, looked_at(facts, checked))
    counted = counted[counted["dimension"] == "completeness"].set_index("series")["failed"]
    rows = incomplete(facts, found, checked, store)
    hold("incomplete", rows)
    assert counted[counted > 0].to_dict() == rows.groupby("series").size().to_dict()


def test_what_stands_there_is_told_and_why_it_is_not_complete(store):
    facts = cells(0, 2, 3).assign(fact_id=[1, 2, 3])
    rows = incomplete(facts, problems(), pd.DataFrame(columns=list(CHECKED)), store)
    assert list(rows.columns) == list(INCOMPLETE)
    assert rows[["period_text", "got", "status", "rule"]].to_numpy().tolist() == [
        ["2017/18", "", "x", NOT_FILLED],
        ["2018/19", "..", "x", NOT_FILLED],
    ]


def test_a_problem_of_another_dimension_and_a_correction_are_not_among_them(store):
    made = problems("completeness", 1, rule_id="correction-is-in-force")
    others = pd.concat([made, problems("accuracy", 1)])
    facts = cells(0).assign(fact_id=[1])
    assert incomplete(facts, others, pd.DataFrame(columns=list(CHECKED)), store).empty
