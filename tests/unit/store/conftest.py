"""What the tests of the store share."""

import pytest

from perfkit.store.engine import open_store


@pytest.fixture
def store(tmp_path):
    """Give an empty store."""
    opened = open_store(f"sqlite:///{(tmp_path / 'folder' / 'store.db').as_posix()}")
    yield opened
    opened.dispose()
