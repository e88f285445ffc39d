"""In which quarter of all places a figure lies: the bounds of the middle half, and the median."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from perfkit.errors import MeasureError
from perfkit.measures.columns import as_numbers

FEWEST_FOR_QUARTERS = 4


class Quartiles(NamedTuple):
    """The bounds of the middle half of the values, and the median, in the values' unit."""

    low: float
    middle: float
    high: float


def quartiles(values: ArrayLike) -> Quartiles:
    """Return the quartiles of one value an area, the missing left out.

    Raises
    ------
    MeasureError
        For fewer than four values, and for an infinite one.

    Source: Fingertips, bounds of quantiles: linear interpolation at (n - 1)p + 1.

    >>> quartiles([1, 2, 3, 4, 5])
    Quartiles(low=2.0, middle=3.0, high=4.0)
    """
    numbers = np.atleast_1d(as_numbers(values, of="A quartile"))
    held = numbers[~np.isnan(numbers)]
    if held.size < FEWEST_FOR_QUARTERS or np.isinf(held).any():
        raise MeasureError(
            f"Quartiles are of {FEWEST_FOR_QUARTERS} finite values or more, got {held.size} values "
            f"and {int(np.isinf(held).sum())} infinite ones."
        )
    return Quartiles(*(float(bound) for bound in np.quantile(held, [0.25, 0.5, 0.75])))


def quarter_of(value: float, bounds: Quartiles) -> int | None:
    """Return the quarter a value lies in: 1 the lowest, 4 the highest; None for a missing one.

    A value on a bound belongs to the quarter below it.

    >>> bounds = Quartiles(2.0, 3.0, 4.0)
    >>> [quarter_of(value, bounds) for value in (2.0, 2.1, 4.0, 9.0)]
    [1, 2, 3, 4]
    """
    return None if math.isnan(value) else 1 + sum(bound < value for bound in bounds)
