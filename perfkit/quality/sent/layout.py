"""What to do with a table that no reader knows: the nearest layout, and how it differs."""

from collections.abc import Iterator, Sequence

from perfkit.returns.nearest import Nearest, nearest_layout
from perfkit.returns.sent_table import SentTable

MOST_NAMED = 6  # columns of one difference
NOT_NEAR = (
    "Its columns come near to no layout that is known. Send the publisher's own file, or fill in "
    "one that perfkit template writes."
)


def how_to_be_known(table: SentTable) -> tuple[str, ...]:
    """Return how a table of no known layout differs from the nearest, and what to do; sentences."""
    near = nearest_layout(table.rows.get(table.header, ()))
    if near is None:
        return (NOT_NEAR,)
    return tuple(_told(near, table))


def _told(near: Nearest, table: SentTable) -> Iterator[str]:
    differences = list(_differences(near))
    if differences:
        yield f"Nearest is the layout {near.title!r}: {'; '.join(differences)}."
    else:
        yield f"Its columns are those of the layout {near.title!r}."
    todo = ["give its columns the names that are expected"] if differences else []
    published = not near.own
    if published and table.sheet:
        todo.append(
            f"save the sheet {table.sheet!r} as comma separated values in UTF-8 (.csv), for a "
            "published layout is not read from a spreadsheet"
        )
    if published and table.header > 1:
        todo.append(f"put the names, which stand in row {table.header}, into row 1")
    joined = "; ".join(todo) or "give each name once"
    yield f"{joined[0].upper()}{joined[1:]}; then check it again."


def _differences(near: Nearest) -> Iterator[str]:
    pairs = [f"`{sent}` where `{expected}` is expected" for sent, expected in near.renamed]
    if pairs:
        yield _some(pairs)
    if near.absent:
        yield f"{_some([f'`{name}`' for name in near.absent])} missing"
    if near.unknown:
        yield f"{_some([f'`{name}`' for name in near.unknown])} not expected"


def _some(named: Sequence[str]) -> str:
    more = len(named) - MOST_NAMED
    return ", ".join(named[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
