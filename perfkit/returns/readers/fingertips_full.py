"""Fingertips, the full layout of 27 columns: one row an indicator, area, period and group."""

from pathlib import Path

import pandas as pd

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather
from perfkit.returns.readers.files import read_rows

SAME_FACT = [
    *("Indicator ID", "Area Code", "Sex", "Age", "Category Type", "Category"),
    *("Time period", "Value", "Count", "Denominator"),
]


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row, with 95% limits, count and denominator; the series is the number.

    The breakdown is the sex, unless Persons, then the category with its type, for one category is
    published on several boundaries. England stands twice, alone and as its own parent: of two rows
    that say the same the second is out of scope.
    """
    table = read_rows(path)
    columns: Columns = {
        "column": "Value",
        "series": table["Indicator ID"],
        "area_code": table["Area Code"],
        "area": table["Area Name"],
        "period_text": table["Time period"],
        "breakdown": _breakdown(table),
        "value_text": table["Value"],
        "lower_text": table["Lower CI 95.0 limit"],
        "upper_text": table["Upper CI 95.0 limit"],
        "numerator_text": table["Count"],
        "denominator_text": table["Denominator"],
        "note": table["Value note"],
    }
    return gather(columns, wanted=wanted, in_scope=~table.duplicated(SAME_FACT))


def _breakdown(table: pd.DataFrame) -> "pd.Series[str]":
    sex = table["Sex"].str.strip().replace("Persons", "")
    category, kind = table["Category"].str.strip(), table["Category Type"].str.strip()
    group = (kind + ": " + category).where(kind.ne(""), category).where(category.ne(""), "")
    both = sex.ne("") & group.ne("")
    return (sex + ", " + group).where(both, sex + group)


READER = Reader(
    id="fingertips-full",
    return_id="fingertips",
    title="Fingertips, full layout of 27 columns",
    recognises=header_is(
        *("Indicator ID", "Indicator Name", "Parent Code", "Parent Name"),
        *("Area Code", "Area Name", "Area Type", "Sex", "Age", "Category Type", "Category"),
        *("Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit"),
        *("Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note"),
        *("Recent Trend", "Compared to England value or percentiles"),
        *("Compared to percentiles", "Time period Sortable", "New data", "Compared to goal"),
        "Time period range",
    ),
    read=read,
)
