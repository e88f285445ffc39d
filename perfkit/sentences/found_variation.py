"""How the Variation mark was found, in plain words with the numbers of the test that was made."""

from collections.abc import Callable
from typing import Any

from perfkit.framework.model import Kpi
from perfkit.measures.direction import (
    NOT_TOLD,
    SIGNIFICANT,
    STILL,
    Travel,
)
from perfkit.measures.evidence import (
    NEAREST,
    ChartEvidence,
    FewEvidence,
    LineEvidence,
    PairsEvidence,
    TwoEvidence,
)
from perfkit.measures.intervals import Interval
from perfkit.measures.level import FEWEST_FOR_CHART
from perfkit.measures.points import COUNTS
from perfkit.measures.spc_rules import COMMON_CAUSE, RUN
from perfkit.periods import write_date
from perfkit.sentences.chance import write_chance
from perfkit.sentences.found_range import explain_range, finer_decimals
from perfkit.sentences.numbers import write_number, write_size

TREND_NEEDED = 0.002  # the recent trend is significant at 99.8%
_TO_DATE = "It adds up over the year, so it is only set beside the same time last year"
_NO_CHART = "so it is not put on a control chart"
_ENOUGH = f"{RUN} in a row are enough"


def variation_found(travel: Travel, *, kpi: Kpi) -> str:
    """Return how the variation was found: the test, its numbers, and what they come to.

    Where no test may be made of such a series, or there are too few points, the reason.
    """
    evidence = travel.evidence
    if evidence is None:
        return _untested(travel, kpi)
    told = _TOLD[type(evidence)](evidence, travel, kpi)
    parts = (told, _since(travel), _judged(travel, kpi))
    return " ".join(part for part in parts if part)


def _untested(travel: Travel, kpi: Kpi) -> str:
    if travel.reason in NOT_TOLD.values():
        return f"{travel.reason[:1].upper()}{travel.reason[1:]}, so which way it moves is not told."
    if kpi.series_type == "judgement":
        return "It is a judgement in words, and no test of change can be made of words."
    if kpi.series_type == "year_to_date":
        return f"{_TO_DATE}, and there is no figure for that."
    if kpi.series_type == "rolling":
        return (
            f"Each figure covers several periods and shares some with the next, {_NO_CHART}; and "
            "no two of them are free of that overlap yet."
        )
    reason = travel.reason[:1].upper() + travel.reason[1:]
    return f"{reason}: a control chart or a test of trend would tell us nothing."


def _chart(chart: ChartEvidence, travel: Travel, kpi: Kpi) -> str:
    if chart.lower == chart.upper and not chart.left_out:
        same = write_number(chart.mean, kpi=kpi)
        return f"All {chart.points} {travel.called} have the same figure, {same}: no change."
    how = explain_range(chart, kpi=kpi, called=travel.called)
    return f"{how} {_latest(chart, finer_decimals(chart, kpi))}"


def _latest(chart: ChartEvidence, kpi: Kpi) -> str:
    """Return the rule that named the latest point, or how far it is from the one on runs."""
    latest, side = write_number(chart.latest, kpi=kpi), _side(chart)
    if chart.cause.startswith(("Above", "Below")):
        return f"The latest figure, {latest}, is {side} that range."
    if "Trend" in chart.cause:
        count, way = max((chart.rising, "rise"), (chart.falling, "fall"))
        return f"The latest {count} figures {way} one after another; {_ENOUGH}."
    if chart.cause.startswith("2 in 3"):
        near = write_number(chart.near_limit, kpi=kpi)
        those = "all of them" if chart.near == NEAREST else f"{chart.near} of them"
        return (
            f"The latest 3 are all {side} the average, and {those} are {side} {near}, "
            "two thirds of the way to the edge; 2 of 3 are enough."
        )
    count = max(chart.above, chart.below)
    if chart.cause != COMMON_CAUSE:
        return f"The latest {count} are all {side} the average; {_ENOUGH}."
    if count < 2:
        return f"The latest figure, {latest}, is inside that range and part of no run."
    return (
        f"The latest figure, {latest}, is inside that range. The latest {count} are {side} the "
        f"average, and it takes {RUN} in a row to be more than chance."
    )


def _side(chart: ChartEvidence) -> str:
    return "above" if chart.latest > chart.mean else "below"


def _line(line: LineEvidence, travel: Travel, kpi: Kpi) -> str:
    found, one = line.found, travel.called.removesuffix("s")
    way = "rises" if found.slope > 0 else "falls"
    finer = kpi
    if abs(found.slope) * 10**kpi.decimals < 1:
        finer = kpi.model_copy(update={"decimals": kpi.decimals + 1})
    ends = [write_number(end, kpi=kpi) for end in (line.first, line.latest)]
    told = (
        f"{_why_no_chart(line.points, travel)}, so a line is fitted to the latest five, "
        f"{ends[0]} to {ends[1]}, each weighted by how certain it is: it {way} by "
        f"{write_size(found.slope, kpi=finer)} a {one}. If nothing were changing, a line as steep "
        f"would come {write_chance(found.p, needed=TREND_NEEDED)}; below 2 in 1,000 it is a trend"
    )
    turns = ", unless leaving out one of the five turns it round, as here"
    return f"{told}{turns if _turns(line) else ''}."


def _turns(line: LineEvidence) -> bool:
    """Whether a line steep enough for a trend is none, as it rests on one figure."""
    return line.found.p < TREND_NEEDED and not line.found.steady


def _pairs(pairs: PairsEvidence, travel: Travel, kpi: Kpi) -> str:
    found, one = pairs.found, travel.called.removesuffix("s")
    ways = f"{found.rises} rise and {found.falls} fall"
    if alike := pairs.pairs - found.rises - found.falls:
        ways = f"{found.rises} rise, {found.falls} fall and {alike} stay the same"
    return (
        f"{_why_no_chart(pairs.points, travel)}, so each {one} is compared with every later one: "
        f"of {pairs.pairs} pairs, {ways}. If nothing were "
        f"changing, a split as uneven would come {write_chance(found.p, needed=SIGNIFICANT)}; "
        "below 5 in 100 it is a trend."
    )


def _why_no_chart(points: int, travel: Travel) -> str:
    if points < FEWEST_FOR_CHART:
        return f"A control chart needs {FEWEST_FOR_CHART} {travel.called} and there are {points}"
    return "Its figures are not of a kind that is put on a control chart"


def _two(two: TwoEvidence, travel: Travel, kpi: Kpi) -> str:
    found = two.found
    later, earlier = (
        write_number(found.later.value, kpi=kpi),
        write_number(found.earlier.value, kpi=kpi),
    )
    if kpi.series_type == "year_to_date":
        now, then = (write_date(at.end) for at in (found.later_period, found.earlier_period))
        opening = f"{_TO_DATE}: {later} by {now} against {earlier} by {then}."
    else:
        opening = (
            f"Each figure covers {_years(two.years)} and shares part of that with the next, "
            f"{_NO_CHART}. The first and the last, which share nothing, are compared: {earlier} "
            f"for {found.earlier_period.prose} and {later} for {found.later_period.prose}."
        )
    return f"{opening} {_parted(two, kpi)}{_turned(two, kpi)}"


def _turned(two: TwoEvidence, kpi: Kpi) -> str:
    """Return that the latest change leads the other way, so that no one way can be told."""
    if two.turned is None:
        return ""
    then = write_number(two.turned.earlier.value, kpi=kpi)
    way = "higher" if two.turned.rising else "lower"
    return (
        f" But it is {way} than the {then} of {two.turned.earlier_period.prose}, so it goes no one "
        "way, and which way it moves is not told."
    )


def _parted(two: TwoEvidence, kpi: Kpi) -> str:
    found = two.found
    if found.comparison == "not_compared":
        if kpi.series_type == "year_to_date":
            return "No interval is published for them, and two figures are not a trend."
        return "No interval is published for them, so we cannot say whether they really differ."
    ends = f"{_interval(found.earlier, kpi)} and {_interval(found.later, kpi)}"
    if found.comparison != "similar":
        return f"Their 95% intervals, {ends}, do not overlap: the change is more than chance."
    if kpi.series_type == "year_to_date":
        return f"Their 95% intervals, {ends}, overlap, and two figures are not a trend."
    return f"Their 95% intervals, {ends}, overlap: chance could explain the change."


def _few(few: FewEvidence, travel: Travel, kpi: Kpi) -> str:
    called = travel.called.removesuffix("s") if few.points == 1 else travel.called
    there = {0: f"There are no {called}", 1: f"There is 1 {called}"}.get(
        few.points, f"There are {few.points} {called}"
    )
    return f"{there} to compare, and a test of change needs {few.needed}."


_TOLD: dict[type, Callable[[Any, Travel, Kpi], str]] = {
    ChartEvidence: _chart,
    LineEvidence: _line,
    PairsEvidence: _pairs,
    TwoEvidence: _two,
    FewEvidence: _few,
}


def _since(travel: Travel) -> str:
    if travel.starts.used:
        started = write_date(travel.starts.used[-1])
        return f"Figures before {started} have a usual range of their own: a new start was agreed."
    if travel.since is None:
        return ""
    return f"Figures before {write_date(travel.since)} are left out: the series changed then."


def _judged(travel: Travel, kpi: Kpi) -> str:
    """Return what a change comes to; where there is none, that chance explains it."""
    if travel.variation in ("improving", "worsening"):
        still = {"worsening": "worse than usual", "improving": "better than usual"}
        told = still[travel.variation] if travel.direction in STILL else travel.variation
        return f"{kpi.good.capitalize()} is better, so it is {told}."
    if travel.variation in ("higher", "lower"):
        return f"Neither way is better in itself, so it is only called {travel.variation}."
    evidence = travel.evidence
    if isinstance(evidence, LineEvidence) and _turns(evidence):
        return "So it is called no significant change."
    flat = isinstance(evidence, ChartEvidence) and evidence.lower == evidence.upper
    if travel.variation != "no_significant_change" or flat or isinstance(evidence, TwoEvidence):
        return ""
    return "Chance could explain this, so it is called no significant change."


def _years(count: int) -> str:
    if count == 1:
        return "a year"
    return f"{COUNTS[count]} years" if 1 < count < len(COUNTS) else f"{count} years"


def _interval(interval: Interval, kpi: Kpi) -> str:
    return f"{write_number(interval.lower, kpi=kpi)} to {write_number(interval.upper, kpi=kpi)}"
