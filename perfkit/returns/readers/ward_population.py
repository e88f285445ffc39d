"""Population of wards: a row a ward, a column an age group and each single year of age."""

from pathlib import Path

import pandas as pd

from perfkit.returns.readers.base import Cells, Reader, header_starts
from perfkit.returns.readers.cells import gather, join
from perfkit.returns.readers.files import read_rows

DESCRIBED = ("period", "area_code", "area_name")


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return a cell a ward and age; the series is the column, as ``aged_0_to_15``."""
    table = read_rows(path)
    return join(
        gather(
            {
                "column": age,
                "series": pd.Series(age, index=table.index, dtype="str"),
                "area_code": table["area_code"],
                "area": table["area_name"],
                "period_text": table["period"],
                "value_text": table[age],
            },
            wanted=wanted,
        )
        for age in table.columns
        if age not in DESCRIBED
    )


READER = Reader(
    id="population-of-wards",
    return_id="ward-population",
    title="Population of wards by single year of age",
    recognises=header_starts(*DESCRIBED, "all_ages"),
    read=read,
)
