"""The figures that a page states for the record, so that another run can be held against them."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from IPython.display import publish_display_data

from perfkit.errors import PublishingError

MIME = "application/vnd.perfkit.figure+json"
Figure = float | str | None


def state(name: str, value: Any) -> None:
    """State one figure for the record; a reader sees nothing.

    A number is kept as a number and words as words; what is missing (None, NaN, NaT) is None.
    """
    publish_display_data({MIME: {"name": name, "value": _plain(value)}, "text/plain": ""})


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


def _plain(value: Any) -> Figure:
    # A number of numpy's is asked for its Python one; pandas' own "missing" differs from itself.
    value = value.item() if hasattr(value, "item") else value
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool | int):
        return int(value)
    if isinstance(value, float):
        return None if math.isnan(value) else value
    words = str(value)
    return None if words in ("<NA>", "NaT") else words
