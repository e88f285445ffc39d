"""What ``perfkit new`` writes keeps to the form of all notebooks, and runs."""

import inspect

import nbformat
import pytest

from perfkit.errors import ParameterError, UnknownNameError
from perfkit.framework.blocks import BLOCKS, MOST_OF_A_NOTEBOOK
from perfkit.publishing.figures_of_record import read
from perfkit.publishing.gallery import name_of_view
from perfkit.publishing.new_notebook import new_notebook, path_of_new, with_block, write_notebook
from perfkit.publishing.run import run_notebook
from tests.notebooks import test_notebook_shape as shape
from tests.workbook import EDITION

SHAPES = {
    name: check
    for name, check in vars(shape).items()
    if name.startswith("test_") and set(inspect.signature(check).parameters) <= {"path", "notebook"}
}


@pytest.fixture
def written(tmp_path):
    path = path_of_new(tmp_path, "town_centre")
    begun = new_notebook("town_centre", block="kpis", body="clt")
    write_notebook(with_block(begun, "money", name="it"), path)
    return path


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_a_new_notebook_passes_every_test_of_shape(written, name):
    given = {"path": written, "notebook": nbformat.read(written, as_version=4)}
    SHAPES[name](**{key: given[key] for key in inspect.signature(SHAPES[name]).parameters})


def test_it_runs_and_states_its_figures(written, desk, tmp_path):
    told = {"edition": EDITION, "body": "service-homelessness-head"}
    executed = run_notebook(written, tmp_path / "out.ipynb", told, kernels=desk.kernels)
    assert read(executed)["number_of_kpis"] == 6


@pytest.mark.parametrize(
    "name",
    ["Town", "town-centre", "town centre", "2town", "_town", "town__x", "../town", "", "x" * 41],
)
def test_a_bad_name_is_refused_and_a_good_one_shown(tmp_path, name):
    with pytest.raises(ParameterError, match="at most 40 in all: town_centre"):
        path_of_new(tmp_path, name)


def test_a_notebook_that_is_there_is_left_as_it_is(written, tmp_path):
    before = written.read_bytes()
    with pytest.raises(ParameterError, match="is there already and was left as it is"):
        path_of_new(tmp_path, "town_centre")
    assert written.read_bytes() == before


def test_a_block_goes_in_before_what_ends_the_page(written):
    tags = [shape.tags(cell) for cell in nbformat.read(written, as_version=4).cells]
    assert tags[-4:] == [["block-kpis"], ["block-money"], ["block-good-news"], ["record"]]


def test_a_block_that_is_there_unknown_or_one_too_many_is_refused(written):
    notebook = nbformat.read(written, as_version=4)
    with pytest.raises(ParameterError, match="has the block kpis already"):
        with_block(notebook, "kpis", name="it")
    with pytest.raises(UnknownNameError, match=r"no block called 'kpi'\. Is 'kpis' meant"):
        with_block(notebook, "kpi", name="it")
    others = [block for block in BLOCKS if block not in ("strip", "kpis", "money", "good-news")]
    for block in others[: MOST_OF_A_NOTEBOOK - 4]:
        with_block(notebook, block, name="it")
    with pytest.raises(ParameterError, match="has 16 blocks"):
        with_block(notebook, others[-1], name="it")


@pytest.mark.parametrize("block", BLOCKS)
def test_every_block_has_a_view_of_its_name(block):
    import perfkit

    assert name_of_view(block) in perfkit.__all__
