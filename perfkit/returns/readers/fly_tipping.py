"""Fly-tipping, tidy: one row an indicator, area and financial year."""

from pathlib import Path

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather
from perfkit.returns.readers.files import read_rows


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row; the series is ``<table>/<indicator>``.

    One indicator, ``incidents/Reporting basis``, is in words.
    """
    table = read_rows(path)
    columns: Columns = {
        "column": "value",
        "series": table["table"].str.strip() + "/" + table["indicator"].str.strip(),
        "area_code": table["area_code"],
        "area": table["area"],
        "period_text": table["period"],
        "value_text": table["value"],
    }
    return gather(columns, wanted=wanted)


READER = Reader(
    id="fly-tipping-tidy",
    return_id="fly-tipping",
    title="Fly-tipping incidents and actions, long layout",
    recognises=header_is("table", "indicator", "area_code", "area", "period", "value"),
    read=read,
)
