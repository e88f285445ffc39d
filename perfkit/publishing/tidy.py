"""Take out of an executed notebook what differs from one run to the next."""

import re
from typing import Any

import nbformat

from perfkit.publishing.arrange import tags

WIDGET = "application/vnd.jupyter.widget-view+json"
TIMED = ("papermill", "execution", "ExecuteTime")
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
ADDRESS = re.compile(r" at 0x[0-9a-f]+")  # where an object lay in memory, in its plain text


def tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Strip an executed notebook, in place, of timings, paths, chance ids and dead widgets.

    The same inputs then give the same bytes. A widget's view is dropped, as its id is drawn at
    random and its kernel is gone; what else the same output says is kept.
    """
    for key in (*TIMED, "widgets"):
        notebook.metadata.pop(key, None)
    notebook.metadata["kernelspec"] = dict(KERNEL)
    for number, cell in enumerate(notebook.cells):
        for key in TIMED:
            cell.metadata.pop(key, None)
        if "injected-parameters" in tags(cell) or not cell.get("id"):
            cell["id"] = f"cell-{number}"
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if _still_says(output)]
    return notebook


def _still_says(output: Any) -> bool:
    """Whether an output says anything once its address and its dead widget are taken out."""
    data = output.get("data", {})
    if "text/plain" in data:
        data["text/plain"] = ADDRESS.sub("", data["text/plain"])
    if data.pop(WIDGET, None) is None:
        return True
    return bool(data.keys() - {"text/plain"})
