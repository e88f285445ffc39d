"""How a column is written: its one usual shape and letter case, and what departs from them."""

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Ints
from perfkit.quality.profiling.findings import found_at, nothing
from perfkit.quality.profiling.no_such_day import orders_of
from perfkit.quality.profiling.thresholds import (
    CODE_FIGURES,
    NAME_ROWS,
    SHAPE_AT_HOME,
    SHAPE_MINOR,
    SHAPE_ONE_VALUE,
    SHAPE_USUAL,
)
from perfkit.quality.profiling.votes import groups_of, vote

_WORD = re.compile(r"[^\W\d_]{4}")
_RUN = re.compile("9+")
_LONG_RUN = re.compile("9" * CODE_FIGURES)


def conventions(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give cells not written as nearly all of their column is.

    A shape that is the usual one of some group (an indicator whose periods are single years) is
    at home there and no departure.
    """
    for column in table.columns:
        if column.typed_number or column.distinct < 2 or column.number_share >= 0.75:
            continue
        shapes = [_RUN.sub("9", shape) for shape in column.shapes]
        if not _is_usual(column, shapes):
            shapes = [shape.casefold() for shape in shapes]
        yield _departures(table, column, shapes, "9")
        yield _departures(table, column, [_case(text) for text in column.texts], "")
        codes = sum(
            int(n) for s, n in zip(column.shapes, column.counts, strict=True) if _LONG_RUN.search(s)
        )
        if codes >= SHAPE_USUAL * column.filled:
            yield _departures(table, column, column.shapes, "9")


def _is_usual(column: CodedColumn, ways: list[str]) -> bool:
    """Say whether one way of writing is that of nearly all the column."""
    rows: Counter[str] = Counter()
    for way, blank, count in zip(ways, column.blank, column.counts, strict=True):
        rows[way] += 0 if blank else int(count)
    return max(rows.values()) >= SHAPE_USUAL * column.filled


def _case(text: str) -> str:
    """Return how capitals are used: none, or some.

    Short texts, all capitals and what begins with a figure or a sign say nothing.
    """
    letters = sum(map(str.isalpha, text))
    if letters < 4 or text.isupper() or not text[0].isalpha():
        return ""
    return "small letters" if text.islower() else "capitals"


def _departures(
    table: CodedTable, column: CodedColumn, ways: list[str], holds: str
) -> pd.DataFrame:
    """Return the cells written in a rare way, where one way is usual and has `holds` in it."""
    names, inverse = np.unique(np.array(ways, dtype=str), return_inverse=True)
    written = CodedColumn(column.name, column.place, inverse[column.codes], names.tolist())
    counts = np.bincount(
        inverse[~column.blank], weights=column.counts[~column.blank], minlength=len(names)
    )
    counts[[not name for name in names]] = 0
    usual = int(counts.argmax())
    total = counts.sum()
    if (
        counts[usual] < SHAPE_USUAL * total
        or total < column.filled / 2
        or holds not in names[usual]
    ):
        return nothing()
    minor = (counts > 0) & (counts <= SHAPE_MINOR * total) & (np.arange(len(names)) != usual)
    values = np.bincount(inverse[~column.blank], minlength=len(names))
    minor &= (values > 1) | (counts <= max(2, SHAPE_ONE_VALUE * total))
    if minor.any():
        minor &= ~_at_home(table, column, written, minor)
    worded = np.array([bool(_WORD.search(text)) for text in column.texts])
    name = worded & (column.counts >= NAME_ROWS)  # however it is written, it is meant
    departs = minor[inverse] & ~column.blank & ~name
    rows = np.flatnonzero(departs[column.codes])
    example = _example(column, np.flatnonzero((inverse == usual) & ~column.blank))
    share = counts[usual] / total
    reason = f"{share:.0%} of the column is written another way, such as {example!r}."
    return found_at(
        rows,
        column.place,
        kind="format",
        likely="",
        confidence=round(0.9 * share, 2),
        reason=reason,
    )


def _example(column: CodedColumn, codes: Ints) -> str:
    """Return the first of some texts that is no date of a day that never was."""
    texts = [str(column.texts[code]) for code in codes]
    return next((text for text in texts if orders_of(text) != ()), texts[0])


def _at_home(table: CodedTable, column: CodedColumn, written: CodedColumn, asked: Bools) -> Bools:
    """Say which ways of writing are mostly found where they are the usual way of some group."""
    home = np.zeros(len(asked), bool)
    total = np.maximum(written.counts, 1)
    for other in table.columns:
        if other.place == column.place or not other.is_category or other.is_amount:
            continue
        groups = groups_of(other)
        votes = vote(groups, len(other.texts), written)
        leads = votes.decided & (votes.top >= 0.5 * votes.total)
        in_home = (groups >= 0) & leads[groups] & (votes.winner[groups] == written.codes)
        here = np.bincount(written.codes[in_home], minlength=len(asked))
        home |= here >= SHAPE_AT_HOME * total
    return home
