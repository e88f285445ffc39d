"""A status must be a mark that is known."""

import pandas as pd

from perfkit.returns.parse import STATUSES
from perfkit.returns.rules.rule import Messages, Rule, messages


def status_is_known(cells: pd.DataFrame) -> Messages:
    """Tell of statuses that are no mark; the words are kept in the note."""
    bad = ~cells["published_status"].isin(STATUSES)
    return messages(cells, bad, f"The status is not one of {', '.join(STATUSES[1:])} or empty.")


RULE = Rule(
    "D06", status_is_known, got="published_status", dimension="validity", severity="doubtful"
)
