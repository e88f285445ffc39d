"""What it would mean to reach another's figure, or why that cannot be said."""

import math
from typing import NamedTuple

from perfkit.framework.model import Kpi
from perfkit.measures.reach import Reach
from perfkit.sentences.numbers import write_value

NOT_CLEAR = (
    "The two figures are not clearly different, so some or all of the gap may be chance.",
    "The figures have no interval, so how much of the gap is chance cannot be told.",
)


class Other(NamedTuple):
    """Whose figure would be reached: what a sentence calls it, its value, how ours compares."""

    name: str  # England; the median of 15 of the neighbours
    value: float
    comparison: str  # better, similar, worse, higher, lower, not_compared


def reach_sentence(reach: Reach, value: float, other: Other, *, kpi: Kpi, area: str) -> str:
    """Return how many more or fewer cases another's figure would mean for an area.

    Not said of a measure where neither more nor less is better, nor where the area's figure is
    already as good; then the sentence is the reason.
    """
    figure = write_value(other.value, kpi=kpi)
    if kpi.good not in ("higher", "lower"):
        return "Not worked out: more or less of this measure is neither good nor bad."
    if (value >= other.value) if kpi.good == "higher" else (value <= other.value):
        return f"There is no gap to close: {other.name} has {figure}, and {area} is no worse."
    if math.isnan(reach.cases):
        return f"How many that would be cannot be worked out: {reach.reason}."
    way = "more" if reach.cases > 0 else "fewer"
    count = f"{round(abs(reach.cases)):,}"
    doubt = {"similar": NOT_CLEAR[0], "not_compared": NOT_CLEAR[1]}.get(other.comparison, "")
    counted = kpi.numerator[0].lower() + kpi.numerator[1:]
    told = (
        f"If {area} reached the figure of {other.name}, {figure}, that would mean about {count} "
        f"{way} in the same period ({counted}). It is the size of the gap, not a forecast."
    )
    return f"{told} {doubt}".strip()
