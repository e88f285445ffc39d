"""Fingertips, the short layout: one row an indicator, area, period and group of people."""

from pathlib import Path

import pandas as pd

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather
from perfkit.returns.readers.files import read_rows

YEARS_TOGETHER = r"\d{4}(/\d\d)? ?- ?\d\d(\d\d)?(/\d\d)?"  # 2022 - 24, 2020/21 - 24/25
SEXES = ("Male", "Female")
NOBODY = ("", "NA", "Persons")  # the mark for a row that is about everybody


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row; the series is the dataset, the breakdown the group of people.

    Some datasets hold single years and several years together side by side: the latter are a
    series of their own, ``<dataset> (pooled)``. NHS Health Checks, which accumulate from quarter to
    quarter, are one series. The breakdown is the published inequality, else the sex where the
    unit column holds one.
    """
    table = read_rows(path)
    columns: Columns = {
        "column": "value",
        "series": _series(table),
        "area_code": table["area_code"],
        "area": table["area_name"],
        "period_text": table["period"],
        "breakdown": _breakdown(table),
        "value_text": table["value"],
    }
    return gather(columns, wanted=wanted)


def _series(table: pd.DataFrame) -> "pd.Series[str]":
    dataset = table["dataset"].str.strip()
    together = table["period"].str.strip().str.fullmatch(YEARS_TOGETHER)
    single = ~together & ~table["period"].str.contains("Q")
    pooled = together & dataset.isin(dataset[single].unique())
    return dataset.mask(pooled, dataset + " (pooled)")


def _breakdown(table: pd.DataFrame) -> "pd.Series[str]":
    inequality, unit = table["inequality"].str.strip(), table["unit"].str.strip()
    sex = unit.where(unit.isin(SEXES), "")
    return inequality.mask(inequality.isin(NOBODY), sex)


READER = Reader(
    id="fingertips-short",
    return_id="fingertips",
    title="Fingertips, short layout",
    recognises=header_is(
        *("dataset", "area_code", "area_name", "area_type", "period", "indicator", "measure"),
        *("unit", "value", "compared_to_England", "inequality"),
    ),
    read=read,
)
