"""School attendance, year to date: every release, one row an area and phase, wide."""

from pathlib import Path

import pandas as pd

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather, join
from perfkit.returns.readers.files import read_rows

IDENTITY = (
    *("recorded_on", "version", "time_period", "geographic_level", "area_code", "area"),
    "education_phase",
)
VALUES = (
    *("num_schools", "total_num_schools", "enrolments", "total_enrolments"),
    *("possible_sessions", "overall_attendance", "overall_absence", "authorised_absence"),
    *("unauthorised_absence", "attendance_perc", "overall_absence_perc"),
    *("authorised_absence_perc", "unauthorised_absence_perc", "illness_perc"),
    *("unauth_hol_perc", "pa_perc"),
)
NUMERATORS = {  # of the rates whose counts are published beside them; sessions are their base
    "attendance_perc": "overall_attendance",
    "overall_absence_perc": "overall_absence",
    "authorised_absence_perc": "authorised_absence",
    "unauthorised_absence_perc": "unauthorised_absence",
}
DENOMINATOR = "possible_sessions"


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row and value column; the series is ``<column>/<phase>``.

    The period runs from 1 September to the day of the release, as a year to date; `released_on`
    is that day and `release_version` tells two releases of one day apart. The note says how many
    schools reported. Persistent absence is blank each autumn: not available, never 0.
    """
    table = read_rows(path)
    released = table["recorded_on"].str.strip()
    common: Columns = {
        "area_code": table["area_code"],
        "area": table["area"],
        "period_text": table["time_period"].str.slice(0, 4) + "-09-01/" + released,
        "note": _schools(table),
        "released_on": released,
        "release_version": table["version"],
    }
    return join(gather({**common, **_figures(table, column)}, wanted=wanted) for column in VALUES)


def _figures(table: pd.DataFrame, column: str) -> Columns:
    figures: dict[str, pd.Series[str] | str] = {
        "column": column,
        "series": column + "/" + table["education_phase"].str.strip(),
        "value_text": table[column],
    }
    if column in NUMERATORS:
        figures["numerator_text"] = table[NUMERATORS[column]]
        figures["denominator_text"] = table[DENOMINATOR]
    return figures


def _schools(table: pd.DataFrame) -> "pd.Series[str]":
    reporting, existing = table["num_schools"].str.strip(), table["total_num_schools"].str.strip()
    # Counts of schools are published with decimals: a school may report for part of the time.
    number = r"\d+(?:\.\d+)?"
    known = reporting.str.fullmatch(number) & existing.str.fullmatch(number)
    return (reporting + " of " + existing + " schools").where(known, "")


READER = Reader(
    id="attendance-releases",
    return_id="attendance",
    title="Pupil attendance in schools, year to date, successive releases",
    recognises=header_is(*IDENTITY, *VALUES),
    read=read,
)
