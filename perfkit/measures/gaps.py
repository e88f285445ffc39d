"""Gaps within the borough: over fifths of wards by deprivation, and between two groups."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from perfkit.framework.model import WardMeasure
from perfkit.measures.deprivation import GapAndRatio, gap_and_ratio
from perfkit.measures.inequality import slope_index
from perfkit.measures.ward_counts import with_rates

REPETITIONS, SEED = 100_000, 2019  # the draws behind every slope index; part of an edition's record
FIFTHS = 5
SEXES = ("Female", "Male")  # in the order in which the one is set against the other
FEWEST = "too few to tell: one fifth has no case, or nothing but cases"


class Gap(NamedTuple):
    """What is unequal, as numbers; all missing where it cannot be told, and `reason` says why.

    `gap` is the first group's figure less the last's, in its unit, and `ratio` the one over the
    other; `sii` is the gap between the two ends of a line through all groups. Each has its 95%
    interval. `line_most` and `line_least` are that line's ends, at the most and the least deprived
    of all people.
    """

    gap: float = np.nan
    gap_lower: float = np.nan
    gap_upper: float = np.nan
    ratio: float = np.nan
    ratio_lower: float = np.nan
    ratio_upper: float = np.nan
    sii: float = np.nan
    sii_lower: float = np.nan
    sii_upper: float = np.nan
    line_most: float = np.nan
    line_least: float = np.nan
    reason: str = ""


def fifths_of_wards(wards: pd.DataFrame, *, measure: WardMeasure) -> pd.DataFrame:
    """Return one row a fifth of wards, 1 the most deprived: counts and people added up.

    `wards` has `fifth`, `count` and `population`, one row a ward. Added are `wards` (how many are
    in the fifth) and `value`, `lower` and `upper`, divided once. A ward whose count is missing, as
    where it is hidden, leaves its fifth without a figure.
    """
    groups = wards.groupby("fifth", sort=True)
    counted = groups[["count", "population"]]
    added = counted.sum().where(counted.count().eq(groups.size(), axis=0))
    table = added.assign(wards=groups.size()).reset_index().rename(columns={"fifth": "quantile"})
    return with_rates(table.astype({"quantile": int}), measure=measure)


def gap_by_deprivation(fifths: pd.DataFrame, *, measure: WardMeasure) -> Gap:
    """Return the gap, the ratio and the slope index from the most to the least deprived fifth.

    `fifths` are those of `fifths_of_wards`. The slope index is above 0 where the figure is higher
    among the most deprived. A fifth without a figure, or with one on its natural bound, gives no
    answer but the reason.
    """
    figures = fifths[["value", "lower", "upper"]]
    share = measure.unit == "%"
    top, scale = (100.0, 100) if share else (np.inf, 1)
    if len(fifths) < FIFTHS or figures.isna().to_numpy().any():
        return Gap(reason="a fifth of the wards has no figure that can be shown")
    if (figures["lower"] <= 0).any() or (figures["upper"] >= top).any():
        return Gap(reason=FEWEST)
    ends = gap_and_ratio(fifths)
    scaled = fifths.assign(**{name: fifths[name] / scale for name in ("value", "lower", "upper")})
    slope = slope_index(
        scaled,
        value_type="proportion" if share else "rate",
        multiplier=-scale,
        repetitions=REPETITIONS,
        seed=SEED,
    )
    most = slope.intercept * scale
    return _gap(ends)._replace(
        sii=slope.sii,
        sii_lower=slope.sii_lower,
        sii_upper=slope.sii_upper,
        line_most=most,
        line_least=most - slope.sii,
    )


def gap_between(groups: pd.DataFrame) -> Gap:
    """Return the gap and the ratio of two groups: `value`, `lower` and `upper`, the first first.

    They are taken to be independent of one another. Without the intervals of both, the gap has
    none.
    """
    return _gap(gap_and_ratio(groups.assign(quantile=range(1, len(groups) + 1))))


def _gap(ends: GapAndRatio) -> Gap:
    (gap, low, high), (ratio, least, most) = ends.gap, ends.ratio
    return Gap(gap, low, high, ratio, least, most)
