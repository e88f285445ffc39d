"""What tests of more than one room share."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from perfkit.paths import Paths
from tests.workbook import EDITION, copy_workbook, run_perfkit, store_out_of_reach

# A test is of what is said, not of how fast: on a busy machine a deadline would fail by chance.
settings.register_profile("workbook", deadline=None)
settings.load_profile("workbook")

SHARED_DATA = Path(__file__).parents[1].parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real open data; skip where it is absent, unless all must be run."""
    if not SHARED_DATA.is_dir():
        message = f"there is no open data at {SHARED_DATA}"
        if os.environ.get("PERFKIT_FULL") == "1":
            pytest.fail(f"{message}, and PERFKIT_FULL=1 asks for every test", pytrace=False)
        pytest.skip(message)
    return SHARED_DATA


@dataclass(frozen=True)
class Run:
    """What came of ``perfkit run`` in a copy of the workbook."""

    paths: Paths
    code: int
    said: str
    told: str  # on the line for errors

    @property
    def edition(self) -> Path:
        """The folder of what it made."""
        return self.paths.edition(EDITION)


@pytest.fixture(scope="session")
def illustrative_run(tmp_path_factory) -> Run:
    """Run bare ``perfkit run`` once, all 81 pages, where the council's store cannot be opened."""
    paths = copy_workbook(tmp_path_factory.mktemp("run") / "workbook")
    ended = run_perfkit(paths, "run", PERFKIT_STORE=store_out_of_reach(paths))
    return Run(paths, ended.returncode, ended.stdout, ended.stderr)
