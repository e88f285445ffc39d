"""Looks at a file for the quirks of its layout."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from perfkit.returns.quirks import (
    attendance,
    councils,
    dfe_dictionary,
    dfe_lait,
    fingertips,
    fly_tipping,
    fly_tipping_sheets,
    hclic,
    ons_local_statistics,
    places,
)
from perfkit.returns.quirks.cells import QuirkCells
from perfkit.returns.quirks.table import read_table
from perfkit.tables import MOST_ROWS, QUIRK_ROWS

Find = Callable[[pd.DataFrame], Iterator[QuirkCells]]

# By layout: which quirks are looked for, by the id under which quirks.yml explains them.
LOOKED_FOR: Mapping[str, Mapping[str, Find]] = {
    "hclic-tidy": hclic.TIDY,
    "hclic-sheet": hclic.SHEET,
    "dfe-lait": dfe_lait.TIDY,
    "dfe-lait-dictionary": dfe_dictionary.DICTIONARY,
    "ons-local-statistics": ons_local_statistics.TIDY,
    "fingertips-short": fingertips.SHORT,
    "attendance-releases": attendance.RELEASES,
    "fly-tipping-tidy": fly_tipping.TIDY,
    "fly-tipping-sheet": fly_tipping_sheets.SHEET,
    "housing-supply": councils.HOUSING,
    "deprivation-of-councils": councils.DEPRIVATION,
    "deprivation-of-small-areas": places.SMALL_AREAS,
    "claimants": places.CLAIMANTS,
    "boundaries": places.BOUNDARIES,
}


class Looked(NamedTuple):
    """What looking at one file came to.

    `counts` has one row a quirk looked for: `quirk` and `cells`, 0 where it is not in this file.
    `rows` has one row a cell, of `tables.QUIRK_ROWS` but the file: at most `MOST_ROWS` of each.
    """

    counts: pd.DataFrame
    rows: pd.DataFrame


def looked_for(reader_id: str) -> tuple[str, ...]:
    """Return the ids of the quirks that are looked for in files of a layout."""
    return tuple(LOOKED_FOR.get(reader_id, {}))


def look(path: Path, reader_id: str) -> Looked:
    """Return the quirks of one file; nothing where none is known of its layout.

    Raises
    ------
    ReturnError
        When the file cannot be read to its end.
    """
    finds = LOOKED_FOR.get(reader_id, {})
    if not finds:
        return Looked(pd.DataFrame({"quirk": [], "cells": []}), _rows([]))
    table = read_table(path, reader_id)
    found = {quirk: list(find(table)) for quirk, find in finds.items()}
    counts = {quirk: sum(len(cells.got) for cells in each) for quirk, each in found.items()}
    return Looked(
        pd.DataFrame({"quirk": list(counts), "cells": list(counts.values())}),
        _rows(_kept(quirk, each) for quirk, each in found.items()),
    )


def _kept(quirk: str, found: list[QuirkCells]) -> pd.DataFrame:
    """Return the cells of a quirk that are kept, row by row.

    Where there are too many, the first of each different text comes before a second of any.
    """
    parts = [
        pd.DataFrame({"quirk": quirk, "row": got.index, "column": column, "got": got})
        for column, got in found
    ]
    whole = pd.concat(parts) if parts else _rows([])
    if len(whole) > MOST_ROWS:
        again = whole["got"].duplicated()
        whole = pd.concat([whole[~again], whole[again]]).head(MOST_ROWS)
    return whole.sort_values("row", kind="stable")


def _rows(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    names = [name for name in QUIRK_ROWS if name not in ("file_id", "file")]
    empty = pd.DataFrame({name: [] for name in names})
    return pd.concat([empty, *parts], ignore_index=True)[names]
