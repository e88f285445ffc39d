import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from perfkit.publishing.figures_of_record import MIME
from perfkit.publishing.outputs_check import BLOCK_MIME, check

FIGURE = new_output("display_data", data={MIME: {"name": "a", "value": 1}})


def block(html, charts=0, name="money"):
    data = {BLOCK_MIME: {"block": name, "charts": charts}, "text/html": html}
    return new_output("execute_result", data=data)


def page(*outputs, record=(FIGURE,)):
    cells = [
        new_code_cell(outputs=list(outputs), metadata={"tags": ["block-money"]}),
        new_code_cell(outputs=list(record), metadata={"tags": ["record"]}),
    ]
    return new_notebook(cells=cells)


def test_a_whole_page_has_no_fault():
    assert check(page(block("<figure></figure><figure></figure>", charts=2)), ["money"]) == ()


@pytest.mark.parametrize(
    ("outputs", "fault"),
    [
        ([], "The block money shows nothing."),
        ([block("  ")], "The block money shows nothing."),
        ([block("<p>x</p>", name="risks")], "The block money shows nothing."),
        (
            [block("<figure></figure>", charts=2)],
            "The block money says it has 2 charts and shows 1.",
        ),
        ([block("<h1>a</h1>"), block("<h1>b</h1>")], "The page has 2 first headings; "),
        (
            [block("x"), new_output("error", ename="KeyError", evalue="'a'", traceback=[])],
            "A cell ended in KeyError: 'a'",
        ),
    ],
)
def test_a_fault_of_a_block_is_told_in_a_sentence(outputs, fault):
    faults = check(page(*outputs), ["money"])

    assert len(faults) == 1
    assert faults[0].startswith(fault)


def test_a_record_cell_without_figures_is_a_fault():
    faults = check(page(block("x"), record=()), ["money"])

    assert faults == ("The record cell states no figure of record.",)
