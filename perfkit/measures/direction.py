"""Direction of travel: whether a KPI is really changing, by the first test its series allows."""

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from perfkit.errors import MeasureError
from perfkit.framework.kpi import CHARTED
from perfkit.framework.model import Kpi
from perfkit.measures.columns import number_column, require_columns
from perfkit.measures.evidence import (
    Evidence,
    FewEvidence,
    LineEvidence,
    PairsEvidence,
    TwoEvidence,
    chart_evidence,
)
from perfkit.measures.level import (
    FEWEST_FOR_CHART,
    Level,
    Starts,
    agreed_starts,
    moved_level,
)
from perfkit.measures.points import (
    COUNTS,
    SERIES,
    as_date,
    evenly_spaced,
    last_break,
    overlap,
    point_words,
    usable_points,
)
from perfkit.measures.spc import Better, is_high, xmr
from perfkit.measures.spc_rules import COMMON_CAUSE
from perfkit.measures.trend import POINTS, mann_kendall, recent_trend
from perfkit.measures.windows import (
    Pair,
    first_against_last,
    last_against_before,
    same_period_last_year,
    years_spanned,
)
from perfkit.periods import write_date

Variation = Literal[
    "improving",
    "worsening",
    "no_significant_change",
    "higher",
    "lower",
    "too_few_points",
    "not_testable",
]
Moving = Literal["rising", "falling", "high", "low", "no_clear_direction", "cannot_tell"]
STILL: tuple[Moving, ...] = ("high", "low")  # beyond normal variation, and no further than before
NOT_TOLD = {  # by its mark, why the newest figure is not shown
    "c": "the newest figure is hidden to protect people",
    "u": "the newest figure is too unreliable to use",
    "low": "the newest figure is too small to show",
    "z": "the newest figure does not apply",
}

FEWEST_FOR_MANN_KENDALL = 6
SIGNIFICANT = 0.05
TESTED = ["period_end", "value", "lower", "upper", "numerator", "denominator"]
_RULES = {
    "Above UCL": "the latest figure is above the usual range",
    "Below LCL": "the latest figure is below the usual range",
    "7 Point": "the latest seven figures each move the same way",
    "2 in 3": "two of the latest three figures are near the edge of the usual range",
    "7 Points": "the latest seven figures are all on one side of the average",
}


class Travel(NamedTuple):
    """The Variation mark, the way the figures move, and how both were found.

    A figure that is beyond normal variation, but no further out than the one before, is "high" or
    "low": to say that it rises or falls would be untrue of its last step. So is one at a level that
    was reached long ago, unless its latest points are in a trend.
    `assurance` is "pass", "fail", "hit_or_miss" or "" where there is no chart or no target;
    `points` are those of the control chart, indexed by the period's last day, else no rows;
    `evidence` the numbers of the test, None where none was made; `called` what its points are
    (quarters); `since` the break before which points are not used, None where there is none;
    `level` that the latest points lie at another level, None where they do not; `starts` the agreed
    new starts of the usual range.
    """

    variation: Variation
    direction: Moving
    method: str
    reason: str
    assurance: str = ""
    points: pd.DataFrame = pd.DataFrame()
    evidence: Evidence | None = None
    called: str = "points"
    since: date | None = None
    level: Level | None = None
    starts: Starts = Starts()


def travel(series: pd.DataFrame, *, kpi: Kpi, target: float | None = None) -> Travel:
    """Return the direction of travel of one KPI in one area, by the first test allowed.

    `series` has one row a period: `period_start`, `period_end`, `period_kind`, `value` in the
    KPI's unit and, where published, `lower`, `upper` (95%), `numerator`, `denominator`. The
    missing are dropped; only points from the last break on are used. In order: a control chart
    (12 single periods or more), the recent trend (the five latest, with intervals or counts),
    Mann-Kendall (six or more). What adds up over a year is set beside the same period last year;
    rolling windows, the first against the last, and nothing is said where the latest change between
    windows leads the other way; neither is called a trend. `target` is what the
    chart's assurance is of. "better" is the KPI's own `good`; where that is not higher or lower,
    a change is only higher or lower.

    Raises
    ------
    MeasureError
        For an absent column, a value that is infinite or no number, two values of one period.

    Source: each test names its own, in `spc`, `trend` and `windows`.

    >>> months = pd.period_range("2024-01", periods=13, freq="M")
    >>> series = pd.DataFrame({"period_start": months.start_time, "period_end": months.end_time})
    >>> series = series.assign(period_kind="month", value=[5.0, 6.0] * 6 + [12.0])
    >>> kpi = Kpi.model_construct(series_type="flow", good="lower", unit="days", breaks=())
    >>> found = travel(series, kpi=kpi)
    >>> found.variation, found.method
    ('worsening', 'control chart of 13 months')
    """
    require_columns(series, SERIES, of="A direction of travel")
    number_column(series, "value", of="A direction of travel")
    points = usable_points(series, kpi=kpi)
    _refuse_repeats(points)
    told = _TRAVELS.get(kpi.series_type, _single_periods)(points, kpi, target)
    return told._replace(called=point_words(points, kpi=kpi), since=last_break(kpi))


def untold(found: Travel, mark: str) -> Travel:
    """Return a direction of travel without what it says, where the newest figure is not shown.

    `mark` says why, as `NOT_TOLD` has it. The points of a control chart stay.
    """
    told = _not_testable(NOT_TOLD[mark])
    return told._replace(
        assurance=found.assurance,
        points=found.points,
        called=found.called,
        since=found.since,
        starts=found.starts,
    )


def _refuse_repeats(points: pd.DataFrame) -> None:
    repeated = points[points.duplicated(["period_start", "period_end"])]
    if len(repeated):
        raise MeasureError(
            f"A direction of travel takes one value a period, got more for the period that ends on "
            f"{write_date(as_date(repeated['period_end'].iloc[0]))}. Choose one, or one breakdown."
        )


def _single_periods(points: pd.DataFrame, kpi: Kpi, target: float | None) -> Travel:
    if overlap(points):
        return _not_testable("its periods overlap, so that one figure holds part of the next")
    if kpi.series_type in CHARTED and len(points) >= FEWEST_FOR_CHART:
        return _chart(points, kpi, target)
    return _recent(points, kpi) or _mann_kendall(points, kpi)


def _chart(points: pd.DataFrame, kpi: Kpi, target: float | None) -> Travel:
    starts = agreed_starts(points, kpi=kpi)
    chart = xmr(
        points.set_index("period_end")["value"],
        good=_better(kpi),
        target=target,
        rebase=starts.used,
    )
    cause = str(chart.points["special_cause"].iloc[-1])
    now = points.tail(chart.segments[-1])
    method = f"control chart of {len(now)} {point_words(points, kpi=kpi)}"
    level = moved_level(now, kpi=kpi, mean=chart.limits.mean)
    if cause == COMMON_CAUSE:
        told = _no_change(method, "the latest figure is within the usual range, and in no run")
    else:
        reason = next(_RULES[name] for name in reversed(_RULES) if cause.startswith(name))
        told = _changed(kpi, rising=is_high(cause), method=method, reason=reason)
        arrived = level is not None and "Trend" not in cause
        if arrived or not _moves_on(points["value"], up=is_high(cause)):
            told = told._replace(direction="high" if is_high(cause) else "low")
    segment = np.repeat(np.arange(len(chart.segments)), chart.segments)
    return told._replace(
        assurance=chart.assurance or "",
        points=chart.points.assign(segment=segment),
        evidence=chart_evidence(chart),
        level=level,
        starts=starts,
    )


def _moves_on(values: "pd.Series[float]", *, up: bool) -> bool:
    """Whether the last step leads further out, as that of a trend always does."""
    step = float(values.iloc[-1]) - float(values.iloc[-2])
    return step > 0 if up else step < 0


def _recent(points: pd.DataFrame, kpi: Kpi) -> Travel | None:
    """Return the recent trend, or None where the unit, a gap or a missing number forbids it."""
    latest = points.tail(POINTS)
    if not kpi.unit.startswith(("%", "per ")) or not evenly_spaced(latest):
        return None
    table = latest[TESTED].rename(columns={"period_end": "period", "numerator": "count"})
    found = recent_trend(table, good=_better(kpi))
    if found.direction == "cannot_be_calculated":
        return None
    method = f"recent trend of the latest five {point_words(points, kpi=kpi)}"
    told = _no_change(method, found.reason)
    if found.direction != "no_change":
        rising = found.direction == "increasing"
        told = _changed(kpi, rising=rising, method=method, reason=found.reason)
    first, last = latest["value"].iloc[0], latest["value"].iloc[-1]
    return told._replace(evidence=LineEvidence(len(points), float(first), float(last), found))


def _mann_kendall(points: pd.DataFrame, kpi: Kpi) -> Travel:
    words = point_words(points, kpi=kpi)
    if len(points) < FEWEST_FOR_MANN_KENDALL:
        there = f"are {COUNTS[len(points)]} {words}"
        if len(points) == 1:
            there = f"is one {words.removesuffix('s')}"
        needed = COUNTS[FEWEST_FOR_MANN_KENDALL]
        told = _too_few(f"there {there} to compare, and a test needs {needed}")
        return told._replace(evidence=FewEvidence(len(points), FEWEST_FOR_MANN_KENDALL))
    found = mann_kendall(points["value"].to_numpy(dtype=float))
    method = f"Mann-Kendall test over {len(points)} {words}"
    reason = f"chance alone would do as much in {_often(found.p)}"
    told = _no_change(method, reason)
    if found.p < SIGNIFICANT:
        told = _changed(kpi, rising=found.statistic > 0, method=method, reason=reason)
    return told._replace(evidence=PairsEvidence(len(points), found))


def _often(p: float) -> str:
    """Return a chance as so many series in a hundred."""
    share = round(100 * p)
    return f"{share} of 100 series" if share else "fewer than 1 of 100 series"


def _year_to_date(points: pd.DataFrame, kpi: Kpi, target: float | None) -> Travel:
    found = same_period_last_year(points, good=_better(kpi))
    if found is None:
        return _too_few("there is no figure for the same period last year")
    method, evidence = "same period last year", TwoEvidence(found, years_spanned(points))
    if found.comparison in ("not_compared", "similar"):
        reason = f"it adds up over the year: {found.words}, and two figures are not a trend"
        return _not_testable(reason, method=method)._replace(evidence=evidence)
    reason = f"{found.words}, and their intervals do not overlap"
    told = _changed(kpi, rising=found.rising, method=method, reason=reason)
    return told._replace(evidence=evidence)


def _rolling(points: pd.DataFrame, kpi: Kpi, target: float | None) -> Travel:
    found = first_against_last(points, good=_better(kpi))
    if found is None:
        return _too_few("no two of its windows are free of overlap")
    evidence = TwoEvidence(found, years_spanned(points))
    told = _not_testable("its windows overlap, and no interval is published for them")
    method = f"first window against the last: {found.words}"
    if found.comparison == "similar":
        told = _no_change(method, "the intervals of the two windows overlap")
    elif found.comparison != "not_compared":
        reason = "the intervals of the two windows do not overlap"
        told = _changed(kpi, rising=found.rising, method=method, reason=reason)
        if turned := _turned(points, found, kpi):
            evidence = evidence._replace(turned=turned)
            ways = ("higher", "lower") if found.rising else ("lower", "higher")
            told = _not_testable(
                f"its last window is {ways[0]} than its first, {found.earlier_period.label}, and "
                f"{ways[1]} than {turned.earlier_period.label}, so that it goes no one way",
                method=method,
            )
    return told._replace(evidence=evidence)


def _turned(points: pd.DataFrame, whole: Pair, kpi: Kpi) -> Pair | None:
    """Return the latest change between windows that share nothing, where it undoes the whole."""
    last = last_against_before(points, good=_better(kpi))
    if last is None or last.later.value == last.earlier.value or last.rising == whole.rising:
        return None
    return last


def _programme(points: pd.DataFrame, kpi: Kpi, target: float | None) -> Travel:
    years = years_spanned(points)
    stretch = f"{COUNTS[years]} years" if 2 <= years < len(COUNTS) else "the programme"
    return _not_testable(f"it adds up over {stretch}, so that it rises whatever happens")


def _judgement(points: pd.DataFrame, kpi: Kpi, target: float | None) -> Travel:
    return _not_testable("it is a judgement in words")


_TRAVELS: dict[str, Callable[[pd.DataFrame, Kpi, float | None], Travel]] = {
    "year_to_date": _year_to_date,
    "programme_cumulative": _programme,
    "rolling": _rolling,
    "judgement": _judgement,
}


def _better(kpi: Kpi) -> Better | None:
    return kpi.good if kpi.good in ("higher", "lower") else None


def _changed(kpi: Kpi, *, rising: bool, method: str, reason: str) -> Travel:
    direction: Moving = "rising" if rising else "falling"
    better = _better(kpi)
    if better is None:
        return Travel("higher" if rising else "lower", direction, method, reason)
    improves = rising == (better == "higher")
    return Travel("improving" if improves else "worsening", direction, method, reason)


def _no_change(method: str, reason: str) -> Travel:
    return Travel("no_significant_change", "no_clear_direction", method, reason)


def _too_few(reason: str) -> Travel:
    return Travel("too_few_points", "cannot_tell", "not tested", reason)


def _not_testable(reason: str, method: str = "not tested") -> Travel:
    return Travel("not_testable", "cannot_tell", method, reason)
