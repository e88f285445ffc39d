"""Cells that break a rule, and blanks that one could fill."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable
from perfkit.quality.profiling.evidence import Departures, Evidence
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.series import is_period
from perfkit.quality.profiling.thresholds import (
    BRIEF_PERIODS,
    SLIPS_ALIKE,
)


def broken_rules(table: CodedTable, evidence: Evidence) -> Iterator[pd.DataFrame]:
    """Give the cells that more rules speak against than for, and that are not the better half.

    Where a rule is broken, either side may be wrong: the one more suspect is.
    """
    period = next((column for column in table.columns if is_period(column)), None)
    for broken in evidence.broken:
        rule = broken.rule
        here = evidence.suspicion[broken.rows, rule.dependent.place]
        there = evidence.suspicion[broken.rows][:, list(rule.places)].max(axis=1)
        wrong = (here > 0) & (here >= there) & ~_is_custom(broken, evidence)
        brief = np.zeros(len(wrong), bool)
        if period is not None and rule.is_good and rule.dependent is not period:
            brief = wrong & _for_a_time(broken, period, evidence.home[rule.dependent.place])
        yield _told(broken, brief, "changes for a time")
        yield _told(broken, wrong & ~brief, "breaks a rule" if rule.is_good else "outvoted")


def _is_custom(broken: Departures, evidence: Evidence) -> Bools:
    """Say which departures are another way of writing: said again and again, and nowhere at home.

    A slip of the pen is not made a fourth time in the same way.
    """
    column = broken.rule.dependent
    home = evidence.home[column.place][column.codes[broken.rows]]
    return ~home & (broken.held > SLIPS_ALIKE) & broken.rule.is_good


def _for_a_time(broken: Departures, period: CodedColumn, home: Bools) -> Bools:
    """Say which departures hold a value at home elsewhere, in a period or two of many."""
    rule = broken.rule
    things, value = rule.determinant.codes[broken.rows], rule.dependent.codes[broken.rows]
    told = pd.DataFrame({"thing": things, "value": value, "period": period.codes[broken.rows]})
    periods = told.groupby(["thing", "value"])["period"].transform("nunique").to_numpy()
    return (periods <= BRIEF_PERIODS) & home[value] & (period.distinct > 2 * BRIEF_PERIODS)


def fillable_blanks(table: CodedTable, evidence: Evidence) -> Iterator[pd.DataFrame]:
    """Give the blanks that a rule could fill. A blank is not wrong because it is blank."""
    for fillable in evidence.fillable:
        column = fillable.rule.dependent
        if column.filled >= table.rows / 2:
            yield _told(fillable, np.ones(len(fillable.rows), bool), "blank")


def _told(departures: Departures, kept: Bools, kind: str) -> pd.DataFrame:
    """Return departures as findings."""
    rule = departures.rule
    rows, likely = departures.rows[kept], departures.likely[kept]
    texts = rule.dependent.texts
    things = rule.determinant.texts
    groups = rule.determinant.codes[rows]
    share = departures.share[kept]
    verb = "are" if rule.pair else "is"
    reasons = [
        f"{part:.0%} of the rows whose {rule.determinant.name} {verb} {things[group]!r} "
        f"have {texts[value]!r} here."
        for part, group, value in zip(share, groups, likely, strict=True)
    ]
    return found_at(
        rows,
        rule.dependent.place,
        kind=kind,
        likely=[texts[value] for value in likely],
        confidence=np.round(np.clip(rule.gain * share, 0.3, 0.99), 2),
        reason=reasons,
        ground=rule.places,
    )
