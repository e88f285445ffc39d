"""The four rules by which a point of a control chart is told from chance, and the chart's limits.

Everything here is of one segment: the points between two rebases, in order of date.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Words = NDArray[np.object_]

LIMITS = 2.66  # times the average moving range; not 3 / 1.128
SCREEN = 3.267  # times the average moving range: a larger one is left out, once
RUN = 7
COMMON_CAUSE = "Common Cause"
CAUSES = (  # in the order in which they name a point
    "Above UCL",
    "Below LCL",
    "7 Point Trend (Increasing)",
    "7 Point Trend (Decreasing)",
    "2 in 3 Above CL",
    "2 in 3 Below CL",
    "7 Points Above CL",
    "7 Points Below CL",
)


class Limits(NamedTuple):
    """A control chart's centre, its limits, how far from the centre is near them, and why.

    `change` is the average moving range that the limits rest on; `left_out` how many very large
    ones it leaves out.
    """

    mean: float
    lower: float
    upper: float
    near: float
    change: float = float("nan")
    left_out: int = 0


def limits(baseline: Numbers, *, screen: bool) -> Limits:
    """Return mean ± 2.66 average moving ranges of the baseline points.

    With `screen`, moving ranges of 3.267 averages or more are left out, once. One point has a
    mean and no limits (NaN); points all alike have limits equal to their mean.

    >>> limits(np.array([0.0, 50.0, 0.0, 50.0]), screen=True)[:3]
    (25.0, -108.0, 158.0)
    """
    ranges = np.abs(np.diff(baseline))
    # The mean of values all alike may differ from them in its last digit, and would flag them.
    mean = float(nearest_mean(baseline) if ranges.any() else baseline[0])
    if ranges.size == 0:
        return Limits(mean, float("nan"), float("nan"), float("nan"))
    average, left_out = float(ranges.mean()), 0
    if screen and average > 0:
        kept = ranges < SCREEN * average
        left_out = int((~kept).sum())
        # Noughts in place of what is left out: many series at once are added up in this order too.
        average = float(np.where(kept, ranges, 0.0).sum() / kept.sum())
    width = LIMITS * average
    return Limits(mean, mean - width, mean + width, 2 / 3 * width, average, left_out)


def nearest_mean(values: Numbers) -> Numbers:
    """Return the mean of the last axis to its last digit: a first one, and what it is out by.

    A point that is the mean lies on neither side of it; were the mean out by its last digit, the
    point would begin or end a run. R, and so the reference, takes a mean in these two steps, in
    the longest floats the machine has.

    >>> float(nearest_mean(np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])))
    0.35
    """
    count = values.shape[-1]
    held = values.astype(np.longdouble)
    first = held.sum(axis=-1) / count
    out_by = (held - first[..., np.newaxis]).sum(axis=-1) / count
    return np.asarray(first + out_by, dtype=float)


def special_causes(values: Numbers, at: Limits) -> Words:
    """Return the first rule that names each point, in the words of plot the dots.

    In order: outside the limits; in a trend of 7; two of three near a limit; in a shift of 7;
    else common cause. All comparisons are strict: a point on a limit is inside it, a point on
    the mean is on neither side, and a tie breaks a trend.
    """
    side = np.sign(values - at.mean)
    outside = (values > at.upper) | (values < at.lower)
    near = ~outside & ((values > at.mean + at.near) | (values < at.mean - at.near))
    trend = trend_directions(values)
    above = side > 0
    conditions: list[Flags] = [
        outside & above,
        outside & ~above,
        trend > 0,
        trend < 0,
        *_by_side(near & in_window(near, side, length=3, least=2), above),
        *_by_side(in_window(side != 0, side, length=RUN, least=RUN), above),
    ]
    words: Words = np.full(values.shape, COMMON_CAUSE, dtype=object)
    for condition, name in reversed(list(zip(conditions, CAUSES, strict=True))):
        words[condition] = name
    return words


def in_window(marked: Flags, side: Numbers, *, length: int, least: int) -> Flags:
    """Return which points lie in a window of `length` on one side with `least` marked or more."""
    count = marked.size
    inside: Flags = np.zeros(count, dtype=bool)
    for first in range(count - length + 1):
        window = slice(first, first + length)
        on_one_side = side[first] != 0 and bool((side[window] == side[first]).all())
        if on_one_side and marked[window].sum() >= least:
            inside[window] = True
    return inside


def trend_directions(values: Numbers) -> Numbers:
    """Return 1 for a point in a rising trend of 7, -1 in a falling one, else 0.

    A point's direction is the step from the point before it; where the next point is in a trend
    too, the step to the next, so that a turning point takes the new direction.
    """
    steps = np.sign(np.diff(values))
    flagged: Flags = np.zeros(values.size, dtype=bool)
    for first in range(values.size - RUN + 1):
        if abs(steps[first : first + RUN - 1].sum()) == RUN - 1:
            flagged[first : first + RUN] = True
    before = np.concatenate([[0.0], steps])
    after = np.concatenate([steps, [0.0]])
    next_flagged = np.concatenate([flagged[1:], [False]])
    # A tie between two trends that touch has no direction of its own: the step before it tells.
    direction = np.where(next_flagged & (after != 0), after, before)
    return np.where(flagged, direction, 0.0)


def _by_side(flags: Flags, above: Flags) -> tuple[Flags, Flags]:
    return flags & above, flags & ~above
