"""Money against its budget."""

import pandas as pd
import pytest

from perfkit.measures.budget import latest_lines, together

LINE = {
    "concerns": "homes",
    "quarter": "2025/26 Q3",
    "spend": "revenue",
    "budget": 1000.0,
    "forecast": 1200.0,
    "saving_target": 50.0,
    "saving_delivered": 20.0,
    "staff": 4.0,
    "staff_budget": 5.0,
}


def lines(*changes):
    return pd.DataFrame([LINE | change for change in changes])


def test_an_overspend_is_the_forecast_less_the_budget_and_the_largest_comes_first():
    found = latest_lines(lines({"forecast": 900}, {"concerns": "roads"}))

    assert list(found["concerns"]) == ["roads", "homes"]
    assert list(found["over"]) == [200.0, -100.0]


def test_a_line_of_an_earlier_quarter_does_not_stand_for_this_one():
    found = latest_lines(lines({}, {"concerns": "roads", "quarter": "2025/26 Q2"}))

    assert list(found["concerns"]) == ["homes"]


@pytest.mark.parametrize("missing", ["saving_target", "saving_delivered"])
def test_what_is_left_to_save_is_missing_where_either_part_is(missing):
    assert list(latest_lines(lines({}))["saving_left"]) == [30.0]
    assert latest_lines(lines({missing: None}))["saving_left"].isna().all()


def test_numbers_sent_as_text_are_numbers():
    assert list(latest_lines(lines({"budget": "1000", "forecast": "1250.5"}))["over"]) == [250.5]


def test_what_lines_come_to_is_missing_where_a_line_is():
    assert together(lines({}, {"budget": 500.0}), "budget") == 1500.0
    assert pd.isna(together(lines({}, {"budget": None}), "budget"))


def test_of_no_lines_there_are_none():
    found = latest_lines(lines({}).iloc[:0])

    assert found.empty
    assert {"over", "saving_left"} <= set(found)
