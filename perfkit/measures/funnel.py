"""The limits of a funnel: how far from the centre chance takes an area of a given size."""

import math
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from perfkit.errors import MeasureError
from perfkit.measures.columns import Numbers, as_number, as_numbers
from perfkit.measures.events import confidence_share, standard_score

FunnelKind = Literal["proportion", "rate", "ratio"]


def funnel_limits(
    denominators: ArrayLike, *, centre: float, kind: FunnelKind, confidence: float
) -> pd.DataFrame:
    """Return the limits between which chance alone would put areas of these sizes.

    One row a denominator, on its index where it is a Series: `centre`, `lower` and `upper`, in the
    unit of `centre`. For a "proportion" (0 to 1) a denominator is how many people, and the limits
    are p ± z sqrt(p(1-p)/n), kept within 0 and 1. For a "rate" it is how many people and `centre`
    the events for each; for a "ratio" it is the events expected and `centre` what as many as
    expected is written as (1, or 100): the limits are the ratios whose own exact Poisson interval
    just touches the centre. Call it at 95% and at 99.8% for
    the two pairs of lines. A denominator that is missing, infinite or not above 0 has no limits.

    Raises
    ------
    MeasureError
        For a `kind` not known, a centre that is not of the kind, a confidence not below 100%.

    Source: PHEindicatormethods, the published significance limits of proportions and ratios.

    >>> limits = funnel_limits([100, 400], centre=0.5, kind="proportion", confidence=0.95)
    >>> limits["lower"].round(3).tolist(), limits["upper"].round(3).tolist()
    ([0.402, 0.451], [0.598, 0.549])
    """
    centre = as_number(centre, of="The centre of a funnel")
    _check(centre, kind, confidence)
    index = denominators.index if isinstance(denominators, pd.Series) else None
    given = np.atleast_1d(as_numbers(denominators, of="A funnel"))
    if given.ndim > 1:
        raise MeasureError(f"A funnel takes one column of denominators, got {given.ndim}.")
    n = np.where((given > 0) & np.isfinite(given), given, np.nan)
    if kind == "proportion":
        half = standard_score(confidence) * np.sqrt(centre * (1 - centre) / n)
        lower, upper = np.maximum(centre - half, 0.0), np.minimum(centre + half, 1.0)
    else:
        expected = n * centre if kind == "rate" else n
        fewest, most = _events_that_touch(expected, confidence)
        lower, upper = fewest / expected * centre, most / expected * centre
    middle = np.where(np.isnan(n), np.nan, centre)
    return pd.DataFrame({"centre": middle, "lower": lower, "upper": upper}, index=index)


def _check(centre: float, kind: str, confidence: float) -> None:
    if kind not in get_args(FunnelKind):
        allowed = ", ".join(get_args(FunnelKind))
        raise MeasureError(f"A funnel is of a kind among {allowed}, got {kind!r}.")
    highest = 1.0 if kind == "proportion" else math.inf
    lowest_held = kind == "proportion" and centre == 0
    if not (lowest_held or 0 < centre <= highest) or math.isinf(centre):
        allowed = "from 0 to 1" if kind == "proportion" else "above 0 and finite"
        raise MeasureError(f"The centre of a funnel of {kind}s is {allowed}, got {centre}.")
    if confidence_share(confidence) == 1:
        raise MeasureError("A funnel of 100% holds everything. Give a confidence below it.")


def _events_that_touch(expected: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    """Return the counts, not whole, whose upper, and whose lower, limit is what is expected."""
    tail = (1 - confidence_share(confidence)) / 2
    # The exact limits are quantiles of chi squared; here its degrees of freedom are what is asked.
    fewest = np.maximum(special.chdtriv(1 - tail, 2 * expected) / 2 - 1, 0.0)
    return fewest, special.chdtriv(tail, 2 * expected) / 2
