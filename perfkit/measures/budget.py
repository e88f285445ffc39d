"""Money against its budget: the lines of the latest quarter, and what they come to together."""

import pandas as pd

from perfkit.periods import read_period

NUMBERS = ("budget", "forecast", "saving_target", "saving_delivered", "staff", "staff_budget")


def latest_lines(lines: pd.DataFrame) -> pd.DataFrame:
    """Return the budget lines of the latest quarter sent, the largest overspend first.

    `lines` are records of the kind `budget_lines`, one row a spender, quarter and kind of spend;
    money is in pounds, staff in full-time equivalents. A line of an earlier quarter is left out:
    its spender has not reported for this one. Added are `over`, the forecast less the budget of
    the year (below 0: an underspend), and `saving_left`, the saving still to be made; it is
    missing where the target or what was made is. No rows in, no rows out.
    """
    if lines.empty:
        return lines.assign(over=[], saving_left=[])
    ends = lines["quarter"].map(lambda text: read_period(str(text)).period.end)
    latest = lines.loc[ends == ends.max()]
    numbers = {name: pd.to_numeric(latest[name], errors="coerce") for name in NUMBERS}
    counted: pd.DataFrame = latest.assign(**numbers)
    counted["over"] = counted["forecast"] - counted["budget"]
    counted["saving_left"] = counted["saving_target"] - counted["saving_delivered"]
    return counted.sort_values("over", ascending=False, ignore_index=True, kind="stable")


def together(lines: pd.DataFrame, name: str) -> float:
    """Return what lines come to together, in pounds: their "budget", "forecast" or "over".

    None of the three may be missing: a sum without a line would stand for another thing.
    """
    return float(lines[name].sum(skipna=False))
