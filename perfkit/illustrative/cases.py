"""Made-up numbers behind a percentage: of how many, how many, and the 95% interval of some."""

from datetime import date
from typing import NamedTuple
from zlib import crc32

import numpy as np

from perfkit.framework.model import Kpi
from perfkit.measures.intervals import proportion_interval

FEWEST, MOST = 600, 4_000  # people or cases behind a made-up council's percentage
NATION_TIMES = 150
GROWTH = 0.01  # a year
SIZED_IN = 2022  # the year whose sizes are drawn
WORKING_AGE = "People aged 16 to 64"
# Who lived in the made-up borough in that year; its wards add up to them.
PEOPLE = {"aged_0_to_15": 60_000, "aged_16_to_64": 180_000, "aged_65_and_over": 45_000}
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


def size_of(kpi: Kpi, *, seed: int, place: int, nation: bool) -> int:
    """Return of how many a made-up area's percentage is; `place` is the area's among all.

    Measures that are of the same people are of as many: the size is drawn by the words of the
    denominator, and by whether all were counted or some were asked.
    """
    asked = kpi.series_type in WITH_INTERVAL
    if not asked and kpi.denominator == WORKING_AGE:
        size = PEOPLE["aged_16_to_64"] * (100 + place) // 100  # the others are a little larger
    else:
        named = crc32(f"{kpi.denominator} {asked}".encode())
        size = int(np.random.default_rng([seed, named, place]).integers(FEWEST, MOST))
    return size * NATION_TIMES if nation else size


def cases_of(kpi: Kpi, value: float, *, size: int, when: date) -> Cases:
    """Return whole cases whose share is nearest to `value`, in percent, in the year of a day."""
    if not has_cases(kpi):
        return Cases(value)
    denominator = round(size * (1 + GROWTH * (when.year - SIZED_IN)))
    numerator = round(value / 100 * denominator)
    share, lower, upper = proportion_interval(numerator, denominator)
    if kpi.series_type not in WITH_INTERVAL:
        return Cases(share * 100, numerator, denominator)
    ends = (round(end * 100, kpi.decimals + 1) for end in (lower, upper))
    return Cases(share * 100, numerator, denominator, *ends)
