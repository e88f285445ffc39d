"""What an edition holds on disk: Parquet tables, one grain each, the framework and its record."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import ValidationError

from perfkit.errors import EditionError, UnknownNameError
from perfkit.framework.model import Framework
from perfkit.tables import (
    ASSESSMENTS,
    CANDIDATES,
    FOUND,
    INEQUALITY,
    INTERVENTIONS,
    NARRATIVES_DUE,
    OBSERVATIONS,
    RECORDS,
    THREAD,
    WARDS,
)

FRAMEWORK, RECORD, ABOUT = "framework.json", "record.json", "about.json"
TABLES = (
    "observations",
    "assessments",
    "problems",
    "sources",
    "receipts",
    "points",
    "interventions",
    "changes",
    "releases",
    "dimensions",
    "action_plan",
    "questions",
    "forecasts",
    "comparisons",
    "effects",
    "found",
    "wards",
    "ward_sources",
    "ward_shapes",
    "inequality",
    "inequality_groups",
    "thread",
    "thread_links",
    "thread_flows",
    "spreads",
    "funnels",
    "doubts",
    "earlier_values",
    "associations",
    "not_associated",
    "quirks",
    "quirk_rows",
    "closed_problems",
    "incomplete",
    "candidates",
    "narratives_due",
    "corrections",
    *RECORDS,
)
COLUMNS = {  # of the tables whose columns are named once: an older edition may lack some
    "observations": OBSERVATIONS,
    "assessments": ASSESSMENTS,
    "found": FOUND,
    "wards": WARDS,
    "inequality": INEQUALITY,
    "thread": THREAD,
    "candidates": CANDIDATES,
    "interventions": INTERVENTIONS,
    "narratives_due": NARRATIVES_DUE,
}


def write_table(folder: Path, name: str, table: pd.DataFrame) -> None:
    """Write one table of an edition; the same table gives the same bytes."""
    if name not in TABLES:
        raise UnknownNameError("table", name, TABLES)
    folder.mkdir(parents=True, exist_ok=True)
    table.to_parquet(folder / f"{name}.parquet", index=False, compression="zstd")


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """Return one table of an edition, read once a process for as long as it stays the same."""
    path = folder / "tables" / f"{name}.parquet"
    if not path.is_file():
        raise EditionError(
            f"The edition {folder.name} has no table {name}: it is incomplete. Run it again."
        )
    return _read(path, path.stat().st_mtime_ns)


def read_for_pages(folder: Path, name: str) -> pd.DataFrame:
    """Return one table of an edition as today's pages need it.

    Raises
    ------
    EditionError
        When a version of perfkit froze it that did not know all of today's columns.
    """
    table = read_table(folder, name)
    missing = [column for column in COLUMNS.get(name, ()) if column not in table]
    if missing:
        raise _of_an_earlier_version(folder, f"its table {name} has no {', '.join(missing)}")
    return table


def _of_an_earlier_version(folder: Path, what: str) -> EditionError:
    return EditionError(
        f"The edition {folder.name} was frozen by an earlier version of perfkit: {what}. "
        "Run its quarter again, without --only."
    )


def read_rows_of(folder: Path, name: str, kpi_id: str) -> pd.DataFrame:
    """Return one KPI's rows of a table of an edition; the table is parted once a process."""
    table = read_for_pages(folder, name)
    path = folder / "tables" / f"{name}.parquet"
    return _parted(path, path.stat().st_mtime_ns).get(kpi_id, table.iloc[:0])


@lru_cache(maxsize=16)
def _parted(path: Path, changed: int) -> dict[str, pd.DataFrame]:
    groups = _read(path, changed).groupby("kpi_id", sort=False)
    return {str(kpi_id): rows for kpi_id, rows in groups}


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> pd.DataFrame:
    return pd.read_parquet(path)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write a JSON file that a person can read, its keys in order."""
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False, default=str)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def read_json(path: Path) -> dict[str, Any]:
    """Return what `write_json` wrote."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def is_whole(folder: Path) -> bool:
    """Whether a folder holds a frozen edition, from which pages can be made."""
    return (folder / "tables" / ABOUT).is_file() and (folder / RECORD).is_file()


def write_framework(folder: Path, framework: Framework) -> None:
    """Write the framework that an edition's pages are made under."""
    text = framework.model_dump_json(by_alias=True, indent=1)
    (folder / "tables" / FRAMEWORK).write_text(text, encoding="utf-8", newline="\n")


def read_framework(folder: Path) -> Framework:
    """Return the framework as it was when the edition was frozen.

    Raises
    ------
    EditionError
        When a version of perfkit froze it whose definitions were of another form.
    """
    path = folder / "tables" / FRAMEWORK
    try:
        return _framework(path, path.stat().st_mtime_ns)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        what = f"its framework holds {place} in another form"
        raise _of_an_earlier_version(folder, what) from None


@lru_cache(maxsize=4)
def _framework(path: Path, changed: int) -> Framework:
    return Framework.model_validate_json(path.read_text(encoding="utf-8"))


def editions(outputs: Path) -> Sequence[str]:
    """Return the editions there are, the newest as-at date first; illustrative ones last."""
    abouts = {
        path.parent.parent.name: read_json(path)
        for path in outputs.glob(f"*/tables/{ABOUT}")
        if not path.parent.parent.name.startswith(".")
    }
    by_name = sorted(abouts)
    by_date = sorted(by_name, key=lambda name: str(abouts[name]["as_at"]), reverse=True)
    return sorted(by_date, key=lambda name: bool(abouts[name]["illustrative"]))


def find_edition(outputs: Path, edition: str) -> Path:
    """Return the folder of an edition; an empty text means the newest.

    Raises
    ------
    UnknownNameError
        When there is none of that name.
    """
    known = editions(outputs)
    if not edition and known:
        return outputs / known[0]
    if edition not in known:
        raise UnknownNameError("edition", edition or "newest", known)
    return outputs / edition
