"""Counts by ward: the latest periods of one ward measure, added up, each with its interval."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from perfkit.framework.model import WardGeneration, WardMeasure
from perfkit.measures.benchmark import compare, quantile_group
from perfkit.measures.events import Interval
from perfkit.measures.intervals import proportion_interval, rate_interval
from perfkit.measures.points import as_date
from perfkit.periods import Period, window

COLUMNS = ("area_code", "area", "count", "period", "period_start", "period_end", "fact_ids")
STEPS = 3  # shades of a map
_PERIOD = ["period_start", "period_end", "period_kind"]


def ward_counts(
    facts: pd.DataFrame, *, measure: WardMeasure, generation: WardGeneration
) -> pd.DataFrame:
    """Return what was counted in each ward of one generation: one row a ward, in the list's order.

    `facts` are stored facts as read at a date (tables.FACTS). Of the periods that the source holds
    whole, the last `add_up` are added up; fewer held give no row at all. Facts of other areas, a
    ward of another generation among them, are left out: boundaries that differ never join.

    `count` is missing where a ward has no row, unless the measure says that no row means none; and
    where the publisher gave a mark in place of a number. `fact_ids` name the facts it rests on.
    """
    mine = facts[
        (facts["return_id"] == measure.return_id)
        & facts["series"].isin(measure.sum_of)
        & facts["area_code"].isin(generation.codes)
        & (facts["breakdown"] == "")
    ]
    periods = _periods(mine, measure)
    if not periods:
        return pd.DataFrame(columns=list(COLUMNS))
    held = mine[mine[_PERIOD].apply(tuple, axis=1).isin([_key(period) for period in periods])]
    together = _together(periods)
    rows = [
        {"area_code": ward.code, "area": ward.name}
        | _counted(held[held["area_code"] == ward.code], measure, len(periods))
        | {
            "period": together.label,
            "period_start": pd.Timestamp(together.start),
            "period_end": pd.Timestamp(together.end),
        }
        for ward in generation.wards
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def with_rates(counts: pd.DataFrame, *, measure: WardMeasure) -> pd.DataFrame:
    """Return counts with `value`, `lower` and `upper`: per people, or the count where none is held.

    `counts` has `count` and `population` (missing where no people on the same boundaries are
    held). A share in percent has Wilson's interval, anything else that of a count of events. A
    missing count gives no value; so does a missing population of a measure that divides by one.
    """
    found = _interval(counts, measure)
    return counts.assign(value=found.value, lower=found.lower, upper=found.upper)


def with_comparison(rows: pd.DataFrame, *, measure: WardMeasure) -> pd.DataFrame:
    """Return wards beside the borough: counts and people added up, and divided once.

    Added are `borough_value`, `borough_lower`, `borough_upper` and `comparison`, by the ward's
    interval against the borough's figure; a count is not compared, as wards differ in size. With a
    ward's count missing the borough's is missing too.
    """
    sums = rows[["count", "population"]].sum(min_count=len(rows)).to_frame().T
    whole = with_rates(sums, measure=measure).iloc[0]
    figures = rows[["value", "lower", "upper"]].to_numpy(dtype=float).tolist()
    borough = float(whole["value"]) if measure.denominator else None
    compared = [compare(value, lower, upper, borough, good=None) for value, lower, upper in figures]
    return rows.assign(
        borough_count=whole["count"],
        borough_value=whole["value"],
        borough_lower=whole["lower"],
        borough_upper=whole["upper"],
        comparison=compared,
    )


def map_steps(values: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return the shade of each ward on a map: 1 to 3, of as like a number of wards as can be.

    A missing value has none; with fewer than three values nobody has.

    >>> map_steps(pd.Series([1.0, 5.0, 9.0, None])).tolist()
    [1, 2, 3, <NA>]
    """
    numbers = values.astype(float)
    if numbers.notna().sum() < STEPS:
        return pd.Series(pd.NA, index=values.index, dtype="Int64")
    return quantile_group(numbers, groups=STEPS, invert=False)


def _interval(counts: pd.DataFrame, measure: WardMeasure) -> Interval:
    count = counts["count"].astype(float)
    if not measure.denominator:
        return rate_interval(count, pd.Series(1.0, index=count.index), per=1)
    people = counts["population"].astype(float)
    if measure.unit == "%":
        share = proportion_interval(count, people)
        return Interval(*(part * 100 for part in share))
    return rate_interval(count, people, per=measure.per)


def _counted(rows: pd.DataFrame, measure: WardMeasure, periods: int) -> dict[str, Any]:
    parts = len(measure.sum_of) * periods
    marked = bool(rows["value"].isna().any())
    complete = len(rows) == parts or bool(measure.absent_is_zero)
    count = float(rows["value"].sum()) if complete and not marked else np.nan
    return {"count": count, "fact_ids": tuple(rows["fact_id"])}


def _periods(rows: pd.DataFrame, measure: WardMeasure) -> list[Period]:
    """Return the last periods to add up, oldest first; none where too few are held whole."""
    known = {
        Period(as_date(end), as_date(start), kind)
        for start, end, kind in rows[_PERIOD].drop_duplicates().itertuples(index=False)
    }
    whole = sorted(period for period in known if period.label not in measure.incomplete)
    return whole[-measure.add_up :] if len(whole) >= measure.add_up else []


def _together(periods: Sequence[Period]) -> Period:
    if len(periods) == 1:
        return periods[0]
    return window(periods[0].start, periods[-1].end)


def _key(period: Period) -> tuple[Any, ...]:
    return pd.Timestamp(period.start), pd.Timestamp(period.end), period.kind
