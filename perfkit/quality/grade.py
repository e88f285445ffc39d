"""How far one KPI's figures can be trusted: six dimensions, the worst of which is the grade."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

import pandas as pd

from perfkit.framework.checks import DIMENSIONS, Coverage
from perfkit.framework.model import Kpi
from perfkit.measures.age import MONTHS, Age
from perfkit.periods import write_date
from perfkit.quality.checks.alone import shares_reporting

QualityGrade = Literal["sound", "use_with_care", "not_fit", "not_graded"]
# Shares from which a dimension is sound, or may be used with care. A choice of this product: one
# period in ten missed is a gap that shows on the chart; half of them missed leaves no series.
COMPLETE, HALF_COMPLETE = 0.9, 0.5
FEW_FAILURES = 0.1
VERY_LATE_DAYS = 365
WORST_FIRST: tuple[QualityGrade, ...] = ("not_fit", "use_with_care", "sound", "not_graded")


class Dimension(NamedTuple):
    """One dimension of one KPI: how much was checked, how much failed, and what that means."""

    dimension: str
    checked: int
    failed: int
    grade: QualityGrade
    reason: str
    where: str = ""  # of completeness: the months in which the periods without a figure end


class Grade(NamedTuple):
    """The Data quality mark, why in one clause, and its six dimensions."""

    grade: QualityGrade
    reason: str
    dimensions: tuple[Dimension, ...]


def grade(
    series: pd.DataFrame,
    *,
    kpi: Kpi,
    problems: pd.DataFrame,
    age: Age,
    unchecked: Collection[str] = (),
) -> Grade:
    """Return how far a KPI's figures in one area can be trusted; the worst critical one rules.

    `series` has one row a period (`period_end`, `value`, `value_text`), the missing too;
    `problems` (tables.PROBLEMS) are those of the KPI in the area, as `problems_of` gives them.
    `unchecked` are dimensions of which no rule bears on the KPI's figures: where nothing was found
    wrong in them, nothing is claimed. A KPI no figure of which was ever sent is not graded.
    """
    if series.empty:
        return Grade("not_graded", "no figure has been sent yet", ())
    found = [
        _accuracy(kpi, problems, len(series)),
        _completeness(series, kpi),
        _rejections("uniqueness", "sent twice with different values", problems, len(series)),
        _consistency(problems, len(series)),
        _timeliness(age),
        _rejections("validity", "rejected", problems, len(series)),
    ]
    found = [
        Dimension(item.dimension, 0, 0, "not_graded", "not checked")
        if item.dimension in unchecked and not item.failed
        else item
        for item in found
    ]
    critical = [item for item in found if item.dimension in (kpi.critical or DIMENSIONS)]
    worst = min(critical, key=lambda item: WORST_FIRST.index(item.grade))
    reason = _sound(critical) if worst.grade == "sound" else worst.reason
    return Grade(worst.grade, reason, tuple(found))


def is_below_floor(graded: Grade, *, kpi: Kpi) -> bool:
    """Return whether a KPI's figures are worse than the least grade that its file relies on."""
    worse = WORST_FIRST.index(graded.grade) < WORST_FIRST.index(kpi.trust_floor)
    return worse and graded.grade != "not_graded"


def _sound(critical: list[Dimension]) -> str:
    """Return that no fault was found, and in how much it was looked for."""
    looked_at = [item.dimension for item in critical if item.grade != "not_graded"]
    if len(looked_at) == len(DIMENSIONS):
        return "no fault was found in any of the six dimensions"
    return f"no fault was found in {', '.join(looked_at)}"


def problems_of(problems: pd.DataFrame, *, kpi: Kpi, area_codes: Sequence[str]) -> pd.DataFrame:
    """Return the problems of a KPI's own series in some areas, or in rows of no known area."""
    published = (problems["return_id"] == kpi.source.return_id) & problems["series"].isin(
        kpi.source.rests_on
    )
    shown = problems["return_id"].isin(["own", kpi.source.return_id])
    own = shown & (problems["series"] == kpi.id)
    here = problems["area_code"].isin([*area_codes, ""])
    return problems[(published | own) & here]


def _accuracy(kpi: Kpi, problems: pd.DataFrame, checked: int) -> Dimension:
    """Judge by doubtful figures; a KPI's known doubts are told beside it and judge nothing.

    Nearly every published series has a caveat: were each to lower the grade, none would be sound
    and the mark would say nothing.
    """
    doubtful = _count(problems, "accuracy")
    if doubtful:
        reason = f"{_cells(doubtful)} {_are(doubtful)} doubtful"
        return Dimension("accuracy", checked + doubtful, doubtful, "use_with_care", reason)
    return Dimension("accuracy", checked, 0, "sound", "no figure is doubtful")


def _completeness(series: pd.DataFrame, kpi: Kpi) -> Dimension:
    has_figure = series["value"].notna()
    if kpi.series_type == "judgement":
        has_figure = series["value_text"] != ""
    present = int(has_figure.sum())
    expected = max(_expected(series, kpi), present)
    share = present / expected
    graded: QualityGrade = "use_with_care" if share >= HALF_COMPLETE else "not_fit"
    if share >= COMPLETE:
        graded = "sound"
    reason = f"{present} of {expected} periods have a figure"
    absent = _absent(series[has_figure], series, kpi)
    where = _listed(absent) if len(absent) == expected - present else ""
    gaps = Dimension("completeness", expected, expected - present, graded, reason, where)
    return min((gaps, *_coverage(series, kpi)), key=lambda item: WORST_FIRST.index(item.grade))


def _coverage(series: pd.DataFrame, kpi: Kpi) -> Iterator[Dimension]:
    """Yield how many of those who report did for the latest figure, by each check of coverage."""
    latest = series[series["value"].notna()].tail(1)
    for check in (check for check in kpi.checks if isinstance(check, Coverage)):
        share = shares_reporting(latest["note"], check.reporting).dropna()
        if share.empty:
            continue
        graded: QualityGrade = "use_with_care" if share.iloc[0] >= HALF_COMPLETE else "not_fit"
        if share.iloc[0] >= check.at_least:
            graded = "sound"
        # Never rounded up to all of them: 99.6% is not 100%.
        reason = f"{int(100 * share.iloc[0])}% of {check.reporting} reported"
        yield Dimension("completeness", 1, int(graded != "sound"), graded, reason)


def _expected(series: pd.DataFrame, kpi: Kpi) -> int:
    """Return how many periods there are from the first to the last, by the KPI's frequency."""
    if kpi.frequency not in MONTHS:
        return len(series)
    ends = _months(series)
    return int(round((ends.max() - ends.min()) / MONTHS[kpi.frequency]) + 1)


def _absent(given: pd.DataFrame, series: pd.DataFrame, kpi: Kpi) -> list[str]:
    """Return the months in which the periods end that have no figure, or no row at all."""
    ends, held = _months(series), set(_months(given))
    if kpi.frequency in MONTHS:
        every = list(range(ends.min(), ends.max() + 1, MONTHS[kpi.frequency]))
    else:
        every = [int(end) for end in sorted(ends)]
    days = (date(month // 12, month % 12 + 1, 1) for month in every if month not in held)
    return [write_date(day).split(" ", 1)[1] for day in days]


def _listed(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _months(series: pd.DataFrame) -> "pd.Series[int]":
    """Return the month in which each period ends, counted from the year 0."""
    ends = pd.to_datetime(series["period_end"])
    return ends.dt.year * 12 + ends.dt.month - 1


def _consistency(problems: pd.DataFrame, checked: int) -> Dimension:
    failed = _count(problems, "consistency")
    graded: QualityGrade = "use_with_care" if failed else "sound"
    reason = f"{_cells(failed)} {_do(failed)} not fit with what else is known"
    rules = problems.loc[problems["dimension"] == "consistency", "rule"].unique()
    if len(rules) == 1:  # several are on the page of data quality
        reason += f": {_inside(str(rules[0]).rstrip('.'))}"
    return Dimension("consistency", checked + failed, failed, graded, reason)


def _timeliness(age: Age) -> Dimension:
    if not age.days_late:
        return Dimension("timeliness", 1, 0, "sound", "no figure is overdue")
    graded: QualityGrade = "not_fit" if age.days_late > VERY_LATE_DAYS else "use_with_care"
    days = "one day" if age.days_late == 1 else f"{age.days_late} days"
    return Dimension("timeliness", 1, 1, graded, f"the next figure is {days} overdue")


def _rejections(dimension: str, what: str, problems: pd.DataFrame, sound: int) -> Dimension:
    failed = _count(problems, dimension)
    checked = sound + failed
    reason = f"{failed} of {checked} figures {_were(failed)} {what}"
    if not failed:
        return Dimension(dimension, checked, 0, "sound", reason)
    few = failed / checked <= FEW_FAILURES
    return Dimension(dimension, checked, failed, "use_with_care" if few else "not_fit", reason)


def _count(problems: pd.DataFrame, dimension: str) -> int:
    return int((problems["dimension"] == dimension).sum())


def _inside(sentence: str) -> str:
    """Return a sentence as it stands behind a colon; a name keeps its capital."""
    return f"the {sentence[4:]}" if sentence.startswith("The ") else sentence


def _cells(count: int) -> str:
    return "one figure" if count == 1 else f"{count} figures"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _do(count: int) -> str:
    return "does" if count == 1 else "do"
