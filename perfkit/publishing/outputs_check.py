"""Check that an executed page holds what it should: an empty page did not go well."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import nbformat

from perfkit.errors import PublishingError
from perfkit.publishing import figures_of_record
from perfkit.publishing.arrange import block_of, tags
from perfkit.views.view import BLOCK_MIME


def check(executed: nbformat.NotebookNode, blocks: Sequence[str]) -> tuple[str, ...]:
    """Return what is wrong with an executed page, one sentence a fault; none when it is whole.

    Checked: no cell failed; each block of the page shows something; each block holds as many
    ``<figure`` as it says it has charts; there is one first heading at most; a page with a
    `record` cell states at least one figure of record, none of them twice.
    """
    shown = _shown(executed)
    return (
        *_failures(executed),
        *(fault for block in blocks for fault in _block_faults(block, shown.get(block, []))),
        *_heading_faults(executed),
        *_record_faults(executed),
    )


def _outputs(cell: Any) -> list[Any]:
    return list(cell.get("outputs", []))


def _shown(executed: nbformat.NotebookNode) -> dict[str, list[Any]]:
    by_block: dict[str, list[Any]] = {}
    for cell in executed.cells:
        for output in _outputs(cell):
            said = output.get("data", {}).get(BLOCK_MIME)
            if said is not None and said["block"] == block_of(cell):
                by_block.setdefault(said["block"], []).append(output)
    return by_block


def _failures(executed: nbformat.NotebookNode) -> list[str]:
    return [
        f"A cell ended in {output['ename']}: {output['evalue']}"
        for cell in executed.cells
        for output in _outputs(cell)
        if output["output_type"] == "error"
    ]


def _block_faults(block: str, outputs: Sequence[Any]) -> list[str]:
    html = "".join(output["data"].get("text/html", "") for output in outputs)
    if not html.strip():
        return [f"The block {block} shows nothing."]
    declared = sum(output["data"][BLOCK_MIME]["charts"] for output in outputs)
    drawn = html.count("<figure")
    if drawn < declared:
        return [f"The block {block} says it has {declared} charts and shows {drawn}."]
    return []


def _heading_faults(executed: nbformat.NotebookNode) -> list[str]:
    headings = sum(
        output.get("data", {}).get("text/html", "").count("<h1")
        for cell in executed.cells
        for output in _outputs(cell)
    )
    return [f"The page has {headings} first headings; it may have one."] if headings > 1 else []


def _record_faults(executed: nbformat.NotebookNode) -> list[str]:
    try:
        figures = figures_of_record.read(executed)
    except PublishingError as error:
        return [str(error)]
    kinds = Counter(tag for cell in executed.cells for tag in tags(cell))
    if kinds["record"] and not figures:
        return ["The record cell states no figure of record."]
    return []
