"""Made-up numbers behind a percentage: of how many, how many, and the 95% interval of some."""

from typing import NamedTuple

import numpy as np

from perfkit.framework.model import Kpi
from perfkit.measures.intervals import proportion_interval

FEWEST, MOST = 600, 4_000  # people or cases behind a made-up council's percentage
NATION_TIMES = 150
GROWTH = 0.01  # from one period to the next
WITH_INTERVAL = ("survey", "rolling")  # as publishers give one for what is a sample


class Cases(NamedTuple):
    """What a percentage is made of; all missing where a KPI is no percentage of anything."""

    value: float
    numerator: int | None = None
    denominator: int | None = None
    lower: float | None = None
    upper: float | None = None


def has_cases(kpi: Kpi) -> bool:
    """Whether a KPI is a percentage of a number that it names."""
    return kpi.unit == "%" and bool(kpi.denominator)


def size_of(random: np.random.Generator, *, nation: bool) -> int:
    """Return of how many a made-up area's percentages are."""
    size = int(random.integers(FEWEST, MOST))
    return size * NATION_TIMES if nation else size


def cases_of(kpi: Kpi, value: float, *, size: int, step: int) -> Cases:
    """Return whole cases whose share is nearest to `value`, in percent, in the step-th period."""
    if not has_cases(kpi):
        return Cases(value)
    denominator = round(size * (1 + GROWTH * step))
    numerator = round(value / 100 * denominator)
    share, lower, upper = proportion_interval(numerator, denominator)
    if kpi.series_type not in WITH_INTERVAL:
        return Cases(share * 100, numerator, denominator)
    ends = (round(end * 100, kpi.decimals + 1) for end in (lower, upper))
    return Cases(share * 100, numerator, denominator, *ends)
