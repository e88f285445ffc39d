"""A real quarter, frozen from a store."""

from pathlib import Path

from perfkit.edition.freeze import freeze
from perfkit.framework.load import load_framework, load_quarter, load_settings
from perfkit.paths import Paths
from perfkit.store.engine import Store

WORKBOOK = Paths(Path(__file__).parents[2])


def frozen(store: Store, quarter: str, folder: Path) -> Path:
    """Freeze a quarter into a folder, and return that of its tables."""
    freeze(
        load_quarter(WORKBOOK.quarters / f"{quarter}.yml"),
        framework=load_framework(WORKBOOK),
        settings=load_settings(WORKBOOK, environ={}),
        store=store,
        folder=folder,
    )
    return folder / "tables"
