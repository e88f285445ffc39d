"""What a check found: one row a thing checked, true or not."""

import pandas as pd

# `fact_id` is where to look; `got` is what was found there, whether or not it is as it should be.
OUTCOME = ("fact_id", "series", "area_code", "period_text", "failed", "got")


def outcome(
    rows: pd.DataFrame, *, failed: "pd.Series[bool]", got: "pd.Series[str]"
) -> pd.DataFrame:
    """Return the rows that were checked as an outcome, in their order.

    `rows` have `fact_id`, `series`, `area_code` and `period_text`; `failed` and `got` are on their
    index.
    """
    return rows.assign(failed=failed.astype(bool), got=got.astype("str"))[list(OUTCOME)]


def number(values: "pd.Series[float]") -> "pd.Series[str]":
    """Return numbers as a message shows them: 1234.5, without needless zeros."""
    return values.map("{:.12g}".format).astype("str")
