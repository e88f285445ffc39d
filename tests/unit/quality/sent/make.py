"""Files as somebody may send them, and a small framework that they are checked for."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from perfkit.quality.sent.check import Checked, check_file
from perfkit.returns.read_file import wanted_of
from perfkit.tables import RECORDS
from tests.unit.framework.make import make_kpi, make_settings, make_small

FRAMEWORK, SETTINGS = make_small(make_kpi(lowest=0, highest=100)), make_settings()
WANTED = wanted_of(FRAMEWORK, SETTINGS)
VALUE = {
    "kpi_id": "bins",
    "area_code": "E08000001",
    "area": "Bolton",
    "period": "2025/26 Q3",
    "value": "91.5",
    "released_on": "2026-01-31",
}


def value(**changes: Any) -> list[str]:
    """Return one row of a return of values, as usual but for the changes."""
    return [str((VALUE | changes).get(name, "")) for name in RECORDS["values"].names]


def write(path: Path, *rows: list[str], sheet: str = "values") -> Path:
    """Write rows as CSV or XLSX by the suffix; the first is the header."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        return path
    workbook = Workbook()
    workbook.worksheets[0].title = sheet
    for row in rows:
        workbook.worksheets[0].append(row)
    workbook.save(path)
    return path


def values(path: Path, *rows: list[str]) -> Path:
    """Write a return of values."""
    return write(path, list(RECORDS["values"].names), *rows)


def check(path: Path, **changes: Any) -> Checked:
    """Check a file received on 1 April 2026."""
    return check_file(path, wanted=WANTED, received_on=date(2026, 4, 1), **changes)
