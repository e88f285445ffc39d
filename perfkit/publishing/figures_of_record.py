"""The figures that a page states for the record, so that another run can be held against them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from perfkit.errors import PublishingError
from perfkit.views.record import MIME, Figure, state

__all__ = ["MIME", "Figure", "read", "state"]


def read(executed: Path | nbformat.NotebookNode) -> dict[str, Figure]:
    """Return the figures that an executed notebook states, by name.

    Raises
    ------
    PublishingError
        When it states one name twice.
    """
    notebook = nbformat.read(executed, as_version=4) if isinstance(executed, Path) else executed
    figures: dict[str, Figure] = {}
    for figure in _stated(notebook):
        if figure["name"] in figures:
            raise PublishingError(
                f"The figure of record {figure['name']!r} is stated twice. "
                "Give each figure a name of its own."
            )
        figures[figure["name"]] = figure["value"]
    return figures


def _stated(notebook: nbformat.NotebookNode) -> Iterator[dict[str, Any]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if MIME in output.get("data", {}):
                yield output["data"][MIME]
