"""What came of each page, and the one screen that says which failed and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from perfkit.publishing.figures_of_record import Figure

MOST_TOLD = 6  # failures: more than one screen is not read


@dataclass(frozen=True)
class PageResult:
    """What came of one page."""

    body: str
    title: str
    ok: bool
    cell: str = ""  # the cell that failed: its number and its tags
    source: str = ""
    error: str = ""  # in one line
    figures: Mapping[str, Figure] = field(default_factory=dict)


def failures_message(results: Sequence[PageResult]) -> str:
    """Return one screen: which pages failed, at which cell, and why; empty when none did."""
    failed = [result for result in results if not result.ok]
    if not failed:
        return ""
    lines = [f"{len(failed)} of {len(results)} pages could not be published:"]
    for result in failed[:MOST_TOLD]:
        lines += ["", *_told(result)]
    rest = failed[MOST_TOLD:]
    if rest:
        lines += ["", f"and {len(rest)} more: {', '.join(result.body for result in rest)}."]
    lines += ["", "The other pages were published. Open the notebook with the same body to see it."]
    return "\n".join(lines)


def _told(result: PageResult) -> list[str]:
    where = f", {result.cell}" if result.cell else ""
    lines = [f"  {result.body}{where}"]
    lines += [f"    | {line}" for line in _ends(result.source)]
    return [*lines, f"    {result.error}"]


def _ends(source: str) -> list[str]:
    lines = source.strip().splitlines()
    return lines if len(lines) <= 2 else [lines[0], "...", lines[-1]]
