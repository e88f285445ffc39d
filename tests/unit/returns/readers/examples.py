"""Small sheets that the readers' tests write and read back."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from perfkit.returns.readers import Cells, choose_reader

LAIT = ("indicator_id", "area_code", "dfe_la_number", "area", "period", "value")
HCLIC = (
    *("indicator_id", "indicator", "area_code", "area", "region_as_published", "period"),
    *("period_end", "value", "revised_file", "source_file"),
)
ONS = (
    *("dataset", "indicator", "area_code", "area", "area_type", "period", "value"),
    *("measure", "unit", "lower_ci", "upper_ci", "status", "notes"),
)
FINGERTIPS = (
    *("dataset", "area_code", "area_name", "area_type", "period", "indicator", "measure"),
    *("unit", "value", "compared_to_England", "inequality"),
)
FLY_TIPPING = ("table", "indicator", "area_code", "area", "period", "value")
BOLTON = "E08000001"


def write_sheet(folder: Path, *rows: Sequence[str], name: str = "sheet.csv") -> Path:
    """Write rows of cells as a csv file and return its path."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def read_sheet(folder: Path, *rows: Sequence[str], wanted: frozenset[str] | None = None) -> Cells:
    """Write rows, let a reader be chosen by what they hold, and return what it reads."""
    path = write_sheet(folder, *rows)
    reader = choose_reader(path)
    assert reader is not None
    return reader.read(path, wanted=wanted)


def first(cells: Cells) -> pd.Series:
    """Return the first cell."""
    return cells.table.iloc[0]
