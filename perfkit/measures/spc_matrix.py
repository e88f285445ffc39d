"""The rules of control charts on many series of one length at once: a row a series.

The answers are those of `spc_rules`, to the last digit; only the way there differs.
"""

import numpy as np
from numpy.typing import NDArray

from perfkit.measures.spc_rules import LIMITS, RUN, SCREEN, Flags, Numbers

Codes = NDArray[np.int8]
_NEAR_WINDOW, _NEAR_LEAST = 3, 2


def matrix_limits(values: Numbers, *, screen: bool) -> tuple[Numbers, Numbers]:
    """Return the mean of each row and 2.66 times its average moving range, in the values' unit.

    `values` are the baseline points, none of them missing. A row of one point has no width (NaN).

    >>> matrix_limits(np.array([[0.0, 50.0, 0.0, 50.0]]), screen=True)
    (array([25.]), array([133.]))
    """
    count = values.shape[1]
    ranges = np.abs(np.diff(values, axis=1))
    moves = ranges.any(axis=1)
    mean = np.where(moves, values.sum(axis=1) / count, values[:, 0])
    if count == 1:
        return mean, np.full(len(values), np.nan)
    average = ranges.sum(axis=1) / (count - 1)
    if screen:
        kept = ranges < (SCREEN * average)[:, None]
        total = np.where(kept, ranges, 0.0).sum(axis=1)
        average = np.where(average > 0, total / np.maximum(kept.sum(axis=1), 1), average)
    return mean, LIMITS * average


def matrix_causes(values: Numbers, mean: Numbers, width: Numbers) -> Codes:
    """Return which rule names each point: its place in `spc_rules.CAUSES`, 0 for common cause.

    >>> matrix_causes(np.array([[5.0, 6.0, 9.0]]), np.array([5.5]), np.array([2.66]))
    array([[0, 0, 1]], dtype=int8)
    """
    middle, reach = mean[:, None], width[:, None]
    near_reach = 2 / 3 * reach
    above, below = values > middle, values < middle
    outside = (values > middle + reach) | (values < middle - reach)
    near = ~outside & ((values > middle + near_reach) | (values < middle - near_reach))
    rising, falling = _trends(values)
    causes: Codes = np.zeros(values.shape, dtype=np.int8)
    # The first rule that applies names the point, so the last of them is written first.
    for code, (low, side) in ((7, (8, above)), (5, (6, above))):
        least = RUN if code == 7 else _NEAR_LEAST
        length = RUN if code == 7 else _NEAR_WINDOW
        marked = None if code == 7 else near
        causes[_in_run(side, marked, length=length, least=least)] = code
        causes[_in_run(below, marked, length=length, least=least)] = low
    causes[rising], causes[falling] = 3, 4
    causes[outside & above], causes[outside & ~above] = 1, 2
    return causes
