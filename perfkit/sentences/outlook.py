"""What to expect by the end of the year, in words, with how sure we are."""

import math
from datetime import date

from perfkit.framework.model import Kpi
from perfkit.measures.forecast import YearEnd
from perfkit.periods import write_date
from perfkit.sentences.grammar import count
from perfkit.sentences.numbers import write_number, write_size, write_value


def outlook(forecast: YearEnd, *, kpi: Kpi, as_at: date) -> str:
    """Return the outlook of a KPI: the figure expected, its range, the target, the back-test.

    A year that was over by `as_at` is told as over: only its figure is still to come.
    The range is always told, and how far the method was out on the past where that was tried.
    Where nothing is forecast, the reason.
    """
    if math.isnan(forecast.value) or forecast.ends is None:
        return f"Not forecast: {forecast.reason}."
    figure = write_value(forecast.value, kpi=kpi)
    ends = [write_number(end, kpi=kpi) for end in (forecast.lower, forecast.upper)]
    opening = f"If nothing changes, expect {figure} by {write_date(forecast.ends)}"
    if forecast.ends <= as_at:
        over = write_date(forecast.ends)
        opening = f"The figure for {over}, which has not come yet, is expected to be {figure}"
    sentences = [
        f"{opening}, within {ends[0]} to {ends[1]} ({forecast.method}).",
        _chance(forecast),
        _tried(forecast, kpi),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _chance(forecast: YearEnd) -> str:
    if math.isnan(forecast.chance):
        return ""
    if forecast.chance < 0.01:
        return "The target is very unlikely to be met."
    if forecast.chance > 0.99:
        return "The target is very likely to be met."
    return f"The chance of meeting the target is about {round(forecast.chance * 100)} in 100."


def _tried(forecast: YearEnd, kpi: Kpi) -> str:
    if not forecast.tried or math.isnan(forecast.error):
        return ""
    times = "once" if forecast.tried == 1 else f"{forecast.tried} times"
    tried = count(forecast.tried, "figure")
    return (
        f"Tried on the past {times}, it was out by {write_size(forecast.error, kpi=kpi)} on "
        f"average, and {forecast.inside} of {tried} fell within its range."
    )
