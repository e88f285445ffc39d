"""Rules in which two columns together settle a third: state and salary, the rate."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from perfkit.quality.profiling.coding import CodedColumn, CodedTable, Ints
from perfkit.quality.profiling.rules import Rule, gain_of
from perfkit.quality.profiling.thresholds import (
    DEPENDENT_AMOUNTS,
    GAIN_GOOD,
    PAIR_ADDS,
    PAIR_COLUMNS,
    PAIR_GROUP,
    PAIR_SAMPLE,
    PAIR_VALUES,
)
from perfkit.quality.profiling.votes import groups_of, vote


def find_pairs(table: CodedTable, rules: list[Rule]) -> Iterator[Rule]:
    """Give the best pair for each column that no single column settles, if the pair does.

    Pairs are tried on a sample, and only if their groups are of several rows: smaller ones would
    settle anything. A pair of which one half alone settles nearly as much is no pair.
    """
    settled = {rule.dependent.place for rule in rules if rule.is_good}
    open_columns = [c for c in table.columns if c.place not in settled and _is_settled_by_some(c)]
    if not open_columns:
        return
    rows, candidates = _sample(table), _candidates(table)
    alone = {
        (half.place, column.place): _gain_alone(half, column, rows)
        for half in candidates
        for column in open_columns
        if half is not column
    }
    best: dict[int, tuple[float, CodedColumn, CodedColumn]] = {}
    for one, other in combinations(candidates, 2):
        groups, size = _joined(one, other, rows)
        if size * PAIR_GROUP > len(rows):
            continue
        for column in open_columns:
            if column not in (one, other):
                gain = gain_of(vote(groups, size, column, rows), column, rows)
                half = max(alone[c.place, column.place] for c in (one, other))
                enough = gain >= GAIN_GOOD and gain - half >= PAIR_ADDS
                if enough and gain > best.get(column.place, (0.0,))[0]:
                    best[column.place] = (gain, one, other)
    for place, (gain, one, other) in best.items():
        yield Rule(_as_column(one, other), table.columns[place], gain, False, _places(one, other))


def _gain_alone(half: CodedColumn, column: CodedColumn, rows: Ints) -> float:
    """Return what one half of a pair settles by itself."""
    return gain_of(vote(groups_of(half, rows), len(half.texts), column, rows), column, rows)


def _is_settled_by_some(column: CodedColumn) -> bool:
    """Say whether a rule may bear on a column: names, and few amounts of which most are 0."""
    few = column.is_count and column.distinct <= DEPENDENT_AMOUNTS
    return column.is_category and (few or not column.is_amount)


def _candidates(table: CodedTable) -> list[CodedColumn]:
    """Return the columns that may be half of a pair, those of fewest values first."""
    some = [c for c in table.columns if c.is_category and not c.is_count]
    some = [c for c in some if c.distinct <= PAIR_VALUES]
    return sorted(some, key=lambda c: (c.distinct, str(c.name)))[:PAIR_COLUMNS]


def _sample(table: CodedTable) -> Ints:
    """Return rows on which pairs are tried: by what they say, not by where they stand."""
    if table.rows <= PAIR_SAMPLE:
        return np.arange(table.rows)
    return np.argpartition(table.row_hash, PAIR_SAMPLE)[:PAIR_SAMPLE]


def _joined(one: CodedColumn, other: CodedColumn, rows: Ints) -> tuple[Ints, int]:
    """Return the group of each row, -1 where either is blank, and how many groups there are."""
    first, second = one.codes[rows], other.codes[rows]
    unique, groups = np.unique(first * len(other.texts) + second, return_inverse=True)
    return np.where(one.blank[first] | other.blank[second], -1, groups), len(unique)


def _as_column(one: CodedColumn, other: CodedColumn) -> CodedColumn:
    """Return the pair as one column, whose texts are told with a comma between."""
    keys = one.codes * len(other.texts) + other.codes
    unique, codes = np.unique(keys, return_inverse=True)
    texts = [
        "" if one.blank[first] or other.blank[second] else f"{one.texts[first]}, {second_text}"
        for first, second in zip(unique // len(other.texts), unique % len(other.texts), strict=True)
        for second_text in [other.texts[second]]
    ]
    return CodedColumn(f"{one.name} and {other.name}", one.place, codes.astype(np.intp), texts)


def _places(one: CodedColumn, other: CodedColumn) -> tuple[int, int]:
    return one.place, other.place
