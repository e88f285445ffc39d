"""What should be true of a published cell: one small function a thing that can be wrong.

Each takes parsed cells (see `parse`) and returns a message for each row of which it is not true,
on that row's index; it changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from perfkit.returns.parse import STATUSES
from perfkit.returns.readers.cells import MARKS

Dimension = Literal[
    "accuracy", "completeness", "uniqueness", "consistency", "timeliness", "validity"
]
Severity = Literal["rejected", "doubtful"]
Messages = pd.Series  # of text, on the index of the rows of which the rule is not true

# Nine characters, as ONS gives every area; X stands for places that do not exist.
AREA_CODE = r"[A-Z]\d{8}"
COUNCIL = r"(?:E0[6-9]|W06|S12|N09|X)\d+"

KEY = (
    "series",
    "area_code",
    "period_kind",
    "period_start",
    "period_end",
    "breakdown",
    "release_version",
    "released_on",
)
WHAT_A_VALUE_IS = (
    "The value is neither a number (of at most 15 digits) nor a known mark such as [x] or [c]."
)
CARRIED_FORWARD_FROM = 20  # smaller counts repeat by chance
CARRIED_FORWARD_PERIODS = 3
WITHIN_A_YEAR = ("financial_quarter", "calendar_quarter", "month")


@dataclass(frozen=True)
class Rule:
    """A rule, which column shows what was got, its dimension (DAMA UK), and what follows."""

    check: Callable[[pd.DataFrame], Messages]
    got: str
    dimension: Dimension
    severity: Severity


def _messages(cells: pd.DataFrame, bad: "pd.Series[bool]", message: str) -> Messages:
    return pd.Series(message, index=cells.index[bad.to_numpy(dtype=bool)], dtype="str")


# Rejected: the row is not used ---------------------------------------------------------------


def period_is_readable(cells: pd.DataFrame) -> Messages:
    """Tell of periods written in no known way."""
    return cells.loc[cells["period_error"] != "", "period_error"]


def value_is_a_number_a_mark_or_words(cells: pd.DataFrame) -> Messages:
    """Tell of values that are none of these; words only where the series is in words."""
    bad = cells["value"].isna() & cells["mark"].isna() & ~cells["in_words"]
    return _messages(cells, bad, WHAT_A_VALUE_IS)


def value_lies_within_its_bounds(cells: pd.DataFrame) -> Messages:
    """Tell of values that cannot be: a percentage above 100, a count below 0."""
    low, high = cells["value"] < cells["lowest"], cells["value"] > cells["highest"]
    below, above = cells.loc[low, "lowest"], cells.loc[high, "highest"]
    return pd.concat(
        [
            below.map("The value is below {:g}, the lowest it can be.".format).astype("str"),
            above.map("The value is above {:g}, the highest it can be.".format).astype("str"),
        ]
    )


def area_code_is_given(cells: pd.DataFrame) -> Messages:
    """Tell of rows without an area's code, as publishers leave those of abolished areas."""
    return _messages(cells, cells["area_code"].str.strip() == "", "There is no area code.")


def area_code_is_a_code(cells: pd.DataFrame) -> Messages:
    """Tell of area codes not written as ONS writes them."""
    given = cells["area_code"].str.strip() != ""
    bad = given & ~cells["area_code"].str.fullmatch(AREA_CODE)
    return _messages(cells, bad, "The area code is not a letter and eight digits, as ONS gives.")


def numerator_is_within_denominator(cells: pd.DataFrame) -> Messages:
    """Tell of proportions whose part is more than its whole."""
    proportion = (cells["lowest"] == 0) & (cells["highest"] == 100)
    bad = proportion & (cells["numerator"] > cells["denominator"])
    return _messages(cells, bad, "The numerator is more than the denominator.")


def what_is_counted_is_not_negative(cells: pd.DataFrame) -> Messages:
    """Tell of numerators and denominators below 0 of what cannot itself be below 0."""
    below = (cells["numerator"] < 0) | (cells["denominator"] < 0)
    return _messages(
        cells, (cells["lowest"] >= 0) & below, "The numerator or the denominator is below 0."
    )


def release_day_is_readable(cells: pd.DataFrame) -> Messages:
    """Tell of days of release that are no day."""
    bad = (cells["release_basis"] == "file") & cells["release"].isna()
    return _messages(cells, bad, "The day of release is not written as 2026-07-31.")


def one_key_has_one_value(cells: pd.DataFrame) -> Messages:
    """Tell of every copy where one file gives one thing two values; equal copies are repeats."""
    copies = cells[cells.duplicated(list(KEY), keep=False)]
    if copies.empty:
        return pd.Series(dtype="str")
    said = copies["value"].map("{:.12g}".format).where(copies["value"].notna(), copies["status"])
    said = said.where(~copies["in_words"], copies["value_text"])
    together = said.groupby([copies[name] for name in KEY], dropna=False)
    differ = together.transform("nunique") > 1
    listed = together.transform(lambda texts: " and ".join(dict.fromkeys(texts)))
    return "This file gives it different values: " + listed[differ] + "."


# Doubtful: the row is used, and the page says so ---------------------------------------------


def no_more_schools_report_than_exist(cells: pd.DataFrame) -> Messages:
    """Tell of attendance releases in which more schools report than there are."""
    schools = cells["note"].str.extract(r"(\d+(?:\.\d+)?) of (\d+(?:\.\d+)?) schools").astype(float)
    return _messages(cells, schools[0] > schools[1], "More schools report than there are.")


def region_is_the_areas_own(cells: pd.DataFrame) -> Messages:
    """Tell of the council's own rows published under another region; initials are accepted."""
    published = cells["note"].str.extract(r"region as published: ([^;]*)")[0].fillna("").str.strip()
    own = cells["expected_region"]
    pairs = pd.Series(zip(published, own, strict=True), index=cells.index)
    known = {(name, region): _is_region(name, region) for name, region in set(pairs)}
    bad = (published != "") & (own != "") & ~pairs.map(known).astype(bool)
    return (
        "The region is published as " + published[bad] + "; the council lies in " + own[bad] + "."
    )


def _is_region(published: str, own: str) -> bool:
    """Whether a name or its initials are in the region's: North West, NW; the North West."""
    initials = "".join(word[0] for word in own.split() if word[0].isupper())
    return published.casefold() in own.casefold() or published == initials


def value_is_not_carried_forward(cells: pd.DataFrame) -> Messages:
    """Tell of a council's counts that stay exactly the same for three periods running, or more.

    Only for whole numbers of 20 or more without a natural maximum, in series with several periods a
    year: a small count, and a rounded rate, repeat by chance.
    """
    may = (
        cells["area_code"].str.fullmatch(COUNCIL)
        & (cells["value"] >= CARRIED_FORWARD_FROM)
        & (cells["value"] % 1 == 0)
        & cells["highest"].isna()
        & cells["period_kind"].isin(WITHIN_A_YEAR)
    )
    group = ["series", "area_code", "breakdown", "period_kind", "release_version", "released_on"]
    counts = cells[may].sort_values([*group, "period_end"])
    before = counts.shift()
    same = (counts[group] == before[group]).all(axis=1) & (counts["value"] == before["value"])
    same &= counts["period_start"] == before["period_end"] + pd.Timedelta(days=1)
    run = (~same).cumsum()
    bad = same & (run.groupby(run).transform("size") >= CARRIED_FORWARD_PERIODS)
    return _messages(
        counts,
        bad,
        "The value has not changed for three periods or more: an old return may have been carried "
        "forward.",
    )


def period_has_ended_by_its_release(cells: pd.DataFrame) -> Messages:
    """Tell of figures released before their period was over."""
    return _messages(
        cells, cells["period_end"] > cells["release"], "The period ends after the day of release."
    )


def supporting_numbers_are_readable(cells: pd.DataFrame) -> Messages:
    """Tell of limits, numerators and denominators that are no numbers; they are left out."""
    bad = pd.Series(data=False, index=cells.index)
    for name in ("lower", "upper", "numerator", "denominator"):
        text = cells[f"{name}_text"].str.strip()
        bad |= cells[name].isna() & ~text.isin(list(MARKS))
    return _messages(cells, bad, "A limit, numerator or denominator is neither number nor mark.")


def status_is_known(cells: pd.DataFrame) -> Messages:
    """Tell of statuses that are no mark; the words are kept in the note."""
    bad = ~cells["published_status"].isin(STATUSES)
    return _messages(cells, bad, f"The status is not one of {', '.join(STATUSES[1:])} or empty.")


REJECTING = (
    Rule(period_is_readable, "period_text", "validity", "rejected"),
    Rule(value_is_a_number_a_mark_or_words, "value_text", "validity", "rejected"),
    Rule(value_lies_within_its_bounds, "value_text", "validity", "rejected"),
    Rule(area_code_is_given, "area_code", "completeness", "rejected"),
    Rule(area_code_is_a_code, "area_code", "validity", "rejected"),
    Rule(numerator_is_within_denominator, "numerator_text", "consistency", "rejected"),
    Rule(what_is_counted_is_not_negative, "numerator_text", "validity", "rejected"),
    Rule(release_day_is_readable, "released_on", "validity", "rejected"),
)
# Asked only of rows that are otherwise sound: a copy already rejected does not spoil the other.
REJECTING_TOGETHER = (Rule(one_key_has_one_value, "value_text", "uniqueness", "rejected"),)
DOUBTING = (
    Rule(no_more_schools_report_than_exist, "note", "accuracy", "doubtful"),
    Rule(region_is_the_areas_own, "note", "consistency", "doubtful"),
    Rule(value_is_not_carried_forward, "value_text", "accuracy", "doubtful"),
    Rule(period_has_ended_by_its_release, "period_text", "timeliness", "doubtful"),
    Rule(supporting_numbers_are_readable, "value_text", "validity", "doubtful"),
    Rule(status_is_known, "published_status", "validity", "doubtful"),
)
