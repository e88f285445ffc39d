"""The level of a control chart: whether it has moved, and where its range was agreed to restart.

Limits are never worked out again by themselves (statistics.md 1 and 8): a level that has moved is
told, and whoever owns the measure may agree a new start.
"""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from perfkit.framework.kpi import Rebase
from perfkit.framework.model import Kpi
from perfkit.measures.points import as_date

# Points that a control chart needs. A shift is seven on one side of the average; when it has lasted
# for as many as a chart of its own would need, up to the newest, the level has moved.
FEWEST_FOR_CHART = 12


class Level(NamedTuple):
    """A level that has moved: since which day, for how many points, above the average or below."""

    since: date
    points: int
    above: bool


class Starts(NamedTuple):
    """The agreed new starts of a usual range, as at the newest point.

    `used` are the days from which it starts anew; `waiting` is the one that has too few points yet,
    None where there is none; `so_far` is how many points there are since that one.
    """

    used: tuple[date, ...] = ()
    waiting: Rebase | None = None
    so_far: int = 0


def moved_level(points: pd.DataFrame, *, kpi: Kpi, mean: float) -> Level | None:
    """Return that the latest points all lie on one side of the average, for 12 points or more.

    `points` are those of the last segment, one row a period in order of date: `period_start`,
    `period_end` and `value`. A point on the average is on neither side. The level is dated by the
    day of a count on one day, and by the first day of any other period.
    """
    side = np.sign(points["value"].to_numpy(dtype=float) - mean)
    otherwise = np.flatnonzero(side != side[-1])
    count = side.size - (int(otherwise[-1]) + 1 if otherwise.size else 0)
    if side[-1] == 0 or count < FEWEST_FOR_CHART:
        return None
    edge = "period_end" if kpi.series_type == "snapshot" else "period_start"
    return Level(as_date(points[edge].iloc[-count]), count, above=bool(side[-1] > 0))


def agreed_starts(points: pd.DataFrame, *, kpi: Kpi) -> Starts:
    """Return which agreed new starts are in use: those with 12 points or more since.

    A point belongs to the side of a start on which its last day falls, as with a break. One that no
    point comes before starts nothing anew. A start waits until it has 12 points, and while it does
    the range stays that of before.
    """
    ends = points["period_end"]
    used: list[date] = []
    waiting, so_far = None, 0
    for rebase in kpi.rebases:
        since = int((ends >= pd.Timestamp(rebase.date)).sum())
        if since == len(ends):
            continue
        if since >= FEWEST_FOR_CHART:
            used.append(rebase.date)
        else:
            waiting, so_far = rebase, since
    return Starts(tuple(used), waiting, so_far)
