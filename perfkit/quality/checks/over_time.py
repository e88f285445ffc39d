"""Checks of a figure against the one before it."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from perfkit.framework.checks import LargestChange
from perfkit.quality.checks.outcome import number, outcome

SERIES = ["area_code", "breakdown", "period_kind"]


def changes_believably(
    facts: pd.DataFrame, check: LargestChange, *, breaks: Sequence[date] = ()
) -> pd.DataFrame:
    """Tell of figures that are too many times the last one given, or too many times less.

    Where either of the two is small it changes by chance, and where a break lies between them they
    are not alike: neither is checked.
    """
    rows = facts[(facts["series"] == check.series) & facts["value"].notna()]
    rows = rows.sort_values([*SERIES, "period_end", "period_start"]).reset_index(drop=True)
    before = rows.groupby(SERIES, sort=False)[["value", "period_end"]].shift()
    large = (before["value"] >= check.least) & (rows["value"] >= 0)
    for day in breaks:
        broken = pd.Timestamp(day)
        large &= ~((before["period_end"] < broken) & (rows["period_end"] >= broken))
    rows, last = rows[large], before.loc[large, "value"]
    value = rows["value"].astype(float)
    failed = (value > last * check.times) | (value * check.times < last)
    return outcome(rows, failed=failed, got=number(value) + " after " + number(last))
