"""Whether a candidate indicator is fit to become a KPI: one test a question, none averaged away."""

from typing import Literal, NamedTuple

import pandas as pd

from perfkit.framework.kpi import Kpi
from perfkit.measures.direction import FEWEST_FOR_MANN_KENDALL

Met = Literal["yes", "no", "cannot_tell"]
LATEST_DAYS = 365  # a choice of this product: later than that it steers no year that is running


class Fitness(NamedTuple):
    """One question asked of a candidate, whether it is met, and why."""

    question: str
    met: Met
    words: str


def fitness(kpi: Kpi, observations: pd.DataFrame, *, lag_days: int) -> tuple[Fitness, ...]:
    """Return how a candidate stands in each question; the order is that in which to mend them.

    `observations` are the council's own of this KPI, one row a period and breakdown (`period_end`,
    `value`, `value_text`); `lag_days` is how long after a period its figure is usually known. What
    rests on figures cannot be told while none is held.
    """
    held = observations[observations["value"].notna() | observations["value_text"].ne("")]
    points = int(held["period_end"].nunique())
    return (
        _asked("Is a source held?", bool(points), f"{_periods(points)} held"),
        _long_enough(points),
        _asked(
            "Is it known in time?",
            lag_days <= LATEST_DAYS,
            f"its figure is known {lag_days} days after a period",
        ),
        _asked("Can it be compared?", kpi.benchmark.group != "none", _compared(kpi)),
        _asked(
            "Is it known by group?",
            bool(kpi.breakdowns),
            ", ".join(kpi.breakdowns) or "no breakdown is published",
        ),
        _asked(
            "Is it clear what good is?", kpi.good != "context_only", kpi.good_sentence.rstrip(".")
        ),
        _asked(
            "Does it reuse what is collected?",
            not kpi.new_collection,
            kpi.new_collection.rstrip(".") or "nothing new would be collected",
        ),
    )


def _long_enough(points: int) -> Fitness:
    question = "Are there enough points to see a change?"  # with fewer no direction is ever told
    if not points:
        return Fitness(question, "cannot_tell", "no figure is held")
    needed = FEWEST_FOR_MANN_KENDALL
    return _asked(question, points >= needed, f"{_periods(points)}; {needed} are needed")


def _asked(question: str, answer: bool, words: str) -> Fitness:
    return Fitness(question, "yes" if answer else "no", words)


def _compared(kpi: Kpi) -> str:
    if kpi.benchmark.group == "none":
        return kpi.benchmark.reason.rstrip(".")
    return f"with {kpi.benchmark.group.replace('_', ' ').title()}"


def _periods(points: int) -> str:
    return f"{points} periods" if points > 1 else f"{points or 'no'} period"
