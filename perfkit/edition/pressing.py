"""Which measures come first: one order for every page and for the golden thread."""

from collections.abc import Iterable

import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.measures.roll_up import REASONS


def pressing_first(assessments: pd.DataFrame, kpis: Iterable[Kpi]) -> pd.DataFrame:
    """Return assessments (tables.ASSESSMENTS), those that most need somebody first.

    First what needs somebody: a mark asks for it, or the marks disagree. Of these, what is off a
    target that is the council's own to reach; then what a mark asks for, what is known of now
    before what is overdue, and of equals what most marks ask about. Of the rest, what asks for more
    attention. Equals keep their order.
    """
    marks = as_counted(assessments, kpis)
    asked = sum(marks[mark] == state for mark, state in REASONS.values())
    by = pd.DataFrame(
        {
            "quiet": ~marks["needs"],
            "not_off": marks["target_status"] != "off_target",
            "attention": -assessments["attention"],
            "overdue": assessments["age_status"] == "overdue",
            "asked": -asked,
        }
    )
    order = by.sort_values(
        ["quiet", "not_off", "attention", "overdue", "asked"], kind="stable"
    ).index
    return assessments.loc[order]


def as_counted(assessments: pd.DataFrame, kpis: Iterable[Kpi]) -> pd.DataFrame:
    """Return assessments with their marks as they are counted, and `needs` and `disagrees`.

    `needs` says whether one must be spoken of, `disagrees` whether only because its marks disagree.
    """
    own = {kpi.id for kpi in kpis if kpi.impact == "directly_impacts"}
    # A measure only contributed to is not judged by its target, here as on every page.
    judged = assessments["target_status"].where(assessments["kpi_id"].isin(own), "no_target")
    late = assessments["age_status"] == "overdue"  # which way an old figure went is no news of now
    needs = needs_somebody(assessments)
    return assessments.assign(
        target_status=judged,
        variation=assessments["variation"].mask(late, "not_testable"),
        needs=needs,
        disagrees=needs & (assessments["attention"] < 3),
    )


def needs_somebody(assessments: pd.DataFrame) -> "pd.Series[bool]":
    """Return which assessments must be spoken of: a mark asks for it, or the marks disagree."""
    return (assessments["attention"] == 3) | (assessments["disagreement"].fillna("") != "")
