"""Limits, numerators and denominators must be numbers or marks."""

import pandas as pd

from perfkit.returns.readers.cells import MARKS
from perfkit.returns.rules.rule import Messages, Rule, messages


def supporting_numbers_are_readable(cells: pd.DataFrame) -> Messages:
    """Tell of limits, numerators and denominators that are no numbers; they are left out."""
    bad = pd.Series(data=False, index=cells.index)
    for name in ("lower", "upper", "numerator", "denominator"):
        text = cells[f"{name}_text"].str.strip()
        bad |= cells[name].isna() & ~text.isin(list(MARKS))
    return messages(cells, bad, "A limit, numerator or denominator is neither number nor mark.")


RULE = Rule(
    "D05",
    supporting_numbers_are_readable,
    got="value_text",
    dimension="validity",
    severity="doubtful",
)
