"""The real quarter, loaded and frozen once for all that is asked of it."""

from datetime import UTC, datetime

import pytest

from perfkit.framework.load import load_framework, load_settings
from perfkit.returns.corrections import load_corrections
from perfkit.store.engine import open_store
from perfkit.store.load import load_paths
from tests.published.quarter import WORKBOOK, frozen


@pytest.fixture(scope="session")
def store(shared_data, tmp_path_factory):
    """Give a store into which all the open data was loaded."""
    url = f"sqlite:///{(tmp_path_factory.mktemp('store') / 'store.db').as_posix()}"
    opened = open_store(url)
    load_paths(
        [shared_data],
        store=opened,
        framework=load_framework(WORKBOOK),
        settings=load_settings(WORKBOOK, environ={}),
        now=datetime(2026, 8, 1, tzinfo=UTC),
        corrections=load_corrections(WORKBOOK.corrections),
    )
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def tables(store, tmp_path_factory):
    """Give the folder of the tables of quarter 3 of 2025/26."""
    return frozen(store, "2025-26-q3", tmp_path_factory.mktemp("edition") / "2025-26-q3")
