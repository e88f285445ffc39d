"""Dates whose day and month stand the other way round than in the rest of the column."""

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import CodedColumn, CodedTable
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import ORDER_PROOF, ORDER_USUAL

_DATE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")


def date_orders(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give dates that can only be read with day and month the other way round.

    A date that can be read both ways says nothing.
    """
    for column in table.columns:
        if not column.typed_number:
            yield _other_way(column)


def _is_date(text: str) -> bool:
    """Whether a text is written as a date, whatever its figures."""
    return _DATE.fullmatch(text.strip()) is not None


def _other_way(column: CodedColumn) -> pd.DataFrame:
    """Return dates that show the order which hardly any other shows."""
    shown = np.zeros(len(column.texts), np.intp)  # 1: the day comes first; -1: the month does
    likely = [""] * len(column.texts)
    dates = 0
    for code in np.flatnonzero(column.by_way(_is_date)):
        if found := _DATE.fullmatch(column.texts[code].strip()):
            first, second = int(found[1]), int(found[3])
            shown[code] = int(first > 12) - int(second > 12)
            likely[code] = found[2].join((found[3], found[1], found[4]))
            dates += int(column.counts[code])
    first, second = (int(column.counts[shown == way].sum()) for way in (1, -1))
    usual, other = (1, -1) if first >= second else (-1, 1)
    most, least = max(first, second), min(first, second)
    clear = most >= ORDER_PROOF * dates and least <= (1 - ORDER_USUAL) * (most + least)
    rows = np.flatnonzero((shown[column.codes] == other) & bool(dates and clear))
    before = "day before month" if usual == 1 else "month before day"
    return found_at(
        rows,
        column.place,
        kind="format",
        likely=[likely[code] for code in column.codes[rows]],
        confidence=0.85,
        reason=f"The other dates of the column have {before}.",
    )
