"""Columns that add up to another in nearly every row, and the cell by which one does not."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Floats, Ints
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import (
    PARTS_COLUMNS,
    PARTS_HOLD,
    PARTS_PRESENT,
    PARTS_ROUNDING,
    PARTS_ROWS,
    PARTS_SAMPLE,
)

TENFOLDS = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)


class Sum(NamedTuple):
    """A total and the columns that add up to it."""

    total: CodedColumn
    parts: tuple[CodedColumn, ...]


def parts(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give the cell by which a row's parts do not add up, where one cell alone explains it.

    A sum is known by holding in nearly every row. The wrong cell is the one whose right value would
    differ by a figure or a unit; where several might be it, nothing is said.
    """
    columns = [c for c in table.columns if c.number_share >= 0.75 and c.distinct >= 10]
    if len(columns) < 3 or table.rows < PARTS_ROWS:
        return
    numbers = {c.place: c.numbers[c.codes] for c in columns}
    rows = _some(table)
    sample = {place: every[rows] for place, every in numbers.items()}
    for held in _sums(columns[:PARTS_COLUMNS], sample):
        if _holds(held, numbers):
            yield from _told(held, numbers)


def _some(table: CodedTable) -> Ints:
    """Return rows on which sums are looked for: by what they say, not by where they stand."""
    if table.rows <= PARTS_SAMPLE:
        return np.arange(table.rows)
    return np.argpartition(table.row_hash, PARTS_SAMPLE)[:PARTS_SAMPLE]


def _sums(columns: list[CodedColumn], numbers: dict[int, Floats]) -> Iterator[Sum]:
    """Give every sum of any two columns, or of some side by side, that nearly always holds."""
    for total in columns:
        others = [column for column in columns if column is not total]
        for parts_of in _candidates(others):
            if _holds(Sum(total, parts_of), numbers):
                yield Sum(total, parts_of)


def _candidates(others: list[CodedColumn]) -> Iterator[tuple[CodedColumn, ...]]:
    yield from combinations(others, 2)
    for start in range(len(others)):
        for end in range(start + 3, len(others) + 1):
            yield tuple(others[start:end])


def _holds(held: Sum, numbers: dict[int, Floats]) -> bool:
    """Whether a sum holds in nearly every row, and each part is mostly there and above 0."""
    gap = _gap(held, numbers)
    known = ~np.isnan(gap)
    if known.sum() < PARTS_ROWS:
        return False
    fits = known & (np.abs(gap) <= PARTS_ROUNDING)
    if fits.sum() < PARTS_HOLD * known.sum():
        return False
    there = ((numbers[part.place] > 0)[known].mean() for part in held.parts)
    return all(share >= PARTS_PRESENT for share in there)


def _gap(held: Sum, numbers: dict[int, Floats]) -> Floats:
    """Return by how much the total is above its parts; NaN where one of them is missing."""
    added = np.sum([numbers[part.place] for part in held.parts], axis=0)
    return np.asarray(numbers[held.total.place] - added)


def _told(held: Sum, numbers: dict[int, Floats]) -> Iterator[pd.DataFrame]:
    gap = _gap(held, numbers)
    broken = np.flatnonzero(np.abs(np.nan_to_num(gap)) > PARTS_ROUNDING)
    members = (held.total, *held.parts)
    right = {
        c.place: numbers[c.place][broken] + (-gap if c is held.total else gap)[broken]
        for c in members
    }
    slips = {c.place: _slipped(numbers[c.place][broken], right[c.place]) for c in members}
    alone = np.sum([*slips.values()], axis=0) == 1
    names = " + ".join(str(part.name) for part in held.parts)
    for column in members:
        here = alone & slips[column.place]
        yield found_at(
            broken[here],
            column.place,
            kind="does not add up",
            likely=[f"{number:.12g}" for number in right[column.place][here]],
            confidence=0.8,
            reason=f"{names} is {held.total.name} in nearly every row; with this it would be here.",
        )


def _slipped(found: Floats, right: Floats) -> Bools:
    """Say which numbers differ from the right one by a unit, or by one figure written wrongly."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = found / right
    unit = np.any([np.isclose(ratio, tenfold, rtol=1e-6) for tenfold in TENFOLDS], axis=0)
    figure = [
        _one_figure(f"{was:.12g}", f"{should:.12g}")
        for was, should in zip(found, right, strict=True)
    ]
    return np.asarray((right >= 0) & (unit | np.array(figure, bool)))


def _one_figure(was: str, should: str) -> bool:
    """Whether two numbers of some length differ by one figure, or by two that changed places."""
    if len(was) != len(should) or len(was) < 3:
        return False
    apart = [at for at in range(len(was)) if was[at] != should[at]]
    if len(apart) == 1:
        return True
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1
    return swapped and was[apart[0]] == should[apart[1]] and was[apart[1]] == should[apart[0]]
