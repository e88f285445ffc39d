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
            "definitions": {
                path.relative_to(definitions).as_posix(): hash_of(path)
                for path in sorted(definitions.rglob("*.yml"))
            },
            "code": {"sha256": code_hash()},
            "packages": {name: metadata.version(name) for name in PACKAGES},
            "tables": {path.name: hash_of(path) for path in sorted(folder.glob("tables/*"))},
            "figures_of_record": {body: dict(figures[body]) for body in sorted(figures)},
        },
    )


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
