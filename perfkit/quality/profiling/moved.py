"""Cells in the wrong column: two swapped, or a row pushed along by one."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import CodedColumn, CodedTable, Floats, Ints
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import (
    FIT_FLOOR,
    MISFIT,
    MOST_MISFITS,
    SHIFT_LIKELIER,
    SWAP_EACH,
    SWAP_LIKELIER,
)


@dataclass(frozen=True, eq=False)
class Fit:
    """How usual a text is in one column: by itself where values come back, else by its shape."""

    texts: dict[str, float]
    shapes: dict[str, float]

    def of(self, text: str) -> float:
        """Return the natural log of how usual a text is here."""
        return float(np.log(max(self.texts.get(text, 0.0) + self.shapes.get(_shape(text), 0.0), FIT_FLOOR)))


def _shape(text: str) -> str:
    """Return a shape in which amounts of one size are alike, whatever their decimals."""
    head, point, tail = text.partition(".")
    if point and tail.isdigit() and head.lstrip("-").isdigit():
        return f"{len(head)}."
    return "".join("9" if sign.isdigit() else "a" if sign.isalpha() else sign for sign in head + point + tail)


def _fit(column: CodedColumn, rows: int) -> tuple[Fit, Floats]:
    """Return a column's fit, and how usual each of its texts is when it is left out itself."""
    shapes = [("" if blank else _shape(text)) for text, blank in zip(column.texts, column.blank, strict=True)]
    names, inverse = np.unique(np.array(shapes, dtype=str), return_inverse=True)
    shape_counts = np.bincount(inverse, weights=column.counts)
    weight = 0.01 if column.is_category or column.distinct < 2 else 1.0
    by_text = 0.0 if weight == 1.0 else 1.0
    alone = (by_text * (column.counts - 1) + weight * (shape_counts[inverse] - 1)) / rows
    share = by_text * column.counts / rows
    fit = Fit(
        dict(zip(column.texts, share.tolist(), strict=True)) if by_text else {},
        dict(zip(names.tolist(), (weight * shape_counts / rows).tolist(), strict=True)),
    )
    return fit, np.log(np.maximum(alone, FIT_FLOOR))


def moved_cells(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give cells that fit another column of their row far better than their own."""
    if len(table.columns) < 2 or table.rows < 10:
        return
    fitted = [_fit(column, table.rows) for column in table.columns]
    own = np.stack([alone[c.codes] for (_, alone), c in zip(fitted, table.columns, strict=True)])
    usual = np.median(own, axis=1, keepdims=True)
    misfits = (own < usual + np.log(MISFIT)).sum(axis=0)
    rows = np.flatnonzero(misfits >= 1)
    if len(rows) > MOST_MISFITS:
        order = np.lexsort((table.row_hash[rows], -misfits[rows]))
        rows = np.sort(rows[order[:MOST_MISFITS]])
    if not len(rows):
        return
    there = _elsewhere(table, [fit for fit, _ in fitted], rows)
    there[np.arange(len(own)), np.arange(len(own))] = own[:, rows]
    shifted, last = _shifts(there)
    swapped = _swaps(there)
    yield from _told_shifts(table, rows, shifted, last)
    quiet = np.array([start < 0 for start in shifted])
    yield from _told_swaps(table, rows, [p if q else None for p, q in zip(swapped, quiet, strict=True)])


def _elsewhere(table: CodedTable, fits: list[Fit], rows: Ints) -> Floats:
    """Return how usual the text of each column (second axis) would be in each other (first)."""
    count = len(table.columns)
    there = np.empty((count, count, len(rows)))
    for source in table.columns:
        used, inverse = np.unique(source.codes[rows], return_inverse=True)
        texts = [source.texts[code] for code in used]
        for target, fit in enumerate(fits):
            there[target, source.place] = np.array([fit.of(text) for text in texts])[inverse]
    return there


def _shifts(there: Floats) -> tuple[Ints, Floats]:
    """Return for each row the column from which all is pushed right by one; -1 where none is."""
    count, rows = there.shape[0], there.shape[2]
    start, best = np.full(rows, -1), np.zeros(rows)
    total = np.zeros(rows)
    better = np.zeros(rows)
    for place in range(count - 1, 0, -1):
        step = there[place - 1, place] - there[place, place]
        total = total + step
        better = better + (step > SWAP_EACH)
        wins = (total > best) & (total >= SHIFT_LIKELIER) & (better >= 2)
        start[wins], best[wins] = place - 1, total[wins]
    return start, best


def _swaps(there: Floats) -> list[tuple[int, int] | None]:
    """Return for each row the two columns whose texts fit far better exchanged, if any."""
    count, rows = there.shape[0], there.shape[2]
    pair: list[tuple[int, int] | None] = [None] * rows
    best = np.zeros(rows)
    for one in range(count):
        for other in range(one + 1, count):
            first = there[one, other] - there[one, one]
            second = there[other, one] - there[other, other]
            gain = first + second
            fits = (gain > np.maximum(best, SWAP_LIKELIER)) & (np.minimum(first, second) > SWAP_EACH)
            best[fits] = gain[fits]
            for row in np.flatnonzero(fits):
                pair[row] = (one, other)
    return pair


def _told_shifts(
    table: CodedTable, rows: Ints, starts: Ints, likelier: Floats
) -> Iterator[pd.DataFrame]:
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


def _told_swaps(
    table: CodedTable, rows: Ints, pairs: list[tuple[int, int] | None]
) -> Iterator[pd.DataFrame]:
    """Return both cells of each swap."""
    for row, pair in zip(rows, pairs, strict=True):
        if pair is None:
            continue
        for place, other in (pair, pair[::-1]):
            column = table.columns[other]
            yield found_at(
                [row],
                place,
                kind="swapped",
                likely=[column.texts[column.codes[row]]],
                confidence=0.85,
                reason=f"Fits {column.name} far better, as the value there fits here.",
            )
