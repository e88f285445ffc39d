"""How a column is written: its one usual shape and letter case, and what departs from them."""

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import (
    Bools,
    CodedColumn,
    CodedTable,
    Ints,
    Named,
    shape_of,
)
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
        shapes = column.named(_short_shape)
        if not _is_usual(column, shapes):
            shapes = column.named(_folded_shape)
        yield _departures(table, column, shapes, "9")
        yield _departures(table, column, column.named(_case), "")
        codes = column.counts[column.by_way(_LONG_RUN.search)].sum()
        if codes >= SHAPE_USUAL * column.filled:
            yield _departures(table, column, column.named(shape_of), "9")


def _short_shape(text: str) -> str:
    """Return a text's shape in which numbers are alike, however long."""
    return _RUN.sub("9", shape_of(text))


def _folded_shape(text: str) -> str:
    """Return a text's shape in which capitals are as small letters too."""
    return _short_shape(text).casefold()


def _is_usual(column: CodedColumn, named: Named) -> bool:
    """Say whether one way of writing is that of nearly all the column."""
    rows = np.bincount(named[1], weights=np.where(column.blank, 0, column.counts))
    return bool(rows.max() >= SHAPE_USUAL * column.filled)


def _case(text: str) -> str:
    """Return how capitals are used: none, or some.

    Short texts, all capitals and what begins with a figure or a sign say nothing.
    """
    letters = sum(map(str.isalpha, text))
    if letters < 4 or text.isupper() or not text[0].isalpha():
        return ""
    return "small letters" if text.islower() else "capitals"


def _departures(table: CodedTable, column: CodedColumn, named: Named, holds: str) -> pd.DataFrame:
    """Return the cells written in a rare way, where one way is usual and has `holds` in it."""
    names, inverse = named
    written = CodedColumn(column.name, column.place, inverse[column.codes], names)
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
    # A name that comes back is meant, however it is written.
    name = column.by_way(_WORD.search) & (column.counts >= NAME_ROWS)
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
