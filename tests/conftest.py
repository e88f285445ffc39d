"""What tests of more than one room share."""

import os
from pathlib import Path

import pytest

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
