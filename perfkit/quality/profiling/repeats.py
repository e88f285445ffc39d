"""Rows said twice."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import CodedTable
from perfkit.quality.profiling.findings import WHOLE_ROW, found_at


def repeated_rows(table: CodedTable, index: pd.Index) -> Iterator[pd.DataFrame]:
    """Give each row that says all that another says, but for the first by its index label."""
    if table.rows < 2 or not any(column.distinct > 1 for column in table.columns):
        return
    order = _by_label(index)
    content = pd.DataFrame({column.place: column.codes for column in table.columns})
    said = content.iloc[order].duplicated().to_numpy()
    rows = order[said]
    if 0 < len(rows) <= table.rows / 4:  # more than that is a table without a key
        reason = "Another row says the same in every column."
        yield found_at(
            rows, WHOLE_ROW, kind="repeated row", likely="", confidence=0.9, reason=reason
        )


def _by_label(index: pd.Index) -> np.ndarray:
    """Return the rows in the order of their labels, so that the order of rows plays no part."""
    try:
        return np.asarray(index.argsort())
    except TypeError:  # labels of several kinds have no order of their own: their texts have
        return np.asarray(index.map(str).argsort())
