"""Quirks of statutory homelessness (H-CLIC), as tidied and as published."""

from collections.abc import Iterator

import pandas as pd

from perfkit.returns.quirks.cells import QuirkCells, cells_in, group_numbers, matches, numbers

COUNCIL = r"E0[6-9]\d{6}"
TOTAL = r"E(92|12)\d{6}"  # England and its regions
INITIALS = r"[A-Z]{2,3}"
REGION = "region_as_published"
ROUNDED_TO = 10
FEWEST_ROUNDED = 20  # so many round figures are no chance
CARRIED_FORWARD_FROM = 20  # smaller counts repeat by chance
CARRIED_FORWARD_QUARTERS = 3
VALUES = slice("E", None)  # the columns of a sheet behind code, name and region


def two_dots(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the cells whose figure is missing or suppressed, written ``..``."""
    yield cells_in(table, "value", table["value"].eq(".."))


def dashes(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the cells that hold ``-`` where a council gave no breakdown."""
    yield cells_in(table, "value", table["value"].eq("-"))


def rounded_totals(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the figures of England and regions of measures in which all of those end in 0."""
    value = numbers(table["value"])
    total = matches(table["area_code"], TOTAL) & value.notna()
    held = value[total].groupby(table.loc[total, "indicator_id"])
    rounded = held.transform(lambda each: (each % ROUNDED_TO == 0).all())
    several = held.transform("nunique") >= FEWEST_ROUNDED
    where = (rounded.astype(bool) & several).reindex(table.index, fill_value=False)
    yield cells_in(table, "value", where)


def region_of_another(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the regions of a council that are not the one it has most often; initials are none."""
    if REGION not in table:
        return
    full = table[REGION].ne("") & ~matches(table[REGION], INITIALS)
    named = matches(table["area_code"], COUNCIL) & full
    region, code = table.loc[named, REGION], table.loc[named, "area_code"]
    usual = region.groupby(code).agg(lambda each: each.mode().iloc[0])
    other = region.ne(code.map(usual))
    yield cells_in(table, REGION, other.reindex(table.index, fill_value=False))


def region_in_initials(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the regions that are written as initials, NW."""
    if REGION in table:
        yield cells_in(table, REGION, matches(table[REGION], INITIALS))


def region_blank(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the councils' rows without a region, in a file that gives one elsewhere."""
    if REGION in table and table[REGION].ne("").any():
        blank = matches(table["area_code"], COUNCIL) & table[REGION].eq("")
        yield cells_in(table, REGION, blank)


def name_in_capitals(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the areas whose name is in capitals: ENGLAND."""
    yield cells_in(table, "area", matches(table["area"], r"[A-Z][A-Z ]{3,}"))


def revised_files(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the rows that come from a file marked as revised or fixed."""
    if "revised_file" in table:
        yield cells_in(table, "revised_file", table["revised_file"].str.lower().eq("true"))


def carried_forward(table: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give a council's counts of 20 or more that are the same for three quarters, or more."""
    value = numbers(table["value"])
    may = matches(table["area_code"], COUNCIL) & (value >= CARRIED_FORWARD_FROM) & (value % 1 == 0)
    known = table.loc[may, ["indicator_id", "area_code", "period"]].assign(value=value[may])
    known["group"] = group_numbers(known, ["indicator_id", "area_code"])
    known["quarter"] = _quarter_number(known["period"])
    known = known.drop_duplicates(["group", "quarter"]).sort_values(["group", "quarter"])
    before = known[["group", "value", "quarter"]].shift()
    same = known["group"].eq(before["group"]) & known["value"].eq(before["value"])
    run = (~(same & known["quarter"].eq(before["quarter"] + 1))).cumsum()
    long = run.groupby(run).transform("size") >= CARRIED_FORWARD_QUARTERS
    yield cells_in(table, "value", long.reindex(table.index, fill_value=False))


def _quarter_number(labels: "pd.Series[str]") -> "pd.Series[float]":
    parts = labels.str.extract(r"(\d{4})\D+\d*\D*Q(\d)").astype(float)
    return parts[0] * 4 + parts[1]


# Sheets as published -------------------------------------------------------------------------


def two_dots_of_a_sheet(grid: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the cells of any column that hold ``..`` alone."""
    yield from _marked(grid, "..")


def dashes_of_a_sheet(grid: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the cells of any column of values that hold ``-`` alone."""
    yield from _marked(grid, "-")


def name_in_capitals_of_a_sheet(grid: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the areas whose name is in capitals: ENGLAND."""
    area = matches(grid["A"].str.strip(), r"E\d{8}")
    yield cells_in(grid, "B", area & matches(grid["B"].str.strip(), r"[A-Z][A-Z ]{3,}"))


def region_blank_of_a_sheet(grid: pd.DataFrame) -> Iterator[QuirkCells]:
    """Give the councils' rows without a region."""
    yield cells_in(grid, "C", matches(grid["A"].str.strip(), COUNCIL) & grid["C"].eq(""))


def _marked(grid: pd.DataFrame, mark: str) -> Iterator[QuirkCells]:
    area = grid["A"].str.strip().ne("")
    for column in grid.loc[:, VALUES].columns:
        found = area & grid[column].str.strip().eq(mark)
        if found.any():
            yield cells_in(grid, column, found)


TIDY = {
    "hclic-two-dots": two_dots,
    "hclic-dashes": dashes,
    "hclic-rounded-totals": rounded_totals,
    "hclic-region-of-another": region_of_another,
    "hclic-region-in-initials": region_in_initials,
    "hclic-region-blank": region_blank,
    "hclic-name-in-capitals": name_in_capitals,
    "hclic-revised-files": revised_files,
    "hclic-carried-forward": carried_forward,
}
SHEET = {
    "hclic-two-dots": two_dots_of_a_sheet,
    "hclic-dashes": dashes_of_a_sheet,
    "hclic-name-in-capitals": name_in_capitals_of_a_sheet,
    "hclic-region-blank": region_blank_of_a_sheet,
}
