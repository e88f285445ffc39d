"""Assess every live KPI once: its figure, its four marks, its sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from perfkit.edition.compared import Comparator, Peers, comparator_of
from perfkit.edition.pressing import pressing_first
from perfkit.framework.model import Kpi, Target
from perfkit.measures.age import Age, age
from perfkit.measures.benchmark import compare
from perfkit.measures.direction import NOT_TOLD, STILL, Travel, travel, untold
from perfkit.measures.points import as_date
from perfkit.measures.status import TargetStatus, target_in_force, target_status
from perfkit.periods import Period, write_month
from perfkit.quality.failing import told_once
from perfkit.quality.grade import Grade, grade, is_below_floor, problems_of
from perfkit.sentences.disagreement import disagreement
from perfkit.sentences.facts import Facts, Reliance
from perfkit.sentences.found import how_found
from perfkit.sentences.headline import headline
from perfkit.sentences.marks import attention
from perfkit.sentences.numbers import mark_of, name_target, write_target, write_value
from perfkit.sentences.period import write_period
from perfkit.sentences.questions import questions
from perfkit.sentences.range_note import range_note
from perfkit.sentences.residents import residents_question
from perfkit.tables import ASSESSMENTS

WITHHELD = "Withheld: not fit to rely on"


@dataclass(frozen=True)
class Knowns:
    """What an assessment reads beside the observations."""

    as_at: date
    area_code: str
    peers: Peers
    problems: pd.DataFrame  # tables.FAILING
    lags: Mapping[str, int]  # by KPI, days from the end of a period to its release
    targets: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)  # sent, by KPI
    open_actions: Mapping[str, int] = field(default_factory=dict)  # by KPI
    closed: Mapping[str, str] = field(default_factory=dict)  # by KPI, when its source ended
    previous_as_at: date | None = None
    unchecked: frozenset[tuple[str, str]] = frozenset()  # KPIs and dimensions no rule bears on
    withheld: Mapping[str, Grade] = field(default_factory=dict)  # KPIs below their floor of trust


class Assessed(NamedTuple):
    """One KPI assessed: row, control chart's points, questions, target, how found, and grade."""

    row: dict[str, Any]
    points: pd.DataFrame
    questions: list[tuple[str, ...]]
    target: Target | None
    found: list[tuple[str, ...]]  # tables.FOUND
    grade: Grade


class Marks(NamedTuple):
    """What was found of one KPI, before it is put in words."""

    target: Target | None
    status: TargetStatus
    travel: Travel
    age: Age
    grade: Grade


def assess(observations: pd.DataFrame, kpis: Iterable[Kpi], *, knowns: Knowns) -> list[Assessed]:
    """Assess KPIs in one area as at one day, those that most need somebody first.

    `observations` are tables.OBSERVATIONS of all areas. A KPI without any is assessed too: it is
    awaited. Of equally pressing ones, those the council directly impacts come first, then by name.
    """
    by_kpi = {str(name): rows for name, rows in observations.groupby("kpi_id", sort=False)}
    none = observations.iloc[:0]
    ordered = sorted(kpis, key=lambda kpi: (kpi.impact != "directly_impacts", kpi.title))
    assessed = [assess_one(by_kpi.get(kpi.id, none), kpi, knowns=knowns) for kpi in ordered]
    rows = pd.DataFrame([one.row for one in assessed], columns=list(ASSESSMENTS))
    return [assessed[at] for at in pressing_first(rows, ordered).index]


def assess_one(rows: pd.DataFrame, kpi: Kpi, *, knowns: Knowns) -> Assessed:
    """Assess one KPI from its observations in all areas.

    A latest period for which the publisher gave nothing is passed over for the last that has a
    figure; one whose figure is hidden or not reliable is told.
    """
    headline_rows = rows[rows["breakdown"] == kpi.breakdown]
    own = headline_rows[headline_rows["area_code"] == knowns.area_code]
    series = _to_latest(own.sort_values(["period_end", "period_start"], ignore_index=True))
    marks = find_marks(series, kpi, knowns)
    if series.empty:
        facts = Facts(kpi, None, "", points=0, age_status="awaited")
        return _assessed(facts, marks, _unsent(kpi), Comparator())
    latest = series.iloc[-1]
    same = headline_rows["period_end"].eq(latest["period_end"])
    same &= headline_rows["period_start"].eq(latest["period_start"])
    beside = comparator_of(kpi, headline_rows[same], knowns.peers)
    facts = _facts(series, kpi, marks, beside, knowns)
    figure = _figure(series, kpi)
    if facts.reliance == "withheld":
        figure |= {"value_text": WITHHELD}
    return _assessed(facts, marks, figure, beside)


def _reliance(kpi: Kpi, graded: Grade, knowns: Knowns) -> Reliance:
    if kpi.id in knowns.withheld:
        return "withheld"
    return "marked" if is_below_floor(graded, kpi=kpi) else "relied_on"


def find_marks(series: pd.DataFrame, kpi: Kpi, knowns: Knowns) -> Marks:
    """Find the four marks of a series; one with no rows is awaited."""
    ended = released = target = value = None
    if len(series):
        latest = series.iloc[-1]
        ended, released = as_date(latest["period_end"]), as_date(latest["released_on"])
        target = target_in_force(kpi, ended, knowns.targets.get(kpi.id, ()))
        value = latest["value"]
    aged = age(
        ended,
        released_on=released,
        as_at=knowns.as_at,
        frequency=kpi.frequency,
        lag_days=knowns.lags[kpi.id],
        previous_as_at=knowns.previous_as_at,
    )
    unchecked = [name for kpi_id, name in knowns.unchecked if kpi_id == kpi.id]
    here = told_once(problems_of(knowns.problems, kpi=kpi, area_codes=[knowns.area_code]))
    return Marks(
        target,
        target_status(value, kpi=kpi, target=target),
        _travel(series, kpi, target),
        aged,
        knowns.withheld.get(kpi.id)
        or grade(series, kpi=kpi, problems=here, age=aged, unchecked=unchecked),
    )


def _travel(series: pd.DataFrame, kpi: Kpi, target: Target | None) -> Travel:
    """Return the direction of travel; a newest figure that may not be told has none."""
    found = travel(series, kpi=kpi, target=target.value if target else None)
    if series.empty or pd.notna(series["value"].iloc[-1]):
        return found
    mark = mark_of(str(series["value_text"].iloc[-1]), str(series["status"].iloc[-1]))
    return untold(found, mark) if mark in NOT_TOLD else found


def _to_latest(series: pd.DataFrame) -> pd.DataFrame:
    """Cut off what follows the last period that has something to tell."""
    texts = zip(series["value"], series["value_text"], series["status"], strict=True)
    tells = [pd.notna(value) or mark_of(text, status) != "x" for value, text, status in texts]
    return series.iloc[: max((place for place, tell in enumerate(tells, 1) if tell), default=0)]


def _facts(
    series: pd.DataFrame, kpi: Kpi, marks: Marks, beside: Comparator, knowns: Knowns
) -> Facts:
    latest = series.iloc[-1]
    before = series.iloc[:-1].dropna(subset="value")
    compared = compare(
        latest["value"], latest["lower"], latest["upper"], beside.value, good=kpi.good
    )
    return Facts(
        kpi,
        float(latest["value"]),
        write_period(_period(latest), kpi=kpi),
        value_text=str(latest["value_text"]),
        status=str(latest["status"]),
        points=int((series["value"].notna() | (series["status"] == "")).sum()),
        target=marks.target,
        target_status=marks.status.status,
        gap=marks.status.gap,
        variation=marks.travel.variation,
        direction=marks.travel.direction,
        assurance=marks.travel.assurance,
        since=_since(marks.travel),
        previous=float(before["value"].iloc[-1]) if len(before) else None,
        previous_period=write_period(_period(before.iloc[-1]), kpi=kpi) if len(before) else "",
        comparator=beside.name,
        comparator_value=beside.value,
        comparison=compared,
        age_status=marks.age.status,
        quality_grade=marks.grade.grade,
        quality_reason=marks.grade.reason,
        reliance=_reliance(kpi, marks.grade, knowns),
        open_actions=knowns.open_actions.get(kpi.id, 0),
        source_closed=knowns.closed.get(kpi.id, ""),
        source_suspended=kpi.source.suspended,
    )


def _since(found: Travel) -> str:
    """Return the month since which a figure lies at another level and moves no further."""
    if found.level is None or found.direction not in STILL:
        return ""
    return write_month(found.level.since)


def _figure(series: pd.DataFrame, kpi: Kpi) -> dict[str, Any]:
    """Return the columns that say what the figure is and where it stands in time."""
    latest, before = series.iloc[-1], series.iloc[:-1].dropna(subset="value")
    previous = before.iloc[-1] if len(before) else None
    return {
        "period": latest["period"],
        "period_start": latest["period_start"],
        "period_end": latest["period_end"],
        "value": latest["value"],
        "value_text": write_value(
            latest["value"],
            kpi=kpi,
            value_text=str(latest["value_text"]),
            status=str(latest["status"]),
        ),
        "previous_period": "" if previous is None else previous["period"],
        "previous_value_text": "" if previous is None else write_value(previous["value"], kpi=kpi),
        "released_on": latest["released_on"],
    }


def _unsent(kpi: Kpi) -> dict[str, Any]:
    texts = ("period", "previous_period", "previous_value_text")
    return dict.fromkeys(texts, "") | {
        "value_text": f"Awaited from the {kpi.narrative.writer.replace('-', ' ')}",
        "value": float("nan"),
    }


def _assessed(facts: Facts, marks: Marks, figure: dict[str, Any], beside: Comparator) -> Assessed:
    kpi, found = facts.kpi, marks.travel
    states = (marks.status.status, found.variation, marks.age.status, marks.grade.grade)
    row: dict[str, Any] = dict.fromkeys(ASSESSMENTS) | figure
    row |= {
        "kpi_id": kpi.id,
        "open_data_id": kpi.open_data_id,
        "comparator": beside.name,
        "comparator_code": beside.code,
        "comparator_value": beside.value,
        "comparator_value_text": "" if beside.value is None else write_value(beside.value, kpi=kpi),
        "comparison": facts.comparison,
        "target": marks.target.value if marks.target else None,
        "target_text": write_target(marks.target, kpi=kpi),
        "target_name": name_target(marks.target, kpi=kpi) if marks.target else "",
        "target_status": states[0],
        "target_reason": marks.status.reason,
        "variation": states[1],
        "variation_reason": found.reason,
        "assurance": found.assurance,
        "direction": found.direction,
        "direction_method": found.method,
        "level_since": facts.since,
        "range_note": range_note(found, kpi=kpi),
        "age_days": marks.age.days,
        "next_due": marks.age.next_due,
        "age_status": states[2],
        "quality_grade": states[3],
        "quality_reason": marks.grade.reason,
        "attention": attention(*states, kpi.impact),
        "disagreement": disagreement(facts),
        "headline": headline(facts),
        "source_file": "",
    }
    points = found.points.rename_axis("period_end").reset_index().assign(kpi_id=kpi.id)
    raised = (*questions(facts), residents_question(facts)) if facts.points else ()
    asked = [(kpi.id, *map(str, question)) for question in raised if question is not None]
    kept = points if len(found.points) else points.iloc[:0]
    return Assessed(row, kept, asked, marks.target, _found(facts, marks), marks.grade)


def _found(facts: Facts, marks: Marks) -> list[tuple[str, ...]]:
    found = how_found(
        facts.number,
        kpi=facts.kpi,
        period=facts.period,
        target=marks.target,
        found=(marks.status, marks.travel, marks.age, marks.grade),
    )
    return [(facts.kpi.id, mark, words) for mark, words in found.items()]


def _period(row: "pd.Series[Any]") -> Period:
    return Period(as_date(row["period_end"]), as_date(row["period_start"]), row["period_kind"])
