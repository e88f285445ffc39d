"""Put the cells of a level's notebook in the order of one body's page."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import nbformat

from perfkit.errors import ParameterError

PREFIX = "block-"
EXPLORE = "explore"  # tags a cell that runs for who explores, and not in the batch


def tags(cell: Any) -> list[str]:
    """Return the tags of a cell."""
    return list(cell.metadata.get("tags", []))


def block_of(cell: Any) -> str | None:
    """Return the id of the block that a cell shows, or None."""
    named = (tag.removeprefix(PREFIX) for tag in tags(cell) if tag.startswith(PREFIX))
    return next(named, None)


def arrange(
    notebook: nbformat.NotebookNode,
    blocks: Sequence[str],
    *,
    explore: Sequence[str] = (),
    name: str = "The notebook",
) -> nbformat.NotebookNode:
    """Return a notebook with the cells of these blocks, in this order.

    What stands before the first block (title, parameters, setup) stays first and the `record`
    cell last; the cells of other blocks are left out. A cell without a tag belongs to the block
    after it, as words above what they are about; what follows the last block is kept. Of the cells
    that explore, those named in `explore` stand after the blocks, in its order.

    Raises
    ------
    ParameterError
        When the notebook has no cell for a block; `name` is how the message calls it.
    """
    arranged = deepcopy(notebook)
    exploring = {cell.id: cell for cell in arranged.cells if EXPLORE in tags(cell)}
    others = [cell for cell in arranged.cells if EXPLORE not in tags(cell)]
    head, by_block, tail = _parted(others)
    wanted = [f"{EXPLORE}-{part}" for part in explore]
    absent = [PREFIX + block for block in blocks if block not in by_block]
    absent += [cell for cell in wanted if cell not in exploring]
    if absent:
        there = [*(PREFIX + block for block in by_block), *exploring]
        raise ParameterError(
            f"{name} has no cell {', '.join(absent)}; it has "
            f"{', '.join(there) or 'no block at all'}. Add it (perfkit new block BLOCK NOTEBOOK), "
            "or take it out of pages.yml."
        )
    middle = [cell for block in blocks for cell in by_block[block]]
    arranged.cells = [*head, *middle, *(exploring[cell] for cell in wanted), *tail]
    return arranged


def _parted(cells: list[Any]) -> tuple[list[Any], dict[str, list[Any]], list[Any]]:
    head: list[Any] = []
    by_block: dict[str, list[Any]] = {}
    record: list[Any] = []
    waiting: list[Any] = []
    for cell in cells:
        block = block_of(cell)
        if block is not None:
            by_block.setdefault(block, []).extend([*waiting, cell])
            waiting = []
        elif "record" in tags(cell):
            record.append(cell)
        elif by_block:
            waiting.append(cell)
        else:
            head.append(cell)
    return head, by_block, [*waiting, *record]
