"""The record of an edition: what it was made from and what it says, so that it can be made again.

It holds no clock time and no path, so that the same inputs give the same bytes.
"""

import hashlib
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pandas as pd

from perfkit.edition import contents

PACKAGES = (
    "perfkit",
    "pandas",
    "pyarrow",
    "scipy",
    "plotly",
    "papermill",
    "nbclient",
    "nbconvert",
    "voila",
)


def write_record(
    folder: Path,
    *,
    about: Mapping[str, Any],
    inputs: pd.DataFrame,
    definitions: Path,
    figures: Mapping[str, Mapping[str, float | str | None]],
) -> None:
    """Write ``record.json`` into an edition's folder.

    `inputs` are the receipts of the files read (name, SHA-256, counts); `definitions` the folder of
    the framework's files; `figures` the figures of record that each page states, by body.
    """
    read = inputs.loc[inputs["outcome"] == "loaded"].sort_values(["file", "file_id"])
    counts = ["read", "sound", "rejected", "out_of_scope"]
    contents.write_json(
        folder / contents.RECORD,
        {
            "edition": dict(about),
            "inputs": [
                {"file": row["file"], "sha256": row["file_id"]} | {n: int(row[n]) for n in counts}
                for _, row in read.iterrows()
            ],
            "definitions": _hashes(definitions),
            "code": {"sha256": code_hash()},
            "packages": {name: metadata.version(name) for name in PACKAGES},
            "tables": _tables(folder),
            "figures_of_record": {body: dict(figures[body]) for body in sorted(figures)},
        },
    )


def amend_record(
    folder: Path,
    *,
    definitions: Path,
    figures: Mapping[str, Mapping[str, float | str | None]],
) -> None:
    """Record that some pages were run again: what they state now, and by which code and blocks.

    What the edition was frozen from stays as it was recorded.
    """
    record = contents.read_json(folder / contents.RECORD)
    by = {"code": code_hash(), "pages.yml": hash_of(definitions / "pages.yml")}
    contents.write_json(
        folder / contents.RECORD,
        record
        | {
            "tables": _tables(folder),
            "figures_of_record": record["figures_of_record"]
            | {body: dict(stated) for body, stated in figures.items()},
            "run_again": record.get("run_again", {}) | dict.fromkeys(figures, by),
        },
    )


def definitions_changed(folder: Path, *, definitions: Path) -> tuple[str, ...]:
    """Return the framework's files that are other than when an edition was frozen, by name."""
    then = contents.read_json(folder / contents.RECORD)["definitions"]
    now = _hashes(definitions)
    return tuple(sorted(name for name in then | now if then.get(name) != now.get(name)))


def _hashes(definitions: Path) -> dict[str, str]:
    return {
        path.relative_to(definitions).as_posix(): hash_of(path)
        for path in sorted(definitions.rglob("*.yml"))
    }


def _tables(folder: Path) -> dict[str, str]:
    return {path.name: hash_of(path) for path in sorted(folder.glob("tables/*"))}


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def code_hash() -> str:
    """Return one SHA-256 over every module of perfkit: its version, to the letter."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
