"""Where an area stands among others: its quantile, and its rank with how far chance may move it."""

import warnings
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from perfkit.errors import MeasureError
from perfkit.measures.columns import (
    Numbers,
    as_numbers,
    number_column,
    refuse_rows,
    require_columns,
)

_FEWEST_GROUPS = 2
_RANKED = ("area_code", "period", "value", "lower", "upper")


def quantile_group(values: ArrayLike, *, groups: int, invert: bool = True) -> "pd.Series[Any]":
    """Return which quantile each area is in: 1 to `groups`, of as like a size as can be.

    One value an area, in any unit; the answer is a Series of whole numbers, on the index of the
    values where they are a Series. Quantile 1 holds the highest values, or the lowest if not
    `invert`. Areas with one value share one quantile, that of the best placed of them. The missing
    have none. With fewer values than groups nobody has one, and a warning says so.

    Raises
    ------
    MeasureError
        For fewer than two groups or a number of them that is not whole, and for infinite values.

    Source: PHEindicatormethods, quantiles.

    >>> quantile_group([10, 20, 30, 40, 50], groups=2).tolist()
    [2, 2, 1, 1, 1]
    """
    index = values.index if isinstance(values, pd.Series) else None
    numbers = np.atleast_1d(as_numbers(values, of="A quantile"))
    _check(numbers, groups)
    column = pd.Series(numbers, index=index)
    held = int(column.notna().sum())
    if held < groups:
        warnings.warn(
            f"{held} values cannot be put in {groups} groups, and none is given.", stacklevel=2
        )
        return pd.Series(pd.NA, index=column.index, dtype="Int64")
    place = column.rank(method="min", ascending=not invert).astype("Int64")
    # In whole numbers: the last digit of a float must not move an area to another group.
    return groups + 1 + (-(held + 1 - place) * groups) // held


def rank(table: pd.DataFrame, *, group: str) -> pd.DataFrame:
    """Return the table with the rank of each area in its group at its date.

    `table` has one row an area and date: `area_code`, `period`, `value`, `lower`, `upper` (its
    interval, missing where there is none) and the column `group` names, whose values say among whom
    an area is ranked. Four columns are added. `rank`: 1 is the highest value, and equals share the
    better place. `ranked`: how many have a value. `rank_from` and `rank_to`: the places the area
    may hold for all its interval says, since only an area whose interval lies wholly above it, or
    below, is surely so. A missing value has no rank; without an interval, or with limits that
    cross, `rank_from` and `rank_to` are missing. Rows keep their order and index.

    Raises
    ------
    MeasureError
        For an absent column, an area twice in one group at one date, an infinite number.

    Source: intervals compared as OHID Fingertips compares two areas.

    >>> areas = pd.DataFrame({"area_code": ["a", "b", "c"], "period": 2025, "group": "all"})
    >>> areas = areas.assign(value=[5, 9, 8], lower=[4, 8, 7], upper=[6, 10, 9])
    >>> rank(areas, group="group")[["rank", "ranked", "rank_from", "rank_to"]].to_numpy().tolist()
    [[3, 3, 3, 3], [1, 3, 1, 2], [2, 3, 1, 2]]
    """
    require_columns(table, [*_RANKED, group], of="A rank")
    value, lower, upper = (
        number_column(table, name, of="A rank") for name in ("value", "lower", "upper")
    )
    within = [table[group], table["period"]]
    refuse_rows(
        table.duplicated([group, "period", "area_code"]).to_numpy(dtype=bool),
        of="A rank",
        allowed="An area stands once in a group at a date.",
    )
    values = pd.Series(value, index=table.index)
    groups = values.groupby(within, dropna=False, sort=False)
    shown = pd.DataFrame({"value": value, "lower": lower, "upper": upper}, index=table.index)
    above, below = _surely(shown, np.asarray(groups.ngroup(), dtype=np.int64))
    ranked = groups.transform("count").astype("Int64")
    return table.assign(
        rank=groups.rank(method="min", ascending=False).astype("Int64"),
        ranked=ranked,
        rank_from=above + 1,
        rank_to=ranked - below,
    )


def _surely(
    shown: pd.DataFrame, group: NDArray[np.int64]
) -> tuple["pd.Series[Any]", "pd.Series[Any]"]:
    """Return how many of an area's group lie wholly above its interval, and wholly below."""
    known = shown["value"].notna() & (shown["lower"] <= shown["upper"])
    above, below = np.full(len(shown), np.nan), np.full(len(shown), np.nan)
    lower, upper = shown["lower"].to_numpy(), shown["upper"].to_numpy()
    for one in np.unique(group[known]):
        rows = np.flatnonzero(known.to_numpy() & (group == one))
        lowers, uppers = np.sort(lower[rows]), np.sort(upper[rows])
        above[rows] = rows.size - np.searchsorted(lowers, upper[rows], side="right")
        below[rows] = np.searchsorted(uppers, lower[rows], side="left")
    return _whole(above, shown), _whole(below, shown)


def _whole(numbers: Numbers, shown: pd.DataFrame) -> "pd.Series[Any]":
    return pd.Series(numbers, index=shown.index).astype("Int64")


def _check(numbers: Numbers, groups: int) -> None:
    if isinstance(groups, bool) or not isinstance(groups, int | np.integer):
        raise MeasureError(f"A number of groups is a whole one, got {groups!r}. Write 5.")
    if groups < _FEWEST_GROUPS or numbers.ndim > 1 or np.isinf(numbers).any():
        raise MeasureError(
            f"Quantiles are of one column of finite values in two groups or more, got {groups} "
            f"groups and {int(np.isinf(numbers).sum())} infinite values."
        )
