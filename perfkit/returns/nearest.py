"""Which known layout a header comes nearest to, where it is none of them: and how it differs."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from perfkit.returns.readers import READERS
from perfkit.returns.readers.base import Header
from perfkit.tables import RECORDS

LEAST = 0.6  # of the names of both: of fewer, to name a layout would be a guess
ALIKE, CLOSE = 1.0, 0.6  # of two names, as difflib counts
OWN_TITLE = "the workbook's own return"


class Nearest(NamedTuple):
    """A known layout, and what sets a header apart from it.

    `own` is the kind of the workbook's own return, empty of a published layout. `renamed` are pairs
    of a name sent and the one expected in its place; `absent` are expected and not there; `unknown`
    are there and not expected. All three are empty where the names are those of the layout.
    """

    title: str
    own: str
    renamed: tuple[tuple[str, str], ...]
    absent: tuple[str, ...]
    unknown: tuple[str, ...]


def nearest_layout(names: Sequence[str]) -> Nearest | None:
    """Return the layout that a header comes nearest to; None where none is near.

    A name stands for another where they differ in capitals, spaces or a few letters.
    """
    sent = [name.strip() for name in names if name.strip()]
    compared = [_compared(sent, *layout) for layout in _layouts()]
    score, _, near = max(compared, key=lambda one: one[:2])
    return near if score >= LEAST else None


def _layouts() -> Iterator[tuple[str, str, Header]]:
    for reader in READERS:
        if isinstance(reader.recognises, Header):
            yield reader.title, "", reader.recognises
    for kind, record in RECORDS.items():
        required = tuple(column.name for column in record.columns if column.required)
        others = tuple(name for name in record.names if name not in required)
        yield f"{OWN_TITLE}: {record.title}", kind, Header(required, others)


def _compared(
    sent: list[str], title: str, own: str, header: Header
) -> tuple[float, float, Nearest]:
    """Return how near a header is (0 to 1, then by names that are the same), and how it differs."""
    expected = [*header.required, *header.optional]
    left = [name for name in sent if name not in expected]
    renamed: list[tuple[str, str]] = []
    for likeness in (ALIKE, CLOSE):  # first those that only capitals and spaces set apart
        for name in expected:
            if name in sent or name in dict(renamed).values():
                continue
            if (other := _like(name, left, likeness)) is not None:
                left.remove(other)
                renamed.append((other, name))
    renamed.sort(key=lambda pair: expected.index(pair[1]))
    found = {name for _, name in renamed}.union(sent).intersection(expected)
    absent = tuple(name for name in header.required if name not in found)
    whole = len(found) + len(absent) + len(left)
    same = len(found) - len(renamed)
    near = Nearest(title, own, tuple(renamed), absent, tuple(left))
    return len(found) / max(whole, 1), same / max(whole, 1), near


def _like(name: str, others: list[str], likeness: float) -> str | None:
    plain = {_plain(other): other for other in reversed(others)}
    close = get_close_matches(_plain(name), plain, n=1, cutoff=likeness)
    return plain[close[0]] if close else None


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).casefold().strip()
