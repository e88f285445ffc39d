"""Compares what a file says with what the store holds: repeats, revisions and contradictions."""

from typing import NamedTuple

import numpy as np
import pandas as pd

# What tells one published fact from another; the day of release only where the file said it, as
# the usual day would else make a revision a thing of its own.
KEY = (
    "return_id",
    "series",
    "area_code",
    "period_kind",
    "period_start",
    "period_end",
    "breakdown",
    "release_version",
    "release_key",
)
NUMBERS = ("value", "lower", "upper", "numerator", "denominator")
NEVER = pd.Timestamp("1900-01-01")  # in place of the day of release where only the pattern says it


class Matched(NamedTuple):
    """What becomes of each incoming fact, all on the index of the incoming facts.

    `repeats`: the fact in the store that says the same, else 0. `revises`: whether it takes the
    place of one that the store holds. `contradicts`: the fact in the store that another file said
    first and that says otherwise, else 0, also where it is a repeat. Where all are 0 or false the
    fact is new.
    """

    repeats: "pd.Series[int]"
    revises: "pd.Series[bool]"
    contradicts: "pd.Series[int]"
    released_on: pd.Series  # of the fact that is revised, else missing


def match(incoming: pd.DataFrame, existing: pd.DataFrame, *, told: frozenset[int]) -> Matched:
    """Return what becomes of each fact of one file; neither table is changed.

    Parameters
    ----------
    incoming
        Facts of `tables.FACTS`, one row a key.
    existing
        Facts that the store holds of the same return and series, with `contradicts` (0 for none).
    told
        Ids of the facts that a file of the same name has told.
    """
    key = list(KEY)
    there = _keyed(existing).sort_values(["released_on", "recorded_at", "fact_id"])
    standing = there[there["contradicts"] == 0].drop_duplicates(key, keep="last")
    own = there[there["fact_id"].isin(told)].sort_values("fact_id")
    own = own.drop_duplicates(key, keep="last")
    mine = _keyed(incoming)
    stands, before = _beside(mine, standing), _beside(mine, own)

    # What a file of the same name says again, and what another file agrees on, is a repeat.
    unsaid = before["fact_id"].isna()
    same_as_standing = (_agree(mine, stands) & unsaid) | _same(mine, stands)
    same_as_own = _same(mine, before)
    repeats = stands["fact_id"].where(same_as_standing, before["fact_id"].where(same_as_own))
    differs = stands["fact_id"].notna() & repeats.isna()
    revises = differs & (
        (before["contradicts"] == 0) | ((mine["status"] == "r") & (stands["status"] != "r"))
    )
    contradicts = stands["fact_id"].where(differs & ~revises)
    still = before["contradicts"].where(repeats == before["fact_id"])
    return Matched(
        repeats=repeats.fillna(0).astype("int64"),
        revises=revises,
        contradicts=contradicts.fillna(still).fillna(0).astype("int64"),
        released_on=stands["released_on"].where(revises),
    )


def _keyed(facts: pd.DataFrame) -> pd.DataFrame:
    in_file = facts["release_basis"] == "file"
    return facts.assign(release_key=facts["released_on"].where(in_file, NEVER))


def _beside(mine: pd.DataFrame, theirs: pd.DataFrame) -> pd.DataFrame:
    """Return, on the index of `mine`, the row of `theirs` with the same key; missing for none."""
    key = list(KEY)
    columns = ["fact_id", "contradicts", "released_on", "value_text", "status", *NUMBERS]
    right = theirs[[*key, *columns]].set_index(key)
    found = mine[key].join(right, on=key)
    return found[columns].set_index(mine.index)


def _agree(mine: pd.DataFrame, theirs: pd.DataFrame) -> "pd.Series[bool]":
    """Whether they give the same value, words or kind of missing; a mark may stand beside it.

    Where one gives no interval or no counts, it does not disagree about them.
    """
    there = theirs["fact_id"].notna()
    missing = mine["value"].isna() & theirs["value"].isna()
    same_missing = missing & (
        (mine["value_text"] == theirs["value_text"])
        | ((mine["status"] == theirs["status"]) & (mine["status"] != ""))
    )
    agree = there & ((mine["value"] == theirs["value"]) | same_missing)
    for name in NUMBERS[1:]:
        both = mine[name].notna() & theirs[name].notna()
        agree &= ~both | (mine[name] == theirs[name])
    return agree


def _same(mine: pd.DataFrame, theirs: pd.DataFrame) -> "pd.Series[bool]":
    """Whether they agree, in every number and in the mark."""
    same = _agree(mine, theirs) & (mine["status"] == theirs["status"])
    for name in NUMBERS[1:]:
        same &= np.equal(mine[name].isna(), theirs[name].isna())
    return same
