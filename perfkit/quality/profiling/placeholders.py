"""Words and numbers that pose as values."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import CodedColumn, CodedTable, are_words
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import (
    PLACEHOLDER_NUMBERS,
    PLACEHOLDER_RARE,
    PLACEHOLDER_WORDS,
)


def placeholders(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give cells that stand for nothing, in columns where that is not the custom."""
    for column in table.columns:
        rare = column.counts <= PLACEHOLDER_RARE * table.rows
        word = are_words(column.texts, PLACEHOLDER_WORDS)
        if column.number_share < 0.5 and column.is_category:  # among numbers, a publisher's mark
            mark = column.blank & ~are_words(column.texts, [""])
            word |= mark
        codes = np.concatenate([np.flatnonzero(rare & word), _numbers(column)])
        rows = np.flatnonzero(np.isin(column.codes, codes)) if len(codes) else codes
        reason = "Stands for nothing here, and reads as a value."
        yield found_at(
            rows, column.place, kind="placeholder", likely="", confidence=0.8, reason=reason
        )


def _numbers(column: CodedColumn) -> np.ndarray:
    """Return placeholder numbers that come back and lie outside all the others."""
    if column.number_share < 0.5 or column.distinct < 10:
        return np.zeros(0, np.intp)
    posing = np.isin(column.numbers, PLACEHOLDER_NUMBERS) & (column.counts >= 2)
    others = column.numbers[~posing & ~np.isnan(column.numbers)]
    low, high = others.min(), others.max()
    below = (column.numbers < min(low, 0)) if low >= 0 else np.zeros(len(posing), bool)
    outside = below | (column.numbers / 5 > max(high, 1))
    return np.flatnonzero(posing & outside)
