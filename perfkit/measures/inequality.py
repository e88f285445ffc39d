"""How unequal a figure is from the most to the least deprived: the slope index of inequality."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd

from perfkit.errors import MeasureError
from perfkit.measures.columns import (
    Numbers,
    as_number,
    number_column,
    refuse_rows,
    require_columns,
)
from perfkit.measures.deprivation import GapAndRatio, gap_and_ratio, rates_by_group
from perfkit.measures.events import confidence_share
from perfkit.measures.slope import PLAIN, SCALES, about_the_middle, ends, fit

__all__ = ["GapAndRatio", "SlopeIndex", "gap_and_ratio", "rates_by_group", "slope_index"]

ValueType = Literal["normal", "rate", "proportion"]
FEWEST, MOST = 5, 100  # quantiles
_WIDTH = 2 * 1.959964  # standard errors between the limits of a 95% interval
_OF = "A slope index"
_COLUMNS = ("quantile", "population", "value", "lower", "upper")


@dataclass(frozen=True)
class SlopeIndex:
    """The slope index (a difference) and relative index (a ratio), with their intervals.

    `sii` is in the unit of the values times the multiplier; `rii` has none; `intercept` is that of
    the line, on the scale it was fitted on. `repetitions` and `seed` make the limits again.
    """

    sii: float
    rii: float
    intercept: float
    sii_lower: float
    sii_upper: float
    rii_lower: float
    rii_upper: float
    repetitions: int
    seed: int


def slope_index(
    table: pd.DataFrame,
    *,
    value_type: ValueType,
    transform: bool = False,
    multiplier: float = 1,
    confidence: float = 0.95,
    repetitions: int = 100_000,
    seed: int = 0,
) -> SlopeIndex:
    """Return the slope and relative index of inequality over the quantiles of one area.

    Parameters
    ----------
    table
        One row a quantile, in any order: `quantile` (1 the most deprived, to 5 or up to 100, none
        left out), `population` above 0, `value`, and `lower` and `upper`, its 95% interval.
    value_type
        "normal"; "rate" (above 0: drawn on the log scale); "proportion" (between 0 and 1, not in
        percent: drawn on the logit scale).
    transform
        Fit the line to the logs or logits too. Of no account for "normal".
    multiplier
        What the slope index is multiplied by, as 100 for percent; below 0 it turns both indices
        round, so that a value that falls with affluence gives a slope index above 0.
    repetitions, seed
        How many times the values are drawn anew for the interval, and from which start.

    A line is fitted to the values at the middle of each quantile's share of the population, least
    squares weighted by population. The slope index is its rise from the most deprived (0) to the
    least (1); the relative index the ratio of the two ends. No number may be missing.

    Raises
    ------
    MeasureError
        For an absent column, a quantile missing or twice, fewer than 5 or more than 100, a number
        missing, infinite or out of range, too few repetitions, a confidence not below 100%.

    Source: Low and Low 2004; Lee and others 2010; as in PHEindicatormethods.

    >>> fifths = pd.DataFrame({"quantile": range(1, 6), "population": 100})
    >>> fifths = fifths.assign(value=[7.0, 8, 9, 10, 11], lower=[6.0, 7, 8, 9, 10])
    >>> found = slope_index(fifths.assign(upper=fifths["value"] + 1), value_type="normal")
    >>> round(found.sii, 6), round(found.intercept, 6), round(found.rii, 4)
    (5.0, 6.5, 1.7692)
    """
    if value_type not in get_args(ValueType):
        raise MeasureError(f"{_OF} is of {', '.join(get_args(ValueType))}, got {value_type!r}.")
    places = _places(confidence, repetitions)
    if not isinstance(seed, int | np.integer) or seed < 0:
        raise MeasureError(f"A seed is a whole number, 0 or more, got {seed!r}. Write 0.")
    multiplier = as_number(multiplier, of=f"The multiplier of {_OF.lower()}")
    if not np.isfinite(multiplier) or multiplier == 0:
        raise MeasureError(f"{_OF} is multiplied by a finite number, not 0, got {multiplier}.")
    population, value, lower, upper = _checked(table, value_type)
    drawn_on = SCALES[value_type]
    fitted_on = drawn_on if transform else PLAIN
    error = (drawn_on.there(upper) - drawn_on.there(lower)) / _WIDTH
    draws = np.random.default_rng(seed).normal(
        drawn_on.there(value), error, size=(repetitions, value.size)
    )
    found = fit(fitted_on.there(value), population)
    lines = fit(draws if transform else drawn_on.back(draws), population)
    if transform:
        lines = about_the_middle(lines, found)
    sii, rii = ends(found, scale=fitted_on, multiplier=multiplier)
    every_sii, every_rii = ends(lines, scale=fitted_on, multiplier=multiplier)
    return SlopeIndex(
        float(sii),
        float(rii),
        float(found.intercept),
        *_limits(every_sii, places),
        *_limits(every_rii, places),
        repetitions,
        seed,
    )


def _limits(draws: Numbers, places: list[int]) -> tuple[float, float]:
    lower, upper = np.partition(draws, places)[places]
    return float(lower), float(upper)


def _places(confidence: float, repetitions: int) -> list[int]:
    """Return the places, among the sorted draws, of the two limits."""
    if isinstance(repetitions, bool) or not isinstance(repetitions, int | np.integer):
        raise MeasureError(f"Repetitions are a whole number, got {repetitions!r}. Write 100000.")
    tail = (1 - confidence_share(confidence)) / 2
    lowest, highest = round(repetitions * tail), round(repetitions * (1 - tail))
    if tail == 0 or lowest < 1:
        raise MeasureError(
            f"{_OF} at a confidence of {confidence} cannot be drawn from {repetitions} "
            "repetitions. Give more of them, and a confidence below 100%."
        )
    return [lowest - 1, highest - 1]


def _checked(table: pd.DataFrame, value_type: str) -> list[Numbers]:
    """Return population, value, lower and upper in order of quantile, once they can be used."""
    require_columns(table, _COLUMNS, of=_OF)
    quantile, *others = (number_column(table, name, of=_OF) for name in _COLUMNS)
    count, held = quantile.size, np.sort(quantile)
    if not FEWEST <= count <= MOST or not np.array_equal(held, np.arange(1, count + 1)):
        got = ", ".join(f"{number:g}" for number in held[:MOST]) or "none"
        raise MeasureError(
            f"{_OF} takes quantiles 1 to {FEWEST}, or up to {MOST}, each once, got {got}."
        )
    population, value, lower, upper = others
    refuse_rows(~(population > 0), of=_OF, allowed="A population is above 0 and never missing.")
    refuse_rows(
        ~((lower <= value) & (value <= upper)),
        of=_OF,
        allowed="A value lies between its lower and upper limit, none of them missing.",
    )
    if value_type != "normal":
        refuse_rows(~(lower > 0), of=_OF, allowed=f"A {value_type} and its limits are above 0.")
    if value_type == "proportion":
        refuse_rows(~(upper < 1), of=_OF, allowed="A proportion and its limits are below 1.")
    order = np.argsort(quantile)
    return [column[order] for column in others]
