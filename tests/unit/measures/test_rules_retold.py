"""The rules told a second time, plainly and point by point, give what the measures give."""

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perfkit.measures.benchmark import quantile_group
from perfkit.measures.spc import xmr, xmr_many
from perfkit.measures.trend import CRITICAL, recent_trend

quickly = settings(max_examples=80, deadline=None)
EIGHTHS = st.integers(-40, 40).map(lambda n: n / 8)  # whose sums a float holds exactly
STEPS = st.sampled_from([-1, 1, 1, 2])
WALKS = st.lists(STEPS, min_size=1, max_size=40).map(
    lambda steps: np.cumsum(steps, dtype=float).tolist()
)
SERIES = st.one_of(st.lists(EIGHTHS, min_size=1, max_size=40), WALKS)


def causes(values, *, baseline, screen):
    """Return the special causes of one segment, a point at a time."""
    base = values[:baseline]
    mean = math.fsum(base) / len(base)
    moves = [abs(later - earlier) for earlier, later in pairwise(base)]
    average = math.fsum(moves) / len(moves) if moves else math.nan
    kept = [move for move in moves if move < 3.267 * average] if screen else moves
    average = math.fsum(kept) / len(kept) if kept else average
    upper, lower = mean + 2.66 * average, mean - 2.66 * average
    side = [(value > mean) - (value < mean) for value in values]
    outside = [value > upper or value < lower for value in values]
    reach = 2 / 3 * 2.66 * average
    near = [
        not out and (value > mean + reach or value < mean - reach)
        for out, value in zip(outside, values, strict=True)
    ]
    return [
        _cause(place, values, side=side, outside=outside, near=near) for place in range(len(values))
    ]


def _cause(place, values, *, side, outside, near):
    above = "Above" if side[place] > 0 else "Below"
    if outside[place]:
        return f"{above} {'UCL' if side[place] > 0 else 'LCL'}"
    if _in_trend(place, values):
        return f"7 Point Trend ({_way(place, values)})"
    if near[place] and any(
        abs(sum(side[first : first + 3])) == 3 and sum(near[first : first + 3]) >= 2
        for first in _windows(place, 3, values)
    ):
        return f"2 in 3 {above} CL"
    if any(abs(sum(side[first : first + 7])) == 7 for first in _windows(place, 7, values)):
        return f"7 Points {above} CL"
    return "Common Cause"


def _windows(place, length, values):
    return range(max(0, place - length + 1), min(place, len(values) - length) + 1)


def _in_trend(place, values):
    windows = [values[first : first + 7] for first in _windows(place, 7, values)]
    return any(
        all(earlier < later for earlier, later in pairwise(window))
        or all(earlier > later for earlier, later in pairwise(window))
        for window in windows
    )


def _way(place, values):
    last = place + 1 == len(values)
    turns = not last and _in_trend(place + 1, values) and values[place + 1] != values[place]
    earlier, later = (place, place + 1) if turns or place == 0 else (place - 1, place)
    return "Increasing" if values[later] > values[earlier] else "Decreasing"


@quickly
@given(values=SERIES, baseline=st.sampled_from([None, 12]), screen=st.booleans())
def test_a_control_chart_is_that_of_the_rules_point_by_point(values, baseline, screen):
    chart = xmr(pd.Series(values), good=None, baseline=baseline, screen=screen)
    expected = causes(values, baseline=baseline, screen=screen)
    assert chart.points["special_cause"].tolist() == expected


def test_a_point_that_is_the_mean_is_on_neither_side_of_it():
    # These add up to 20.4 and their mean is 1.7; added up as they come, it is a digit beside it.
    first = [0.1, 1.7, 1.4, -0.1, 1.0, 1.6, 1.1, 1.6, 1.9, 2.9, 3.0, 4.2]
    chart = xmr(pd.Series(first), good=None)
    assert chart.points["mean"].iloc[0] == 1.7
    assert set(chart.points["special_cause"].head(6)) == {"Common Cause"}
    table = pd.DataFrame({"area": "a", "month": range(12), "value": first})
    many = xmr_many(table, key="area", period="month", value="value")
    assert many["special_cause"].tolist() == chart.points["special_cause"].tolist()


def line(y, weight):
    x = np.arange(1.0, len(y) + 1)
    s0, s1, s2 = weight.sum(), (weight * x).sum(), (weight * x**2).sum()
    below = s0 * s2 - s1**2
    return (s0 * (weight * x * y).sum() - s1 * (weight * y).sum()) / below, s0 / below


def said(y, weight, chi_squared):
    sign = np.sign(line(y, weight)[0])
    x = np.arange(1.0, 6)
    for out in range(5):
        kept = np.arange(5) != out
        slope = np.polyfit(x[kept], y[kept], 1, w=np.sqrt(weight[kept]))[0]
        if np.sign(round(slope, 12)) != sign:
            return "no_change"
    way = "increasing" if sign > 0 else "decreasing"
    return way if chi_squared > CRITICAL else "no_change"


@quickly
@given(steps=st.floats(-3, 3), seed=st.integers(0, 10_000))
def test_a_recent_trend_of_intervals_is_a_line_weighted_by_them(steps, seed):
    chance = np.random.default_rng(seed)
    value = 50 + steps * np.arange(5) + chance.normal(0, 3, 5)
    half = chance.uniform(1, 5, 5)
    table = pd.DataFrame({"period": range(5), "value": value})
    found = recent_trend(table.assign(lower=value - half, upper=value + half), good=None)
    weight = 1 / (2 * half / 3.92) ** 2
    slope, variance = line(value, weight)
    assert found.chi_squared == pytest.approx(slope**2 / variance)
    assert found.direction == said(value, weight, slope**2 / variance)


@quickly
@given(step=st.floats(-0.05, 0.05), seed=st.integers(0, 10_000))
def test_a_recent_trend_of_counts_is_the_chi_squared_of_the_rules(step, seed):
    chance = np.random.default_rng(seed)
    n = chance.integers(200, 3000, 5).astype(float)
    x = np.clip(chance.binomial(n.astype(int), 0.4 + step * np.arange(5)), 1.0, n - 1)
    table = pd.DataFrame({"period": range(5), "value": x / n * 100, "count": x, "denominator": n})
    found = recent_trend(table, good=None)
    t, people, events = np.arange(1.0, 6), n.sum(), x.sum()
    top = people * (people * (x * t).sum() - events * (n * t).sum()) ** 2
    spread = people * (n * t**2).sum() - (n * t).sum() ** 2
    chi_squared = top / (events * (people - events) * spread)
    assert found.chi_squared == pytest.approx(chi_squared)
    assert found.direction == said(np.log(x / (n - x)), np.ones(5), chi_squared)


@quickly
@given(
    values=st.lists(st.integers(0, 30), min_size=2, max_size=60),
    groups=st.sampled_from([2, 4, 5, 10]),
    invert=st.booleans(),
)
def test_a_quantile_is_that_of_the_rank_formula(values, groups, invert):
    count = len(values)
    assume(count >= groups)
    for value, found in zip(
        values, quantile_group(values, groups=groups, invert=invert), strict=True
    ):
        better = sum(other > value if invert else other < value for other in values)
        place = math.floor(groups + 1 - math.ceil((count - better) / (count / groups)))
        assert found == max(place, 1)
