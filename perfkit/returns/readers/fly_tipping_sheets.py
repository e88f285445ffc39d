"""Fly-tipping as published: a sheet of incidents or of actions, one row a council and year."""

from pathlib import Path

import pandas as pd

from perfkit.returns.readers.base import Cells, Reader, Sheet
from perfkit.returns.readers.cells import Columns, gather, join
from perfkit.returns.readers.files import read_grid

HEADER_ROW = 3  # a title and a row of groups stand before it
FIRST_VALUE_COLUMN = 4
IDENTITY = ("Year", "ONS Code", "LA Name", "Region")
TABLES = {"Total Incidents": "incidents", "Total Actions": "actions"}
TOTAL = "*Total"
ENGLAND = "*Total England"
AREA_CODES = {  # totals are published under names alone; codes as ONS gives them
    "England": "E92000001",
    "North East": "E12000001",
    "North West": "E12000002",
    "Yorkshire and The Humber": "E12000003",
    "East Midlands": "E12000004",
    "West Midlands": "E12000005",
    "East of England": "E12000006",
    "London": "E12000007",
    "South East": "E12000008",
    "South West": "E12000009",
}


def recognises(sheet: Sheet) -> bool:
    """Tell a sheet by the header in its third row."""
    if len(sheet.rows) < HEADER_ROW:
        return False
    header = sheet.rows[HEADER_ROW - 1]
    return header[:FIRST_VALUE_COLUMN] == IDENTITY and bool(TABLES.keys() & set(header))


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row and value column; the series is ``<table>/<heading>``.

    A row coded ``*Total`` is England or the region it names; a region not known keeps the code
    as published. Counted are rows with a year, under every heading, blank cells included.
    """
    grid = read_grid(path)
    header = grid.loc[HEADER_ROW].str.strip()
    table = next(TABLES[name] for name in header if name in TABLES)
    rows = grid.loc[HEADER_ROW + 1 :]
    rows = rows[rows[0].str.strip().ne("")]
    total = rows[1].str.strip().eq(TOTAL)
    region = rows[3].str.strip().replace(ENGLAND, "England")
    common: Columns = {
        "area_code": rows[1].mask(total, region.map(AREA_CODES).fillna(TOTAL)),
        "area": rows[2].mask(total, region),
        "period_text": rows[0],
    }
    return join(
        gather(
            {
                **common,
                "column": header[column],
                "series": pd.Series(f"{table}/{header[column]}", index=rows.index, dtype="str"),
                "value_text": rows[column],
            },
            wanted=wanted,
        )
        for column in header.index[FIRST_VALUE_COLUMN:]
        if header[column]
    )


READER = Reader(
    id="fly-tipping-sheet",
    return_id="fly-tipping",
    title="Fly-tipping as published, incidents or actions",
    recognises=recognises,
    read=read,
)
