"""The six dimensions of every return, each a share of what was checked."""

import pandas as pd

from perfkit.quality.grade import DIMENSIONS

COLUMNS = ("return_id", "dimension", "checked", "failed", "share")
_CELL = ["return_id", "dimension", "file_id", "row", "column"]


def by_return(
    problems: pd.DataFrame, receipts: pd.DataFrame, *, late: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return one row a return and dimension: cells checked, cells that failed, share that passed.

    `receipts` (tables.RECEIPTS) tell the cells in scope: sound and rejected ones. A cell with two
    problems of one dimension failed once. Timeliness is of releases, not of cells: `late` has one
    row a KPI, `return_id` and `age_status`; without it nothing was checked. What was not checked
    has no share (NaN), never a perfect one.
    """
    loaded = receipts[receipts["outcome"] == "loaded"]
    in_scope = (loaded["sound"] + loaded["rejected"]).groupby(loaded["return_id"]).sum()
    returns = sorted({*in_scope.index, *problems["return_id"]} - {""})
    grid = pd.MultiIndex.from_product([returns, DIMENSIONS], names=["return_id", "dimension"])
    failed = problems.drop_duplicates(_CELL).groupby(["return_id", "dimension"]).size()
    table = pd.DataFrame(index=grid)
    table["failed"] = failed.reindex(grid, fill_value=0).to_numpy(dtype=int)
    checked = in_scope.reindex(grid.get_level_values("return_id")).fillna(0)
    table["checked"] = checked.to_numpy(dtype=int)
    told = _with_timeliness(table.reset_index(), late)
    share = 1 - told["failed"] / told["checked"].where(told["checked"] > 0)
    return told.assign(share=share)[list(COLUMNS)]


def _with_timeliness(table: pd.DataFrame, late: pd.DataFrame | None) -> pd.DataFrame:
    """Count releases in place of cells in the rows of timeliness."""
    rows = table["dimension"] == "timeliness"
    counts = {"checked": 0, "failed": 0}
    if late is None:
        return table.assign(**{name: table[name].mask(rows, 0) for name in counts})
    sent = late[late["age_status"] != "awaited"]
    due = sent.groupby("return_id").size()
    overdue = sent[sent["age_status"] == "overdue"].groupby("return_id").size()
    of_return = {"checked": due, "failed": overdue}
    return table.assign(
        **{
            name: table[name].mask(rows, table["return_id"].map(found).fillna(0).astype(int))
            for name, found in of_return.items()
        }
    )
