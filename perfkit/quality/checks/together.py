"""Checks of several figures of one area and period: all given, parts and whole, two sources."""

import pandas as pd

from perfkit.framework.checks import Agreement, PartsAddUp, PartWithinWhole, Required
from perfkit.quality.checks.outcome import number, outcome
from perfkit.quality.figures import PLACE
from perfkit.quality.filled import is_asked, is_filled

SMALLEST = 1e-9  # of a difference: less is how a computer holds fractions


def is_given(facts: pd.DataFrame, check: Required) -> pd.DataFrame:
    """Tell of series without a figure where the same area gave another of them for the period.

    A figure that is held back to protect people was given; one that does not apply was not asked
    for.
    """
    rows = facts[facts["series"].isin(check.series)].drop_duplicates([*PLACE, "series"])
    places = rows.drop_duplicates(PLACE)[[*PLACE, "fact_id", "period_text"]]
    asked = places.merge(pd.DataFrame({"series": list(check.series)}), how="cross")
    told = ["value", "value_text", "status"]
    found = asked.merge(
        rows[[*PLACE, "series", "fact_id", *told]], on=[*PLACE, "series"], how="left"
    )
    absent = found["fact_id_y"].isna()
    found = found.assign(fact_id=found["fact_id_y"].where(~absent, found["fact_id_x"]))
    found = found[is_asked(found)]
    said = number(found["value"]).where(found["value"].notna(), found["value_text"])
    return outcome(
        found, failed=~is_filled(found), got=said.where(found["fact_id_y"].notna(), "no row")
    )


def parts_add_up(facts: pd.DataFrame, check: PartsAddUp) -> pd.DataFrame:
    """Tell of totals that their parts do not come to, where the total and all parts are given."""
    held = _beside(facts, check.total, check.parts)
    parts = held[list(check.parts)].sum(axis=1)
    apart = (parts - held["value"]).abs()
    got = "total " + number(held["value"]) + ", parts " + number(parts)
    return outcome(held, failed=apart > check.tolerance + SMALLEST, got=got)


def is_within_its_whole(facts: pd.DataFrame, check: PartWithinWhole) -> pd.DataFrame:
    """Tell of parts that are more than their whole, where both are given."""
    held = _beside(facts, check.part, (check.whole,))
    whole = held[check.whole]
    got = number(held["value"]) + " of " + number(whole)
    return outcome(held, failed=held["value"] > whole + SMALLEST, got=got)


def agrees(facts: pd.DataFrame, others: pd.DataFrame, check: Agreement) -> pd.DataFrame:
    """Tell of figures that another return gives otherwise, for the same area and days.

    `others` are the facts of that return. A figure that only one of them has is not checked.
    """
    place = ["area_code", "period_start", "period_end"]
    mine = _of(facts, check.series, check.breakdown)
    theirs = _of(others, check.other.series, check.other.breakdown)[[*place, "value"]]
    both = mine.merge(theirs, on=place, suffixes=("", "_there"))
    apart = (both["value"] - both["value_there"]).abs()
    where = f" in {check.other.return_id}"
    got = number(both["value"]) + " here, " + number(both["value_there"]) + where
    return outcome(both, failed=apart > check.tolerance + SMALLEST, got=got)


def _of(facts: pd.DataFrame, series: str, breakdown: str) -> pd.DataFrame:
    mine = (facts["series"] == series) & (facts["breakdown"] == breakdown)
    return facts[mine & facts["value"].notna()].drop_duplicates(PLACE)


def _beside(facts: pd.DataFrame, first: str, others: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows of one series with the values of others as columns, where all are given."""
    given = facts[facts["value"].notna()]
    held = given[given["series"] == first].drop_duplicates(PLACE)
    for name in others:
        values = given.loc[given["series"] == name, [*PLACE, "value"]].drop_duplicates(PLACE)
        held = held.merge(values.rename(columns={"value": name}), on=PLACE)
    return held
