"""A workbook with two frozen editions, for notebooks to be run in."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from perfkit.edition import contents
from perfkit.illustrative.freeze import fill_illustrative
from perfkit.paths import VARIABLE, Paths
from perfkit.publishing.kernels import WarmKernels
from tests.workbook import EDITION, copy_workbook

DECOY = "2030-31-q4"


@dataclass(frozen=True)
class Desk:
    """Where an analyst runs notebooks: the workbook, its illustrative edition, a warm kernel."""

    paths: Paths
    edition: Path
    kernels: WarmKernels


@pytest.fixture(scope="session")
def frozen(tmp_path_factory) -> Paths:
    """Freeze the illustrative edition, and beside it the newest, whose every figure is another."""
    paths = copy_workbook(tmp_path_factory.mktemp("frozen") / "workbook")
    fill_illustrative(paths, paths.edition(EDITION))
    _add_decoy(paths)
    return paths


@pytest.fixture(scope="package")
def desk(frozen):
    with WarmKernels(frozen.root, {VARIABLE: str(frozen.root)}) as kernels:
        yield Desk(frozen, frozen.edition(EDITION), kernels)


def _add_decoy(paths: Paths) -> None:
    """A run that ignored the edition asked for would open this one, and state its figures."""
    folder = paths.edition(DECOY)
    shutil.copytree(paths.edition(EDITION) / "tables", folder / "tables")
    about = contents.read_json(folder / "tables" / contents.ABOUT)
    about |= {"as_at": "2031-05-08", "illustrative": False}
    contents.write_json(folder / "tables" / contents.ABOUT, about)
    values = pd.read_parquet(folder / "tables" / "assessments.parquet")
    moved = values.assign(value=values["value"] + 1, attention=1)
    moved.to_parquet(folder / "tables" / "assessments.parquet", index=False)
