"""What is counted must not be below 0."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule, messages


def what_is_counted_is_not_negative(cells: pd.DataFrame) -> Messages:
    """Tell of numerators and denominators below 0 of what cannot itself be below 0."""
    below = (cells["numerator"] < 0) | (cells["denominator"] < 0)
    return messages(
        cells, (cells["lowest"] >= 0) & below, "The numerator or the denominator is below 0."
    )


RULE = Rule(
    "R07",
    what_is_counted_is_not_negative,
    got="numerator_text",
    dimension="validity",
    severity="rejected",
)
