"""What should be true of a row of the workbook's own returns, column by column and row by row."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Literal, NamedTuple

import pandas as pd

from perfkit.errors import PeriodError
from perfkit.framework.checks import Dimension
from perfkit.periods import YearType, read_period
from perfkit.returns.parse import read_number
from perfkit.tables import RECORDS, Column

CELL_MARKS = ("[x]", "[c]", "[z]", "[u]", "[low]", "x", "c", "z")
YES_NO = {"yes": True, "no": False, "true": True, "false": False}
LEAST_COUNT = 10  # of people in an aggregate; fewer could be known
SCORES = (1, 5)
LARGEST_WHOLE = 999_999_999  # a database's whole numbers end soon after


class Fault(NamedTuple):
    """Why one cell is refused."""

    message: str
    dimension: Dimension


class Read(NamedTuple):
    """What one cell says: its value, the mark in its place, or why it is refused."""

    value: Any
    mark: str = ""
    fault: Fault | None = None


class Known(NamedTuple):
    """What the framework knows: the allowed texts of a column, and what a KPI's years mean."""

    ids: Mapping[str, frozenset[str]]
    year_types: Mapping[str, YearType | None]


def read_cell(
    text: str, column: Column, *, known: Known, year_type: YearType | Literal[""]
) -> Read:
    """Return what one cell of a column says; `year_type` is that of the row's KPI, if it has one.

    An empty cell says nothing, and is refused only where the column must be filled in.
    """
    if not text:
        missing = Fault(f"{column.name} is empty: {column.meaning}", "completeness")
        return Read(None, fault=missing if column.required else None)
    if column.type in ("number", "whole") and text in CELL_MARKS:
        return Read(None, mark=f"{column.name} [{text.strip('[]')}]")
    if column.allowed and text not in column.allowed:
        listed = ", ".join(name or "empty" for name in column.allowed)
        return _refused(f"{column.name} must be one of: {listed}.")
    ids = known.ids.get(column.name)
    if ids is not None and text not in ids:
        return _refused(f"{column.name} is not in the framework.", "consistency")
    return READ[column.type](text, column.name, year_type or None)


def _refused(message: str, dimension: Dimension = "validity") -> Read:
    return Read(None, fault=Fault(message, dimension))


def _read_text(text: str, name: str, year_type: YearType | None) -> Read:
    return Read(text)


def _read_number(text: str, name: str, year_type: YearType | None, *, whole: bool) -> Read:
    number = read_number(text)
    if number != number:
        return _refused(
            f"{name} must be a number of at most 15 digits, or a mark such as [x] or [c]."
        )
    if whole and (number % 1 or abs(number) > LARGEST_WHOLE):
        return _refused(f"{name} must be a whole number, of at most nine digits.")
    return Read(int(number) if whole else number)


def _read_date(text: str, name: str, year_type: YearType | None) -> Read:
    try:
        return Read(pd.Timestamp(date.fromisoformat(text)))
    except ValueError:
        return _refused(f"{name} must be a day written as 2026-07-31.")


def _read_period(text: str, name: str, year_type: YearType | None) -> Read:
    """Return a period as tables write it; a day as 2025-12-31, which sorts and can be read back."""
    try:
        period = read_period(text, year_type=year_type).period
    except PeriodError as error:
        return _refused(f"{name}: {error}")
    return Read(period.end.isoformat() if period.kind == "day" else period.label)


def _read_yes_no(text: str, name: str, year_type: YearType | None) -> Read:
    said = YES_NO.get(text.lower())
    return _refused(f"{name} must be yes or no.") if said is None else Read(said)


READ: dict[str, Callable[[str, str, YearType | None], Read]] = {
    "text": _read_text,
    "number": partial(_read_number, whole=False),
    "whole": partial(_read_number, whole=True),
    "date": _read_date,
    "period": _read_period,
    "yes_no": _read_yes_no,
}


# Row by row: a table of read cells to a message on each row of which it is not true ------------


def counts_of_people_are_ten_or_more(table: pd.DataFrame) -> "pd.Series[str]":
    """Tell of aggregates small enough to be about someone; the number itself is not repeated."""
    counts = table[["eligible", "completed", "linked"]].astype("Float64")
    bad = (counts < LEAST_COUNT).fillna(False).any(axis=1)
    return _tell(table, bad, f"A count is below {LEAST_COUNT}: write [c] in its place.")


def parts_are_within_their_whole(table: pd.DataFrame) -> "pd.Series[str]":
    """Tell of more exchanges completed than due, or linked than completed."""
    counts = table[["eligible", "completed", "linked"]].astype("Float64")
    more = (counts["completed"] > counts["eligible"]) | (counts["linked"] > counts["completed"])
    return _tell(table, more.fillna(False), "completed is more than eligible, or linked than it.")


def scores_are_one_to_five(table: pd.DataFrame) -> "pd.Series[str]":
    """Tell of likelihoods and impacts outside the scale."""
    scores = table[["likelihood", "impact"]].astype("Float64")
    bad = ((scores < SCORES[0]) | (scores > SCORES[1])).fillna(False).any(axis=1)
    return _tell(table, bad, "likelihood and impact must be 1 to 5.")


def those_in_it_have_agreed(table: pd.DataFrame) -> "pd.Series[str]":
    """Tell of case studies that those in them have not agreed to."""
    bad = ~table["consent"].astype("boolean").fillna(True)
    return _tell(table, bad, "consent is no: a case study is not kept without it.")


def nothing_is_done_before_it_is_agreed(table: pd.DataFrame) -> "pd.Series[str]":
    """Tell of actions done before they were agreed."""
    return _tell(table, table["done_on"] < table["agreed_on"], "done_on is before agreed_on.")


def is_released_by(table: pd.DataFrame, received_on: date) -> "pd.Series[str]":
    """Tell of rows made known after the file was received: they would lie unread until that day."""
    later = table["released_on"] > pd.Timestamp(received_on)
    return _tell(table, later, "released_on is after the day on which the file was received.")


def _tell(table: pd.DataFrame, bad: "pd.Series[bool]", message: str) -> "pd.Series[str]":
    return pd.Series(message, index=table.index[bad.to_numpy(dtype=bool)], dtype="str")


RowRule = Callable[[pd.DataFrame], "pd.Series[str]"]
ROW_RULES: dict[str, tuple[tuple[RowRule, str, Dimension], ...]] = {
    "insight_exchanges": (
        (counts_of_people_are_ten_or_more, "completed", "validity"),
        (parts_are_within_their_whole, "completed", "consistency"),
    ),
    "risks": ((scores_are_one_to_five, "likelihood", "validity"),),
    "case_studies": ((those_in_it_have_agreed, "consent", "validity"),),
    "actions": ((nothing_is_done_before_it_is_agreed, "done_on", "consistency"),),
}
assert ROW_RULES.keys() <= RECORDS.keys()
