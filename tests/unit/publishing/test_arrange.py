import pytest

from perfkit.errors import ParameterError
from perfkit.publishing.arrange import arrange
from tests.unit.publishing.stand_in import stand_in_notebook


def ids(notebook):
    return [cell["id"] for cell in notebook.cells]


def test_the_blocks_stand_in_the_pages_order_between_head_and_record():
    arranged = arrange(stand_in_notebook(), ("risks", "strip"))

    head = ["title", "parameters", "setup"]
    assert ids(arranged) == [*head, "block-risks", "block-strip", "record"]


def test_words_without_a_tag_go_with_the_block_below_them():
    arranged = arrange(stand_in_notebook(), ("money", "strip"))

    assert ids(arranged)[3:] == ["about-money", "block-money", "block-strip", "record"]


def test_the_cells_that_explore_stand_after_the_blocks_in_the_pages_order():
    notebook = stand_in_notebook(explore=("list", "measure", "changes"))

    arranged = arrange(notebook, ("risks",), explore=("measure", "list"))

    assert ids(arranged)[3:] == ["block-risks", "explore-measure", "explore-list", "record"]
    assert ids(arrange(notebook, ("risks",)))[3:] == ["block-risks", "record"]


def test_what_is_explored_and_has_no_cell_is_named():
    with pytest.raises(ParameterError, match=r"no cell explore-list; it has .*explore-measure"):
        arrange(stand_in_notebook(explore=("measure",)), ("strip",), explore=("list",))


def test_the_notebook_given_is_not_changed():
    notebook = stand_in_notebook()
    before = ids(notebook)

    arrange(notebook, ("strip",)).cells[0].source = "changed"

    assert ids(notebook) == before
    assert notebook.cells[0].source.startswith("# Stand-in")


def test_a_block_that_has_no_cell_is_named_with_those_there_are():
    with pytest.raises(ParameterError, match=r"x.ipynb has no cell block-maps; it has"):
        arrange(stand_in_notebook(), ("strip", "maps"), name="x.ipynb")
