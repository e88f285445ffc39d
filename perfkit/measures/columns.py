"""The columns a measure takes of a table, as numbers, or words on what is wrong with them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from perfkit.errors import MeasureError

Numbers = NDArray[np.float64]


def require_columns(table: pd.DataFrame, names: Sequence[str], *, of: str) -> None:
    """Refuse a table that lacks a column; `of` names the measure, to open the message.

    Raises
    ------
    MeasureError
        Naming the columns that are absent and those there are.

    >>> require_columns(pd.DataFrame({"value": [1.0]}), ["value"], of="A rank")
    """
    absent = [name for name in names if name not in table.columns]
    if absent:
        held = ", ".join(str(name) for name in table.columns) or "none"
        raise MeasureError(
            f"{of} takes the columns {', '.join(names)}; {', '.join(absent)} "
            f"{'is' if len(absent) == 1 else 'are'} absent. The table has: {held}."
        )


def number_column(table: pd.DataFrame, name: str, *, of: str) -> Numbers:
    """Return a column as floats, the missing as NaN.

    Raises
    ------
    MeasureError
        For text that is not a number, and for an infinite number.

    >>> number_column(pd.DataFrame({"value": [1, None]}), "value", of="A rank")
    array([ 1., nan])
    """
    found = as_numbers(table[name], of=f"{of}, column {name},")
    if np.isinf(found).any():
        raise MeasureError(
            f"{of}, column {name}, takes finite numbers, got an infinite one in "
            f"{int(np.isinf(found).sum())} of {found.size} rows. Leave what is not known missing."
        )
    return found


def as_numbers(values: Any, *, of: str) -> Numbers:
    """Return anything that holds numbers as an array of floats, the missing as NaN.

    Raises
    ------
    MeasureError
        For text and whatever else is not a number.

    >>> as_numbers([1, None, 2.5], of="A mean")
    array([1. , nan, 2.5])
    """
    try:
        if isinstance(values, pd.Series):
            return np.asarray(values.to_numpy(dtype=float, na_value=np.nan), dtype=float)
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError) as error:
        raise MeasureError(f"{of} takes numbers, got something else: {error}.") from None


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
