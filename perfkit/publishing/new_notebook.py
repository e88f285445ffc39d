"""Write a notebook that keeps to the form of all notebooks, or one more block into one."""

import re
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbformat.v4 import new_notebook as empty_notebook

from perfkit.errors import ParameterError, UnknownNameError
from perfkit.framework.blocks import BLOCKS, CLOSES, MOST_OF_A_NOTEBOOK, OPENS
from perfkit.publishing.arrange import PREFIX, block_of, tags
from perfkit.publishing.gallery import name_of_view

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST = 40
READERS = "For its readers (say who they are): what does this page answer (say it in one question)?"
PARAMETERS = """\
edition: str = ""  # Edition to open; empty opens the newest
body: str = "{body}"  # Body whose page this is"""
SETUP = "import perfkit as pk\n\nbook = pk.open_book(edition, body)"


def new_notebook(name: str, *, block: str, body: str) -> nbformat.NotebookNode:
    """Return a notebook with its parameters, setup and record cells and the blocks of a page.

    Those are what every page opens with, `block`, and what every page ends with; `body` is whose
    page it shows in JupyterLab.

    Raises
    ------
    UnknownNameError
        When there is no such block.
    """
    title = name.replace("_", " ").capitalize()
    blocks = dict.fromkeys((OPENS, block, CLOSES))
    begun: nbformat.NotebookNode = empty_notebook(
        cells=[
            new_markdown_cell(f"# {title}\n\n{READERS}", id="title"),
            _cell("parameters", PARAMETERS.format(body=body)),
            _cell("setup", SETUP),
            *(block_cell(shown) for shown in blocks),
            _cell("record", "pk.record(book)"),
        ],
        metadata={
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
    )
    return begun


def block_cell(block: str) -> nbformat.NotebookNode:
    """Return the cell that shows one block.

    Raises
    ------
    UnknownNameError
        When there is no such block.
    """
    if block not in BLOCKS:
        raise UnknownNameError("block", block, BLOCKS)
    return _cell(f"{PREFIX}{block}", f"# {BLOCKS[block]}\npk.{name_of_view(block)}(book)")


def path_of_new(notebooks: Path, name: str) -> Path:
    """Return where a new notebook is to be written.

    Raises
    ------
    ParameterError
        When the name is not one that pages.yml and every system can use, or is taken.
    """
    if not NAME.fullmatch(name) or len(name) > LONGEST:
        raise ParameterError(
            f"A notebook cannot be called {name!r}. Use small letters, digits and single "
            f"underscores, a letter first, at most {LONGEST} in all: town_centre."
        )
    path = notebooks / f"{name}.ipynb"
    if path.exists():
        raise ParameterError(
            f"{path} is there already and was left as it is. Choose another name, or add to it: "
            f"perfkit new block BLOCK {name}"
        )
    return path


def with_block(notebook: nbformat.NotebookNode, block: str, *, name: str) -> nbformat.NotebookNode:
    """Put the cell of one more block into a notebook, before what ends its pages.

    Raises
    ------
    UnknownNameError
        When there is no such block.
    ParameterError
        When the notebook has it, or as many as one can read through.
    """
    cell = block_cell(block)
    there = [block_of(known) for known in notebook.cells if block_of(known)]
    if block in there:
        raise ParameterError(f"{name} has the block {block} already. It was left as it is.")
    if len(there) >= MOST_OF_A_NOTEBOOK:
        raise ParameterError(
            f"{name} has {len(there)} blocks, as many as one can read through. Take one out, or "
            "begin another: perfkit new notebook NAME"
        )
    notebook.cells.insert(_place(notebook), cell)
    return notebook


def write_notebook(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write a notebook as JupyterLab does: the same bytes on every system."""
    text = nbformat.writes(notebook, version=4)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _place(notebook: nbformat.NotebookNode) -> int:
    ends = ("record", f"{PREFIX}{CLOSES}")
    for place, cell in enumerate(notebook.cells):
        if any(tag in ends for tag in tags(cell)):
            return place
    return len(notebook.cells)


def _cell(tag: str, source: str) -> nbformat.NotebookNode:
    cell: nbformat.NotebookNode = new_code_cell(source, id=tag, metadata={"tags": [tag]})
    return cell
