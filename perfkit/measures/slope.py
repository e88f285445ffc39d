"""The line behind the slope index of inequality: its scale, its fit and its two ends."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import special

Numbers = NDArray[np.float64]


class Scale(NamedTuple):
    """A scale that values are drawn on, or a line fitted on: the way there, and back."""

    there: Callable[[Any], Any]
    back: Callable[[Any], Any]


class Line(NamedTuple):
    """A line over the population from the most deprived (0) to the least (1), or many lines."""

    intercept: Any
    slope: Any


PLAIN = Scale(np.positive, np.positive)
SCALES = {"normal": PLAIN, "rate": Scale(np.log, np.exp)}
SCALES["proportion"] = Scale(special.logit, special.expit)


def middles(population: Numbers) -> Numbers:
    """Return where the middle of each quantile lies, from 0 to 1, in the order given.

    >>> middles(np.array([1.0, 1.0, 2.0])).tolist()
    [0.125, 0.375, 0.75]
    """
    share = population / population.sum()
    return np.asarray(share.cumsum() - share / 2)


def fit(values: Numbers, population: Numbers) -> Line:
    """Return the line of least squares weighted by population; one a row, for a matrix of values.

    >>> intercept, slope = fit(np.array([1.25, 1.75, 2.5]), np.array([1.0, 1.0, 2.0]))
    >>> round(float(intercept), 9), round(float(slope), 9)
    (1.0, 2.0)
    """
    x = middles(population)
    weight = population / population.sum()
    centred = weight * (x - (weight * x).sum())
    # Linear in the values: one product fits as many lines as there are rows.
    slope = values @ (centred / (centred * x).sum())
    return Line(values @ weight - slope * (weight * x).sum(), slope)


def ends(line: Line, *, scale: Scale, multiplier: float) -> tuple[Any, Any]:
    """Return the difference of a line's two ends, times the multiplier, and their ratio.

    A multiplier below 0 turns the ratio over as it does the difference. Over 0 the ratio is
    infinite, or missing.

    >>> [float(number) for number in ends(Line(2.0, 3.0), scale=PLAIN, multiplier=-10)]
    [-30.0, 0.4]
    """
    most, least = scale.back(line.intercept), scale.back(line.intercept + line.slope)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = most / least if multiplier < 0 else least / most
    return (least - most) * multiplier, ratio


def about_the_middle(lines: Line, found: Line) -> Line:
    """Return lines of their own slopes that all pass through the middle of the one found.

    >>> about_the_middle(Line(9.0, 2.0), Line(1.0, 4.0))
    Line(intercept=2.0, slope=2.0)
    """
    return Line(found.intercept + found.slope / 2 - lines.slope / 2, lines.slope)
