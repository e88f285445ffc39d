"""A day of release must be a day."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule, messages


def release_day_is_readable(cells: pd.DataFrame) -> Messages:
    """Tell of days of release that are no day."""
    bad = (cells["release_basis"] == "file") & cells["release"].isna()
    return messages(cells, bad, "The day of release is not written as 2026-07-31.")


RULE = Rule(
    "R08", release_day_is_readable, got="released_on", dimension="validity", severity="rejected"
)
