"""Quirks of DfE's Local Authority Interactive Tool, one row an indicator, area and period."""

import re
from collections.abc import Iterator

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells, cells_in, matches, numbers, where_text

COUNCIL = r"E(0[6-9]|10)\d{6}"
ENGLAND = "E92000001"
# More digits than a number of a computer holds, or an exponent: how a spreadsheet saves it.
ARTEFACT = r"-?[\d.]{17,}(E[+-]?\d+)?|-?[\d.]+E[+-]?\d+"
YEAR_WITH_STROKE = r"\d{4}/\d\d"
YEAR_WITH_HYPHEN = re.compile(r"\d\d(\d\d)-(\d\d)(?: \(.*\))?")
YEARS_TOGETHER = re.compile(r"\d{4}/\d\d-\d\d/\d\d")
FEWEST_COUNCILS = 5
# England's figure is no mean of councils where it is twice the highest, nor a sum of theirs where
# it is less than half of it.
ABOVE_EVERY_COUNCIL, BELOW_THE_SUM = 2.0, 0.5


def dashes(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the cells that hold ``-``, for every kind of missing figure."""
    yield cells_in(table, "value", table["value"].eq("-"))


def spreadsheet_digits(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the numbers that a spreadsheet's arithmetic has left its traces in."""
    yield cells_in(table, "value", matches(table["value"], ARTEFACT))


def bare_years(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods that are one year alone: 2025."""
    yield cells_in(table, "period", matches(table["period"], r"\d{4}"))


def years_two_ways(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the years written 2022-23, in a file that also writes 2022/23."""
    if matches(table["period"], YEAR_WITH_STROKE).any():
        yield cells_in(table, "period", where_text(table["period"], _is_year_with_hyphen))


def _is_year_with_hyphen(text: str) -> bool:
    found = YEAR_WITH_HYPHEN.fullmatch(text)
    return found is not None and int(found[2]) == (int(found[1]) + 1) % 100


def years_together(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods of several years: 2014-16, 2013/14-15/16."""
    yield cells_in(table, "period", where_text(table["period"], _is_years_together))


def _is_years_together(text: str) -> bool:
    hyphen = YEAR_WITH_HYPHEN.fullmatch(text)
    several = hyphen is not None and not _is_year_with_hyphen(text)
    return several or YEARS_TOGETHER.fullmatch(text) is not None


def outturn_marks(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods marked (OT), outturn."""
    yield cells_in(table, "period", matches(table["period"], r".*\(OT\)"))


def state_marks(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods that say how final they are: (Rev), (Final), (prov)."""
    yield cells_in(table, "period", matches(table["period"], r"(?i).*\((rev|final|prov).*\)"))


def year_zero(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the periods that are 0."""
    yield cells_in(table, "period", table["period"].eq("0"))


def years_without_figures(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the cells of years in which no area has a figure, between years in which some have."""
    year = numbers(table["period"].str.slice(0, 4)).where(table["period"].ne("0"))
    known = pd.DataFrame({"indicator": table["indicator_id"], "year": year})
    known["figure"] = numbers(table["value"]).notna()
    years = known.dropna().groupby(["indicator", "year"], sort=True)["figure"].any().reset_index()
    with_figures = years["year"].where(years["figure"]).groupby(years["indicator"])
    first, last = with_figures.transform("min"), with_figures.transform("max")
    without = years[~years["figure"] & (years["year"] > first) & (years["year"] < last)]
    gaps = pd.MultiIndex.from_frame(without[["indicator", "year"]])
    where = pd.MultiIndex.from_frame(known[["indicator", "year"]]).isin(gaps)
    yield cells_in(table, "value", pd.Series(where, index=table.index))


def national_figure_is_no_rate(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give England's figures of measures in which they are neither councils' mean nor their sum.

    Every period must have it so, that has five councils or more.
    """
    value = numbers(table["value"])
    key = ["indicator_id", "period"]
    councils = matches(table["area_code"], COUNCIL) & value.notna()
    parts = value[councils].groupby([table.loc[councils, name] for name in key])
    england = table["area_code"].eq(ENGLAND) & value.notna()
    whole = value[england].groupby([table.loc[england, name] for name in key]).first()
    beside = parts.agg(["max", "sum", "count"]).join(whole.rename("england"), how="inner")
    beside = beside[beside["count"] >= FEWEST_COUNCILS]
    apart = beside["england"] > ABOVE_EVERY_COUNCIL * beside["max"]
    apart &= beside["england"] < BELOW_THE_SUM * beside["sum"]
    always = apart.groupby("indicator_id").all()
    found = table["indicator_id"].isin(always.index[always])
    yield cells_in(table, "value", england & found)


def three_digit_numbers(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give DfE's own numbers of areas, by which its files are keyed."""
    yield cells_in(table, "dfe_la_number", matches(table["dfe_la_number"], r"\d{3}"))


def area_code_blank(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the rows of areas that have no code of the Office for National Statistics."""
    yield cells_in(table, "area_code", table["area_code"].eq(""))


TIDY = {
    "dfe-dashes": dashes,
    "dfe-spreadsheet-digits": spreadsheet_digits,
    "dfe-bare-years": bare_years,
    "dfe-years-two-ways": years_two_ways,
    "dfe-years-together": years_together,
    "dfe-outturn-marks": outturn_marks,
    "dfe-state-marks": state_marks,
    "dfe-year-zero": year_zero,
    "dfe-years-without-figures": years_without_figures,
    "dfe-national-figure-is-no-rate": national_figure_is_no_rate,
    "dfe-three-digit-numbers": three_digit_numbers,
    "dfe-area-code-blank": area_code_blank,
}
