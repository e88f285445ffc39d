"""Dates that no calendar has."""

import pandas as pd
import pytest

from perfkit.quality import profile


def opened(wrong, written="%d/%m/%Y"):
    """Return a column of 60 days in one written order, some of the texts changed."""
    days = pd.date_range("2024-01-15", periods=60).strftime(written)
    texts = [wrong.get(row, text) for row, text in enumerate(days)]
    return pd.DataFrame({"id": range(60), "opened": texts})


@pytest.mark.parametrize(
    ("wrong", "written"),
    [
        ("31/02/2025", "%d/%m/%Y"),
        ("00/00/0000", "%d/%m/%Y"),
        ("32/01/2024", "%d/%m/%Y"),
        ("02/31/2025", "%m/%d/%Y"),
        ("2025-02-31", "%Y-%m-%d"),
        ("2024-13-12", "%Y-%m-%d"),
        ("2025-02-31 12:30", "%Y-%m-%d 09:00"),
        ("31.04.2025", "%d.%m.%Y"),
    ],
)
def test_a_day_that_no_calendar_has_is_wrong_among_dates(wrong, written):
    found = profile(opened({7: wrong}, written))

    assert found[["row", "column", "kind", "dimension"]].to_numpy().tolist() == [
        [7, "opened", "no such day", "validity"]
    ]


def test_a_leap_day_and_a_day_of_long_ago_are_days():
    assert profile(opened({7: "29/02/2024", 9: "01/01/1752"})).empty


def test_what_looks_like_no_day_is_right_where_the_column_is_of_other_things():
    texts = [f"{n % 40}/{n % 50}/{1000 + n}" for n in range(90)]

    assert "no such day" not in set(profile(pd.DataFrame({"plot": texts}))["kind"])


def test_a_day_that_never_was_is_no_example_of_how_to_write_one():
    found = profile(opened({3: "00/00/0000", 8: "05/2024"}))

    assert found["kind"].tolist() == ["no such day", "format"]
    assert "00/00/0000" not in found["reason"].iloc[1]
