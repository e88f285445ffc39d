"""Dates of a day that no calendar has: 31 February, month 13, day 0."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from perfkit.quality.profiling.coding import CodedColumn, CodedTable
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import DATES_USUAL

_TIME = r"(?:[T ]\d\d?:\d\d.*)?"
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})" + _TIME)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})" + _TIME)


def no_such_days(table: CodedTable) -> Iterator[pd.DataFrame]:
    """Give dates that no calendar has, in columns where nearly all are dates of one written order.

    A date that only another order of day and month could be is left to `date_orders`.
    """
    for column in table.columns:
        if not column.typed_number and column.number_share < 0.5:
            wrong = _no_days(column)
            rows = np.flatnonzero(np.isin(column.codes, wrong))
            reason = "No calendar has this day, and the others of the column are dates."
            yield found_at(
                rows, column.place, kind="no such day", likely="", confidence=0.95, reason=reason
            )


def _no_days(column: CodedColumn) -> list[int]:
    """Return the texts that are written as dates and are none."""
    rows: Counter[str] = Counter()
    wrong = []
    for code in map(int, np.flatnonzero(column.by_way(_is_date))):
        orders = orders_of(column.texts[code]) or ()
        rows.update(dict.fromkeys(orders, int(column.counts[code])))
        if not orders:
            wrong.append(code)
    usual = max(rows.values(), default=0)
    return wrong if usual >= DATES_USUAL * max(column.filled, 1) else []


def _is_date(text: str) -> bool:
    """Whether a text is written as a date, whatever its figures."""
    return any(order.fullmatch(text.strip()) for order in (_YEAR_FIRST, _YEAR_LAST))


def orders_of(text: str) -> tuple[str, ...] | None:
    """Return the orders in which a text is a day of the calendar; None if it is no date at all.

    >>> orders_of("05/06/2025"), orders_of("31/01/2025"), orders_of("2025-02-31")
    (('day first', 'month first'), ('day first',), ())
    """
    if found := _YEAR_FIRST.fullmatch(text.strip()):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
        return ("year first",) if _is_day(year, month, day) else ()
    if found := _YEAR_LAST.fullmatch(text.strip()):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        ways = {"day first": (second, first), "month first": (first, second)}
        return tuple(way for way, (month, day) in ways.items() if _is_day(year, month, day))
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether a calendar has the day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
