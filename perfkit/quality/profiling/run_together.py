"""A cell that holds its own text and another column's, which is left blank beside it."""

from collections.abc import Iterator
from itertools import permutations

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import CodedColumn, CodedTable
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import CATEGORIES_MOST, TOGETHER_ALONE, TOGETHER_ROWS

_BETWEEN = " ,;/-"


def run_together(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give texts that end in a value of another column, in rows where that column is blank.

    "Portland OR" beside no state. Where such texts stand beside a filled cell as well, that is how
    they are written, and nothing is said.
    """
    tails = [c for c in table.columns if _is_named(c) and c.distinct <= CATEGORIES_MOST]
    for whole, tail in permutations([c for c in table.columns if _is_named(c)], 2):
        if tail in tails and 0 < tail.filled < table.rows:
            yield from _told(whole, tail)


def _is_named(column: CodedColumn) -> bool:
    """Say whether a column names things in words."""
    return column.is_category and column.number_share < 0.5


def _told(whole: CodedColumn, tail: CodedColumn) -> Iterator[pd.DataFrame]:
    """Give both cells of each row in which the one holds the other."""
    values = {
        text
        for text, count, blank in zip(tail.texts, tail.counts, tail.blank, strict=True)
        if not blank and count >= TOGETHER_ROWS
    }
    ends = [text.replace(",", " ").split()[-1:] for text in whole.texts]
    last = [end[0] if end and end[0] in values else "" for end in ends]
    heads = [
        text.removesuffix(end).rstrip(_BETWEEN) if end else ""
        for text, end in zip(whole.texts, last, strict=True)
    ]
    holds = np.array([bool(head) for head in heads]) & ~whole.blank
    blank = tail.blank[tail.codes]
    rows = np.flatnonzero(holds[whole.codes] & blank)
    beside = int((holds[whole.codes] & ~blank).sum())
    if not len(rows) or beside > TOGETHER_ALONE * len(rows):
        return
    codes = whole.codes[rows]
    yield found_at(
        rows,
        whole.place,
        kind="run together",
        likely=[heads[code] for code in codes],
        confidence=0.85,
        reason=f"Ends in what {tail.name} should say, which is blank.",
    )
    yield found_at(
        rows,
        tail.place,
        kind="run together",
        likely=[last[code] for code in codes],
        confidence=0.85,
        reason=f"Blank, and said at the end of {whole.name}.",
    )
