"""What changed between two readings of the store: new figures, revisions, marks that moved."""

from collections.abc import Iterator

import pandas as pd

COLUMNS = ["kpi_id", "what", "before", "after"]
MARKS = {
    "target_status": "Target status",
    "variation": "Variation",
    "quality_grade": "Data quality",
}


def changes_between(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return what changed from one table of assessments to a later one.

    One row a change; a KPI with none has no row, and one that was not assessed before has the
    single row "New on this page". States are given as the tables hold them: a page puts them in
    words.
    """
    earlier = {str(row["kpi_id"]): row for _, row in before.iterrows()}
    rows = [
        (now["kpi_id"], *change)
        for _, now in after.iterrows()
        for change in (
            _of_one(earlier[now["kpi_id"]], now)
            if now["kpi_id"] in earlier
            else [("New on this page", "", str(now["value_text"]))]
        )
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype("str")


def revisions(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the values that were known before and are otherwise now, as rows of changes.

    Both tables hold observations of the council's own area; a value that is new is no revision.
    """
    key = ["kpi_id", "period", "breakdown"]
    both = before.merge(after, on=key, suffixes=("_before", "_after"))
    moved = both["value_text_before"] != both["value_text_after"]
    return pd.DataFrame(
        {
            "kpi_id": both.loc[moved, "kpi_id"],
            "what": "Revised: " + both.loc[moved, "period"],
            "before": both.loc[moved, "value_text_before"],
            "after": both.loc[moved, "value_text_after"],
        },
        columns=COLUMNS,
    ).reset_index(drop=True)


def _of_one(then: pd.Series, now: pd.Series) -> Iterator[tuple[str, str, str]]:
    if then["period"] != now["period"]:
        yield f"New figure: {now['period']}", str(then["value_text"]), str(now["value_text"])
    for column, name in MARKS.items():
        if then[column] != now[column]:
            yield name, str(then[column]), str(now[column])
