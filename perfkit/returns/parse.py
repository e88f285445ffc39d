"""Reads the texts of published cells: numbers, marks, periods and days of release."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from perfkit.errors import PeriodError
from perfkit.framework.uses import SeriesUse
from perfkit.periods import Mark, Period, YearType, day, read_period
from perfkit.returns.readers.cells import MARKS

DAYS: Final = "datetime64[us]"

STATUSES = ("", "p", "r", "e", "u", "x", "c", "z", "low")
STATUSES_OF_THE_MISSING = ("u", "x", "c", "z", "low")

NUMBER = re.compile(r"[+-]?((\d{1,3}(,\d{3})+|\d+)(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
TOO_LARGE, TOO_SMALL = 1e15, 1e-9
YEAR_KINDS = ("calendar_year", "financial_year", "academic_year")


def read_number(text: str) -> float:
    """Return the number a text says to 12 significant digits, or NaN where it says none.

    A number of more than 15 digits is none: it is a slip, and no figure of any council. What is
    nearer to 0 than a thousand-millionth is 0, of which a spreadsheet's arithmetic left the rest.

    A spreadsheet writes 19.6 as 19.600000000000001: beyond 12 digits stands only its arithmetic.

    >>> read_number("19.600000000000001"), read_number("2e3"), read_number("1,234")
    (19.6, 2000.0, 1234.0)
    """
    plain = text.strip()
    if not NUMBER.fullmatch(plain):
        return float("nan")
    number = float(plain.replace(",", ""))
    if abs(number) < TOO_SMALL:
        return 0.0
    return float(f"{number:.12g}") if abs(number) < TOO_LARGE else float("nan")


def read_numbers(texts: "pd.Series[str]") -> "pd.Series[float]":
    """Return a number a text, NaN where there is none; each different text is read once."""
    codes, unique = pd.factorize(texts)
    numbers = np.array([read_number(text) for text in unique], dtype=float)
    return pd.Series(numbers[codes], index=texts.index, dtype=float)


def parse(cells: pd.DataFrame, *, uses: Mapping[str, SeriesUse]) -> pd.DataFrame:
    """Return the cells with what their texts say beside them: one row a cell, none left out.

    Parameters
    ----------
    cells
        Of `tables.CELLS`, every series of them in `uses`.
    uses
        How each series is used, by its name.

    Returns
    -------
    DataFrame
        The columns of `cells` and: `value`, `lower`, `upper`, `numerator`, `denominator` (NaN where
        the text is no number); `mark` (the mark that stands in place of a value, else NaN);
        `published_status` (as published) and `status` (one the workbook knows); `period_kind`,
        `period_start`, `period_end` (missing where the text is no period, and `period_error` says
        why); `release` and `release_basis`; `lowest`, `highest` and `in_words` of the series.
    """
    parsed = cells.reset_index(drop=True).fillna({name: "" for name in _text_columns(cells)})
    parsed = parsed.assign(value_text=parsed["value_text"].str.strip())
    for name in ("value", "lower", "upper", "numerator", "denominator"):
        parsed[name] = read_numbers(parsed[f"{name}_text"])
    parsed["mark"] = parsed["value_text"].map(MARKS)
    parsed = _with_uses(parsed, uses)
    parsed = _with_periods(parsed)
    return _with_releases(_with_statuses(parsed)).drop(
        columns=["year_type", "snapshot_day", "lag_days", "period_mark"]
    )


def _text_columns(cells: pd.DataFrame) -> list[str]:
    return [name for name in cells.columns if name != "row"]


def _with_uses(parsed: pd.DataFrame, uses: Mapping[str, SeriesUse]) -> pd.DataFrame:
    series = parsed["series"]
    for name in ("lowest", "highest", "lag_days"):
        parsed[name] = series.map({key: getattr(use, name) for key, use in uses.items()}).astype(
            float
        )
    parsed["in_words"] = series.map({key: use.in_words for key, use in uses.items()}).astype(bool)
    for name in ("year_type", "snapshot_day"):
        parsed[name] = series.map({key: getattr(use, name) or "" for key, use in uses.items()})
    words = parsed["in_words"]
    return parsed.assign(value=parsed["value"].mask(words))


def _with_periods(parsed: pd.DataFrame) -> pd.DataFrame:
    """Add the period of each row; each different way of writing one is read once."""
    ways = parsed[["period_text", "year_type", "snapshot_day"]].drop_duplicates()
    read = pd.DataFrame(
        [_read(*way) for way in ways.itertuples(index=False)],
        columns=["period_kind", "period_start", "period_end", "period_mark", "period_error"],
        index=ways.index,
    ).astype({"period_start": DAYS, "period_end": DAYS})
    return parsed.merge(ways.join(read), how="left", on=list(ways.columns))


def _read(
    text: str, year_type: YearType, snapshot_day: str
) -> tuple[str, date | None, date | None, Mark, str]:
    try:
        period, mark = read_period(text, year_type=year_type or None)
        if year_type == "snapshot" and snapshot_day and period.kind in YEAR_KINDS:
            period = _day_within(period, snapshot_day)
    except PeriodError as error:
        return "", None, None, "", str(error)
    return period.kind, period.start, period.end, mark, ""


def _day_within(year: Period, month_and_day: str) -> Period:
    """Return the day of a year that a count was taken on; every year holds it once."""
    within = date.fromisoformat(f"{year.start.year}-{month_and_day}")
    if within < year.start:
        within = date.fromisoformat(f"{year.end.year}-{month_and_day}")
    return day(within)


def _with_statuses(parsed: pd.DataFrame) -> pd.DataFrame:
    """Settle one status a row: the publisher's own, else what stands in the value or the period."""
    published = parsed["status"].str.strip()
    known = published.where(published.isin(STATUSES), "")
    missing = parsed["mark"].notna()
    of_missing = known.where(known.isin(STATUSES_OF_THE_MISSING), parsed["mark"])
    of_given = known.where(known != "", parsed["period_mark"])
    return parsed.assign(
        published_status=published, status=of_missing.where(missing, of_given).fillna("")
    )


def _with_releases(parsed: pd.DataFrame) -> pd.DataFrame:
    """Add the day each row was made known: the file's, else the usual lag after the period."""
    said = parsed["released_on"].str.strip()
    in_file = pd.to_datetime(said, format="%Y-%m-%d", errors="coerce").astype(DAYS)
    usual = parsed["period_end"] + pd.to_timedelta(parsed["lag_days"], unit="D")
    return parsed.assign(
        release=in_file.where(said != "", usual).astype(DAYS),
        release_basis=pd.Series("pattern", index=parsed.index).where(said == "", "file"),
    )
