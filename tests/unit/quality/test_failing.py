"""The rows that failed keep their place, their rule and its usual cause, until a later file."""

import pandas as pd
import pytest

from perfkit.quality.checking import CHECKED
from perfkit.quality.failing import failing, told_once, with_mending
from perfkit.tables import FAILING, SOURCES
from tests.unit.quality.test_grade import problems

PLACE = {
    "return_id": "a-return",
    "series": "rate",
    "area_code": "E08000001",
    "period_text": "2024-25",
}
ABOVE = "The value is above 100, the highest it can be."
NOTHING = pd.DataFrame(columns=list(SOURCES))
THEN, LATER = pd.Timestamp(2026, 4, 1), pd.Timestamp(2026, 7, 1)


def checked(failed=True):
    row = dict.fromkeys(CHECKED, "") | PLACE
    row |= {"rule_id": "a-return/sum", "fact_id": 7, "failed": failed, "got": "total 4, parts 3"}
    return pd.DataFrame([row])


def sources(*files):
    rows = [{"fact_id": 7, "file_id": name, "file": name, "row": 3} for name in files]
    return pd.DataFrame(rows, columns=list(SOURCES)).assign(column="value")


def test_a_failed_check_becomes_a_row_at_the_first_file_that_told_the_fact():
    found = failing(problems(), checked(), sources("first.csv", "second.csv"))
    assert list(found.columns) == list(FAILING)
    assert found[["rule_id", "got", "file", "row"]].to_numpy().tolist() == [
        ["a-return/sum", "total 4, parts 3", "first.csv", 3]
    ]


def test_what_a_second_file_tells_again_is_told_once_and_two_rules_stay_two():
    first = problems("accuracy", 2, file_id="whole", rule_id="is-not-carried-forward")
    again = problems("accuracy", 2, file_id="cut", rule_id="is-not-carried-forward")
    other = problems("accuracy", 1, file_id="cut", rule_id="is-near-the-others")
    found = told_once(pd.concat([first, again, other], ignore_index=True))
    assert found[["file_id", "rule_id"]].to_numpy().tolist() == [
        ["whole", "is-not-carried-forward"],
        ["whole", "is-not-carried-forward"],
        ["cut", "is-near-the-others"],
    ]


def test_a_check_that_was_passed_fails_nowhere():
    assert failing(problems(), checked(failed=False), NOTHING).empty


def stored(**changes):
    return problems(count=1, **(PLACE | {"rule": ABOVE, "file": "a.csv"} | changes)).assign(
        recorded_at=THEN
    )


def told(when=LATER, **changes):
    return pd.DataFrame([PLACE | {"file": "b.csv", "recorded_at": when} | changes])


def test_a_stored_problem_gets_the_name_and_usual_cause_of_its_rule():
    row = with_mending(stored(), told().iloc[:0]).iloc[0]
    assert row[["rule_id", "root_cause"]].tolist() == ["value-lies-within-its-bounds", "entry"]


@pytest.mark.parametrize(
    ("later", "mended"),
    [
        (told(), True),
        (told(file="a.csv"), True),
        (told(THEN), False),
        (told(period_text="2025-26"), False),
        (told(area_code="E08000002"), False),
    ],
)
def test_a_problem_is_mended_when_a_later_file_tells_the_same_place(later, mended):
    assert with_mending(stored(), later)["mended_at"].notna().tolist() == [mended]


@pytest.mark.parametrize(
    ("later", "mended"),
    [
        (told(file="a.csv"), True),
        (told(file="b.csv"), False),
        (told(THEN, file="a.csv"), False),
    ],
)
def test_a_period_that_could_not_be_read_is_mended_by_a_later_file_of_that_name(later, mended):
    unread = stored(rule="'2024' is not a period.", period_text="2024")
    assert with_mending(unread, later)["mended_at"].notna().tolist() == [mended]
