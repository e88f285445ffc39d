"""Claimant count: one row an area and month, with a count and a rate."""

from pathlib import Path

import pandas as pd

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather, join
from perfkit.returns.readers.files import read_rows

VALUES = ("count", "rate")


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return two cells a row, ``claimants/count`` and ``claimants/rate``, of wards or councils.

    The sheet dates a month by its first day; the period is written as the month that starts on it.
    """
    table = read_rows(path)
    common: Columns = {
        "area_code": table["area_code"],
        "area": table["area"],
        "period_text": table["date"].str.strip() + "/P1M",
    }
    return join(
        gather(
            {
                **common,
                "column": column,
                "series": pd.Series(f"claimants/{column}", index=table.index, dtype="str"),
                "value_text": table[column],
            },
            wanted=wanted,
        )
        for column in VALUES
    )


READER = Reader(
    id="claimants",
    return_id="claimants",
    title="Claimant count by month, of wards or councils",
    recognises=header_is(
        *("date", "area_type", "area_code", "area", *VALUES), optional=("parent_code", "parent")
    ),
    read=read,
)
