"""Releases stand beside the meeting they are news for, and no meeting is ever supposed."""

from datetime import date

import pandas as pd
import pytest

from perfkit.edition import contents
from perfkit.framework.calendar import Meeting
from perfkit.paths import Paths
from perfkit.publishing.release_calendar import MOST_AT_ONCE, read_calendar
from tests.unit.publishing.stand_in import stand_in_edition
from tests.unit.views.fake_framework import make_framework, make_kpi

KPIS = tuple(make_kpi(f"kpi-{number}", short_title=f"Measure {number}") for number in range(8))


def edition(root, *, due=("2026-12-14",), asked=(), as_at="2026-11-30"):
    folder = stand_in_edition(Paths(root), as_at=as_at)
    rows = [(f"kpi-{number}", "A measure", "2026/27 Q2", day) for number, day in enumerate(due)]
    releases = pd.DataFrame(rows, columns=["kpi_id", "title", "period", "due_on"])
    contents.write_table(folder / "tables", "releases", releases)
    decisions = pd.DataFrame(asked, columns=["body_id", "meeting_on", "status"], dtype=object)
    contents.write_table(folder / "tables", "decisions", decisions)
    return folder


def framework(*meetings):
    held = [Meeting(id=f"clt-{day}", body="clt", held_on=day, source="It") for day in meetings]
    return make_framework(*KPIS).model_copy(update={"meetings": tuple(held)})


@pytest.mark.parametrize(
    ("due", "meetings", "beside"),
    [
        ("2026-12-14", ["2026-12-09"], "5 days after 9 December 2026"),
        ("2026-12-08", ["2026-12-09"], "1 day before 9 December 2026"),
        ("2026-12-09", ["2026-12-09"], "on the day of 9 December 2026"),
        ("2026-12-14", ["2026-12-09", "2026-12-20"], "6 days before 20 December 2026"),
        ("2026-12-14", [], ""),
    ],
)
def test_a_release_is_news_for_the_next_meeting_else_comes_after_the_last(
    tmp_path, due, meetings, beside
):
    asked = [("clt", day, "asked") for day in meetings]
    found = read_calendar(edition(tmp_path, due=[due], asked=asked), framework())
    assert [release.beside for release in found.releases] == [beside]


@pytest.mark.parametrize(
    ("day", "status"), [("2026-12-09", "agreed"), ("2026-11-29", "asked"), ("2026-11-29", "agreed")]
)
def test_a_meeting_that_is_over_or_asked_for_nothing_is_not_the_next(tmp_path, day, status):
    found = read_calendar(edition(tmp_path, asked=[("clt", day, status)]), framework())
    assert found.meetings == ()
    assert found.next_beside == ""


def test_a_meeting_of_the_calendar_is_known_without_a_decision(tmp_path):
    found = read_calendar(edition(tmp_path), framework(date(2026, 12, 9), date(2026, 11, 1)))
    assert [(day.held, day.bodies) for day in found.meetings] == [
        ("9 December 2026", "Leadership Team")
    ]
    assert found.next_beside == "5 days after this meeting"


def test_measures_of_one_return_due_on_one_day_are_one_release(tmp_path):
    found = read_calendar(edition(tmp_path, due=["2026-12-14"] * 6), framework())
    (release,) = found.releases
    assert release.name == "Housing return"
    assert release.measures == "Measure 0, Measure 1, Measure 2, Measure 3 and 2 others"


def test_the_soonest_are_shown_at_once_and_none_is_lost(tmp_path):
    days = [f"2026-12-{day}" for day in (20, 14, 15, 16, 17, 18, 19)]
    found = read_calendar(edition(tmp_path, due=days), framework())
    assert len(found.first) == MOST_AT_ONCE
    assert found.first[0].due == "14 December 2026"
    assert found.first + found.rest == found.releases


def test_an_edition_that_expects_no_release_says_nothing_is_next(tmp_path):
    found = read_calendar(edition(tmp_path, due=()), framework(date(2026, 12, 9)))
    assert (found.releases, found.next_beside) == ((), "")
