"""The periods that a KPI's next return is to fill."""

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd

from perfkit.errors import PeriodError
from perfkit.framework.model import Kpi
from perfkit.periods import (
    Period,
    academic_year,
    calendar_year,
    day,
    financial_year,
    month,
    quarter_of,
    read_period,
)

MOST = 8  # two years of quarters: one sheet that a person can fill in


def periods_due(kpi: Kpi, known: pd.DataFrame, *, as_at: date) -> tuple[Period, ...]:
    """Return the periods of a KPI that were over by a day and have no fact, the earliest first.

    They follow the last period with a fact; where there is none, only the last one that was over.
    None for a KPI whose periods do not follow each other (surveys, judgements). At most the last 8.

    Parameters
    ----------
    known
        Facts of the KPI for the area, of `tables.FACTS`.
    """
    period_of = _maker(kpi)
    if period_of is None:
        return ()
    last_end = known["period_end"].max().date() if len(known) else None
    due: list[Period] = []
    period = period_of(as_at)
    if period.end >= as_at:
        period = period_of(period.start - timedelta(days=1))
    while len(due) < MOST and (last_end is None or period.end > last_end):
        due.append(period)
        if last_end is None:
            break
        period = period_of(period.start - timedelta(days=1))
    return tuple(_as_returned(kpi, period) for period in reversed(due))


def written(kpi: Kpi, period: Period) -> str:
    """Return a period in a way that reads back as itself for this KPI."""
    length = "P1M" if period.kind == "month" else "P1Y"
    ways = [period.label, f"{period.start.isoformat()}/{length}"]
    if period.kind == "day":
        ways = [period.end.isoformat()]
    for text in ways:
        try:
            if read_period(text, year_type=kpi.source.year_type).period == period:
                return text
        except PeriodError:  # not one of this period's ways; the next is tried
            continue
    raise PeriodError(f"{kpi.id}: no way of writing {period.label} reads back as itself.")


def _maker(kpi: Kpi) -> Callable[[date], Period] | None:
    if kpi.frequency == "monthly":
        return lambda when: month(when.year, when.month)
    if kpi.frequency == "quarterly":
        return quarter_of
    if kpi.frequency != "annual" or kpi.series_type in ("survey", "judgement", "rolling"):
        return None
    if "academic" in (kpi.source.year_type, kpi.series_type.removesuffix("_year")):
        return lambda when: academic_year(when.year if when.month >= 9 else when.year - 1)
    if "calendar" in (kpi.source.year_type, kpi.series_type.removesuffix("_year")):
        return lambda when: calendar_year(when.year)
    return lambda when: financial_year(when.year if when.month >= 4 else when.year - 1)


def _as_returned(kpi: Kpi, period: Period) -> Period:
    """Return the day of the year on which a snapshot is taken; any other period as it is."""
    if kpi.source.year_type != "snapshot" or not kpi.source.snapshot_day:
        return period
    for year in (period.start.year, period.end.year):
        taken = date.fromisoformat(f"{year}-{kpi.source.snapshot_day}")
        if period.start <= taken <= period.end:
            return day(taken)
    return period
