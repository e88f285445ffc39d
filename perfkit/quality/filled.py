"""What is asked for, and what of it is filled: the one rule of completeness."""

import pandas as pd

NOT_ASKED = "z"  # the publisher's mark for what does not apply
HELD_BACK = ("c", "low")  # reported, and not shown


def is_asked(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Return which rows should have a figure: all but what does not apply (`status`)."""
    return rows["status"] != NOT_ASKED


def is_filled(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Return which rows have a value, a word, or a mark that says that it is held back.

    `rows` have `value`, `value_text` and `status`. A row that is not there (all three missing) is
    not filled; neither is what is blank, or marked as not available or unreliable without a value.
    """
    words = rows["value"].isna() & (rows["value_text"] != "") & (rows["status"] == "")
    return rows["value"].notna() | words | rows["status"].isin(HELD_BACK)


def is_unfilled(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Return which rows were asked for and not filled."""
    return is_asked(rows) & ~is_filled(rows)
