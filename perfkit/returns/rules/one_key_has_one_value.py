"""One file must give one thing one value."""

import pandas as pd

from perfkit.returns.rules.rule import KEY, Messages, Rule

DIFFERENT_VALUES = "This file gives it different values"  # and which, where they may be told


def one_key_has_one_value(cells: pd.DataFrame) -> Messages:
    """Tell of every copy where one file gives one thing two values; equal copies are repeats."""
    copies = cells[cells.duplicated(list(KEY), keep=False)]
    if copies.empty:
        return pd.Series(dtype="str")
    said = copies["value"].map("{:.12g}".format).where(copies["value"].notna(), copies["status"])
    said = said.where(~copies["in_words"], copies["value_text"])
    together = said.groupby([copies[name] for name in KEY], dropna=False)
    differ = together.transform("nunique") > 1
    listed = together.transform(lambda texts: " and ".join(dict.fromkeys(texts)))
    return f"{DIFFERENT_VALUES}: " + listed[differ] + "."


RULE = Rule(
    "R09",
    one_key_has_one_value,
    got="value_text",
    dimension="uniqueness",
    severity="rejected",
    together=True,
)
