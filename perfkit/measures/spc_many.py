"""Control charts of all series of a table at once: the points that `spc.xmr` gives of each."""

from collections.abc import Sequence
from typing import Any, NamedTuple, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from perfkit.errors import MeasureError
from perfkit.measures.columns import Numbers, as_numbers, require_columns
from perfkit.measures.spc_kinds import Better, SpcKind, check_chart, kind_of
from perfkit.measures.spc_matrix import WORDS, Codes, matrix_causes, matrix_limits

Places = NDArray[np.int64]
_BLOCK = 2**18  # points worked on at a time: what fits a processor's cache, and little memory
_OF = "A table of control charts"
_GOODS: tuple[Better | None, ...] = (None, "higher", "lower")
_KINDS = get_args(SpcKind)
# The kind, as its place in _KINDS, that a rule's words mean: a row a good, a column a rule.
_KIND_OF: Codes = np.array(
    [[_KINDS.index(kind_of(word, good=good)) for word in WORDS] for good in _GOODS], dtype=np.int8
)


class InOrder(NamedTuple):
    """The places of a table's points in order of series and period, and where series start."""

    places: Places
    starts: Places

    @property
    def lengths(self) -> Places:
        """How many points each series has."""
        return np.diff(self.starts, append=self.places.size)


def xmr_many(
    table: pd.DataFrame,
    *,
    key: str | Sequence[str],
    period: str,
    value: str,
    good: str | None = None,
    baseline: int | None = None,
    screen: bool = True,
) -> pd.DataFrame:
    """Return the points of the control chart of every series in a table.

    `table` has one row a series and period, in any order. `key` names the column, or columns, that
    tell series apart; `period` the column of dates (or anything that sorts); `value` that of
    numbers, in any unit. Nothing crosses from one series to the next: to rebase, make the segment
    a part of the key. `good` is as in `spc.xmr` where it is "higher", "lower" or None; any other
    text names the column that says so of each series, missing where neither is better. `baseline`
    and `screen` are as in `spc.xmr`, and of all series.

    The answer has one row a point that has a value, in order of series and period, numbered from
    0: the columns of `key`, `period`, then `value`, `mean`, `lower`, `upper`, `special_cause` and
    `kind`, as `spc.xmr` gives them; the words of the last two are categories, which take a tenth
    of the memory of texts. Missing values are dropped, never read as 0: `attrs["dropped"]`
    says how many rows. A series with no value has no row; a table with none has an empty answer.

    Raises
    ------
    MeasureError
        For an absent column, a missing key or period, two values of one series and period, an
        infinite value, a baseline below 12, a `good` that is neither higher, lower, None nor a
        column of those, or that differs within a series.

    Source: plot the dots (NHS England, Making Data Count).

    >>> table = pd.DataFrame({"area": ["a"] * 13 + ["b"] * 2, "month": [*range(13), 0, 1]})
    >>> table["value"] = [5.0, 6.0] * 6 + [12.0] + [1.0, 2.0]
    >>> xmr_many(table, key="area", period="month", value="value")["special_cause"].tolist()[12:]
    ['Above UCL', 'Common Cause', 'Common Cause']
    """
    by_series = good not in _GOODS and good in table.columns
    check_chart(good=None if by_series else good, baseline=baseline)
    keys = [key] if isinstance(key, str) else list(key)
    require_columns(table, [*keys, period, value], of=_OF)
    numbers = as_numbers(table[value], of=_OF)
    if np.isinf(numbers).any():
        raise MeasureError(f"{_OF} takes finite values, got {int(np.isinf(numbers).sum())} others.")
    held = np.flatnonzero(~np.isnan(numbers))
    order = _in_order(table, keys, period, held)
    points = _taken(table[[*keys, period]], order.places)
    better = _goods(table[str(good)], order) if by_series else np.int64(_GOODS.index(good))
    charted = _chart(numbers[order.places], order, better, baseline=baseline, screen=screen)
    answer = pd.concat([points, charted], axis="columns")
    answer.attrs["dropped"] = len(table) - held.size
    return answer


def _in_order(table: pd.DataFrame, keys: list[str], period: str, held: Places) -> InOrder:
    series: Places = np.zeros(held.size, dtype=np.int64)
    for name in keys:
        codes, count = _codes(table[name], held, said=f"the key {name}")
        series = _dense(series * count + codes) if name != keys[0] else codes
    when, periods = _codes(table[period], held, said=f"the period {period}")
    together = series * periods + when
    if (together[1:] <= together[:-1]).any():
        order = np.argsort(together)
        together, series, held = together[order], series[order], held[order]
    again = np.flatnonzero(together[1:] == together[:-1])
    if again.size:
        first = table.iloc[int(held[again[0]])]
        raise MeasureError(
            f"{_OF} takes one value a series and period, got more for {again.size}; the first is "
            f"{', '.join(str(first[name]) for name in [*keys, period])}. Choose one of each."
        )
    begins = np.ones(series.size, dtype=bool)
    np.not_equal(series[1:], series[:-1], out=begins[1:])
    return InOrder(held, np.flatnonzero(begins))


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


def _taken(columns: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Return the rows at the places, numbered from 0; not copied where they are all, in order."""
    if places.size == len(columns) and (places[1:] > places[:-1]).all():
        return columns.reset_index(drop=True)
    return columns.take(places).reset_index(drop=True)


def _goods(column: "pd.Series[Any]", order: InOrder) -> Places:
    """Return what is good in each series, as its place in _GOODS."""
    codes, names = pd.factorize(column.take(order.places))
    for name in names:
        check_chart(good=name, baseline=None)
    first = codes[order.starts]
    differs = np.flatnonzero(codes != np.repeat(first, order.lengths))
    mixed = np.unique(np.searchsorted(order.starts, differs, side="right"))
    if mixed.size:
        raise MeasureError(
            f"{_OF} takes one good a series, got more in {mixed.size}: the column {column.name} "
            "differs between its periods. Give each series one."
        )
    places = np.array([*(_GOODS.index(name) for name in names), 0], dtype=np.int64)
    return places[first]  # a missing one has the code -1: the last, for which neither is better


def _chart(
    values: Numbers,
    order: InOrder,
    better: Places | np.int64,
    *,
    baseline: int | None,
    screen: bool,
) -> pd.DataFrame:
    """Return the columns of the chart, for values in order and what is good in each series."""
    lengths = order.lengths
    mean, width = np.empty(lengths.size), np.empty(lengths.size)
    causes: Codes = np.empty(values.size, dtype=np.int8)
    for length in np.unique(lengths):
        alike = np.flatnonzero(lengths == length)
        for block in np.array_split(alike, -(-alike.size * int(length) // _BLOCK)):
            rows = order.starts[block][:, None] + np.arange(length)
            matrix = values[rows]
            mean[block], width[block] = matrix_limits(matrix[:, :baseline], screen=screen)
            causes[rows] = matrix_causes(matrix, mean[block], width[block])
    columns = {
        "value": values,
        "mean": np.repeat(mean, lengths),
        "lower": np.repeat(mean - width, lengths),
        "upper": np.repeat(mean + width, lengths),
        "special_cause": pd.Categorical.from_codes(causes, pd.Index(WORDS, dtype="str")),
        "kind": pd.Categorical.from_codes(
            _kinds(causes, better, lengths), pd.Index(_KINDS, dtype="str")
        ),
    }
    return pd.DataFrame(columns, copy=False)


def _kinds(causes: Codes, better: Places | np.int64, lengths: Places) -> Codes:
    if better.ndim == 0:
        return _KIND_OF[better][causes]
    return _KIND_OF[np.repeat(better, lengths), causes]
