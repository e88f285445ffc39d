"""A target is met when equalled, by what good is; a floor or a tolerance says what is close."""

from datetime import date

import pytest

from perfkit.measures.status import target_in_force, target_status
from tests.unit.measures.make import make_kpi, make_target

RANGE = {"value": None, "lower": 50.0, "upper": 60.0}


@pytest.mark.parametrize(
    ("good", "value", "status", "gap"),
    [
        ("higher", 20.0, "on_target", 0.0),
        ("higher", 19.9, "off_target", -0.1),
        ("lower", 20.0, "on_target", 0.0),
        ("lower", 19.6, "on_target", 0.4),
        ("lower", 20.1, "off_target", -0.1),
    ],
)
def test_a_target_is_met_when_equalled(good, value, status, gap):
    found = target_status(value, kpi=make_kpi(good=good), target=make_target())
    assert (found.status, found.gap) == (status, pytest.approx(gap))


@pytest.mark.parametrize(
    ("good", "value", "status"),
    [
        ("higher", 18.0, "close"),
        ("higher", 17.9, "off_target"),
        ("lower", 22.0, "close"),
        ("lower", 22.1, "off_target"),
    ],
)
def test_between_target_and_floor_is_close_and_beyond_it_off(good, value, status):
    target = make_target(floor=18.0 if good == "higher" else 22.0)
    assert target_status(value, kpi=make_kpi(good=good), target=target).status == status


@pytest.mark.parametrize(("value", "status"), [(20.5, "close"), (20.6, "off_target")])
def test_without_a_floor_within_tolerance_is_close(value, status):
    kpi = make_kpi(tolerance=0.5)
    assert target_status(value, kpi=kpi, target=make_target()).status == status


def test_tenths_that_floats_cannot_hold_still_count_as_equal():
    kpi = make_kpi(good="higher", tolerance=0.3)
    assert target_status(0.6, kpi=kpi, target=make_target(0.9)).status == "close"
    assert target_status(0.1 + 0.2, kpi=make_kpi(), target=make_target(0.3)).status == "on_target"


@pytest.mark.parametrize(("value", "status"), [(0.0, "on_target"), (4.0, "off_target")])
def test_nought_is_a_target(value, status):
    found = target_status(value, kpi=make_kpi(), target=make_target(0.0))
    assert found.status == status


@pytest.mark.parametrize(
    ("value", "status"),
    [(50.0, "on_target"), (60.0, "on_target"), (49.0, "close"), (61.1, "off_target")],
)
def test_a_range_holds_its_ends_and_is_close_within_tolerance(value, status):
    kpi = make_kpi(good="in_range", tolerance=1.0)
    assert target_status(value, kpi=kpi, target=make_target(**RANGE)).status == status


@pytest.mark.parametrize(
    ("value", "floor", "status"),
    [
        (21.0, None, "on_target"),
        (19.0, None, "on_target"),
        (21.1, None, "off_target"),
        (22.0, 17.0, "close"),
        (16.9, 17.0, "off_target"),
    ],
)
def test_within_tolerance_of_a_profile_is_on_target(value, floor, status):
    kpi = make_kpi(good="on_profile", tolerance=1.0)
    assert target_status(value, kpi=kpi, target=make_target(floor=floor)).status == status


@pytest.mark.parametrize(
    ("changes", "value", "target", "status", "reason"),
    [
        ({}, 5.0, None, "no_target", "No target has been agreed."),
        ({}, None, make_target(), "not_comparable", "there is no figure to compare"),
        ({}, float("nan"), make_target(), "not_comparable", "there is no figure to compare"),
        (
            {"series_type": "judgement"},
            None,
            make_target(),
            "not_comparable",
            "it is a judgement in words",
        ),
        (
            {"good": "context_only"},
            5.0,
            make_target(),
            "not_comparable",
            "it is shown for context, and more or less of it is neither good nor bad",
        ),
        (
            {},
            5.0,
            make_target(**RANGE),
            "not_comparable",
            "its target is a range, and what good is for it is not",
        ),
    ],
)
def test_what_cannot_be_compared_says_why(changes, value, target, status, reason):
    found = target_status(value, kpi=make_kpi(**changes), target=target)
    assert (found.status, found.reason) == (status, reason)


def test_a_period_outside_the_targets_has_none():
    kpi = make_kpi(targets=(make_target(),))
    assert target_in_force(kpi, date(2026, 4, 1)) is None
    assert target_status(5.0, kpi=kpi, target=None).reason == "no target is set for this period"


@pytest.mark.parametrize("when", [date(2025, 4, 1), date(2026, 3, 31)])
def test_a_target_holds_on_its_first_and_last_day(when):
    kpi = make_kpi(targets=(make_target(),))
    assert target_in_force(kpi, when) == make_target()


def test_the_target_that_started_last_holds_and_one_sent_before_the_files():
    older, newer = make_target(10.0, starts=date(2024, 4, 1)), make_target(12.0)
    sent = make_target(14.0)
    kpi = make_kpi(targets=(newer, older))
    assert target_in_force(kpi, date(2025, 6, 30)) == newer
    assert target_in_force(kpi, date(2025, 6, 30), [sent]) == sent


def test_a_stretch_target_is_judged_only_where_there_is_no_other():
    stretch = make_target(30.0, kind="stretch", starts=date(2025, 6, 1))
    kpi = make_kpi(targets=(make_target(), stretch))
    assert target_in_force(kpi, date(2025, 9, 30)) == make_target()
    assert target_in_force(make_kpi(targets=(stretch,)), date(2025, 9, 30)) == stretch
