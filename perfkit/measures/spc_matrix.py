"""The rules of control charts on many series of one length at once: a row a series.

The answers are those of `spc_rules`, to the last digit; only the way there differs.
"""

import numpy as np
from numpy.typing import NDArray

from perfkit.measures.spc_rules import (
    CAUSES,
    COMMON_CAUSE,
    LIMITS,
    RUN,
    SCREEN,
    Flags,
    Numbers,
    nearest_mean,
)

Codes = NDArray[np.int8]
WORDS = (COMMON_CAUSE, *CAUSES)  # what a code stands for: 0 is common cause
_CODE = {word: code for code, word in enumerate(WORDS)}
_WINDOW = 3  # of which two or more are near a limit


def matrix_limits(values: Numbers, *, screen: bool) -> tuple[Numbers, Numbers]:
    """Return the mean of each row and 2.66 times its average moving range, in the values' unit.

    `values` are the baseline points, none of them missing. A row of one point has no width (NaN).

    >>> matrix_limits(np.array([[0.0, 50.0, 0.0, 50.0]]), screen=True)
    (array([25.]), array([133.]))
    """
    count = values.shape[1]
    ranges = np.abs(np.diff(values, axis=1))
    moves = ranges.any(axis=1)
    mean = np.where(moves, nearest_mean(values), values[:, 0])
    if count == 1:
        return mean, np.full(len(values), np.nan)
    average = ranges.sum(axis=1) / (count - 1)
    if screen:
        kept = ranges < (SCREEN * average)[:, None]
        total = np.where(kept, ranges, 0.0).sum(axis=1)
        average = np.where(average > 0, total / np.maximum(kept.sum(axis=1), 1), average)
    return mean, LIMITS * average


def matrix_causes(values: Numbers, mean: Numbers, width: Numbers) -> Codes:
    """Return which rule names each point, as its place in `WORDS`.

    `values` has one row a series, in order of date, none missing; `mean` and `width` one number a
    row, as `matrix_limits` gives them.

    >>> matrix_causes(np.array([[5.0, 6.0, 9.0]]), np.array([5.5]), np.array([2.66]))
    array([[0, 0, 1]], dtype=int8)
    """
    middle, reach = mean[:, None], width[:, None]
    near_reach = 2 / 3 * reach
    above, below = values > middle, values < middle
    outside = (values > middle + reach) | (values < middle - reach)
    near = ~outside & ((values > middle + near_reach) | (values < middle - near_reach))
    rising, falling = _trends(values)
    flags: list[tuple[str, Flags]] = [
        ("Above UCL", outside & above),
        ("Below LCL", outside & below),
        ("7 Point Trend (Increasing)", rising),
        ("7 Point Trend (Decreasing)", falling),
        ("2 in 3 Above CL", near & _two_in_three(near, above)),
        ("2 in 3 Below CL", near & _two_in_three(near, below)),
        ("7 Points Above CL", _spread(_whole_windows(above, RUN), RUN, above.shape)),
        ("7 Points Below CL", _spread(_whole_windows(below, RUN), RUN, below.shape)),
    ]
    causes: Codes = np.zeros(values.shape, dtype=np.int8)
    for word, flagged in reversed(flags):  # the first rule that applies is written last
        causes[flagged] = _CODE[word]
    return causes


def _two_in_three(near: Flags, side: Flags) -> Flags:
    """Return the points in a window of three on one side, two or more of them near a limit."""
    windows = _whole_windows(side, _WINDOW)
    first, second, third = (_shifted(near, step, windows.shape[1]) for step in range(_WINDOW))
    pairs = (first & second) | (first & third) | (second & third)
    return _spread(windows & pairs, _WINDOW, near.shape)


def _trends(values: Numbers) -> tuple[Flags, Flags]:
    """Return the points in a trend of seven that rise, and that fall, as `trend_directions`."""
    rises, falls = np.zeros((2, len(values), values.shape[1] + 1), dtype=bool)
    # Column i is the step to point i from the one before; there is none to the first or the last.
    rises[:, 1:-1] = values[:, 1:] > values[:, :-1]
    falls[:, 1:-1] = values[:, 1:] < values[:, :-1]
    in_trend = np.zeros(values.shape, dtype=bool)
    for steps in (rises[:, 1:-1], falls[:, 1:-1]):
        in_trend |= _spread(_whole_windows(steps, RUN - 1), RUN, values.shape)
    to_next = np.zeros(values.shape, dtype=bool)
    to_next[:, :-1] = in_trend[:, 1:]
    to_next &= rises[:, 1:] | falls[:, 1:]
    rising = np.where(to_next, rises[:, 1:], rises[:, :-1])
    falling = np.where(to_next, falls[:, 1:], falls[:, :-1])
    return in_trend & rising, in_trend & falling


def _whole_windows(flags: Flags, length: int) -> Flags:
    """Return, for each place a window may start, whether every point in it is flagged."""
    count = max(flags.shape[1] - length + 1, 0)
    whole: Flags = np.ones((len(flags), count), dtype=bool)
    for step in range(length):
        whole &= _shifted(flags, step, count)
    return whole


def _spread(windows: Flags, length: int, shape: tuple[int, ...]) -> Flags:
    """Return the points that lie in any of the windows flagged by where they start."""
    inside: Flags = np.zeros(shape, dtype=bool)
    for step in range(length if windows.shape[1] else 0):
        _shifted(inside, step, windows.shape[1])[...] |= windows
    return inside


def _shifted(flags: Flags, step: int, count: int) -> Flags:
    return flags[:, step : step + count]
