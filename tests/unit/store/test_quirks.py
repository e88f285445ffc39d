"""Quirks are kept with each reading of a file, and looked for again when others are known."""

from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from perfkit.returns.quirks import look as looking
from perfkit.store.engine import MIGRATIONS, open_store
from perfkit.store.load import load_paths
from perfkit.store.read import areas, quirk_rows, quirks, receipts
from tests.unit.framework.make import make_kpi, make_settings, make_small
from tests.unit.returns.readers.examples import LAIT, write_sheet
from tests.unit.store.make import receive_rows

NOW = datetime(2026, 8, 1, 9, tzinfo=UTC)


@pytest.fixture
def sheet(tmp_path):
    return write_sheet(
        tmp_path,
        LAIT,
        ("LAC", "E08000001", "350", "Bolton", "2023", "-"),
        ("LAC", "E08000001", "350", "Bolton", "2024", "5"),
    )


def load(store, *paths, now=NOW):
    (receipt,) = load_paths(
        paths,
        store=store,
        framework=make_small(make_kpi()),
        settings=make_settings(),
        now=now,
    )
    return receipt.outcome


def counted(store):
    table = quirks(store)
    return dict(zip(table["quirk"], table["cells"], strict=True))


def test_a_file_s_quirks_are_kept_with_their_cells(store, sheet):
    load(store, sheet)

    assert counted(store)["dfe-dashes"] == 1
    assert counted(store)["dfe-year-zero"] == 0
    cells = quirk_rows(store)
    dash = cells[cells["quirk"] == "dfe-dashes"]
    assert dash[["file", "row", "column", "got"]].to_numpy().tolist() == [
        ["sheet.csv", 2, "value", "-"]
    ]
    assert dash["file_id"].tolist() == receipts(store)["file_id"].tolist()


def test_a_file_loaded_twice_is_looked_at_once(store, sheet):
    assert [load(store, sheet), load(store, sheet)] == ["loaded", "already loaded"]
    assert len(quirks(store)) == quirks(store)["quirk"].nunique()


def test_a_file_read_before_a_quirk_was_known_is_read_again_and_then_has_it(
    store, sheet, monkeypatch
):
    with monkeypatch.context() as before:
        before.setattr(looking, "LOOKED_FOR", {})
        load(store, sheet)
    assert quirks(store).empty

    assert load(store, sheet, now=NOW + timedelta(days=1)) == "loaded"
    assert counted(store)["dfe-dashes"] == 1
    assert len(receipts(store)) == 1  # of the last reading


def test_a_return_of_our_own_is_not_looked_at(store, tmp_path):
    path = tmp_path / "values.csv"
    header = "kpi_id,area_code,area,period,value,released_on"
    path.write_text(f"{header}\nbins,E08000001,Bolton,2025/26 Q3,-,2026-01-31\n", encoding="utf-8")
    load(store, path)
    assert quirks(store).empty


def test_a_store_of_the_first_version_keeps_its_facts_and_gains_the_tables(store_url):
    store = open_store(store_url)
    receive_rows(store, {"value_text": "5"})
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store.writing() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    assert "quirks" not in inspect(store.engine).get_table_names()
    store.dispose()

    again = open_store(store_url)

    assert {"quirks", "quirk_rows"} <= set(inspect(again.engine).get_table_names())
    assert (len(receipts(again)), len(quirks(again))) == (1, 0)
    again.dispose()


def test_the_areas_that_facts_are_of_are_told_once_with_their_first_cell(store):
    receive_rows(
        store,
        {"area": "Bolton", "row": 4},
        {"area": "Bolton", "row": 5, "period_text": "2025/26 Q2"},
        {"area": "BOLTON", "row": 6, "period_text": "2025/26 Q3"},
    )
    assert areas(store)[["area", "row"]].to_numpy().tolist() == [["Bolton", 4], ["BOLTON", 6]]
