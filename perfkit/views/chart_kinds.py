"""Which kind of chart a KPI's series gets, and what belongs on each: the one place that says so."""

from dataclasses import dataclass

from perfkit.framework.kpi import SeriesType
from perfkit.framework.model import Kpi
from perfkit.views.chart import ChartKind


@dataclass(frozen=True, kw_only=True)
class Belongs:
    """What is drawn beside the line, where there is any."""

    comparator: bool = False  # England: left out where it would squeeze what is looked at
    limits: bool = False  # the usual range, its average, a triangle for each signal
    last_signal: bool = False  # what another test found of the last value
    whiskers: bool = False  # the publisher's 95% intervals
    before: bool = False  # the same point a year before
    outlook: bool = False
    from_nothing: bool = False


BELONGS: dict[ChartKind, Belongs] = {
    "control": Belongs(limits=True, outlook=True),
    "run": Belongs(),
    "running total": Belongs(comparator=True, before=True, from_nothing=True),
    "rolling": Belongs(comparator=True, whiskers=True, last_signal=True),
    "annual": Belongs(comparator=True, whiskers=True, last_signal=True),
    "survey": Belongs(comparator=True, whiskers=True, last_signal=True),
    "comparators": Belongs(),
}
BY_SERIES: dict[SeriesType, ChartKind | None] = {
    "flow": "run",
    "snapshot": "run",
    "year_to_date": "running total",
    "programme_cumulative": "running total",
    "rolling": "rolling",
    "academic_year": "annual",
    "calendar_year": "annual",
    "financial_year": "annual",
    "survey": "survey",
    "judgement": None,  # the words in dated rows: no line, no score
}
YEARLY = ("annual", "two_yearly")


def chart_kind(kpi: Kpi, *, charted: bool) -> ChartKind | None:
    """Return the kind of chart of a KPI's series; None where it is words.

    `charted` is whether the edition holds a control chart of it: twelve points or more, of periods
    that do not overlap. A count of one day a year is drawn as other yearly figures are.
    """
    kind = BY_SERIES[kpi.series_type]
    if kind in ("run", "annual") and charted:
        return "control"
    return "annual" if kind == "run" and kpi.frequency in YEARLY else kind
