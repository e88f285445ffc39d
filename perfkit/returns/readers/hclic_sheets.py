"""Statutory homelessness (H-CLIC) as published: a table a quarter, one row an area."""

import re
from pathlib import Path

import pandas as pd

from perfkit.errors import PeriodError, ReturnError
from perfkit.periods import day, quarter_of, read_period
from perfkit.returns.readers.base import Cells, Reader, Sheet
from perfkit.returns.readers.cells import Columns, gather, join
from perfkit.returns.readers.files import read_grid

TITLE = re.compile(r"Table (A1|TA1) - .*?England, (.+)", re.DOTALL)
FIRST_VALUE_COLUMN = 4  # after code, name, region and a spare column
AREA_CODE = r"E\d{8}"
NO_CODE = "Rest of England"
FOOTNOTE_MARKS = re.compile(r"(?<=[A-Za-z)])\d(?:,\d)*")
NAMES_NO_SUBJECT = re.compile(r"total number of households|total with .+")

BED_AND_BREAKFAST = "bed and breakfast hotels (including shared annexes): "
NIGHTLY_PAID = "nightly paid, privately managed accommodation, self-contained: "
HOSTELS = "hostels (including reception centres, emergency units and refuges): "
LEASED = (
    "private sector accommodation leased by your authority or leased or managed by a "
    "registered provider: "
)
STOCK = "local authority or housing association (la/ha) stock: "
OTHER = "any other type of temporary accommodation (including private landlord and not known): "
NO_ACCOMMODATION = "duty owed, no accommodation secured: "
HOUSEHOLDS = "total number of households"

# The lowest heading over a column, footnote marks removed, and the tidy layout's id. The sheets of
# 2021 and of 2025 have the same lowest headings under different upper ones.
SERIES: dict[str, dict[str, str]] = {
    "A1": {
        "total initial assessments": "HCLIC-A1-01",
        "total owed a prevention or relief duty": "HCLIC-A1-02",
        "threatened with homelessness within 56 days - prevention duty owed": "HCLIC-A1-03",
        "due to service of valid section 21 notice": "HCLIC-A1-04",
        "homeless - relief duty owed": "HCLIC-A1-05",
        "not homeless nor threatened with homelessness within 56 days - no duty owed": (
            "HCLIC-A1-06"
        ),
        "number of households in area (000s)": "HCLIC-A1-07",
        "households assessed as threatened with homelessness per (000s)": "HCLIC-A1-08",
        "households assessed as homeless per (000s)": "HCLIC-A1-09",
        "withdrew application before assessment - no duty owed": "HCLIC-A1-10",
        "not eligible / no longer eligible - no duty owed": "HCLIC-A1-11",
    },
    "TA1": {
        "total number of households in ta": "HCLIC-TA1-01",
        "total number of households in ta per (000s)": "HCLIC-TA1-02",
        "total number of households in ta with children": "HCLIC-TA1-03",
        "total number of children in ta": "HCLIC-TA1-04",
        BED_AND_BREAKFAST + HOUSEHOLDS: "HCLIC-TA1-05",
        BED_AND_BREAKFAST + "total with children": "HCLIC-TA1-06",
        BED_AND_BREAKFAST + "total with children and resident more than 6 weeks": "HCLIC-TA1-07",
        BED_AND_BREAKFAST + "total with 16/17-year-old main applicant": "HCLIC-TA1-08",
        NIGHTLY_PAID + HOUSEHOLDS: "HCLIC-TA1-09",
        HOSTELS + HOUSEHOLDS: "HCLIC-TA1-10",
        LEASED + HOUSEHOLDS: "HCLIC-TA1-11",
        STOCK + HOUSEHOLDS: "HCLIC-TA1-12",
        OTHER + HOUSEHOLDS: "HCLIC-TA1-13",
        "in ta in another local authority district": "HCLIC-TA1-14",
        NO_ACCOMMODATION + HOUSEHOLDS: "HCLIC-TA1-15",
    },
}


def recognises(sheet: Sheet) -> bool:
    """Tell a sheet of table A1 or TA1 by its title."""
    return TITLE.fullmatch("".join(sheet.header[:1])) is not None


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell an area and measure; the quarter is the title's.

    Counted are the cells of areas (and of the Rest of England) under a heading: blank columns
    between, headings, notes and the rows after them are not cells. Out of scope: measures that the
    tidy layout does not hold, the Rest of England, and London's second row.

    Raises
    ------
    ReturnError
        When the title names no quarter, no heading is known, or two columns have one heading.
    """
    grid = read_grid(path)
    grid = grid.reindex(columns=range(max(grid.shape[1], FIRST_VALUE_COLUMN)), fill_value="")
    title = TITLE.fullmatch(str(grid[0].iloc[0]).strip())
    assert title is not None  # the file was recognised by it
    is_area = grid[0].str.strip().str.fullmatch(AREA_CODE) | grid[1].str.strip().eq(NO_CODE)
    areas = grid[is_area]
    headings = _headings(grid.iloc[1 : int(is_area.to_numpy().argmax())])
    series = _series(headings, known=SERIES[title[1]], name=path.name)
    in_scope = areas[0].str.strip().ne("-") & ~areas.duplicated()
    common: Columns = {
        "area_code": areas[0],
        "area": areas[1],
        "period_text": _quarter(title[2], path.name),
    }
    return join(
        gather(
            {
                **common,
                "column": heading,
                "series": pd.Series(series.get(column, ""), index=areas.index, dtype="str"),
                "value_text": areas[column],
            },
            wanted=wanted,
            in_scope=in_scope & (column in series),
        )
        for column, heading in headings.items()
    )


def _quarter(text: str, name: str) -> str:
    """Return the quarter's label; a count is of the last day of one, a flow of three months."""
    refusal = ReturnError(
        f"{name}: the title says {text.strip()!r}, which is not a quarter. Its first cell "
        "should end in England, and a quarter's months or last day."
    )
    try:
        period = read_period(text.strip()).period
    except PeriodError:
        raise refusal from None
    quarter = quarter_of(period.end)
    if period not in (quarter, day(quarter.end)):
        raise refusal
    return quarter.label


def _headings(rows: pd.DataFrame) -> dict[int, str]:
    """Return the lowest heading over each value column; one without a subject with that above it.

    A heading over several columns stands over the first of them.
    """
    found = {}
    for column in range(FIRST_VALUE_COLUMN, rows.shape[1]):
        texts = [_plain(text) for text in rows[column]]
        depth = max((row for row, text in enumerate(texts) if text), default=0)
        if not texts or not texts[depth]:
            continue
        heading = texts[depth]
        if NAMES_NO_SUBJECT.fullmatch(heading) and depth:
            heading = f"{_nearest_to_the_left(rows.iloc[depth - 1], column)}: {heading}"
        found[column] = heading
    return found


def _nearest_to_the_left(row: "pd.Series[str]", column: int) -> str:
    texts = [_plain(text) for text in row.loc[FIRST_VALUE_COLUMN:column]]
    return next((text for text in reversed(texts) if text), "")


def _plain(text: str) -> str:
    words = " ".join(FOOTNOTE_MARKS.sub("", text).split())
    return words.lower().replace("–", "-")


def _series(headings: dict[int, str], *, known: dict[str, str], name: str) -> dict[int, str]:
    series = {column: known[text] for column, text in headings.items() if text in known}
    if not series or len(set(series.values())) < len(series):
        raise ReturnError(
            f"{name}: its headings are not those of the table its title names. Got: "
            f"{'; '.join(headings.values()) or 'none'}. Allowed: {'; '.join(known)}."
        )
    return series


READER = Reader(
    id="hclic-sheet",
    return_id="hclic",
    title="Statutory homelessness as published, tables A1 and TA1",
    recognises=recognises,
    read=read,
)
