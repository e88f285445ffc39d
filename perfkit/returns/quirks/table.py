"""A file as the table in which quirks are looked for: every cell as text."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from perfkit.errors import ReturnError
from perfkit.returns.readers.files import read_grid, read_rows


def read_table(path: Path, reader_id: str) -> pd.DataFrame:
    """Return a file of a known layout as text; the index is the row, 1 being the first.

    A sheet without a plain header has columns named as a spreadsheet does: A, B. Of a file of
    boundaries each area is a row, without its outline, and each of its properties a column, written
    as in the file: a text stands in quotation marks, a number does not.

    Raises
    ------
    ReturnError
        When the file cannot be read to its end.
    """
    return _READ.get(reader_id, read_rows)(path)


def column_letter(place: int) -> str:
    """Return what a spreadsheet calls a column, the first being 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    before, last = divmod(place, 26)
    return (column_letter(before - 1) if before else "") + chr(ord("A") + last)


def _sheet(path: Path) -> pd.DataFrame:
    grid = read_grid(path)
    return grid.set_axis([column_letter(place) for place in range(grid.shape[1])], axis="columns")


def _areas(path: Path) -> pd.DataFrame:
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        rows = [{name: json.dumps(held) for name, held in _properties(one)} for one in features]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReturnError(
            f"{path.name} cannot be read as boundaries: {type(error).__name__}. Ask its publisher "
            "for GeoJSON, a collection of features that each have properties."
        ) from None
    table = pd.DataFrame(rows, dtype="str").fillna("")
    return table.set_axis(pd.RangeIndex(1, len(table) + 1))


def _properties(feature: Mapping[str, Mapping[str, object]]) -> list[tuple[str, object]]:
    return list(feature["properties"].items())


_READ: dict[str, Callable[[Path], pd.DataFrame]] = {
    "hclic-sheet": _sheet,
    "fly-tipping-sheet": _sheet,
    "boundaries": _areas,
}
