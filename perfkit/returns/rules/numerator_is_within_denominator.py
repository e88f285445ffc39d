"""The part of a proportion must be no more than its whole."""

import pandas as pd

from perfkit.returns.rules.rule import Messages, Rule, messages


def numerator_is_within_denominator(cells: pd.DataFrame) -> Messages:
    """Tell of proportions whose part is more than its whole."""
    proportion = (cells["lowest"] == 0) & (cells["highest"] == 100)
    bad = proportion & (cells["numerator"] > cells["denominator"])
    return messages(cells, bad, "The numerator is more than the denominator.")


RULE = Rule(
    "R06",
    numerator_is_within_denominator,
    got="numerator_text",
    dimension="consistency",
    severity="rejected",
)
