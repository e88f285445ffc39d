from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from perfkit.edition.freeze import freeze
from perfkit.errors import EditionError
from perfkit.framework.load import load_framework, load_quarter, load_settings
from perfkit.illustrative.freeze import fill_illustrative
from perfkit.paths import Paths
from perfkit.store.engine import open_store

ROOT = Paths(Path(__file__).parents[3])


def test_an_empty_store_gives_no_edition_and_says_what_to_do(tmp_path):
    store = open_store(f"sqlite:///{(tmp_path / 'store.db').as_posix()}")
    with pytest.raises(EditionError, match=r"no figure that was known by 31 July 2026.*Load"):
        freeze(
            load_quarter(ROOT.quarters / "2025-26-q3.yml"),
            framework=load_framework(ROOT),
            settings=load_settings(ROOT, environ={}),
            store=store,
            folder=tmp_path / "edition",
        )
    store.dispose()
    assert not (tmp_path / "edition").exists()


def test_the_illustrative_edition_is_the_same_to_the_byte_each_time(tmp_path, illustrative_run):
    fill_illustrative(ROOT, tmp_path)

    editions = illustrative_run.edition, tmp_path
    tables = [sorted((folder / "tables").iterdir()) for folder in editions]
    names = [path.name for path in tables[0]]
    assert "assessments.parquet" in names and "framework.json" in names
    assert [path.name for path in tables[1]] == names
    assert [a.name for a, b in zip(*tables, strict=True) if a.read_bytes() != b.read_bytes()] == []


def test_it_was_recorded_at_its_own_as_at_date_not_at_the_clock_s(illustrative_run):
    observations = illustrative_run.edition / "tables" / "observations.parquet"
    recorded = pd.read_parquet(observations)["recorded_at"]
    assert {when.date() for when in pd.to_datetime(recorded, utc=True)} == {
        datetime(2026, 2, 15, tzinfo=UTC).date()
    }
