import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from perfkit.errors import PublishingError
from perfkit.publishing.figures_of_record import MIME, read


def executed(*figures):
    outputs = [new_output("display_data", data={MIME: figure}) for figure in figures]
    return new_notebook(cells=[new_code_cell(outputs=outputs)])


def test_the_figures_of_a_page_are_read_by_name():
    page = executed({"name": "a", "value": 1}, {"name": "b", "value": None})

    assert read(page) == {"a": 1, "b": None}


def test_a_figure_stated_twice_is_refused():
    page = executed({"name": "a", "value": 1}, {"name": "a", "value": 1})

    with pytest.raises(PublishingError, match="'a' is stated twice"):
        read(page)
