"""How the figures of many areas are spread: the lowest, the quartiles, the highest."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from perfkit.errors import MeasureError
from perfkit.measures.columns import as_numbers

FEWEST_FOR_QUARTILES = 4


class Spread(NamedTuple):
    """Five numbers that say how figures are spread, in their unit, and how many there were."""

    areas: int
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float


def five_numbers(values: ArrayLike) -> Spread:
    """Return the lowest, the three quartiles and the highest of some areas' figures.

    `values` has one number an area, in any order. Missing ones are left out and not counted. A
    quartile between two figures is interpolated: place (n - 1)p + 1 of the sorted figures.

    Raises
    ------
    MeasureError
        For fewer than four figures, or an infinite one.

    Source: OHID Fingertips, quantiles by linear interpolation.

    >>> five_numbers([10, 20, 30, 40, 50, None])[:4]
    (5, 10.0, 20.0, 30.0)
    """
    given = np.atleast_1d(as_numbers(values, of="A spread"))
    known = given[~np.isnan(given)]
    if known.size < FEWEST_FOR_QUARTILES or np.isinf(known).any():
        raise MeasureError(
            f"A spread takes {FEWEST_FOR_QUARTILES} finite figures or more, got {known.size} with "
            f"{int(np.isinf(known).sum())} infinite."
        )
    low, first, middle, third, high = np.quantile(known, [0, 0.25, 0.5, 0.75, 1]).tolist()
    return Spread(known.size, low, first, middle, third, high)


def quarter_of(value: float, spread: Spread) -> int | None:
    """Return the quarter a value lies in: 1 the lowest, 4 the highest; None for a missing one.

    A value on a quartile belongs to the quarter below it.

    >>> spread = five_numbers([1, 2, 3, 4, 5])
    >>> [quarter_of(value, spread) for value in (2.0, 2.1, 4.0, 9.0)]
    [1, 2, 3, 4]
    """
    if math.isnan(value):
        return None
    quartiles = (spread.lower_quartile, spread.median, spread.upper_quartile)
    return 1 + sum(quartile < value for quartile in quartiles)
