"""Checks of a figure by itself: a code list, a range, how many of those who report did."""

import re

import pandas as pd

from perfkit.framework.checks import CodeList, Coverage, Range
from perfkit.quality.checks.outcome import number, outcome

COUNTED = r"(?P<did>\d+(?:\.\d+)?) of (?P<all>\d+(?:\.\d+)?) "


def is_in_code_list(facts: pd.DataFrame, check: CodeList) -> pd.DataFrame:
    """Tell of words that are not in the list; what has no words is not checked."""
    rows = facts[(facts["series"] == check.series) & (facts["value_text"] != "")]
    rows = rows[rows["status"] == ""]  # a mark stands for what is missing, and is no word
    return outcome(rows, failed=~rows["value_text"].isin(check.allowed), got=rows["value_text"])


def is_in_range(facts: pd.DataFrame, check: Range) -> pd.DataFrame:
    """Tell of figures below or above what can be believed; a missing one is not checked."""
    rows = facts[(facts["series"] == check.series) & facts["value"].notna()]
    low = float("-inf") if check.lowest is None else check.lowest
    high = float("inf") if check.highest is None else check.highest
    value = rows["value"].astype(float)
    return outcome(rows, failed=(value < low) | (value > high), got=number(value))


def is_covered(facts: pd.DataFrame, check: Coverage) -> pd.DataFrame:
    """Tell of figures for which too few reported; one whose note does not say is not checked."""
    rows = facts[(facts["series"] == check.series) & facts["value"].notna()]
    share = shares_reporting(rows["note"], check.reporting)
    rows, share = rows[share.notna()], share.dropna()
    said = rows["note"].str.extract(COUNTED).astype(float)
    got = number(said["did"].round(1)) + " of " + number(said["all"]) + f" {check.reporting}"
    return outcome(rows, failed=share < check.at_least, got=got)


def shares_reporting(notes: "pd.Series[str]", reporting: str) -> "pd.Series[float]":
    """Return the share that each note tells, "16 of 20 schools" being 0.8; NaN where it does not.

    A note of more than all tells of no share: which of its numbers is wrong is not known.
    """
    said = notes.astype("str").str.extract(COUNTED + re.escape(reporting)).astype(float)
    share = said["did"] / said["all"].where(said["all"] > 0)
    return share.where(share <= 1)
