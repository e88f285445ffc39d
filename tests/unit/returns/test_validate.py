from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfkit.returns.validate import Home, validate
from perfkit.tables import FACTS, PROBLEMS, SOURCES
from tests.unit.returns.make import ORIGIN, make_cells, make_use, run

ROWS = st.fixed_dictionaries(
    {
        "series": st.sampled_from(["count", "unused"]),
        "area_code": st.sampled_from(["E08000001", "", "350"]),
        "period_text": st.sampled_from(["2025/26 Q1", "2025/26 Q2", "soon"]),
        "value_text": st.sampled_from(["1", "2", "-3", "..", "many", ""]),
    }
)


@settings(deadline=None, max_examples=50)  # a frame a row: what counts is that none is lost
@given(st.lists(ROWS, max_size=12), st.integers(0, 5))
def test_every_cell_is_sound_rejected_or_out_of_scope(rows, out_of_scope):
    cells = make_cells(*rows, out_of_scope=out_of_scope)
    got = validate(cells, uses={("homes", "count"): make_use()}, origin=ORIGIN)
    assert got.sound + got.rejected + got.out_of_scope == got.read == len(rows) + out_of_scope
    assert len(got.sources) == got.sound
    rejected = got.problems.loc[got.problems["severity"] == "rejected", "row"]
    assert set(rejected).isdisjoint(got.sources["row"])
    assert rejected.nunique() == got.rejected


def test_the_tables_have_the_columns_agreed():
    got = run({"value_text": "5"})
    assert list(got.facts.columns) == [name for name in FACTS if name != "recorded_at"]
    assert list(got.sources.columns) == list(SOURCES)
    assert list(got.problems.columns) == list(PROBLEMS)


def test_the_input_is_not_changed():
    cells = make_cells({"value_text": "5"}, {"value_text": "many"})
    before = cells.table.copy()
    validate(cells, uses={("homes", "count"): make_use()}, origin=ORIGIN)
    pd.testing.assert_frame_equal(cells.table, before)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("19.600000000000001", 19.6),
        ("2.6249999999999999E-2", 0.02625),
        ("2e3", 2000.0),
        ("1,234", 1234.0),
        (" 0 ", 0.0),
    ],
)
def test_a_number_is_read_without_a_spreadsheets_arithmetic(text, number):
    assert run({"value_text": text}).facts["value"].tolist() == [number]


@pytest.mark.parametrize(
    ("text", "published", "status"),
    [
        ("..", "", "x"),
        ("-", "", "x"),
        (":", "", "x"),
        ("NA", "", "x"),
        ("[c]", "", "c"),
        ("z", "", "z"),
        ("low", "", "low"),
        ("", "c", "c"),
        ("", "", "x"),
        ("", "p", "x"),
    ],
)
def test_a_missing_value_keeps_its_meaning_and_is_not_zero(text, published, status):
    fact = run({"value_text": text, "status": published}).facts.iloc[0]
    assert pd.isna(fact["value"])
    assert (fact["value_text"], fact["status"]) == (text, status)


def test_an_unreliable_value_is_kept_with_its_mark():
    fact = run({"value_text": "7", "status": "u"}).facts.iloc[0]
    assert (fact["value"], fact["status"], fact["value_text"]) == (7.0, "u", "")


def test_a_series_in_words_keeps_its_words():
    fact = run({"value_text": "Good", "period_text": "2024-03-01"}, in_words=True).facts.iloc[0]
    assert (fact["value_text"], fact["status"]) == ("Good", "")
    assert pd.isna(fact["value"])


@pytest.mark.parametrize(
    ("text", "year_type", "snapshot_day", "start", "end"),
    [
        ("2025", "financial", "", "2024-04-01", "2025-03-31"),
        ("2025", "academic", "", "2024-09-01", "2025-08-31"),
        ("2025", "snapshot", "03-31", "2025-03-31", "2025-03-31"),
        ("2024/25", "snapshot", "03-31", "2025-03-31", "2025-03-31"),
        ("2025", "calendar", "", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_year_is_what_the_series_says_it_is(text, year_type, snapshot_day, start, end):
    got = run(
        {"value_text": "1", "period_text": text}, year_type=year_type, snapshot_day=snapshot_day
    )
    fact = got.facts.iloc[0]
    assert (fact["period_start"], fact["period_end"]) == (pd.Timestamp(start), pd.Timestamp(end))


def test_the_mark_of_a_period_is_the_status_of_its_value():
    got = run({"value_text": "1", "period_text": "2025 (prov)"}, year_type="financial")
    assert got.facts["status"].tolist() == ["p"]


def test_a_release_is_the_files_or_else_the_usual_lag_after_the_period():
    got = run(
        {"value_text": "1", "released_on": "2025-09-01"},
        {"value_text": "1", "period_text": "2025/26 Q2"},
    )
    assert got.facts["released_on"].dt.date.tolist() == [date(2025, 9, 1), date(2026, 1, 8)]
    assert got.facts["release_basis"].tolist() == ["file", "pattern"]


def test_a_repeat_is_one_fact_with_two_sources():
    got = run({"value_text": "5"}, {"value_text": "5.0"})
    assert len(got.facts) == 1
    assert got.sources[["fact_id", "row"]].to_numpy().tolist() == [[0, 2], [0, 3]]
    assert (got.sound, got.rejected) == (2, 0)


def test_both_copies_are_rejected_when_they_differ():
    got = run(
        {"value_text": "5"}, {"value_text": "6"}, {"value_text": "7", "area_code": "E06000001"}
    )
    assert got.facts["value"].tolist() == [7.0]
    assert got.problems["row"].tolist() == [2, 3]
    assert got.problems["rule"][0] == "This file gives it different values: 5 and 6."
    assert set(got.problems["dimension"]) == {"uniqueness"}


def test_a_problem_says_where_and_what_was_got():
    problem = run({"value_text": "many"}).problems.iloc[0]
    assert (problem["file"], problem["row"], problem["column"]) == ("homes.csv", 2, "value")
    assert (problem["got"], problem["severity"]) == ("many", "rejected")


def test_only_the_councils_own_region_is_looked_at():
    note = {"value_text": "1", "note": "region as published: East Midlands"}
    cells = make_cells(note, note | {"area_code": "E06000018"})
    got = validate(
        cells,
        uses={("homes", "count"): make_use()},
        origin=ORIGIN,
        home=Home("E08000001", "the North West"),
    )
    assert got.problems["row"].tolist() == [2]
    assert got.sound == 2


def test_words_in_the_status_column_are_kept_in_the_note():
    got = run({"value_text": "1", "status": "Boundaries changed", "note": "See notes"})
    assert got.facts["note"].tolist() == ["See notes; Boundaries changed"]
    assert got.problems["severity"].tolist() == ["doubtful"]
