"""What the tests of the store share."""

import os

import pytest
from sqlalchemy import create_engine, text

from perfkit.store.engine import open_store
from perfkit.store.schema import METADATA

# The URL of an empty PostgreSQL database that tests may fill and empty; without it, SQLite alone.
POSTGRESQL = os.environ.get("PERFKIT_TEST_POSTGRESQL", "")


@pytest.fixture(params=["sqlite", *(["postgresql"] if POSTGRESQL else [])])
def store_url(request, tmp_path):
    """Give the URL of a store that is not there yet."""
    if request.param == "sqlite":
        return f"sqlite:///{(tmp_path / 'folder' / 'store.db').as_posix()}"
    engine = create_engine(POSTGRESQL)
    METADATA.drop_all(engine)
    with engine.begin() as connection:
        connection.execute(text("drop table if exists alembic_version"))
    engine.dispose()
    return POSTGRESQL


@pytest.fixture
def store(store_url):
    """Give an empty store."""
    opened = open_store(store_url)
    yield opened
    opened.dispose()
