"""A count that never changes may be an old return carried forward."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule, messages

# Nine characters, as ONS gives every area; X stands for places that do not exist.
COUNCIL = r"(?:E0[6-9]|W06|S12|N09|X)\d+"
CARRIED_FORWARD_FROM = 20  # smaller counts repeat by chance
CARRIED_FORWARD_PERIODS = 3
WITHIN_A_YEAR = ("financial_quarter", "calendar_quarter", "month")


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
    return messages(
        counts,
        bad,
        "The value has not changed for three periods or more: an old return may have been carried "
        "forward.",
    )


RULE = Rule(
    "D03", value_is_not_carried_forward, got="value_text", dimension="accuracy", severity="doubtful"
)
