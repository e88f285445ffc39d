"""Environment, energy and transport: one row an indicator, category, area and period."""

from pathlib import Path

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather
from perfkit.returns.readers.files import read_rows


def read(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row; the series is ``<dataset>/<indicator>``, then ``/<category>``.

    A row without a category has no third part.
    """
    table = read_rows(path)
    indicator = table["dataset"].str.strip() + "/" + table["indicator"].str.strip()
    category = table["category"].str.strip()
    columns: Columns = {
        "column": "value",
        "series": indicator.mask(category.ne(""), indicator + "/" + category),
        "area_code": table["area_code"],
        "area": table["area_name"],
        "period_text": table["period"],
        "value_text": table["value"],
    }
    return gather(columns, wanted=wanted)


READER = Reader(
    id="environment",
    return_id="environment",
    title="Environment, energy and transport, long layout",
    recognises=header_is(
        *("dataset", "area_code", "area_name", "indicator", "category", "period"),
        *("measure", "unit", "value"),
    ),
    read=read,
)
