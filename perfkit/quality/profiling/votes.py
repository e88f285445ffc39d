"""What the groups of one column say of another: the commonest value, and by how much."""

from dataclasses import dataclass

import numpy as np

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Ints
from perfkit.quality.profiling.thresholds import SAMPLE_ROWS


@dataclass(frozen=True, eq=False)
class Votes:
    """The votes of the groups of a determinant; a group is a distinct value of it."""

    total: Ints  # filled rows of each group
    top: Ints  # rows of each group that hold its commonest value
    second: Ints  # rows that hold the next
    winner: Ints  # code of the commonest value; -1 where the group is empty
    blanks: Ints  # rows of each group where the dependent is blank
    held: Ints  # for each row asked: how many rows of its group hold its value; 0 where blank

    @property
    def decided(self) -> Bools:
        """Groups with one commonest value, held by two rows and more."""
        return (self.top >= 2) & (self.top > self.second)


def vote(groups: Ints, size: int, dependent: CodedColumn, rows: Ints | None = None) -> Votes:
    """Return how each of `size` groups votes on a column; group -1 takes no part."""
    codes = dependent.codes if rows is None else dependent.codes[rows]
    values = len(dependent.texts)
    filled = ~dependent.blank[codes] & (groups >= 0)
    keys = groups[filled].astype(np.int64) * values + codes[filled]
    unique, inverse, counts = _count(keys, size * values)
    owner, value = unique // values, unique % values
    total = np.bincount(owner, weights=counts, minlength=size).astype(np.intp)
    order = np.lexsort((value, -counts, owner))
    first = np.ones(len(order), bool)
    first[1:] = owner[order][1:] != owner[order][:-1]
    top, second = np.zeros(size, np.intp), np.zeros(size, np.intp)
    winner = np.full(size, -1, np.intp)
    leads = order[first]
    top[owner[leads]], winner[owner[leads]] = counts[leads], value[leads]
    follows = np.flatnonzero(first[:-1] & ~first[1:]) + 1
    second[owner[order[follows]]] = counts[order[follows]]
    held = np.zeros(len(codes), np.intp)
    held[filled] = counts[inverse]
    silent = dependent.blank[codes] & (groups >= 0)
    blanks = np.bincount(groups[silent], minlength=size)
    return Votes(total, top, second, winner, blanks, held)


def _count(keys: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return distinct keys, where each key is among them, and their counts."""
    if size > max(4 * len(keys), 100_000):
        unique, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
        return unique, inverse, counts
    dense = np.bincount(keys, minlength=size)
    unique = np.flatnonzero(dense)
    place = np.zeros(size, np.intp)
    place[unique] = np.arange(len(unique))
    return unique, place[keys], dense[unique]


def groups_of(determinant: CodedColumn, rows: Ints | None = None) -> Ints:
    """Return each row's group: the code of its determinant, -1 where that is blank."""
    codes = determinant.codes if rows is None else determinant.codes[rows]
    return np.where(determinant.blank[codes], -1, codes)


def sample_for(table: CodedTable, determinant: CodedColumn) -> Ints | None:
    """Return rows to look for rules in: whole groups where they are small; None for all rows."""
    if table.rows <= SAMPLE_ROWS:
        return None
    share = SAMPLE_ROWS / table.rows
    if determinant.distinct < 2_000:
        rank = table.row_hash
    else:
        mixed = np.arange(len(determinant.texts), dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        rank = (mixed ^ (mixed >> np.uint64(29)))[determinant.codes]
    return np.flatnonzero((rank >> np.uint64(11)) < np.uint64(share * 2**53))
