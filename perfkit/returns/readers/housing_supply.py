"""Housing supply and vacancy: one row an indicator, area and year."""

from pathlib import Path

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather
from perfkit.returns.readers.files import read_rows


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row; the series is ``<dataset>/<indicator>``.

    Net additional dwellings come without the names of their areas.
    """
    table = read_rows(path)
    columns: Columns = {
        "column": "value",
        "series": table["dataset"].str.strip() + "/" + table["indicator"].str.strip(),
        "area_code": table["area_code"],
        "area": table["area"],
        "period_text": table["period"],
        "value_text": table["value"],
    }
    return gather(columns, wanted=wanted)


READER = Reader(
    id="housing-supply",
    return_id="housing-supply",
    title="Housing supply and vacancy, long layout",
    recognises=header_is("dataset", "area_code", "area", "indicator", "period", "value"),
    read=read,
)
