"""DfE's Local Authority Interactive Tool: one row an indicator, area and period."""

from pathlib import Path

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather
from perfkit.returns.readers.files import read_rows


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row; abolished areas and Inner and Outer London are out of scope.

    Those have no area code. A spreadsheet's ``19.600000000000001`` is kept as it stands.
    """
    table = read_rows(path)
    columns: Columns = {
        "column": "value",
        "series": table["indicator_id"],
        "area_code": table["area_code"],
        "area": table["area"],
        "period_text": table["period"],
        "value_text": table["value"],
    }
    return gather(columns, wanted=wanted, in_scope=table["area_code"].ne(""))


READER = Reader(
    id="dfe-lait",
    return_id="dfe-lait",
    title="Local Authority Interactive Tool, long layout",
    recognises=header_is("indicator_id", "area_code", "dfe_la_number", "area", "period", "value"),
    read=read,
)
