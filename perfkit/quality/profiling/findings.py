"""Findings of one kind as columns, and how overlaps between kinds are settled."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

COLUMNS = ["row", "column", "kind", "dimension", "found", "likely", "confidence", "reason"]
WHOLE_ROW = -1

# Which dimension a kind fails, and which reason wins a cell: the more specific first.
KINDS = {
    "swapped": "validity",
    "shifted": "validity",
    "run together": "validity",
    "no such day": "validity",
    "unit in number": "consistency",
    "spaces": "consistency",
    "letter case": "consistency",
    "spelling": "accuracy",
    "does not add up": "consistency",
    "unit change": "accuracy",
    "carried forward": "timeliness",
    "placeholder": "completeness",
    "blank": "completeness",
    "changes for a time": "consistency",
    "outvoted": "accuracy",
    "breaks a rule": "consistency",
    "impossible total": "consistency",
    "impossible rate": "validity",
    "format": "validity",
    "repeated row": "uniqueness",
}
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
RAW = ["at", "place", "kind", "likely", "confidence", "reason", "ground"]
# Kinds that say of a cell that its text does not belong there: it can speak for no other cell.
MISPLACED = ("swapped", "shifted")


def found_at(
    rows: Sequence[int] | np.ndarray,
    place: int,
    *,
    kind: str,
    likely: Sequence[str] | str,
    confidence: float | np.ndarray,
    reason: Sequence[str] | str,
    ground: tuple[int, ...] = (),
) -> pd.DataFrame:
    """Return findings of one kind in one column: one row each, by the place of row and column.

    `ground` is the places of the columns whose cells of the same row speak against this one.
    """
    if not len(rows):
        return nothing()
    told = {"at": np.asarray(rows, dtype=np.intp), "place": place, "kind": kind}
    why = {"likely": likely, "confidence": confidence, "reason": reason}
    return pd.DataFrame({**told, **why, "ground": [ground] * len(rows)})


def nothing() -> pd.DataFrame:
    """Return no findings."""
    return pd.DataFrame(columns=RAW)


def settle(found: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return one finding a cell: the most specific reason wins; a word of it is never mixed.

    What rests on a cell of its row that stands in the wrong place rests on nothing: it is left out.
    """
    some = [table for table in found if len(table)]
    if not some:
        return nothing()
    every = pd.concat(some, ignore_index=True)
    every = every[~_groundless(every)]
    every["order"] = every["kind"].map(_ORDER)
    every = every.sort_values(["at", "place", "order", "reason"], kind="stable")
    return every.drop_duplicates(["at", "place"])[RAW].reset_index(drop=True)


def _groundless(every: pd.DataFrame) -> np.ndarray:
    """Say which findings rest on a cell that is found to stand in the wrong place."""
    misplaced = every[every["kind"].isin(MISPLACED)]
    cells = pd.MultiIndex.from_arrays([misplaced["at"], misplaced["place"]])
    grounds = every.loc[every["ground"].map(bool), ["at", "ground"]].explode("ground")
    bad = pd.MultiIndex.from_frame(grounds).isin(cells)
    return every.index.isin(grounds.index[bad])
