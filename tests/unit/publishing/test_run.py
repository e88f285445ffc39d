import nbformat
import pytest

from perfkit.errors import ParameterError
from perfkit.publishing import figures_of_record
from perfkit.publishing.kernels import WarmKernels
from perfkit.publishing.run import failures_message, publish, run_notebook
from tests.unit.publishing.stand_in import plan_for, stand_in_edition, stand_in_workbook

EDITION = "2025-26-q3"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Four pages of one worker: one in which a cell fails and one whose kernel dies among them."""
    paths = stand_in_workbook(tmp_path_factory.mktemp("batch") / "stand-in", faulty=True)
    folder = stand_in_edition(paths)
    told = []
    results = publish(
        [plan_for("acp-board"), plan_for("clt"), plan_for("residents"), plan_for("cabinet")],
        paths=paths,
        edition=EDITION,
        folder=folder,
        workers=1,
        progress=lambda *seen: told.append(seen),
    )
    return folder, results, told


def page(folder, body):
    return nbformat.read(folder / "pages" / f"{body}.ipynb", as_version=4)


def test_a_page_that_fails_leaves_the_others(published):
    folder, results, told = published

    assert [result.ok for result in results] == [True, False, False, True]
    assert not (folder / "pages" / "clt.ipynb").exists()
    assert [done for done, _, _ in told] == [1, 2, 3, 4]


def test_a_failure_names_the_cell_by_the_notebook_that_is_edited(published):
    _, results, _ = published

    assert results[1].cell == "stand_in.ipynb, cell 6 (block-money)"
    assert results[1].error == "ValueError: no figures for clt"
    assert "stand_in.ipynb, cell 6 (block-money)" in failures_message(results)


def test_a_kernel_that_dies_is_told_and_another_is_started(published):
    _, results, _ = published

    assert "Kernel died" in results[2].error
    assert results[3].ok


def test_a_page_shows_its_body_and_its_blocks_in_their_order(published):
    folder, _, _ = published

    shown = [tag for cell in page(folder, "acp-board").cells for tag in cell.metadata.tags]

    assert [tag for tag in shown if tag.startswith("block")] == ["block-money", "block-strip"]
    assert "Strip of acp-board" in (folder / "pages" / "acp-board.ipynb").read_text("utf-8")


def test_no_notebook_sees_another_ones_names_and_all_know_the_workbook(published):
    _, results, _ = published

    assert results[3].figures == {"seen": 7, "workbook": "stand-in", "left_over": "nothing"}


def test_no_timing_and_no_path_is_left_in_a_page(published):
    folder, _, _ = published
    text = (folder / "pages" / "acp-board.ipynb").read_text("utf-8")

    assert "papermill" not in text
    assert "_time" not in text
    assert str(folder.parent.parent) not in text
    assert [cell["id"] for cell in page(folder, "acp-board").cells][2] == "cell-2"


def test_the_same_inputs_give_the_same_bytes_in_a_warm_kernel_and_none_is_left(tmp_path):
    paths = stand_in_workbook(tmp_path / "stand-in")
    notebook = paths.notebooks / "stand_in.ipynb"
    parameters = {"edition": EDITION, "body": "clt"}

    with WarmKernels(paths.root, {"PERFKIT_WORKBOOK": str(paths.root)}) as kernels:
        for name in ("first", "second"):
            run_notebook(notebook, tmp_path / name, parameters, kernels=kernels)
        used = kernels.take()

    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    assert figures_of_record.read(tmp_path / "first")["seen"] == 3
    assert kernels.started == 1
    assert not used.manager.has_kernel


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"qarter": "x"}, r"stand_in.ipynb has no parameter qarter; it has edition, body\."),
        ({"body": 3}, r"stand_in.ipynb takes body as str; got 3, a int\."),
    ],
)
def test_a_parameter_that_is_misspelt_or_of_another_type_is_refused(tmp_path, parameters, message):
    paths = stand_in_workbook(tmp_path / "stand-in")

    with pytest.raises(ParameterError, match=message):
        run_notebook(paths.notebooks / "stand_in.ipynb", tmp_path / "out", parameters)


def test_a_notebook_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ParameterError, match=r"There is no notebook .*absent.ipynb"):
        run_notebook(tmp_path / "absent.ipynb", tmp_path / "out", {})


def test_a_notebook_that_is_no_notebook_is_named(tmp_path):
    (tmp_path / "page.ipynb").write_text('{"cells": [')
    with pytest.raises(ParameterError, match=r"^page\.ipynb is not a notebook that can be read"):
        run_notebook(tmp_path / "page.ipynb", tmp_path / "out.ipynb", {})
