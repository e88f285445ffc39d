"""Read the open data on its own: nothing of perfkit is used here, so that it can be a witness."""

import csv
import json
from functools import cache
from pathlib import Path

import pyarrow.parquet

BOLTON = "E08000001"
AREA = ("area_code", "Local authority code", "geography_code")
PERIOD = ("period", "Financial year", "recorded_on")
VALUE = ("value", "Value", "casualties")


def candidates(data: Path) -> list[dict[str, str]]:
    """Return the list of open-data KPIs."""
    return rows(data / "bolton_kpi_candidates.csv")


@cache
def rows(path: Path) -> list[dict[str, str]]:
    """Return a CSV file's rows as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def latest_value(data: Path, candidate: dict[str, str]) -> float:
    """Return Bolton's latest value of an open-data KPI, worked out from its file alone."""
    selection = json.loads(candidate["selection"])
    period = candidate["bolton_last_period"]
    found = [row for row in rows(data / candidate["file"]) if _first(row, AREA) == BOLTON]
    found = [row for row in found if _first(row, PERIOD) == period]
    if "numerator_indicator_id" in selection:
        return _share(found, "indicator_id", selection, "_indicator_id")
    if "numerator_indicator" in selection:
        return _share(found, "indicator", selection, "_indicator")
    aggregate = selection.pop("aggregate", None)
    value_column = selection.pop("value", None)
    selection.pop("period", None)
    found = [row for row in found if all(_matches(row, *item) for item in selection.items())]
    if candidate["file"].startswith("school_attendance"):
        found = found[-1:]
    values = [float(row[value_column] if value_column else _first(row, VALUE)) for row in found]
    if aggregate is None and len(set(values)) != 1:
        raise AssertionError(f"{candidate['kpi_id']}: {len(values)} rows found, one is wanted")
    return sum(values) if aggregate else values[0]


def _share(
    found: list[dict[str, str]], column: str, selection: dict[str, str], ending: str
) -> float:
    top, bottom = (
        next(float(row["value"]) for row in found if row[column] == selection[part + ending])
        for part in ("numerator", "denominator")
    )
    return 100 * top / bottom


def _first(row: dict[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if name in row), "")


def _matches(row: dict[str, str], column: str, wanted: str | list[str]) -> bool:
    return row[column] in wanted if isinstance(wanted, list) else row[column] == wanted


def cell(path: Path, row: int, column: str) -> str:
    """Return the text of one cell of a plain table; row 1 holds the names of the columns."""
    if path.suffix == ".parquet":
        return str(pyarrow.parquet.read_table(path, columns=[column])[column][row - 2].as_py())
    return rows(path)[row - 2][column]
