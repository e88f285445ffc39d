"""Oflog's adult social care measures: one row a measure, council and financial year."""

from pathlib import Path

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather
from perfkit.returns.readers.files import read_rows


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row; the median and the distance from it are not figures of a council."""
    table = read_rows(path)
    columns: Columns = {
        "column": "Value",
        "series": table["Code"],
        "area_code": table["Local authority code"],
        "area": table["Local authority name"],
        "period_text": table["Financial year"],
        "value_text": table["Value"],
    }
    return gather(columns, wanted=wanted)


READER = Reader(
    id="oflog-adult-social-care",
    return_id="oflog-adult-social-care",
    title="Office for Local Government, adult social care",
    recognises=header_is(
        *("Financial year", "Local authority code", "Local authority name", "Grouping"),
        *("Entity_Name", "Region", "Measure", "Code", "Value", "MEDIAN", "MADs_from_median"),
        "rank_order",
    ),
    read=read,
)
