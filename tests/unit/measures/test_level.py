"""A level that has moved is told and never acted on by itself; a new start is used as agreed."""

from datetime import date

import pytest
from pydantic import ValidationError

from perfkit.measures.direction import travel
from perfkit.measures.level import Level
from perfkit.periods import day, financial_quarter
from tests.unit.measures.make import make_kpi, make_series

FLOW = {"series_type": "flow", "frequency": "quarterly", "unit": "households", "decimals": 0}
BEFORE, AFTER = [100.0, 104.0] * 6, [200.0, 206.0] * 8
START = {"date": "2022-04-01", "reason": "A new duty.", "agreed_by": "the owner"}


def quarters(values):
    periods = [financial_quarter(2019 + n // 4, n % 4 + 1) for n in range(len(values))]
    return make_series(values, periods=periods)


def moved(since=12, **changes):
    return travel(quarters(BEFORE + AFTER[:since]), kpi=make_kpi(**FLOW | changes))


def test_a_level_has_moved_when_its_run_is_as_long_as_a_chart_needs():
    assert moved(11).level is None
    assert moved(12).level == Level(date(2022, 4, 1), 12, above=True)


def test_a_count_of_one_day_is_at_its_new_level_since_that_day():
    days = [day(date(2010 + at, 3, 31)) for at in range(24)]
    series = make_series(BEFORE + AFTER[:12], periods=days)
    found = travel(series, kpi=make_kpi(**FLOW | {"series_type": "snapshot"}))
    assert found.level.since == date(2022, 3, 31)


def test_a_run_that_ended_before_the_newest_figure_is_no_level_now():
    found = travel(quarters([*BEFORE, *AFTER[:12], 100.0]), kpi=make_kpi(**FLOW))
    assert found.level is None


@pytest.mark.parametrize("last", [206.0, 190.0])
def test_a_figure_at_a_level_reached_long_ago_is_high_whichever_way_its_last_step_leads(last):
    found = travel(quarters([*BEFORE, *AFTER[:12], last]), kpi=make_kpi(**FLOW))
    assert (found.variation, found.direction) == ("worsening", "high")


def test_limits_are_not_worked_out_again_where_nobody_agreed_to_it():
    points = moved().points
    assert points["mean"].nunique() == 1
    assert set(points["segment"]) == {0}


def test_from_an_agreed_start_on_the_range_is_that_of_the_new_level():
    found = moved(rebases=[START])
    before, after = found.points.iloc[:12], found.points.iloc[12:]
    assert set(before["mean"]) == {102.0}
    assert set(after["mean"]) == {203.0}
    assert (found.variation, found.level) == ("no_significant_change", None)
    assert found.method == "control chart of 12 quarters"
    assert (found.evidence.points, found.evidence.mean) == (12, 203.0)


def test_what_the_latest_figure_is_judged_by_does_not_cross_an_agreed_start():
    found = moved(rebases=[START])
    assert found.evidence.above == 1  # and not the twelve that are above what was before


def test_an_agreed_start_waits_until_it_has_as_many_figures_as_a_chart_needs():
    found = moved(12, rebases=[START | {"date": "2022-05-01"}])
    assert found.starts.used == (date(2022, 5, 1),)  # its first quarter ends after it
    found = moved(11, rebases=[START])
    assert (found.starts.used, found.starts.so_far) == ((), 11)
    assert found.starts.waiting.agreed_by == "the owner"
    assert found.points["mean"].nunique() == 1


def test_a_start_before_the_first_figure_starts_nothing_anew():
    found = moved(rebases=[START | {"date": "2019-04-01"}])
    assert (found.starts.used, found.starts.waiting) == ((), None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"rebases": [START | {"reason": " "}]}, "must not be empty"),
        ({"rebases": [{"date": "2022-04-01"}]}, "agreed_by"),
        ({"rebases": [START, START]}, "give rebases in order of date, one a day"),
        (
            {"rebases": [START], "series_type": "rolling"},
            "rebases start the usual range of a control chart anew, and a series of type rolling "
            "has none; leave them out",
        ),
        (
            {"rebases": [START], "breaks": [{"date": "2022-04-01", "reason": "Counted anew."}]},
            "the rebase of 2022-04-01 is not after the break of 2022-04-01, at which the usual "
            "range starts anew by itself; leave it out",
        ),
    ],
)
def test_a_start_without_a_reason_an_order_or_a_chart_is_refused_with_what_to_do(changes, said):
    with pytest.raises(ValidationError, match=said):
        make_kpi(**FLOW | changes)
