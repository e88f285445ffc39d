"""No more schools can report than there are."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule, messages


def no_more_schools_report_than_exist(cells: pd.DataFrame) -> Messages:
    """Tell of attendance releases in which more schools report than there are."""
    schools = cells["note"].str.extract(r"(\d+(?:\.\d+)?) of (\d+(?:\.\d+)?) schools").astype(float)
    return messages(cells, schools[0] > schools[1], "More schools report than there are.")


RULE = Rule(
    "D01", no_more_schools_report_than_exist, got="note", dimension="accuracy", severity="doubtful"
)
