"""Which of a KPI's own values are in question, and what each was before it was revised."""

import pandas as pd

DOUBTS = ["kpi_id", "period", "breakdown", "words"]
EARLIER = ["kpi_id", "period", "breakdown", "value"]


def doubtful_values(sources: pd.DataFrame, problems: pd.DataFrame) -> pd.DataFrame:
    """Return one row a KPI, period, breakdown and doubt: the rule that a cell behind it breaks.

    `sources` is the edition's table of where each value was read, one row a value and cell;
    `problems` are tables.PROBLEMS, of which the doubtful ones count.
    """
    doubtful = problems.loc[problems["severity"] == "doubtful", ["file", "row", "column", "rule"]]
    found = sources.astype({"row": "Int64"}).merge(
        doubtful.astype({"row": "Int64"}), on=["file", "row", "column"], how="inner"
    )
    told = found.rename(columns={"rule": "words"})[DOUBTS]
    return told.drop_duplicates().sort_values(DOUBTS, ignore_index=True)


def values_before_revision(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the numbers that were known in an earlier edition and are others now.

    Both tables hold observations of the council's own area; one row a KPI, period and breakdown. A
    number that was missing then, or is now, is no earlier value: what is hidden now stays hidden.
    """
    key = ["kpi_id", "period_start", "period_end", "breakdown"]
    both = before[[*key, "value"]].merge(after[[*key, "period", "value"]], on=key)
    then, now = both["value_x"].astype(float), both["value_y"].astype(float)
    moved = then.notna() & now.notna() & ((then - now).abs() > 1e-9 * now.abs().clip(lower=1.0))
    return both.assign(value=then).loc[moved, EARLIER].reset_index(drop=True)
