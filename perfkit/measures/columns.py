"""The columns a measure takes of a table, as numbers, or words on what is wrong with them."""

from collections.abc import Sequence
from typing import Any, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from perfkit.errors import MeasureError
from perfkit.framework.kpi import Good

Numbers = NDArray[np.float64]

# Nothing counted or measured is larger, or smaller but 0; and a float holds products of a few such
# numbers, so that no measure breaks on one.
LARGEST, SMALLEST = 1e50, 1e-50


def require_columns(table: pd.DataFrame, names: Sequence[str], *, of: str) -> None:
    """Refuse a table that lacks a column; `of` names the measure, to open the message.

    Raises
    ------
    MeasureError
        For what is no table; naming the columns that are absent and those there are, or one that
        is there twice.

    >>> require_columns(pd.DataFrame({"value": [1.0]}), ["value"], of="A rank")
    """
    if not isinstance(table, pd.DataFrame):
        raise MeasureError(f"{of} takes a table (a DataFrame), got {type(table).__name__}.")
    absent = [name for name in names if name not in table.columns]
    if absent:
        held = ", ".join(str(name) for name in table.columns) or "none"
        raise MeasureError(
            f"{of} takes the columns {', '.join(names)}; {', '.join(absent)} "
            f"{'is' if len(absent) == 1 else 'are'} absent. The table has: {held}."
        )
    if twice := [name for name in names if (table.columns == name).sum() > 1]:
        raise MeasureError(f"{of}: the table has more than one column {twice[0]}. Keep one.")


def number_column(table: pd.DataFrame, name: str, *, of: str) -> Numbers:
    """Return a column as floats, the missing as NaN.

    Raises
    ------
    MeasureError
        For text, and for an infinite number (or one beyond 1e50).

    >>> number_column(pd.DataFrame({"value": [1, None]}), "value", of="A rank")
    array([ 1., nan])
    """
    found = as_numbers(table[name], of=f"{of}, column {name},")
    if np.isinf(found).any():
        raise MeasureError(
            f"{of}, column {name}, takes finite numbers, got an infinite one, or one beyond "
            f"{LARGEST:.0e}, in {int(np.isinf(found).sum())} of {found.size} rows. Leave what is "
            "not known missing."
        )
    return found


def as_numbers(values: Any, *, of: str) -> Numbers:
    """Return anything that holds numbers as an array of floats, the missing as NaN.

    A number beyond 1e50 is infinite to a measure, and one nearer to 0 than 1e-50 is 0: no figure
    of a council is either, and their products are more than a float holds.

    Raises
    ------
    MeasureError
        For text (of a number too: turn it into one first), dates and whatever else is no number.

    >>> as_numbers([1, None, 2.5], of="A mean")
    array([1. , nan, 2.5])
    >>> as_numbers([1e300, 1e-300], of="A mean")
    array([inf,  0.])
    """
    try:
        found = _floats(values)
    except (TypeError, ValueError, OverflowError) as error:
        raise MeasureError(f"{of} takes numbers, got something else: {error}.") from None
    size = np.abs(found)
    if (size > LARGEST).any() or ((size < SMALLEST) & (size > 0)).any():
        held = np.where(size < SMALLEST, 0.0, found)
        return np.asarray(np.where(size > LARGEST, np.copysign(np.inf, found), held))
    return found


def as_number(value: Any, *, of: str) -> float:
    """Return one number as a float, what is missing as NaN; else as `as_numbers`.

    Raises
    ------
    MeasureError
        For what is no number, or more than one.

    >>> as_number(None, of="A target")
    nan
    """
    found = as_numbers(value, of=of)
    if found.ndim:
        raise MeasureError(f"{of} takes one number, got {found.size} in a list.")
    return float(found)


def _floats(values: Any) -> Numbers:
    if isinstance(values, pd.Series | pd.Index | ExtensionArray):
        if pd.api.types.is_numeric_dtype(values.dtype) and values.dtype.kind != "c":
            return np.asarray(values.to_numpy(dtype=float, na_value=np.nan), dtype=float)
        values = values.to_numpy(dtype=object)
    if np.ma.isMaskedArray(values):
        values = np.where(np.ma.getmaskarray(values), np.nan, np.ma.getdata(values))
    array = np.asarray(values)
    if array.dtype.kind in "biuf":
        return array.astype(float)
    if array.dtype.kind not in "OUS":
        raise TypeError(f"{array.dtype.name} in place of a number")
    return np.array([_float(one) for one in array.flat], dtype=float).reshape(array.shape)


def _float(value: Any) -> float:
    if isinstance(value, str | bytes):
        raise TypeError(f"the text {str(value)!r}")
    return float("nan") if pd.api.types.is_scalar(value) and pd.isna(value) else float(value)


def dates_of(dates: Any, *, of: str) -> pd.DatetimeIndex:
    """Return anything that holds dates as timestamps without a time zone: the days there.

    A period is its last day. A missing date stays missing.

    Raises
    ------
    MeasureError
        For numbers, and whatever else is not a date.

    >>> dates_of(["2026-03-31"], of="A series")[0].day
    31
    """
    index = pd.Index(dates)
    if index.empty:
        return pd.DatetimeIndex([])
    if isinstance(index, pd.PeriodIndex):
        return index.end_time.normalize()
    if not pd.api.types.is_numeric_dtype(index.dtype):
        try:
            found = pd.DatetimeIndex(pd.to_datetime(index, format="ISO8601"))
        except (ValueError, TypeError):
            pass  # refused below, in words
        else:
            return found.tz_localize(None)
    got = repr(index[0]) if len(index) else index.dtype.name
    raise MeasureError(f"{of} takes dates, as 2026-03-31, got {got}.")


def group_columns(by: str | Sequence[str], *, taken: Sequence[str], of: str) -> list[str]:
    """Return the names of the columns to group by: one given alone, or several.

    Raises
    ------
    MeasureError
        For none, and for one that is `taken`: a column of numbers that are added up.

    >>> group_columns("ward", taken=["count"], of="A rate")
    ['ward']
    """
    keys = [by] if isinstance(by, str) else list(by)
    if not keys or set(keys) & set(taken):
        got = ", ".join(map(str, keys)) or "none"
        raise MeasureError(
            f"{of} is by one column or more, and none of {', '.join(taken)}; got {got}."
        )
    return keys


def check_good(good: str | None, *, of: str) -> None:
    """Refuse a word that no KPI's `good` may be; None is neither better.

    Raises
    ------
    MeasureError
        Naming the words there are.

    >>> check_good("lower", of="A comparison")
    """
    if good is not None and good not in get_args(Good):
        raise MeasureError(f"{of} takes good as {', '.join(get_args(Good))} or None, got {good!r}.")


def refuse_rows(wrong: NDArray[np.bool_], *, of: str, allowed: str) -> None:
    """Refuse a table some of whose rows are `wrong`, saying how many and what is `allowed`.

    Raises
    ------
    MeasureError
        If any row is wrong.

    >>> refuse_rows(np.array([False]), of="A rank", allowed="Counts are 0 or more.")
    """
    if wrong.any():
        first = int(np.flatnonzero(wrong)[0]) + 1
        raise MeasureError(
            f"{of}: {int(wrong.sum())} of {wrong.size} rows cannot be used, "
            f"the first of them row {first}. {allowed}"
        )
