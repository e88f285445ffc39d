"""Numbers whose thousands are marked where the column's are not, or the other way round."""

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import CodedColumn, CodedTable
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import THOUSANDS_MINOR, THOUSANDS_ROWS

_LONG = re.compile(r"[+-]?(\d{4,}|\d{1,3}(?:,\d{3})+)(\.\d*)?")


def thousands(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give numbers of a thousand and more that are written otherwise than nearly all others.

    Smaller numbers are written alike either way, and say nothing.
    """
    for column in table.columns:
        if not column.typed_number and column.number_share >= 0.5:
            yield _other_way(column)


def _other_way(column: CodedColumn) -> pd.DataFrame:
    """Return the numbers in the way of the fewer."""
    long = column.by_way(_is_long)
    marked = long & column.by_way(lambda text: "," in text)
    rows_marked, rows_long = column.counts[marked].sum(), column.counts[long].sum()
    most_marked = rows_marked > rows_long / 2
    other = long & (marked != most_marked)
    few = column.counts[other].sum() <= THOUSANDS_MINOR * rows_long
    enough = rows_long >= THOUSANDS_ROWS
    rows = np.flatnonzero(other[column.codes]) if few and enough else np.zeros(0, np.intp)
    numbers = [column.texts[code] for code in column.codes[rows]]
    return found_at(
        rows,
        column.place,
        kind="format",
        likely=[_written(text, most_marked) for text in numbers],
        confidence=0.85,
        reason=f"The others {'mark' if most_marked else 'do not mark'} their thousands.",
    )


def _is_long(text: str) -> bool:
    """Whether a text is a number of a thousand or more, as it is written."""
    return _LONG.fullmatch(text.strip()) is not None


def _written(text: str, marked: bool) -> str:
    """Return a number with its thousands marked, or bare."""
    bare = text.strip().replace(",", "")
    if not marked:
        return bare
    whole, point, rest = bare.partition(".")
    return f"{int(whole):,}{point}{rest}"
