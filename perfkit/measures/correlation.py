"""Which series move together, with how many were tried: an association, never a cause."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from perfkit.errors import MeasureError
from perfkit.measures.columns import (
    Numbers,
    as_numbers,
    dates_of,
    number_column,
    require_columns,
)

FEWEST_SHARED = 12
SIGNIFICANT = 0.05
COLUMNS = [
    *("first", "second", "lag", "n", "pearson", "spearman"),
    *("pearson_of_changes", "spearman_of_changes", "p_of_levels", "p", "tried", "finding"),
]
_CUMULATIVE = {
    "year_to_date": "it adds up over the year",
    "programme_cumulative": "it adds up over several years",
    "rolling": "its windows overlap",
    "judgement": "it is a judgement in words",
}
_FLAT = 1e-12  # of its size: a series that varies by less does not vary


def pairs(
    table: pd.DataFrame, *, key: str, period: str, value: str, lags: Iterable[int] = range(5)
) -> pd.DataFrame:
    """Return how closely every two series move together, at every lag tried.

    `table` has one row a series (`key`) and period, its last day or a whole number; where it has
    a column `series_type`, what adds up or overlaps is left out (`left_out` tells which and why).
    The missing are dropped. One row a pair and lag of at least 12 shared points, most certain
    first: `first` is ahead of `second` by `lag` steps, a step being the shortest time between
    figures of the two. `n` is the points shared; `pearson` and `spearman` (-1 to 1) are of the
    figures, `..._of_changes` of the changes from one shared point to the next. `p` is that of the
    changes, the larger of the two coefficients', corrected by Benjamini and Hochberg over all
    `tried` pairs and lags; `p_of_levels` the same of the figures, where two trends always agree.

    `finding` is "associated" where the changes agree beyond chance (corrected p below 0.05, both
    coefficients of one sign); "levels_only" where only the figures do, as any two trends would;
    else "none". An association is not a cause.

    Raises
    ------
    MeasureError
        For an absent column, a period twice in one series, a missing key or period, an infinite
        value or what is no number, a lag below 0 or not whole, a period that is no day.

    Source: Student's t of the coefficients; Benjamini and Hochberg 1995; Granger and Newbold 1974
    for why changes as well as levels.

    >>> months = pd.date_range("2024-01-31", periods=14, freq="ME")
    >>> wave = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7]
    >>> both = pd.concat([
    ...     pd.DataFrame({"kpi_id": "a", "period_end": months, "value": wave}),
    ...     pd.DataFrame({"kpi_id": "b", "period_end": months, "value": np.roll(wave, 1)}),
    ... ])
    >>> found = pairs(both, key="kpi_id", period="period_end", value="value", lags=[0, 1])
    >>> found[["first", "second", "lag", "n", "pearson", "finding"]].head(1).values.tolist()
    [['a', 'b', 1, 13, 1.0, 'associated']]
    """
    tried_lags = _lags(lags)
    series = _series(table, key, period, value)
    usable = {name: its for name, its in series.items() if not _unfit(table, key, name, its)}
    rows = [
        row
        for first, second in combinations(usable, 2)
        for row in _pair(first, second, usable, tried_lags)
    ]
    found = pd.DataFrame(rows, columns=COLUMNS[:8])
    levels = _corrected(found, ["pearson", "spearman"])
    changes = _corrected(found, ["pearson_of_changes", "spearman_of_changes"])
    agree = found["pearson_of_changes"] * found["spearman_of_changes"] > 0
    finding = np.select(
        [agree & (changes < SIGNIFICANT), levels < SIGNIFICANT],
        ["associated", "levels_only"],
        "none",
    )
    told = found.assign(p_of_levels=levels, p=changes, tried=len(found), finding=finding)
    return told.sort_values(["p", "p_of_levels", "first", "second", "lag"], ignore_index=True)


def left_out(table: pd.DataFrame, *, key: str, period: str, value: str) -> pd.DataFrame:
    """Return the series that `pairs` leaves out: one row a series, `key` and `reason`."""
    reasons = [
        (name, reason)
        for name, its in _series(table, key, period, value).items()
        if (reason := _unfit(table, key, name, its))
    ]
    return pd.DataFrame(reasons, columns=["key", "reason"])


def _lags(lags: Iterable[int]) -> list[int]:
    wanted = np.unique(as_numbers(list(lags) if isinstance(lags, Iterable) else [lags], of="A lag"))
    if len(bad := wanted[~((wanted >= 0) & (wanted == np.floor(wanted)) & np.isfinite(wanted))]):
        raise MeasureError(
            f"Got the lag {bad[0]:g}. A lag is a whole number, 0 or more; each pair is tried both "
            "ways round."
        )
    return [int(lag) for lag in wanted]


def _series(table: pd.DataFrame, key: str, period: str, value: str) -> "dict[str, pd.Series[Any]]":
    """Return each series' figures by their time, the missing dropped, in order of name."""
    require_columns(table, [key, period, value], of="A correlation")
    figures = number_column(table, value, of="A correlation")
    if table[[key, period]].isna().any(axis=None):
        raise MeasureError(f"A correlation needs a {key} and a {period} in every row. Fill them.")
    long = pd.DataFrame({"key": table[key].astype(str), "time": _times(table[period])})
    if (again := long.duplicated(["key", "time"])).any():
        twice = table.loc[again.to_numpy(), [key, period]].iloc[0].tolist()
        raise MeasureError(f"The series {twice[0]} has {twice[1]} twice. Give each period once.")
    long = long.assign(value=figures)
    return {
        str(name): its.set_index("time")["value"].dropna().sort_index()
        for name, its in long.groupby("key", sort=True)
    }


def _times(periods: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return whole numbers as they are, and days as timestamps."""
    if pd.api.types.is_integer_dtype(periods):
        return periods.astype("int64")
    of = f"A correlation, column {periods.name}, the last day of each period,"
    return pd.Series(dates_of(periods, of=of), periods.index)


def _unfit(table: pd.DataFrame, key: str, name: str, its: "pd.Series[Any]") -> str:
    """Return why a series cannot be set beside others, or an empty text."""
    if "series_type" in table:
        types = set(table.loc[table[key].astype(str) == name, "series_type"])
        if reason := next((_CUMULATIVE[kind] for kind in _CUMULATIVE if kind in types), ""):
            return reason
    if len(its) < FEWEST_SHARED:
        return f"it has {len(its)} figures, and {FEWEST_SHARED} are needed"
    return "it does not vary" if _flat(its.to_numpy()) else ""


def _flat(values: Numbers) -> bool:
    return bool(np.ptp(values) <= _FLAT * np.abs(values).max())


def _pair(
    first: str, second: str, series: "dict[str, pd.Series[Any]]", lags: Sequence[int]
) -> Iterator[tuple[Any, ...]]:
    """Give one row a lag and a way round, where enough points are shared and both vary."""
    one, other = _on_one_grid(series[first], series[second])
    for lag in lags:
        for ahead, behind, names in ((one, other, (first, second)), (other, one, (second, first))):
            if lag == 0 and names[0] == second:
                continue  # at no lag the two ways round are one
            shared = sorted(set(ahead) & {step - lag for step in behind})
            x = np.array([ahead[step] for step in shared])
            y = np.array([behind[step + lag] for step in shared])
            if len(shared) >= FEWEST_SHARED and not _flat(x) and not _flat(y):
                yield (*names, lag, len(shared), *_coefficients(x, y), *_of_changes(x, y))


def _on_one_grid(
    one: "pd.Series[Any]", other: "pd.Series[Any]"
) -> tuple[dict[int, float], dict[int, float]]:
    """Return both series by whole steps: of the shortest time that all their figures keep.

    Days are counted in months where no month of either series has two figures.
    """
    places = [_places(its.index, months=True) for its in (one, other)]
    if any(len(set(its.tolist())) < len(its) for its in places):
        places = [_places(its.index, months=False) for its in (one, other)]
    together = np.concatenate(places)
    step = int(np.gcd.reduce(together - together.min())) or 1
    steps = [((its - together.min()) // step).tolist() for its in places]
    return dict(zip(steps[0], one, strict=True)), dict(zip(steps[1], other, strict=True))


def _places(times: "pd.Index[Any]", *, months: bool) -> NDArray[np.int64]:
    if not isinstance(times, pd.DatetimeIndex):
        return times.to_numpy(dtype=np.int64)
    unit = "datetime64[M]" if months else "datetime64[D]"
    return times.to_numpy().astype(unit).astype(np.int64)


def _coefficients(x: Numbers, y: Numbers) -> tuple[float, float]:
    """Return Pearson's and Spearman's coefficients, NaN where either series does not vary."""
    if _flat(x) or _flat(y):
        return float("nan"), float("nan")
    return _pearson(x, y), _pearson(stats.rankdata(x), stats.rankdata(y))


def _of_changes(x: Numbers, y: Numbers) -> tuple[float, float]:
    # The last digit of a straight line's steps is noise, so they are rounded to what it can hold.
    size = _FLAT * max(np.abs(x).max(), 1e-300), _FLAT * max(np.abs(y).max(), 1e-300)
    steps = [np.round(np.diff(its) / unit) * unit for its, unit in zip((x, y), size, strict=True)]
    noise = any(np.ptp(step) <= 10 * unit for step, unit in zip(steps, size, strict=True))
    return (float("nan"), float("nan")) if noise else _coefficients(steps[0], steps[1])


def _pearson(x: Numbers, y: Numbers) -> float:
    from_mean = x - x.mean(), y - y.mean()
    sizes = [np.sqrt((part**2).sum()) for part in from_mean]
    found = float((from_mean[0] / sizes[0] * (from_mean[1] / sizes[1])).sum())
    return round(min(1.0, max(-1.0, found)), 12)


def _corrected(found: pd.DataFrame, names: Sequence[str]) -> Numbers:
    """Return the larger p of two coefficients, corrected over every row; 1 where undefined."""
    if found.empty:
        return np.array([])
    changes = int("changes" in names[0])
    freedom = found["n"].to_numpy(dtype=float)[:, None] - 2 - changes
    r = np.clip(np.abs(found[list(names)].to_numpy(dtype=float)), 0, 1 - 1e-15)
    p = 2 * stats.t.sf(r * np.sqrt(freedom / (1 - r**2)), freedom)
    larger = np.where(np.isnan(p).any(axis=1), 1.0, p.max(axis=1))
    return np.asarray(stats.false_discovery_control(larger))
