import numpy as np
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from perfkit.errors import PublishingError
from perfkit.publishing import figures_of_record
from perfkit.publishing.figures_of_record import MIME, read


def executed(*figures):
    outputs = [new_output("display_data", data={MIME: figure}) for figure in figures]
    return new_notebook(cells=[new_code_cell(outputs=outputs)])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (np.float64(1.5), 1.5),
        (np.int64(3), 3),
        (True, 1),
        ("off target", "off target"),
        (float("nan"), None),
        (pd.NaT, None),
        (pd.NA, None),
        (None, None),
        (0, 0),
    ],
)
def test_a_figure_is_kept_as_a_number_words_or_nothing(monkeypatch, given, kept):
    shown = []
    monkeypatch.setattr(figures_of_record, "publish_display_data", shown.append)

    figures_of_record.state("figure", given)

    assert shown[0][MIME] == {"name": "figure", "value": kept}
    assert shown[0]["text/plain"] == ""


def test_the_figures_of_a_page_are_read_by_name():
    page = executed({"name": "a", "value": 1}, {"name": "b", "value": None})

    assert read(page) == {"a": 1, "b": None}


def test_a_figure_stated_twice_is_refused():
    page = executed({"name": "a", "value": 1}, {"name": "a", "value": 1})

    with pytest.raises(PublishingError, match="'a' is stated twice"):
        read(page)
