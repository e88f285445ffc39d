"""Made-up values: each KPI is given a story, so that every state a page can show is shown."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.illustrative.cases import Cases, cases_of, size_of
from perfkit.illustrative.levels import Range, range_of
from perfkit.illustrative.timing import Sent, sent_periods, share_elapsed
from perfkit.illustrative.year import Row
from perfkit.tables import RECORDS

Story = Literal["steady", "rising", "falling", "step_up", "step_down", "hidden", "first", "late"]
# Mostly ordinary, so that what is not stands out, as it would in a real quarter.
STORIES: tuple[Story, ...] = (
    *("steady", "rising", "steady", "step_down", "steady", "falling", "steady"),
    *("late", "steady", "step_up", "steady", "falling", "steady", "steady", "steady", "rising"),
    *("steady", "first", "steady", "step_down", "steady", "rising", "steady", "step_up"),
    *("steady", "falling", "steady", "steady", "rising", "steady"),
)
SPREADS = 40  # how many times the spread from one period to the next a measure's range is wide
DRIFT = 9  # how many spreads a series rises or falls from its first period to its last
COUNCIL = ("X00000001", "Illustrative Council")
NATION = ("X99999999", "Illustrative England")
NEIGHBOURS = tuple(
    (f"X0000000{number}", f"Illustrative Neighbour {number - 1}") for number in range(2, 7)
)
# Every so many KPIs the last value but one is revised, this long before the as-at date.
REVISED_EVERY, FEWEST_REVISED = 9, 6
REVISED_BEFORE = timedelta(days=10)
WORDS = ("Good", "Requires improvement to be good", "Good")


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
    """Return the story of a KPI: what happens to it over the years.

    A value is hidden only where the KPI's own rule hides small numbers: a life expectancy tells of
    nobody, and one that is hidden here would be seen there.
    """
    if kpi.series_type == "judgement" or kpi.frequency in ("two_yearly", "irregular"):
        return "steady"
    if kpi.disclosure.startswith("below") and not kpi.unit.startswith("days") and place % 2:
        return "hidden"
    return STORIES[place % len(STORIES)]


def _rows(kpi: Kpi, *, place: int, lag: int, as_at: date, seed: int) -> list[Row]:
    story, among = story_of(kpi, place), range_of(kpi)
    random = np.random.default_rng([seed, place])
    sent = _sent(kpi, story, lag=lag, as_at=as_at)
    rows: list[Row] = []
    for number, area in enumerate(_areas(kpi)):
        own = story if number == 0 else "steady"
        path = _path(own, len(sent), _level(among, random), among, random)
        path = path * [share_elapsed(kpi, when.period) for when in sent]
        if kpi.series_type == "programme_cumulative":  # what was done stays done
            path = np.maximum.accumulate(path)
        size = size_of(kpi, seed=seed, place=number, nation=area == NATION)
        rows += [
            _row(kpi, area, when, cases_of(kpi, value, size=size, when=when.period.end))
            for when, value in zip(sent, path, strict=True)
        ]
        if own == "hidden":
            rows[-1] = _hide(rows[-1])
        if number == 0 and place % REVISED_EVERY == 0 and len(sent) > FEWEST_REVISED:
            step = len(sent) - 2
            value = _revised(float(path[step]), among, share_elapsed(kpi, sent[step].period))
            anew = sent[step]._replace(released_on=as_at - REVISED_BEFORE)
            cases = cases_of(kpi, value, size=size, when=anew.period.end)
            rows.append(_row(kpi, area, anew, cases, "r"))
    return rows


def _areas(kpi: Kpi) -> tuple[tuple[str, str], ...]:
    """Return the made-up areas that have figures: the council, and those it may be set beside.

    A nation's count is of another order than a council's, and is set beside nobody's.
    """
    counted = kpi.benchmark.group == "none"
    return (COUNCIL, *NEIGHBOURS) if counted else (COUNCIL, NATION, *NEIGHBOURS)


def _revised(value: float, among: Range, share: float) -> float:
    """Return a value as its publisher revises it: a little higher, or lower at the range's end."""
    step = among.width / SPREADS * share
    return value + step if value + step <= among.most * share else value - step


def _sent(kpi: Kpi, story: Story, *, lag: int, as_at: date) -> list[Sent]:
    sent = sent_periods(kpi, lag_days=lag, as_at=as_at)
    if story == "late" and len(sent) > 6:
        return sent[:-3]
    return sent[-1:] if story == "first" else sent


def _level(among: Range, random: np.random.Generator) -> float:
    """Return where a series starts: about the middle, so that no story leads out of the range."""
    return among.least + among.width * random.uniform(0.35, 0.65)


def _path(
    story: Story, count: int, level: float, among: Range, random: np.random.Generator
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    steps = np.arange(count)
    spread = among.width / SPREADS
    noise = random.normal(0, spread, count)
    # The whole of a drift is as far whether it has thirteen steps or forty.
    drift = {"rising": 1.0, "falling": -1.0}.get(story, 0.0) * DRIFT * spread * steps / count
    late = steps >= count - max(4, count // 3)
    jump = {"step_up": 4.0, "step_down": -4.0}.get(story, 0.0) * spread * late
    return np.asarray(np.clip(level + noise + drift + jump, *among), dtype=np.float64)


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
