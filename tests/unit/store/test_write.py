from datetime import timedelta

import pandas as pd
import pytest
from sqlalchemy import func, select

from perfkit.returns.validate import Origin
from perfkit.store import schema, write
from perfkit.store.read import (
    fact_history,
    facts_as_at,
    last_told,
    problems,
    receipts,
    sources_of,
)
from perfkit.store.write import receive
from tests.unit.store.make import DAY, LATER, make_content, make_receipt, receive_rows

FIVE, SIX = {"value_text": "5"}, {"value_text": "6"}
QUARTER_2 = {"value_text": "8", "period_text": "2025/26 Q2"}


def counts(store):
    with store.reading() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in schema.METADATA.tables.items()
        }


def values(store, **when):
    return facts_as_at(store, **({"released_by": LATER} | when))["value"].tolist()


def test_a_file_received_again_changes_nothing(store):
    first = receive_rows(store, FIVE, {"value_text": "many"})
    before = (counts(store), facts_as_at(store, released_by=LATER))
    again = receive_rows(store, FIVE, at=DAY + timedelta(days=1))
    assert counts(store) == before[0]
    pd.testing.assert_frame_equal(facts_as_at(store, released_by=LATER), before[1])
    assert again == first._replace(outcome="already loaded")


def test_a_load_that_dies_half_way_leaves_nothing(store, monkeypatch):
    receive_rows(store, FIVE)
    before = counts(store)

    def die(*_):
        raise RuntimeError("the machine went off")

    monkeypatch.setattr(write, "_contradictions", die)
    with pytest.raises(RuntimeError):
        receive_rows(store, SIX, QUARTER_2, file="b.csv", file_id="b1")
    assert counts(store) == before


def test_two_files_that_agree_give_one_fact_two_sources(store):
    receive_rows(store, FIVE)
    receive_rows(store, FIVE, QUARTER_2, file="b.csv", file_id="b1")
    facts = facts_as_at(store, released_by=LATER)
    sources = sources_of(store, facts["fact_id"])
    assert facts["value"].tolist() == [5.0, 8.0]
    assert sources["file"].tolist() == ["a.csv", "b.csv", "b.csv"]
    assert problems(store).empty


def test_a_revision_keeps_the_earlier_value_for_earlier_readings(store):
    receive_rows(store, FIVE)
    receive_rows(store, SIX, file_id="a2", at=DAY + timedelta(days=1))
    history = fact_history(store, return_id="homes", series="count")
    assert history["value"].tolist() == [5.0, 6.0]
    assert history["released_on"].dt.date.tolist()[1] == (DAY + timedelta(days=1)).date()
    assert values(store) == [6.0]
    assert values(store, released_by=DAY.date()) == [5.0]
    assert values(store, recorded_by=DAY) == [5.0]
    assert problems(store).empty


def test_a_value_revised_and_revised_back_is_read_as_it_last_was(store):
    for number, row in enumerate((FIVE, SIX, FIVE)):
        receive_rows(store, row, file_id=f"a{number}", at=DAY + timedelta(days=number))
    assert values(store) == [5.0]
    assert len(fact_history(store, return_id="homes", series="count")) == 3


def test_a_new_mark_on_an_old_value_is_a_revision(store):
    receive_rows(store, FIVE | {"status": "p"})
    receive_rows(store, FIVE, file_id="a2", at=DAY + timedelta(days=1))
    assert facts_as_at(store, released_by=LATER)["status"].tolist() == [""]


def test_two_files_that_differ_are_told_of_and_the_first_is_read(store):
    receive_rows(store, FIVE)
    receive_rows(store, QUARTER_2, SIX, file="b.csv", file_id="b1", at=DAY + timedelta(days=1))
    told = problems(store)
    assert values(store) == [5.0, 8.0]
    assert told["rule"].tolist() == [
        "Two files differ: a.csv says 5, this one says 6. The one recorded first is used."
    ]
    assert told[["file", "row", "dimension", "severity"]].to_numpy().tolist() == [
        ["b.csv", 3, "consistency", "doubtful"]
    ]
    history = fact_history(store, return_id="homes", series="count", area_code="E08000001")
    assert history["contradicts"].notna().tolist() == [False, True, False]


def test_a_file_that_still_differs_is_told_of_again_and_adds_no_fact(store):
    receive_rows(store, FIVE)
    receive_rows(store, SIX, file="b.csv", file_id="b1")
    receive_rows(store, SIX, QUARTER_2, file="b.csv", file_id="b2")
    assert counts(store)["facts"] == 3
    assert problems(store)["file_id"].tolist() == ["b1", "b2"]


def test_a_file_that_repeats_itself_does_not_undo_anothers_revision(store):
    receive_rows(store, FIVE)
    receive_rows(store, FIVE, file="b.csv", file_id="b1")
    receive_rows(store, SIX, file_id="a2", at=DAY + timedelta(days=1))
    receive_rows(store, FIVE, QUARTER_2, file="b.csv", file_id="b2", at=DAY + timedelta(days=2))
    assert values(store) == [6.0, 8.0]


def test_a_value_marked_as_revised_takes_the_place_of_one_that_is_not(store):
    receive_rows(store, FIVE)
    receive_rows(store, SIX | {"status": "r"}, file="b.csv", file_id="b1")
    assert values(store) == [6.0]
    assert problems(store).empty


def test_missing_is_not_zero_when_files_are_compared(store):
    receive_rows(store, {"value_text": ".."})
    receive_rows(store, {"value_text": "0"}, file="b.csv", file_id="b1")
    assert problems(store)["rule"].str.contains(r"says \.\., this one says 0").tolist() == [True]


def test_marks_that_mean_the_same_agree(store):
    receive_rows(store, {"value_text": ".."})
    receive_rows(store, {"value_text": "-"}, file="b.csv", file_id="b1")
    assert problems(store).empty


def test_releases_of_one_thing_are_facts_of_their_own(store):
    releases = [
        FIVE | {"released_on": "2025-09-01", "release_version": "one"},
        SIX | {"released_on": "2025-09-01", "release_version": "two"},
        {"value_text": "7", "released_on": "2025-10-01", "release_version": "three"},
    ]
    receive_rows(store, *releases)
    assert counts(store)["facts"] == 3
    assert values(store, released_by=pd.Timestamp("2025-09-30").date()) == [6.0]
    assert values(store) == [7.0]
    assert values(store, released_by=pd.Timestamp("2025-08-31").date()) == []


def test_a_file_is_read_again_when_more_is_wanted_of_it(store):
    origin = Origin("homes", "a.csv", "a1", DAY.date())
    less = make_content(FIVE, origin=origin)
    more = make_content(FIVE, QUARTER_2, {"value_text": "many"}, origin=origin)
    for content, scope in ((less, "less"), (more, "more"), (more, "more")):
        receive(store, make_receipt(content, file="a.csv", file_id="a1"), content, scope=scope)
    assert values(store) == [5.0, 8.0]
    assert counts(store)["sources"] == 2
    assert receipts(store)["read"].tolist() == [3]
    assert len(problems(store)) == 1


def test_only_the_areas_asked_for_are_given(store):
    receive_rows(store, FIVE, SIX | {"area_code": "E08000002"})
    assert values(store, area_codes=["E08000002"]) == [6.0]


def test_ten_thousand_facts_are_received_in_seconds(store):
    rows = [{"value_text": str(n), "area_code": f"E{n:08d}"} for n in range(10_000)]
    receive_rows(store, *rows)
    assert len(values(store)) == 10_000


def test_when_each_file_last_told_a_place_is_known_though_it_said_the_same(store):
    later = DAY + timedelta(days=90)
    receive_rows(store, FIVE, QUARTER_2)
    receive_rows(store, FIVE, file="b.csv", file_id="b1", at=later)
    told = last_told(store, ["count"]).set_index(["period_text", "file"])["recorded_at"]
    days = {place: when.date() for place, when in told.items()}
    assert days == {
        ("2025/26 Q1", "a.csv"): DAY.date(),
        ("2025/26 Q2", "a.csv"): DAY.date(),
        ("2025/26 Q1", "b.csv"): later.date(),
    }


def test_when_a_place_was_told_is_known_of_the_areas_and_series_asked_for_alone(store):
    receive_rows(store, FIVE)
    assert last_told(store, ["other"]).empty
    assert last_told(store, ["count"], area_codes=["E92000001"]).empty
