"""A value must be a number, a known mark, or words where the series is in words."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule, messages

WHAT_A_VALUE_IS = (
    "The value is neither a number (of at most 15 digits) nor a known mark such as [x] or [c]."
)


def value_is_a_number_a_mark_or_words(cells: pd.DataFrame) -> Messages:
    """Tell of values that are none of these; words only where the series is in words."""
    bad = cells["value"].isna() & cells["mark"].isna() & ~cells["in_words"]
    return messages(cells, bad, WHAT_A_VALUE_IS)


RULE = Rule(
    "R02",
    value_is_a_number_a_mark_or_words,
    got="value_text",
    dimension="validity",
    severity="rejected",
)
