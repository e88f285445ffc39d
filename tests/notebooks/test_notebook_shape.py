"""The bones of every notebook: what each must hold, and how much it may."""

import ast
from pathlib import Path

import nbformat
import pytest
import yaml

import perfkit

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = yaml.safe_load((ROOT / "parameters/framework/pages.yml").read_text(encoding="utf-8"))
MOST_CELLS, MOST_LINES_A_CELL, MOST_LINES = 20, 6, 40
MOST_EXPLORING = 5  # cells beside those: they run for who explores, and not in the batch
OTHER_TAGS = {"parameters", "setup", "record", "explore"}


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tags(cell):
    return cell.metadata.get("tags", [])


def exploring(notebook):
    return [cell for cell in code_cells(notebook) if tags(cell) == ["explore"]]


def read_cells(notebook):
    return [cell for cell in notebook.cells if cell not in exploring(notebook)]


def blocks_of(path):
    pages = [page for page in PAGES["pages"] if page["notebook"] == path.stem]
    return {shown["block"] for page in pages for shown in page["blocks"]}


def test_there_is_a_notebook_for_every_page():
    assert {path.stem for path in NOTEBOOKS} >= {page["notebook"] for page in PAGES["pages"]}


def test_it_opens_with_a_title_and_says_who_it_is_for(notebook):
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert "\nFor " in first.source
    assert "?" in first.source


def test_it_has_one_parameters_cell_and_it_is_the_first_code(notebook):
    tagged = [cell for cell in code_cells(notebook) if "parameters" in tags(cell)]
    assert tagged == code_cells(notebook)[:1]


def test_its_parameters_are_edition_and_body_typed_and_explained(notebook):
    lines = code_cells(notebook)[0].source.splitlines()
    parsed = [ast.parse(line).body[0] for line in lines]
    assert all(isinstance(node, ast.AnnAssign) for node in parsed)
    assert [node.target.id for node in parsed] == ["edition", "body"]
    assert all("  # " in line for line in lines)


def test_its_second_code_opens_the_book(notebook):
    cell = code_cells(notebook)[1]
    assert tags(cell) == ["setup"]
    assert cell.source == "import perfkit as pk\n\nbook = pk.open_book(edition, body)"


def test_its_last_cell_states_the_figures_of_record(notebook):
    assert tags(notebook.cells[-1]) == ["record"]
    assert notebook.cells[-1].source == "pk.record(book)"


def test_it_imports_perfkit_and_nothing_else(notebook):
    imported = [
        ast.unparse(node)
        for cell in code_cells(notebook)
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert imported == ["import perfkit as pk"]


def test_it_defines_and_repeats_nothing(notebook):
    refused = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda)
    for cell in code_cells(notebook):
        found = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, refused)]
        assert not found, cell.source


def test_it_keeps_within_its_budgets(notebook):
    lines = [
        [line for line in cell.source.splitlines() if line.strip()]
        for cell in read_cells(notebook)
        if cell.cell_type == "code"
    ]
    assert len(read_cells(notebook)) <= MOST_CELLS
    assert len(exploring(notebook)) <= MOST_EXPLORING
    assert max(len(cell) for cell in lines) <= MOST_LINES_A_CELL
    assert sum(len(cell) for cell in lines) <= MOST_LINES


def test_each_block_of_its_pages_has_one_cell_of_its_own(path, notebook):
    tagged = [tag for cell in code_cells(notebook) for tag in tags(cell) if tag not in OTHER_TAGS]
    wanted = blocks_of(path)
    assert len(tagged) == len(set(tagged))
    if wanted:  # else no page is made of it yet, and it may show what it likes
        assert set(tagged) == {f"block-{block}" for block in wanted}


def test_a_block_cell_says_what_it_shows_and_shows_one_view(notebook):
    for cell in code_cells(notebook):
        if not tags(cell)[0].startswith("block-"):
            continue
        name = tags(cell)[0].removeprefix("block-").replace("-", "_")
        comment, call = cell.source.splitlines()
        assert comment.startswith("# ")
        assert call == f"pk.{name}(book)"
        assert name in perfkit.__all__


def test_what_its_pages_offer_to_explore_has_one_cell_each_before_the_record(path, notebook):
    pages = [page for page in PAGES["pages"] if page["notebook"] == path.stem]
    offered = {name for page in pages for name in page.get("explore", [])}
    cells = exploring(notebook)
    assert {cell.id for cell in cells} == {f"explore-{name}" for name in offered}
    assert notebook.cells[-1 - len(cells) : -1] == cells


def test_a_cell_that_explores_says_what_it_offers_and_shows_one_view(notebook):
    for cell in exploring(notebook):
        name = cell.id.replace("-", "_")
        comment, call = cell.source.splitlines()
        assert comment.startswith("# Explore ")
        assert call == f"pk.{name}(book)"
        assert name in perfkit.__all__


def test_every_cell_has_at_most_one_tag_and_an_id_of_that_name(notebook):
    for cell in code_cells(notebook):
        named = cell.id.partition("-")[0] if tags(cell) == ["explore"] else cell.id
        assert tags(cell) == [named]


def test_it_is_committed_without_outputs(notebook):
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert not any(cell.outputs for cell in code_cells(notebook))
    assert counts in ([None] * len(counts), list(range(1, len(counts) + 1)))


def test_it_is_a_valid_notebook_of_format_4_5(notebook):
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
