"""What a reader can work out about hidden counts, from the totals shown beside them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import linprog

from perfkit.measures.columns import Numbers
from perfkit.measures.disclosure_rules import Flags

_SAME = 1e-6  # how near to a whole number the solver comes
_UNBOUNDED = 3  # the solver's status


class Total(NamedTuple):
    """Several cells (by position) whose sum a reader knows to lie from `lower` to `upper`.

    `kind` and `group` are whose total tells it; `before`, whether an earlier edition told it.
    """

    cells: tuple[int, ...]
    lower: float
    upper: float
    kind: int = 0
    group: int = 0
    before: bool = False


def told_by_each(
    lower: Numbers, upper: Numbers, totals: Sequence[Total]
) -> tuple[Numbers, Numbers]:
    """Return the least and the most that each cell can be, as each total by itself tells.

    `lower` and `upper` bound every cell before any total is looked at (infinity where nothing
    does). All that can be told where no cell is in two totals.

    >>> total = Total((0, 1), 7, 7)
    >>> least, most = told_by_each(np.zeros(3), np.array([4, 4, np.inf]), [total])
    >>> least.tolist(), most.tolist()
    ([3.0, 3.0, 0.0], [4.0, 4.0, inf])
    """
    least, most = lower.copy(), upper.copy()
    for total in totals:
        cells = list(total.cells)
        low, high = lower[cells], upper[cells]
        boundless = np.isinf(high)
        bounded = np.where(boundless, 0, high)
        others_are_bounded = boundless.sum() == boundless
        floor = np.where(others_are_bounded, total.lower - (bounded.sum() - bounded), -np.inf)
        least[cells] = np.maximum(least[cells], floor)
        most[cells] = np.minimum(most[cells], total.upper - (low.sum() - low))
    return least, most


def told_together(
    lower: Numbers, upper: Numbers, totals: Sequence[Total]
) -> tuple[Numbers, Numbers]:
    """Return the least and the most whole number that each cell can be, by all totals at once.

    By linear programming, which for the rows and columns of one table is exact; for totals of
    three kinds or more it may leave a cell wider than it is.

    >>> square = [Total((0, 1), 5, 5), Total((2, 3), 9, 9), Total((0, 2), 6, 6)]
    >>> least, most = told_together(np.array([0, 0, 6, 0]), np.full(4, np.inf), square)
    >>> least.tolist(), most.tolist()
    ([0.0, 5.0, 6.0, 3.0], [0.0, 5.0, 6.0, 3.0])
    """
    least, most = lower.astype(float), upper.astype(float)
    for cell in np.flatnonzero(lower < upper):
        inside = np.arange(len(lower)) == cell
        least[cell], most[cell] = _extremes(lower, upper, totals, inside)
    return least, most


def told_sum(lower: Numbers, upper: Numbers, totals: Sequence[Total], *, inside: Flags) -> float:
    """Return how much wider than one number the sum of some cells is left by all totals at once.

    >>> several = [Total((0, 1), 33, 33), Total((0,), 30, 30)]
    >>> told_sum(np.zeros(2), np.full(2, np.inf), several, inside=np.array([False, True]))
    0.0
    """
    least, most = _extremes(lower, upper, totals, inside)
    return most - least


def _extremes(
    lower: Numbers, upper: Numbers, totals: Sequence[Total], inside: Flags
) -> tuple[float, float]:
    """Return the least and the most whole number that the sum of the cells inside can be."""
    sums = np.zeros((len(totals), len(lower)))
    for place, total in enumerate(totals):
        sums[place, list(total.cells)] = 1
    ends = [total.upper for total in totals] + [-total.lower for total in totals]
    found = [
        linprog(
            sign * inside,
            A_ub=np.vstack([sums, -sums]),
            b_ub=np.array(ends),
            bounds=np.column_stack([lower, upper]),
        )
        for sign in (1.0, -1.0)
    ]
    assert all(item.success or item.status == _UNBOUNDED for item in found)  # the truth is one
    least = float(found[0].fun)
    most = np.inf if found[1].status == _UNBOUNDED else -float(found[1].fun)
    # Adding 0 turns a negative zero into a plain one.
    return float(np.ceil(least - _SAME)) + 0.0, float(np.floor(most + _SAME)) + 0.0


def overlapping(totals: Sequence[Total]) -> bool:
    """Return whether any cell is in two totals."""
    together = [cell for total in totals for cell in total.cells]
    return len(together) > len(set(together))
