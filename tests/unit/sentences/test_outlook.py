from datetime import date

import pytest

from perfkit.measures.forecast import YearEnd
from perfkit.periods import write_date
from perfkit.sentences.outlook import outlook
from tests.unit.measures.make import make_kpi

NAN = float("nan")
BEFORE = date(2026, 2, 15)
EXPECTED = YearEnd(
    value=20.5,
    lower=18.0,
    upper=23.0,
    chance=NAN,
    error=NAN,
    tried=0,
    inside=0,
    ends=date(2026, 3, 31),
    method="exponential smoothing of 20 figures",
    reason="",
    left_out=0,
)
OPENING = (
    "If nothing changes, expect 20.5% by 31 March 2026, within 18.0% to 23.0% "
    "(exponential smoothing of 20 figures)."
)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, OPENING),
        ({"chance": 0.2}, f"{OPENING} The chance of meeting the target is about 20 in 100."),
        ({"chance": 0.001}, f"{OPENING} The target is very unlikely to be met."),
        ({"chance": 0.999}, f"{OPENING} The target is very likely to be met."),
        (
            {"tried": 4, "inside": 3, "error": 1.2},
            f"{OPENING} Tried on the past 4 times, it was out by 1.2 percentage points on "
            "average, and 3 of 4 figures fell within its range.",
        ),
        (
            {"value": NAN, "reason": "its windows overlap"},
            "Not forecast: its windows overlap.",
        ),
    ],
)
def test_an_outlook_always_says_how_sure_it_is(changes, said):
    assert outlook(EXPECTED._replace(**changes), kpi=make_kpi(), as_at=BEFORE) == said


def test_a_year_that_is_over_is_told_as_over():
    said = outlook(EXPECTED, kpi=make_kpi(), as_at=EXPECTED.ends)
    over = write_date(EXPECTED.ends)
    assert said.startswith(f"The figure for {over}, which has not come yet, is expected to be ")
