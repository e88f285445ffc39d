"""Control charts of all series of a table at once: the points that `spc.xmr` gives of each."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from perfkit.errors import MeasureError
from perfkit.measures.columns import Numbers, as_numbers, require_columns
from perfkit.measures.spc_kinds import Better, check_chart, kind_of
from perfkit.measures.spc_matrix import WORDS, Codes, matrix_causes, matrix_limits

Places = NDArray[np.int64]
_BLOCK = 2**18  # points worked on at a time: what fits a processor's cache, and little memory
_OF = "A table of control charts"


def xmr_many(
    table: pd.DataFrame,
    *,
    key: str | Sequence[str],
    period: str,
    value: str,
    good: Better | None = None,
    baseline: int | None = None,
    screen: bool = True,
) -> pd.DataFrame:
    """Return the points of the control chart of every series in a table.

    `table` has one row a series and period, in any order. `key` names the column, or columns, that
    tell series apart; `period` the column of dates (or anything that sorts); `value` that of
    numbers, in any unit. Nothing crosses from one series to the next: to rebase, make the segment
    a part of the key. `good`, `baseline` and `screen` are as in `spc.xmr`, and of all series.

    The answer has one row a point that has a value, in order of series and period, numbered from
    0: the columns of `key`, `period`, then `value`, `mean`, `lower`, `upper`, `special_cause` and
    `kind`, as `spc.xmr` gives them. Missing values are dropped, never read as 0: `attrs["dropped"]`
    says how many rows. A series with no value has no row; a table with none has an empty answer.

    Raises
    ------
    MeasureError
        For an absent column, a missing key or period, two values of one series and period, an
        infinite value, a baseline below 12, a `good` that is not higher, lower or None.

    Source: plot the dots (NHS England, Making Data Count).

    >>> table = pd.DataFrame({"area": ["a"] * 13 + ["b"] * 2, "month": [*range(13), 0, 1]})
    >>> table["value"] = [5.0, 6.0] * 6 + [12.0] + [1.0, 2.0]
    >>> xmr_many(table, key="area", period="month", value="value")["special_cause"].tolist()[12:]
    ['Above UCL', 'Common Cause', 'Common Cause']
    """
    check_chart(good=good, baseline=baseline)
    keys = [key] if isinstance(key, str) else list(key)
    require_columns(table, [*keys, period, value], of=_OF)
    numbers = as_numbers(table[value], of=_OF)
    if np.isinf(numbers).any():
        raise MeasureError(f"{_OF} takes finite values, got {int(np.isinf(numbers).sum())} others.")
    held = np.flatnonzero(~np.isnan(numbers))
    order, starts = _in_order(table, keys, period, held)
    points = table[[*keys, period]].take(order).reset_index(drop=True)
    charted = _chart(numbers[order], starts, baseline=baseline, screen=screen, good=good)
    answer = points.assign(**charted)
    answer.attrs["dropped"] = len(table) - held.size
    return answer


def _in_order(
    table: pd.DataFrame, keys: list[str], period: str, held: Places
) -> tuple[Places, Places]:
    """Return the places of the held rows in order of series and period, and where series start."""
    series: Places = np.zeros(held.size, dtype=np.int64)
    for name in keys:
        codes, count = _codes(table[name], held, said=f"the key {name}")
        series = _dense(series * count + codes) if name != keys[0] else codes
    when, periods = _codes(table[period], held, said=f"the period {period}")
    together = series * periods + when
    if (np.diff(together) <= 0).any():
        order = np.argsort(together)
        together, series, held = together[order], series[order], held[order]
    again = np.flatnonzero(np.diff(together) == 0)
    if again.size:
        first = table.iloc[int(held[again[0]])]
        raise MeasureError(
            f"{_OF} takes one value a series and period, got more for {again.size}; the first is "
            f"{', '.join(str(first[name]) for name in [*keys, period])}. Choose one of each."
        )
    return held, np.flatnonzero(np.diff(series, prepend=-1))


def _codes(column: "pd.Series[Any]", held: Places, *, said: str) -> tuple[Places, int]:
    """Return the place of each held row's value among all there are, sorted; and how many."""
    codes, names = pd.factorize(column.take(held), sort=True)
    if (codes < 0).any():
        raise MeasureError(f"{_OF}: {said} is missing in {int((codes < 0).sum())} rows. Fill it.")
    return codes.astype(np.int64), len(names)


def _dense(codes: Places) -> Places:
    """Return codes numbered anew without gaps, so that many key columns stay small numbers."""
    found: Places = np.unique(codes, return_inverse=True)[1].astype(np.int64)
    return found


def _chart(
    values: Numbers, starts: Places, *, baseline: int | None, screen: bool, good: Better | None
) -> dict[str, Any]:
    """Return the columns of the chart, for values in order whose series start at `starts`."""
    lengths = np.diff(starts, append=values.size)
    mean, width = np.empty(starts.size), np.empty(starts.size)
    causes: Codes = np.empty(values.size, dtype=np.int8)
    for length in np.unique(lengths):
        alike = np.flatnonzero(lengths == length)
        for block in np.array_split(alike, -(-alike.size * int(length) // _BLOCK)):
            rows = starts[block][:, None] + np.arange(length)
            matrix = values[rows]
            mean[block], width[block] = matrix_limits(matrix[:, :baseline], screen=screen)
            causes[rows] = matrix_causes(matrix, mean[block], width[block])
    kinds = pd.array([kind_of(word, good=good) for word in WORDS], dtype="str")
    return {
        "value": values,
        "mean": np.repeat(mean, lengths),
        "lower": np.repeat(mean - width, lengths),
        "upper": np.repeat(mean + width, lengths),
        "special_cause": pd.array(WORDS, dtype="str").take(causes),
        "kind": kinds.take(causes),
    }
