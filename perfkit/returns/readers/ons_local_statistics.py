"""ONS Explore Local Statistics: one row an indicator, area and period, with its interval."""

from pathlib import Path

import pandas as pd

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather
from perfkit.returns.readers.files import read_rows

STATUSES = ("", "x", "u", "c", "z", "p", "r", "e")
SAME_FACT = ["dataset", "indicator", "area_code", "period"]


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row, with 95% limits; the series is ``<dataset>/<indicator>``.

    A sentence in the status column is a note. One dataset holds Greater Manchester twice, as a
    combined authority and as an ITL 2 area of the same code: the ITL 2 copy is out of scope; an
    ITL 2 row that stands alone is not.
    """
    table = read_rows(path)
    status = table["status"].str.strip()
    is_mark = status.isin(STATUSES)
    columns: Columns = {
        "column": "value",
        "series": table["dataset"].str.strip() + "/" + table["indicator"].str.strip(),
        "area_code": table["area_code"],
        "area": table["area"],
        "period_text": table["period"],
        "value_text": table["value"],
        "lower_text": table["lower_ci"],
        "upper_text": table["upper_ci"],
        "status": status.where(is_mark, ""),
        "note": _notes(table["notes"], status.mask(is_mark, "")),
    }
    second_copy = table["area_type"].eq("ITL Level 2") & table.duplicated(SAME_FACT, keep=False)
    return gather(columns, wanted=wanted, in_scope=~second_copy)


def _notes(notes: "pd.Series[str]", sentences: "pd.Series[str]") -> "pd.Series[str]":
    notes = notes.str.strip()
    between = sentences.ne("") & notes.ne("")
    return (notes + "; " + sentences).where(between, notes + sentences)


READER = Reader(
    id="ons-local-statistics",
    return_id="ons-local-statistics",
    title="Explore Local Statistics, long layout",
    recognises=header_is(
        *("dataset", "indicator", "area_code", "area", "area_type", "period", "value"),
        *("measure", "unit", "lower_ci", "upper_ci", "status", "notes"),
    ),
    read=read,
)
