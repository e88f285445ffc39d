"""The known quirks of the sources: which were looked for, where they were found, and an example."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from perfkit.framework.model import Quirk, WardGeneration
from perfkit.returns.quirks.areas import look_across
from perfkit.returns.records import OWN
from perfkit.store import read
from perfkit.store.engine import Store
from perfkit.tables import QUIRK_ROWS

QUIRKS = ["quirk", "return_id", "file", "cells", "row", "column", "got"]
FILE = ["quirk", "file_id", "file"]
EXAMPLE = ["row", "column", "got"]


class Quirks(NamedTuple):
    """One row a quirk and file looked at, with the first cell; and one row a cell."""

    table: pd.DataFrame
    rows: pd.DataFrame


def quirks_in(store: Store, quirks: Sequence[Quirk], wards: Sequence[WardGeneration]) -> Quirks:
    """Return the quirks that files were found to have, and those that show across returns."""
    generations = {held.id: held.codes for held in wards}
    areas = read.areas(store)
    published = areas[areas["return_id"] != OWN]
    across, rows_across = look_across(published, generations)
    return explained(
        pd.concat([read.quirks(store), across]),
        pd.concat([read.quirk_rows(store), rows_across]),
        quirks,
    )


def explained(counts: pd.DataFrame, rows: pd.DataFrame, quirks: Sequence[Quirk]) -> Quirks:
    """Return what was found of the quirks that are explained, in their order, each file's by name.

    `counts` is tables.QUIRKS and `rows` tables.QUIRK_ROWS, as the store has them. `return_id` is
    empty for reference files; `row`, `column` and `got` of the first cell are missing where the
    file is free of the quirk. What nobody explains any more is left out.
    """
    of_return = {quirk.id: quirk.return_id or "" for quirk in quirks}
    place = {quirk: at for at, quirk in enumerate(of_return)}
    counts, rows = (table[table["quirk"].isin(list(place))] for table in (counts, rows))
    first = rows.drop_duplicates(FILE)[[*FILE, *EXAMPLE]].astype({"row": "Int64"})
    table = counts.merge(first, on=FILE, how="left")
    table = table.assign(return_id=table["quirk"].map(of_return).astype("str"))
    return Quirks(
        _in_order(table, place, ["file"])[QUIRKS],
        _in_order(rows, place, ["file", "row", "column"])[list(QUIRK_ROWS)],
    )


def _in_order(table: pd.DataFrame, place: dict[str, int], then: list[str]) -> pd.DataFrame:
    known = table.assign(place=table["quirk"].map(place))
    return known.sort_values(["place", *then], kind="stable", ignore_index=True)
