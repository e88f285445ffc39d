"""The usual range of a control chart in words: its numbers, written so that they can be checked."""

import math

from perfkit.framework.model import Kpi
from perfkit.measures.evidence import ChartEvidence
from perfkit.measures.spc_rules import LIMITS
from perfkit.sentences.numbers import write_number, write_size

MOST_DECIMALS_MORE = 3
FEWEST_DIGITS = 10  # a step of fewer units of the last decimal has one digit, too few to check by
_TRIAL = "These are trial limits, as there are fewer than 13 {called}: they will move as more come."


def write_usual_range(chart: ChartEvidence, *, kpi: Kpi) -> str:
    """Return the ends of the usual range as they are drawn: within what the KPI can be."""
    finer = finer_decimals(chart, kpi)
    lower = chart.lower if kpi.lowest is None else max(chart.lower, kpi.lowest)
    upper = chart.upper if kpi.highest is None else min(chart.upper, kpi.highest)
    return f"{write_number(lower, kpi=finer)} to {write_number(upper, kpi=finer)}"


def explain_range(chart: ChartEvidence, *, kpi: Kpi, called: str) -> str:
    """Return how the usual range was worked out, what was left out, and what it cannot hold."""
    finer = finer_decimals(chart, kpi)
    one = called.removesuffix("s")
    ends = f"{write_number(chart.lower, kpi=finer)} to {write_number(chart.upper, kpi=finer)}"
    sentences = (
        f"The average of {chart.points} {called} is {write_number(chart.mean, kpi=finer)}, and the "
        f"usual range {ends}: the average plus and minus {LIMITS} times "
        f"{write_size(chart.change, kpi=finer)}, the average change from one {one} to the next"
        f"{_left_out(chart.left_out)}.",
        _bounded(chart, kpi),
        _TRIAL.format(called=called) if chart.trial else "",
    )
    return " ".join(sentence for sentence in sentences if sentence)


def finer_decimals(chart: ChartEvidence, kpi: Kpi) -> Kpi:
    """Return the KPI with more decimals, where its own would hide what the range rests on.

    That is one more where the average change would have a single digit, and as many as part the
    latest figure from an edge that it is beyond or short of.
    """
    first = 1 if chart.change * 10**kpi.decimals < FEWEST_DIGITS else 0
    finer = [
        kpi.model_copy(update={"decimals": kpi.decimals + more})
        for more in range(first, MOST_DECIMALS_MORE + 1)
    ]
    return next((one for one in finer if _parted(chart, one)), finer[0])


def _parted(chart: ChartEvidence, kpi: Kpi) -> bool:
    """Whether the latest figure is written otherwise than every edge that it is not on."""
    edges = (chart.lower, chart.upper, chart.near_limit)
    latest = write_number(chart.latest, kpi=kpi)
    beside = (edge for edge in edges if not math.isclose(edge, chart.latest))
    return all(write_number(edge, kpi=kpi) != latest for edge in beside)


def _left_out(count: int) -> str:
    if not count:
        return ""
    what = "1 very large change" if count == 1 else f"{count} very large changes"
    return f" ({what} left out)"


def _bounded(chart: ChartEvidence, kpi: Kpi) -> str:
    """Return where the range is drawn, where no figure can be as far out as it goes."""
    bounds = []
    if kpi.lowest is not None and chart.lower < kpi.lowest:
        bounds.append(("below", kpi.lowest))
    if kpi.highest is not None and chart.upper > kpi.highest:
        bounds.append(("above", kpi.highest))
    told = [
        f"limits {way} {write_number(bound, kpi=kpi)} are drawn at {write_number(bound, kpi=kpi)}"
        for way, bound in bounds
    ]
    return f"{' and '.join(told).capitalize()}." if told else ""
