"""How many more, or fewer, of what is counted another's rate would come to: a size, no forecast."""

import math
from typing import NamedTuple

from perfkit.errors import MeasureError

CLOSE = 0.005  # of the published figure: by so much may its count over its denominator differ


class Reach(NamedTuple):
    """The cases between two rates, more (above 0) or fewer; NaN and the reason where not told."""

    cases: float
    reason: str = ""


def cases_to_reach(
    value: float, other: float, *, numerator: float, denominator: float, per: float
) -> Reach:
    """Return how many more of what is counted there would be at another's rate.

    ``denominator x (other - value) / per``, where `value` is `numerator` over `denominator` times
    `per` (100 for a percentage, 1,000 for a rate per 1,000). Not told where a number is missing,
    nothing is divided by, or the published figure is not its own count over its denominator to
    within half of one per cent.

    Raises
    ------
    MeasureError
        When `per` is not above 0, or a count is below 0.

    Source: arithmetic.

    >>> cases_to_reach(45.0, 55.0, numerator=90, denominator=200, per=100)
    Reach(cases=20.0, reason='')
    """
    if not per > 0:
        raise MeasureError(f"A rate is per a number above 0, got {per}.")
    counts = (numerator, denominator)
    if any(count < 0 for count in counts):
        raise MeasureError(f"A count is 0 or more, got {min(counts)}.")
    if any(math.isnan(number) for number in (value, other, *counts)):
        return Reach(math.nan, "the count and what it is counted out of are not held")
    if denominator == 0:
        return Reach(math.nan, "there was nothing to count out of")
    own = numerator / denominator * per
    if not math.isclose(own, value, rel_tol=CLOSE, abs_tol=CLOSE):
        return Reach(math.nan, "the published figure is not its count over its denominator alone")
    return Reach(denominator * (other - value) / per)
