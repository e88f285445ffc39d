"""A copy of this workbook to run in, and ``perfkit`` run there as a person would."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from perfkit.paths import OUTPUTS, VARIABLE, Paths

ROOT = Path(__file__).parents[1]
PERFKIT = (sys.executable, "-m", "perfkit")
EDITION = "illustrative"
PART = ("parameters", "notebooks")  # what a workbook is, beside what is made from it


def copy_workbook(root: Path) -> Paths:
    """Copy what people edit into a folder, and nothing that was made."""
    for part in PART:
        shutil.copytree(
            ROOT / part, root / part, ignore=shutil.ignore_patterns(".ipynb_checkpoints")
        )
    return Paths(root)


def surroundings(**told: str) -> dict[str, str]:
    """Return this process's environment without what would lead to another workbook or store."""
    leading = (VARIABLE, OUTPUTS, "PERFKIT_STORE")
    return {name: value for name, value in os.environ.items() if name not in leading} | told


def run_perfkit(paths: Paths, *words: str, **told: str) -> "subprocess.CompletedProcess[str]":
    """Run a command in the workbook's folder; `told` is added to the environment."""
    return subprocess.run(
        [*PERFKIT, *words],
        cwd=paths.root,
        env=surroundings(**told),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=400,
        check=False,
    )


def store_out_of_reach(paths: Paths) -> str:
    """Return the URL of a store that nobody can open, whatever their rights: it is a folder."""
    return f"sqlite:///{paths.framework.as_posix()}"


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its place in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
