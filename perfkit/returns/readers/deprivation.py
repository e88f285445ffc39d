"""Index of Multiple Deprivation: a row a small area (LSOA), a column a rank, a decile, its ward."""

from pathlib import Path

import pandas as pd

from perfkit.returns.readers.base import Cells, Reader, header_starts
from perfkit.returns.readers.cells import gather, join
from perfkit.returns.readers.files import read_rows

NAMED = ("lsoa11cd", "lsoa11nm")
RELEASED = "2019-09-26"  # the file names no day; the indices of 2019 came out on this one


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return a cell a small area and column; the series is the column's name.

    ``wd17cd`` is the code of the ward that the small area fits best, as a word; ranks and deciles
    count from 1, the most deprived of England.
    """
    table = read_rows(path)
    return join(
        gather(
            {
                "column": column,
                "series": pd.Series(column, index=table.index, dtype="str"),
                "area_code": table["lsoa11cd"],
                "area": table["lsoa11nm"],
                "period_text": RELEASED,
                "value_text": table[column],
                "released_on": RELEASED,
            },
            wanted=wanted,
        )
        for column in table.columns
        if column not in NAMED
    )


READER = Reader(
    id="deprivation-of-small-areas",
    return_id="deprivation-of-small-areas",
    title="Index of Multiple Deprivation of small areas (LSOAs)",
    recognises=header_starts(*NAMED, "wd17cd", "wd17nm"),
    read=read,
)
