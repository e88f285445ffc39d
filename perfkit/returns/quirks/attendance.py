"""Quirks of school attendance, year to date, in successive releases."""

from collections.abc import Iterator

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells, cells_in, numbers

RELEASE = ["recorded_on", "version"]
WHAT = ["time_period", "area_code", "area", "education_phase"]  # what several releases are about
MOST_REPORT = 0.9  # below this share, schools that do not report may move the figure


def year_to_date(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the sessions that are more than in the release before of the same school year."""
    sessions = table.assign(sessions=numbers(table["possible_sessions"])).sort_values(
        RELEASE, kind="stable"
    )
    before = sessions.groupby(WHAT, sort=False)["sessions"].shift()
    more = (sessions["sessions"] > before).reindex(table.index)
    yield cells_in(table, "possible_sessions", more)


def persistent_absence_blank(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the cells of persistent absence that are blank, as they are each autumn."""
    yield cells_in(table, "pa_perc", table["pa_perc"].eq(""))


def restated(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the rows whose school year an earlier release has told of already."""
    order = table.sort_values(RELEASE, kind="stable")
    again = order.duplicated(WHAT).reindex(table.index)
    yield cells_in(table, "recorded_on", again)


def few_schools_report(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the schools reporting where they are fewer than nine in ten."""
    share = numbers(table["num_schools"]) / numbers(table["total_num_schools"])
    yield cells_in(table, "num_schools", share < MOST_REPORT)


def more_schools_than_exist(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the schools reporting where they are more than there are."""
    more = numbers(table["num_schools"]) > numbers(table["total_num_schools"])
    yield cells_in(table, "num_schools", more)


def two_releases_a_day(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the versions of a day that has several."""
    several = table.groupby("recorded_on")["version"].transform("nunique") > 1
    yield cells_in(table, "version", several)


RELEASES = {
    "attendance-year-to-date": year_to_date,
    "attendance-persistent-absence-blank": persistent_absence_blank,
    "attendance-restated": restated,
    "attendance-few-schools-report": few_schools_report,
    "attendance-more-schools-than-exist": more_schools_than_exist,
    "attendance-two-releases-a-day": two_releases_a_day,
}
