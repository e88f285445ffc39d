"""What a direction of travel was found from: the numbers of the test that was made, as data."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perfkit.measures.spc import TRIAL_BELOW, Xmr
from perfkit.measures.trend import MannKendall, RecentTrend
from perfkit.measures.windows import Pair

Numbers = NDArray[np.float64]

NEAREST = 3  # points in a window of two of three


class ChartEvidence(NamedTuple):
    """A control chart: its range, the average change it rests on, and where the latest point is.

    All is of its last segment: limits, rules and runs never cross an agreed new start.
    `above` and `below` count the latest points in a row on that side of the average, `rising` and
    `falling` those that each rise or fall on the one before, `near` those of the latest three that
    are beyond the near limit on the latest point's side. Numbers are in the KPI's unit.
    """

    points: int
    latest: float
    mean: float
    lower: float
    upper: float
    near_limit: float  # on the side of the average where the latest point is
    change: float
    left_out: int
    cause: str  # in the words of plot the dots
    above: int
    below: int
    rising: int
    falling: int
    near: int
    trial: bool


class LineEvidence(NamedTuple):
    """The recent trend: the line through the latest five points, and how many there are in all."""

    points: int
    first: float
    latest: float
    found: RecentTrend


class PairsEvidence(NamedTuple):
    """Mann-Kendall: every pair of points."""

    points: int
    found: MannKendall

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return self.points * (self.points - 1) // 2


class TwoEvidence(NamedTuple):
    """Two periods set side by side; `years` is how many one figure of the series covers.

    `turned` is the last window beside one nearer to it, where that change leads the other way.
    """

    found: Pair
    years: int
    turned: Pair | None = None


class FewEvidence(NamedTuple):
    """Too few points: how many there are, and how many the test needs."""

    points: int
    needed: int


Evidence = ChartEvidence | LineEvidence | PairsEvidence | TwoEvidence | FewEvidence


def chart_evidence(chart: Xmr) -> ChartEvidence:
    """Return what the latest point of a control chart was judged by."""
    values = chart.latest["value"].to_numpy(dtype=float)
    at = chart.limits
    side = np.sign(values - at.mean)
    steps = np.sign(np.diff(values))
    high = bool(values[-1] >= at.mean)
    edge = at.mean + (at.near if high else -at.near)
    last = values[-NEAREST:]
    return ChartEvidence(
        points=len(values),
        latest=float(values[-1]),
        mean=at.mean,
        lower=at.lower,
        upper=at.upper,
        near_limit=edge,
        change=at.change,
        left_out=at.left_out,
        cause=str(chart.points["special_cause"].iloc[-1]),
        above=in_a_row(side > 0),
        below=in_a_row(side < 0),
        rising=_moving(steps > 0),
        falling=_moving(steps < 0),
        near=int(((last > edge) if high else (last < edge)).sum()),
        trial=len(values) < TRIAL_BELOW,
    )


def in_a_row(holds: NDArray[np.bool_]) -> int:
    """Return how many of the last points hold, without a break.

    >>> in_a_row(np.array([True, False, True, True]))
    2
    """
    failing = np.flatnonzero(~holds)
    return int(holds.size - 1 - failing[-1]) if failing.size else int(holds.size)


def _moving(steps: NDArray[np.bool_]) -> int:
    """Return how many of the last points move the same way: one more than their steps, or none."""
    count = in_a_row(steps)
    return count + 1 if count else 0
