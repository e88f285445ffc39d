"""How often a control chart, and a comparison of two points, cry change where there is none.

Run it as ``python benchmarks/false_alarms.py``; ``docs/false-alarms.md`` holds what it prints.
"""

from typing import NamedTuple

import click
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from perfkit.measures.spc import xmr_many

SERIES = 10_000
POINTS = 24
SEED = 20_260_401
MEAN = 100.0
TOLERANCE = 0.05  # a change of more than a twentieth, as a system with a tolerance colours it


class FalseAlarms(NamedTuple):
    """Shares (0 to 1) of stable series in which each way of looking cries change."""

    chart_at_last: float
    chart_anywhere: float
    two_points_at_last: float
    two_points_worse_at_last: float
    two_points_beyond_tolerance: float


def stable_series(kind: str) -> NDArray[np.float64]:
    """Return 10,000 series of 24 points that only chance moves, a row a series.

    "measured": normal, mean 100, standard deviation 10. "counted": Poisson, mean 100.
    """
    random = np.random.default_rng(SEED)
    if kind == "counted":
        return random.poisson(MEAN, (SERIES, POINTS)).astype(float)
    return random.normal(MEAN, MEAN / 10, (SERIES, POINTS))


def false_alarms(values: NDArray[np.float64]) -> FalseAlarms:
    """Return how often each way of looking cries change in stable series; more is worse."""
    table = pd.DataFrame(
        {
            "series": np.repeat(np.arange(len(values)), values.shape[1]),
            "month": np.tile(np.arange(values.shape[1]), len(values)),
            "value": values.ravel(),
        }
    )
    points = xmr_many(table, key="series", period="month", value="value", good="lower")
    special = (points["special_cause"] != "Common Cause").to_numpy().reshape(values.shape)
    last, before = values[:, -1], values[:, -2]
    return FalseAlarms(
        chart_at_last=special[:, -1].mean(),
        chart_anywhere=special.any(axis=1).mean(),
        two_points_at_last=(last != before).mean(),
        two_points_worse_at_last=(last > before).mean(),
        two_points_beyond_tolerance=(np.abs(last - before) > TOLERANCE * before).mean(),
    )


if __name__ == "__main__":
    for kind in ("measured", "counted"):
        click.echo(f"{kind}: {SERIES:,} series of {POINTS} points")
        for name, share in false_alarms(stable_series(kind))._asdict().items():
            click.echo(f"  {name.replace('_', ' ')}: {100 * share:.2f}%")
