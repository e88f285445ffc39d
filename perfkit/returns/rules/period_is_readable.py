"""A period must be written in a way that is known."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule


def period_is_readable(cells: pd.DataFrame) -> Messages:
    """Tell of periods written in no known way."""
    return cells.loc[cells["period_error"] != "", "period_error"]


RULE = Rule("R01", period_is_readable, got="period_text", dimension="validity", severity="rejected")
