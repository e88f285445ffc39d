"""A part greater than its whole: more schools reporting than exist."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import CodedTable
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import (
    WHOLE_ABOVE,
    WHOLE_LEAST,
    WHOLE_ROWS,
    WHOLE_SPREAD,
    WHOLE_TOUCHED,
)


def impossible_totals(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give amounts above another that is their ceiling: often met, and hardly ever passed."""
    columns = [c for c in table.columns if c.number_share >= 0.75 and c.distinct >= 10]
    values = {c.place: c.numbers[c.codes] for c in columns}
    for part in columns:
        for whole in columns:
            if part is whole:
                continue
            above = _above(values[part.place], values[whole.place])
            if above is None:
                continue
            yield found_at(
                np.flatnonzero(above),
                part.place,
                kind="impossible total",
                likely="",
                confidence=0.6,
                reason=f"More than {whole.name}, which is otherwise its most.",
                ground=(whole.place,),
            )


def _above(part: np.ndarray, whole: np.ndarray) -> np.ndarray | None:
    """Return the rows in which a part is above its whole; None if the two are no such pair."""
    both = ~np.isnan(part) & ~np.isnan(whole)
    above = both & (part > whole)
    told = both.sum()
    if told < WHOLE_ROWS or not 0 < above.sum() <= WHOLE_ABOVE * told:
        return None
    met = (both & (part == whole) & (part != 0)).sum()
    positive = both & (part > 0) & (whole > 0)
    if met < WHOLE_TOUCHED * told or positive.sum() < told / 2:
        return None
    ratio = part[positive] / whole[positive]
    middle = np.median(ratio)
    near = middle >= WHOLE_LEAST and np.median(np.abs(ratio - middle)) <= WHOLE_SPREAD
    return above if near else None
