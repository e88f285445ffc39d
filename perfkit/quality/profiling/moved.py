"""Cells in the wrong column: two swapped, or a row pushed along by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import (
    Bools,
    CodedColumn,
    CodedTable,
    Floats,
    Ints,
    Named,
)
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import (
    FIT_FLOOR,
    MISFIT,
    MOST_MISFITS,
    MOST_TRIES,
    MOVED_ROWS,
    SHAPE_WEIGHT,
    SHIFT_EMPTY,
    SHIFT_LIKELIER,
    SWAP_EACH,
    SWAP_LIKELIER,
)

_LETTER = re.compile("[A-Za-z]")


@dataclass(frozen=True, eq=False)
class Fit:
    """How usual a text is in one column: by itself where values come back, else by its shape."""

    texts: dict[str, float]
    shapes: dict[str, float]
    own: Named  # the shapes of its own texts, and the place of each text's

    def of(self, texts: list[str], shapes: list[str], shape: Ints) -> Floats:
        """Return how usual each of some texts is here, 0 to 1; `shape` is the place of its own."""
        usual: Floats = np.array([self.shapes.get(name, 0.0) for name in shapes])[shape]
        if self.texts:
            usual += np.array([self.texts.get(text, 0.0) for text in texts])
        return usual


def _shapes(column: CodedColumn) -> Named:
    """Return the shapes of a column's texts, and the place of each text's; the last is blank."""
    names, told = column.named(_shape)
    return [*names, ""], np.where(column.blank, len(names), told)


def _shape(way: str) -> str:
    """Return a shape in which letters are alike, and amounts of one size whatever their decimals.

    >>> _shape("E99999999"), _shape("99.99"), _shape("99.9 %")
    ('a99999999', '2.', '99.9 %')
    """
    shape = _LETTER.sub("a", way)
    head, point, tail = shape.partition(".")
    if point and not tail.strip("9") and not head.lstrip("-").strip("9"):
        return f"{len(head)}."
    return shape


def _fit(column: CodedColumn, rows: int) -> tuple[Fit, Floats]:
    """Return a column's fit, and how usual each of its texts is when it is left out itself."""
    names, told = _shapes(column)
    shape_counts = np.bincount(told, weights=column.counts, minlength=len(names))
    named = column.is_category or column.distinct < 2
    weight = SHAPE_WEIGHT if named else 1.0
    alone = weight * (shape_counts[told] - 1) + named * (column.counts - 1)
    shares = (column.counts / rows).tolist()
    fit = Fit(
        dict(zip(column.texts, shares, strict=True)) if named else {},
        dict(zip(names, (weight * shape_counts / rows).tolist(), strict=True)),
        (names, told),
    )
    return fit, np.log(np.maximum(alone / rows, FIT_FLOOR))


def moved_cells(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give cells that fit another column of their row far better than their own.

    Of a large or wide table only the rows of the most misfits are looked at: each of their cells is
    held against each column.
    """
    if len(table.columns) < 2 or table.rows < MOVED_ROWS:
        return
    fitted = [_fit(column, table.rows) for column in table.columns]
    own = np.stack([alone[c.codes] for (_, alone), c in zip(fitted, table.columns, strict=True)])
    usual = np.median(own, axis=1, keepdims=True)
    misfits = (own < usual + np.log(MISFIT)).sum(axis=0)
    rows = np.flatnonzero(misfits >= 1)
    most = min(MOST_MISFITS, MOST_TRIES // len(own) ** 2)
    if len(rows) > most:
        order = np.lexsort((table.row_hash[rows], -misfits[rows]))
        rows = np.sort(rows[order[:most]])
    if not len(rows):
        return
    there = _elsewhere(table, [fit for fit, _ in fitted], rows)
    there[np.arange(len(own)), np.arange(len(own))] = own[:, rows]
    empty = np.stack([c.blank[c.codes[rows]] for c in table.columns])
    # Counts that are mostly 0 fit one another by chance, and show no move among themselves.
    counts = np.array([column.is_count for column in table.columns])
    alike = np.logical_and.outer(counts, counts)
    shifted = _shifts(there, empty, alike)
    swapped = _swaps(there, alike)
    yield from _told_shifts(table, rows, shifted)
    yield from _told_swaps(table, rows[shifted < 0], swapped[shifted < 0])


def _elsewhere(table: CodedTable, fits: list[Fit], rows: Ints) -> Floats:
    """Return how usual the text of each column (second axis) would be in each other (first)."""
    count = len(table.columns)
    there = np.empty((count, count, len(rows)))
    for source, own in zip(table.columns, fits, strict=True):
        used, inverse = np.unique(source.codes[rows], return_inverse=True)
        texts = [source.texts[code] for code in used]
        names, told = own.own
        shapes, shape = np.unique(told[used], return_inverse=True)
        names = [names[place] for place in shapes]
        for target, fit in enumerate(fits):
            there[target, source.place] = fit.of(texts, names, shape)[inverse]
    return np.log(np.maximum(there, FIT_FLOOR))


def _shifts(there: Floats, empty: Bools, alike: Bools) -> Ints:
    """Return for each row the column from which all is pushed right by one; -1 where none is.

    What pushes is mostly an empty cell, so an empty start is believed sooner.
    """
    count, rows = there.shape[0], there.shape[2]
    start, best = np.full(rows, -1), np.zeros(rows)
    total, better = np.zeros(rows), np.zeros(rows)
    for place in range(count - 1, 0, -1):
        step = there[place - 1, place] - there[place, place]
        step = np.minimum(step, 0) if alike[place - 1, place] else step
        total = total + step
        better = better + (step > SWAP_EACH)
        sure = total + SHIFT_EMPTY * empty[place - 1]
        wins = (sure > best) & (total >= SHIFT_LIKELIER) & (better >= 2)
        start[wins], best[wins] = place - 1, sure[wins]
    return start


def _swaps(there: Floats, alike: Bools) -> Ints:
    """Return for each row the two columns whose texts fit far better exchanged; -1 where none."""
    count, rows = there.shape[0], there.shape[2]
    pair, best = np.full((rows, 2), -1), np.full(rows, SWAP_LIKELIER)
    for one in range(count):
        for other in range(one + 1, count):
            if alike[one, other]:
                continue
            first = there[one, other] - there[one, one]
            second = there[other, one] - there[other, other]
            fits = (first + second > best) & (np.minimum(first, second) > SWAP_EACH)
            best[fits] = (first + second)[fits]
            pair[fits] = (one, other)
    return pair


def _told_shifts(table: CodedTable, rows: Ints, starts: Ints) -> Iterator[pd.DataFrame]:
    """Return every cell that a shift changed."""
    count = len(table.columns)
    for place, column in enumerate(table.columns):
        hit = rows[(starts >= 0) & (starts <= place)]
        own = [column.texts[code] for code in column.codes[hit]]
        if place + 1 < count:
            follows = table.columns[place + 1]
            likely = [follows.texts[code] for code in follows.codes[hit]]
        else:
            likely = [""] * len(hit)
        kept = np.array([a != b for a, b in zip(own, likely, strict=True)], bool)
        reason = "From here on the row fits its columns far better one to the left."
        yield found_at(
            hit[kept],
            place,
            kind="shifted",
            likely=[text for text, keep in zip(likely, kept, strict=True) if keep],
            confidence=0.9,
            reason=reason,
        )


def _told_swaps(table: CodedTable, rows: Ints, pairs: Ints) -> Iterator[pd.DataFrame]:
    """Return both cells of each swap."""
    for one, other in np.unique(pairs[pairs[:, 0] >= 0], axis=0):
        hit = rows[(pairs[:, 0] == one) & (pairs[:, 1] == other)]
        hit = hit[[_text(table, one, row) != _text(table, other, row) for row in hit]]
        for place, source in ((one, other), (other, one)):
            column = table.columns[source]
            yield found_at(
                hit,
                int(place),
                kind="swapped",
                likely=[column.texts[code] for code in column.codes[hit]],
                confidence=0.85,
                reason=f"Fits {column.name} far better, as the value there fits here.",
            )


def _text(table: CodedTable, place: int, row: int) -> str:
    """Return the text of one cell."""
    column = table.columns[place]
    return str(column.texts[column.codes[row]])
