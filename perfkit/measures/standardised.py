"""Rates set free of how old a population is: directly and indirectly standardised."""

import math

import numpy as np
import pandas as pd

from perfkit.errors import MeasureError
from perfkit.measures.columns import Numbers, number_column, refuse_rows, require_columns
from perfkit.measures.events import Interval, confidence_share, event_limits, per_number

FEWEST_EVENTS = 10  # fewer have no directly standardised rate
_NOTHING = float("nan")


def standardised_rate(
    table: pd.DataFrame, *, per: float = 100_000, confidence: float = 0.95
) -> Interval:
    """Return a directly standardised rate per `per`, with Dobson's interval.

    `table` has one row an age band of one area: `count` of events, `population` and
    `standard_population`, the weight. It answers what the rate would be if the area were as old
    as the standard population. A missing count is read as no event, as the reference does; no
    other number may be missing. Fewer than ten events in all have no rate: three NaN. The lower
    limit is not clamped at 0. A confidence of 100% gives 0 and infinity.

    Raises
    ------
    MeasureError
        For no row, an absent column, a count or a weight below 0, a population not above 0, weights
        that add up to 0, an infinite number, `per` not above 0, a confidence out of range.

    Source: Dobson and others 1991, as in PHEindicatormethods.

    >>> bands = pd.DataFrame({"count": [10, 20], "population": [1000, 1000]})
    >>> rate = standardised_rate(bands.assign(standard_population=[3, 1]), per=1000)
    >>> [round(number, 2) for number in rate]
    [12.5, 7.83, 18.64]
    """
    of = "A standardised rate"
    count, population, weight = _bands(table, ("count", "population", "standard_population"), of=of)
    refuse_rows(~(weight >= 0), of=of, allowed="A standard population is 0 or more.")
    per = per_number(per, of=of)
    if weight.sum() == 0:
        raise MeasureError(f"{of}: the standard populations add up to 0. Give one above 0.")
    share = confidence_share(confidence)
    events = np.nan_to_num(count)
    total = float(events.sum())
    if total < FEWEST_EVENTS:
        return Interval(_NOTHING, _NOTHING, _NOTHING)
    value = float((weight * events / population).sum() / weight.sum() * per)
    if share == 1:
        return Interval(value, 0.0, math.inf)
    variance = float((weight**2 * events / population**2).sum() / weight.sum() ** 2)
    # Dobson: the limits of the count, moved to the scale of the weighted rate.
    step = per * math.sqrt(variance / total)
    lower, upper = event_limits(np.array([total]), share)
    return Interval(
        value, value + step * float(lower[0] - total), value + step * float(upper[0] - total)
    )


def standardised_ratio(
    table: pd.DataFrame, *, per: float = 1, confidence: float = 0.95
) -> Interval:
    """Return an indirectly standardised ratio: the events seen for each expected, times `per`.

    `table` has one row an age band of one area: `count`, `population`, and the `reference_count`
    and `reference_population` whose rates give the events expected. 1 (or `per`) is as many as
    expected. The limits are those of the count seen, exact below ten events, Byar's from ten. A
    missing count makes all three missing; no other number may be missing.

    Raises
    ------
    MeasureError
        As `standardised_rate`; and where the reference expects no event at all.

    Source: Breslow and Day 1987, as in PHEindicatormethods.

    >>> bands = pd.DataFrame({"count": [20], "population": [1000]})
    >>> bands = bands.assign(reference_count=100, reference_population=10_000)
    >>> [round(number, 3) for number in standardised_ratio(bands)]
    [2.0, 1.221, 3.089]
    """
    of = "A standardised ratio"
    names = ("count", "population", "reference_count", "reference_population")
    count, population, events, people = _bands(table, names, of=of)
    refuse_rows(~(events >= 0), of=of, allowed="A reference count is 0 or more.")
    refuse_rows(~(people > 0), of=of, allowed="A reference population is above 0.")
    per = per_number(per, of=of)
    expected = float((population * events / people).sum())
    if expected == 0:
        raise MeasureError(f"{of}: the reference expects no event. Give one that has some.")
    observed = count.sum(keepdims=True)
    lower, upper = event_limits(observed, confidence)
    return Interval(*(float(part[0] / expected * per) for part in (observed, lower, upper)))


def _bands(table: pd.DataFrame, names: tuple[str, ...], *, of: str) -> list[Numbers]:
    """Return the columns as numbers, once counts and populations are known to be of use."""
    require_columns(table, names, of=of)
    if table.empty:
        raise MeasureError(f"{of} takes one row an age band, got no row.")
    columns = [number_column(table, name, of=of) for name in names]
    refuse_rows(columns[0] < 0, of=of, allowed="A count is 0 or more.")
    refuse_rows(~(columns[1] > 0), of=of, allowed="A population is above 0 and never missing.")
    return columns
