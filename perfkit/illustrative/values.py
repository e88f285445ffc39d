"""Made-up values: each KPI is given a story, so that every state a page can show is shown."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.illustrative.cases import Cases, cases_of, size_of
from perfkit.illustrative.timing import Sent, sent_periods
from perfkit.illustrative.year import Row
from perfkit.tables import RECORDS

Story = Literal["steady", "rising", "falling", "step_up", "step_down", "hidden", "first", "late"]
# Mostly ordinary, so that what is not stands out, as it would in a real quarter.
STORIES: tuple[Story, ...] = (
    *("steady", "rising", "steady", "step_down", "steady", "falling", "steady"),
    *("late", "steady", "step_up", "steady", "falling", "steady", "hidden", "steady", "rising"),
    *("steady", "first", "steady", "step_down", "steady", "rising", "steady", "step_up"),
    *("steady", "falling", "steady", "steady", "rising", "steady"),
)
# Plausible ranges of a unit's level: the first whose words begin the unit; invented.
LEVELS: tuple[tuple[str, float, float], ...] = (
    ("per 1,000 households", 1.5, 5.5),
    ("per 10,000", 38, 75),
    ("per 100 ", 8, 18),
    ("per 100,000", 120, 900),
    ("days", 8, 11),
    ("cases", 14, 20),
    ("ratio", 5, 8),
    ("points", 42, 48),
    ("tonnes", 3, 5),
    ("£", 540, 640),
    ("score out of 10", 7.2, 7.8),
)
COUNCIL = ("X00000001", "Illustrative Council")
NATION = ("X99999999", "Illustrative England")
NEIGHBOURS = tuple(
    (f"X0000000{number}", f"Illustrative Neighbour {number - 1}") for number in range(2, 7)
)
# Every so many KPIs the last value but one is revised, this long before the as-at date.
REVISED_EVERY, FEWEST_REVISED = 9, 6
REVISED_BEFORE = timedelta(days=10)
WORDS = ("Good", "Requires improvement to be good", "Good")


class Scale(NamedTuple):
    """Where a made-up series starts, and how far it strays from one period to the next."""

    level: float
    spread: float


def make_values(
    kpis: Sequence[Kpi], *, lags: dict[str, int], as_at: date, seed: int
) -> pd.DataFrame:
    """Return made-up values of every KPI for the made-up council and those beside it.

    One row a KPI, area and period, in the columns of the return of values. Each KPI draws from
    a stream of its own, from `seed` and its place in the alphabet.
    """
    rows = [
        row
        for place, kpi in enumerate(sorted(kpis, key=lambda kpi: kpi.id))
        for row in _rows(kpi, place=place, lag=lags[kpi.id], as_at=as_at, seed=seed)
    ]
    return pd.DataFrame(rows, columns=list(RECORDS["values"].names))


def story_of(kpi: Kpi, place: int) -> Story:
    """Return the story of a KPI: what happens to it over the years."""
    if kpi.series_type == "judgement" or kpi.frequency in ("two_yearly", "irregular"):
        return "steady"
    return STORIES[place % len(STORIES)]


def _rows(kpi: Kpi, *, place: int, lag: int, as_at: date, seed: int) -> list[Row]:
    story = story_of(kpi, place)
    random = np.random.default_rng([seed, place])
    scale = scale_of(kpi, random)
    sent = _sent(kpi, story, lag=lag, as_at=as_at)
    rows: list[Row] = []
    for number, area in enumerate((COUNCIL, NATION, *NEIGHBOURS)):
        own = story if number == 0 else "steady"
        level = scale.level * (1 if number == 0 else random.uniform(0.85, 1.15))
        path = _path(own, len(sent), Scale(level, scale.spread), random)
        size = size_of(np.random.default_rng([seed, place, number]), nation=area == NATION)
        rows += [
            _row(kpi, area, when, cases_of(kpi, _bounded(kpi, value), size=size, step=step))
            for step, (when, value) in enumerate(zip(sent, path, strict=True))
        ]
        if own == "hidden":
            rows[-1] = _hide(rows[-1])
        if number == 0 and place % REVISED_EVERY == 0 and len(sent) > FEWEST_REVISED:
            step = len(sent) - 2
            value = _bounded(kpi, path[step] + scale.spread)
            anew = sent[step]._replace(released_on=as_at - REVISED_BEFORE)
            rows.append(_row(kpi, area, anew, cases_of(kpi, value, size=size, step=step), "r"))
    return rows


def _sent(kpi: Kpi, story: Story, *, lag: int, as_at: date) -> list[Sent]:
    sent = sent_periods(kpi, lag_days=lag, as_at=as_at)
    if story == "late" and len(sent) > 6:
        return sent[:-3]
    return sent[-1:] if story == "first" else sent


def scale_of(kpi: Kpi, random: np.random.Generator) -> Scale:
    """Return a plausible level and spread for a KPI's unit; invented, and only plausible."""
    if any(target.value == 0 for target in kpi.targets):
        return Scale(random.uniform(1, 5), 1.2)
    if kpi.unit == "%":
        level = random.uniform(25, 85) if kpi.good == "higher" else random.uniform(5, 30)
        return Scale(level, 0.04 * min(level, 100 - level) + 0.4)
    if kpi.unit == "years":
        return Scale(random.uniform(60, 82) if kpi.good == "higher" else random.uniform(7, 11), 0.3)
    for words, least, most in LEVELS:
        if kpi.unit.startswith(words):
            level = random.uniform(least, most)
            return Scale(level, level * 0.03)
    level = (kpi.highest or 400) * random.uniform(0.55, 0.75)
    return Scale(level, level * 0.05)


def _path(
    story: Story, count: int, scale: Scale, random: np.random.Generator
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    steps = np.arange(count)
    noise = random.normal(0, scale.spread, count)
    drift = {"rising": 0.5, "falling": -0.5}.get(story, 0.0) * scale.spread * steps
    late = steps >= count - max(4, count // 3)
    jump = {"step_up": 4.0, "step_down": -4.0}.get(story, 0.0) * scale.spread * late
    return np.asarray(scale.level + noise + drift + jump, dtype=np.float64)


def _bounded(kpi: Kpi, value: float) -> float:
    low = 0.0 if kpi.lowest is None else kpi.lowest
    high = np.inf if kpi.highest is None else kpi.highest
    return float(np.clip(value, low, high))


def _row(kpi: Kpi, area: tuple[str, str], sent: Sent, cases: Cases, status: str = "") -> Row:
    text = (
        WORDS[sent.period.end.year % len(WORDS)]
        if kpi.series_type == "judgement"
        else f"{cases.value:.{kpi.decimals}f}"
    )
    counted = (cases.numerator, cases.denominator, cases.lower, cases.upper)
    return (kpi.id, *area, sent.text, kpi.breakdown, text, *counted, status, "", sent.released_on)


def _hide(row: Row) -> Row:
    """Hide the council's latest value, as a sender does to protect people."""
    return (*row[:5], "[c]", None, None, None, None, *row[10:])
