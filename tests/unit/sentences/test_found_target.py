"""How a target status was found, and whether the target can be met as things are."""

from datetime import date

import pytest

from perfkit.measures.direction import travel
from perfkit.measures.status import target_status
from perfkit.periods import financial_quarter
from perfkit.sentences.found_target import target_found
from tests.unit.measures.make import make_kpi, make_series, make_target

RATE = {"unit": "per 1,000 households", "decimals": 2}
RANGE = {"good": "in_range"}
PROFILE = {"good": "on_profile", "tolerance": 1.0}


def told(value, target, *, series=(), **kpi):
    made = make_kpi(**kpi)
    periods = [financial_quarter(2019 + n // 4, n % 4 + 1) for n in range(len(series))]
    rows = make_series(list(series), periods=periods)
    return target_found(
        value,
        kpi=made,
        target=target,
        status=target_status(value, kpi=made, target=target),
        travel=travel(rows, kpi=made, target=target.value if target else None),
    )


@pytest.mark.parametrize(
    ("value", "target", "kpi", "expected"),
    [
        (
            1.91,
            make_target(1.75),
            RATE | {"tolerance": 0.05},
            "1.91 per 1,000 households against a target of at most 1.75 per 1,000 households: a "
            "miss of 0.16 per 1,000 households, more than the 0.05 per 1,000 households that "
            "counts as close.",
        ),
        (
            1.79,
            make_target(1.75),
            RATE | {"tolerance": 0.05},
            "1.79 per 1,000 households against a target of at most 1.75 per 1,000 households: a "
            "miss of 0.04 per 1,000 households, within the 0.05 per 1,000 households that counts "
            "as close.",
        ),
        (
            80.0,
            make_target(86.4, floor=82.0),
            {"good": "higher"},
            "80.0% against a target of at least 86.4%: a miss of 6.4 percentage points, beyond the "
            "red line of 82.0%.",
        ),
        (
            84.0,
            make_target(86.4, floor=82.0),
            {"good": "higher"},
            "84.0% against a target of at least 86.4%: a miss of 2.4 percentage points, not beyond "
            "the red line of 82.0%.",
        ),
        (
            4.0,
            make_target(0.0),
            {"unit": "households", "decimals": 0},
            "4 households against a target of at most 0 households: a miss of 4 households. No "
            "miss counts as close.",
        ),
        (
            3.0,
            make_target(4.0, kind="statutory"),
            {"good": "higher"},
            "3.0% against a legal minimum of at least 4.0%: a miss of 1.0 percentage points. No "
            "miss counts as close.",
        ),
        (
            19.0,
            make_target(20.0),
            {},
            "19.0% against a target of at most 20.0%: met by 1.0 percentage points.",
        ),
        (20.0, make_target(20.0), {}, "20.0% against a target of at most 20.0%: met exactly."),
        (
            55.0,
            make_target(None, lower=50.0, upper=58.0),
            RANGE,
            "55.0% against a range of 50.0% to 58.0%: inside it, 3.0 percentage points from the "
            "nearer end.",
        ),
        (
            60.0,
            make_target(None, lower=50.0, upper=58.0),
            RANGE,
            "60.0% against a range of 50.0% to 58.0%: outside it by 2.0 percentage points. No miss "
            "counts as close.",
        ),
        (
            55.0,
            make_target(50.0),
            RANGE | {"tolerance": 3.0},
            "55.0% against a target of 50.0%, give or take 3.0 percentage points: outside it by "
            "2.0 percentage points, within the 3.0 percentage points that counts as close.",
        ),
        (50.0, make_target(50.0), PROFILE, "50.0% against a profile of 50.0%: exactly on it."),
        (
            49.5,
            make_target(50.0),
            PROFILE,
            "49.5% against a profile of 50.0%: 0.5 percentage points away, within the 1.0 "
            "percentage points that counts as on target.",
        ),
        (
            48.0,
            make_target(50.0),
            PROFILE,
            "48.0% against a profile of 50.0%: 2.0 percentage points away, more than the 1.0 "
            "percentage points that counts as on target.",
        ),
        (
            None,
            make_target(20.0),
            {},
            "The target is at most 20.0%. It is not compared: there is no figure to compare.",
        ),
        (
            20.0,
            make_target(20.0),
            {"good": "context_only"},
            "The target is 20.0%. It is not compared: it is shown for context, and more or less of "
            "it is neither good nor bad.",
        ),
        (20.0, None, {}, "No target has been agreed."),
        (
            20.0,
            None,
            {"targets": (make_target(20.0, ends=date(2025, 4, 2)),)},
            "No target is set for this period.",
        ),
    ],
)
def test_a_target_status_is_told_with_its_numbers(value, target, kpi, expected):
    assert told(value, target, **kpi) == expected


STEADY = [50.0, 60.0] * 6
QUARTERS = {"series_type": "flow", "frequency": "quarterly", "unit": "households", "decimals": 0}


@pytest.mark.parametrize(
    ("good", "target", "expected"),
    [
        (
            "lower",
            20.0,
            "The target will be missed unless something changes: it is below the usual range, "
            "28 to 82.",
        ),
        (
            "higher",
            90.0,
            "The target will be missed unless something changes: it is above the usual range, "
            "28 to 82.",
        ),
        (
            "lower",
            90.0,
            "The target will go on being met unless something changes: it is above the usual "
            "range, 28 to 82.",
        ),
        (
            "higher",
            20.0,
            "The target will go on being met unless something changes: it is below the usual "
            "range, 28 to 82.",
        ),
        (
            "higher",
            55.0,
            "The target will be met in some quarters and missed in others, by chance: it is inside "
            "the usual range, 28 to 82.",
        ),
    ],
)
def test_whether_a_target_will_be_met_follows_where_the_usual_range_lies(good, target, expected):
    words = told(60.0, make_target(target), series=STEADY, good=good, **QUARTERS)
    assert words.endswith(f". {expected}")


def test_the_usual_range_is_told_as_it_is_drawn_within_what_can_be():
    words = told(4.0, make_target(0.0), series=[1.0, 5.0] * 6, lowest=0.0, **QUARTERS)
    assert words.endswith("it is inside the usual range, 0.0 to 13.6.")


def test_without_a_control_chart_nothing_is_said_of_whether_it_will_be_met():
    words = told(60.0, make_target(20.0), series=STEADY[:6], good="higher", **QUARTERS)
    assert "will" not in words
