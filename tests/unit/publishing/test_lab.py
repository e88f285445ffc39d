"""What JupyterLab saves, and where it may listen."""

import socket

import nbformat
import pytest

from perfkit.errors import ServingError
from perfkit.publishing.lab import without_outputs
from perfkit.publishing.port import LOOPBACK, refuse_taken
from tests.workbook import ROOT


def test_a_notebook_is_saved_without_what_its_cells_showed_and_else_as_it_was():
    path = ROOT / "notebooks" / "operations.ipynb"
    as_committed = nbformat.read(path, as_version=4)
    run = nbformat.read(path, as_version=4)
    for number, cell in enumerate(run.cells, start=1):
        if cell.cell_type == "code":
            cell["execution_count"] = number
            cell["outputs"] = [nbformat.v4.new_output("stream", text="a figure")]
    run.metadata["language_info"] = {"name": "python", "version": "3.11.7"}

    without_outputs({"type": "notebook", "content": run})

    assert run == as_committed


@pytest.mark.parametrize("kind", ["file", "directory"])
def test_what_is_not_a_notebook_is_saved_as_it_is(kind):
    model = {"type": kind, "content": "pages:\n"}
    without_outputs(model)
    assert model == {"type": kind, "content": "pages:\n"}


def test_a_port_in_use_is_refused_before_anything_is_started():
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServingError, match=rf"Port {port} is in use\. .* with --port"):
            refuse_taken(port)
