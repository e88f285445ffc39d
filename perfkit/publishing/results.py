"""What came of each page, and the one screen that says which failed and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from perfkit.publishing.figures_of_record import Figure

MOST_TOLD = 6  # different failures: more than one screen is not read
MOST_NAMED = 8  # bodies


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
    """Return one screen: which pages failed, at which cell, and why; empty when none did.

    Pages that failed in the same way are told together.
    """
    failed = [result for result in results if not result.ok]
    if not failed:
        return ""
    alike: dict[tuple[str, str], list[PageResult]] = {}
    for result in failed:
        alike.setdefault((result.cell, result.error), []).append(result)
    groups = list(alike.values())
    lines = [f"{len(failed)} of {len(results)} pages could not be published:"]
    for group in groups[:MOST_TOLD]:
        lines += ["", *_told(group)]
    rest = [result for group in groups[MOST_TOLD:] for result in group]
    if rest:
        lines += ["", f"In other ways: {_names(rest)}."]
    others = "The other pages were published." if len(failed) < len(results) else ""
    lines += ["", f"{others} Open the notebook with the same body to see why.".strip()]
    return "\n".join(lines)


def _told(alike: Sequence[PageResult]) -> list[str]:
    first = alike[0]
    lines = [f"  {_names(alike)}"]
    lines += [f"    {first.cell}"] if first.cell else []
    lines += [f"    | {line}" for line in _ends(first.source)]
    return [*lines, f"    {first.error}"]


def _names(results: Sequence[PageResult]) -> str:
    names = ", ".join(result.body for result in results[:MOST_NAMED])
    more = len(results) - MOST_NAMED
    return f"{names} and {more} more" if more > 0 else names


def _ends(source: str) -> list[str]:
    lines = source.strip().splitlines()
    return lines if len(lines) <= 2 else [lines[0], "...", lines[-1]]
