"""Road casualties counted by severity: councils by quarter, wards by financial year."""

from pathlib import Path

from perfkit.returns.readers.base import Cells, Reader, header_is
from perfkit.returns.readers.cells import Columns, gather
from perfkit.returns.readers.files import read_rows


def read_councils(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row; the series is the severity. A severity with no casualty has no row."""
    table = read_rows(path)
    columns: Columns = {
        "column": "casualties",
        "series": table["casualty_severity"],
        "area_code": table["area_code"],
        "area": table["area_name"],
        "period_text": table["period"],
        "value_text": table["casualties"],
    }
    return gather(columns, wanted=wanted)


def read_wards(path: Path, *, wanted: frozenset[str] | None) -> Cells:
    """Return one cell a row; the series is the severity. A severity with no casualty has no row."""
    table = read_rows(path)
    columns: Columns = {
        "column": "casualties",
        "series": table["casualty_severity"],
        "area_code": table["ward_code"],
        "area": table["ward"],
        "period_text": table["financial_year"],
        "value_text": table["casualties"],
    }
    return gather(columns, wanted=wanted)


COUNCILS = Reader(
    id="road-casualties-councils",
    return_id="road-casualties",
    title="Road casualties of councils by quarter and severity",
    recognises=header_is("area_code", "area_name", "period", "casualty_severity", "casualties"),
    read=read_councils,
)
WARDS = Reader(
    id="road-casualties-wards",
    return_id="road-casualties",
    title="Road casualties of wards by financial year and severity",
    recognises=header_is("financial_year", "ward_code", "ward", "casualty_severity", "casualties"),
    read=read_wards,
)
