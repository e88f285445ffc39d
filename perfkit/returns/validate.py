"""Splits the cells of one file into facts, where they came from, and problems; no cell is lost."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd

from perfkit.framework.checks import Dimension
from perfkit.framework.uses import SeriesUse
from perfkit.returns.corrections import Correction, correct
from perfkit.returns.parse import parse
from perfkit.returns.rules import (
    DOUBTING,
    KEY,
    REJECTING,
    REJECTING_TOGETHER,
    Rule,
    Severity,
)
from perfkit.tables import FACTS, PROBLEMS, SOURCES


class CellsRead(Protocol):
    """What a reader gives: cells of `tables.CELLS` as text, and how many it read."""

    @property
    def table(self) -> pd.DataFrame:
        """One row a published cell of a series that is used."""

    @property
    def read(self) -> int:
        """How many cells the file holds."""

    @property
    def out_of_scope(self) -> int:
        """How many of them nothing uses: read = out_of_scope + rows of `table`."""


class Origin(NamedTuple):
    """Where cells came from: the return, the file's name, its SHA-256, the day it was received."""

    return_id: str
    file: str
    file_id: str
    received_on: date


class Home(NamedTuple):
    """The council whose workbook this is, and the region it lies in."""

    area_code: str
    region: str


class Validated(NamedTuple):
    """The cells of one file, accounted for: sound + rejected + out_of_scope = read.

    `facts` has the columns of `tables.FACTS` without `recorded_at`, one row a different fact, in
    the file's order; its `fact_id` counts from 0 within the file. `sources` has one row a sound
    cell: two cells that say the same are one fact with two sources. `problems` may hold several
    rows a cell, and doubtful ones of cells that are sound.
    """

    facts: pd.DataFrame
    sources: pd.DataFrame
    problems: pd.DataFrame
    read: int
    sound: int
    rejected: int
    out_of_scope: int


def validate(
    cells: CellsRead,
    *,
    uses: Mapping[tuple[str, str], SeriesUse],
    origin: Origin,
    corrections: Sequence[Correction] = (),
    home: Home | None = None,
) -> Validated:
    """Return the facts of one file, their sources, and its problems; the input is kept.

    Cells of a series that is not in `uses` are out of scope. A missing value that is marked as such
    is a fact: its `value` is NaN, its `value_text` the mark as published, its `status` the mark in
    the workbook's own letters. `released_on` is the file's, else the end of the period and the
    series' usual lag.

    Parameters
    ----------
    uses
        How each series is used, by return and series.
    home
        The council, whose published region is checked; None checks nobody's.
    """
    mine = {series: use for (return_id, series), use in uses.items() if return_id == origin[0]}
    table = cells.table
    wanted = table[table["series"].isin(list(mine))].reset_index(drop=True)
    corrected = correct(wanted, corrections, return_id=origin.return_id, on=origin.received_on)
    parsed = _at_home(parse(corrected.cells, uses=mine), home)
    told = _told(wanted, corrected.told, origin)
    said = corrected.told
    refused = pd.Index(said.loc[said["severity"] == "rejected", "index"], dtype="int64")
    problems, bad = _rejected(parsed.drop(index=refused), origin)
    sound = parsed.drop(index=bad.union(refused))
    facts, sources = _facts(sound, origin)
    doubts = _problems(sound, DOUBTING, origin)
    return Validated(
        facts=facts,
        sources=sources,
        problems=in_order([told, *problems, *doubts]),
        read=cells.read,
        sound=len(sound),
        rejected=len(wanted) - len(sound),
        out_of_scope=cells.out_of_scope + len(table) - len(wanted),
    )


def _at_home(parsed: pd.DataFrame, home: Home | None) -> pd.DataFrame:
    code, region = home or ("", "")
    own = parsed["area_code"] == code
    return parsed.assign(expected_region=pd.Series("", index=parsed.index).mask(own, region))


def _rejected(parsed: pd.DataFrame, origin: Origin) -> tuple[list[pd.DataFrame], pd.Index]:
    alone = _problems(parsed, REJECTING, origin)
    bad = _index_of(alone)
    together = _problems(parsed.drop(index=bad), REJECTING_TOGETHER, origin)
    return [*alone, *together], bad.union(_index_of(together))


def _index_of(problems: list[pd.DataFrame]) -> "pd.Index[int]":
    indices = sorted({index for table in problems for index in table.index})
    index: pd.Index[int] = pd.Index(np.array(indices, dtype="int64"))
    return index


def _problems(parsed: pd.DataFrame, rules: Iterable[Rule], origin: Origin) -> list[pd.DataFrame]:
    found = []
    for rule in (rule for rule in rules if rule.is_asked_of(origin.return_id)):
        messages = rule.check(parsed)
        cells = parsed.loc[messages.index]
        found.append(
            problem_rows(
                cells.assign(got=cells[rule.got], rule=messages),
                origin,
                rule.dimension,
                rule.severity,
            )
        )
    return found


def problem_rows(
    cells: pd.DataFrame, origin: Origin, dimension: Dimension, severity: Severity
) -> pd.DataFrame:
    """Return problems of one dimension and severity, one row a row of `cells`, on its index.

    `cells` has row, column, series, area_code, period_text, got and rule.
    """
    return cells.assign(
        file_id=origin.file_id,
        file=origin.file,
        return_id=origin.return_id,
        dimension=dimension,
        severity=severity,
    )[list(PROBLEMS)]


def _told(cells: pd.DataFrame, told: pd.DataFrame, origin: Origin) -> pd.DataFrame:
    """Return what corrections have to tell, as problems of accuracy."""
    rows = cells.loc[told["index"].astype("int64")].assign(
        got=told["got"].to_numpy(), rule=told["rule"].to_numpy()
    )
    problems = problem_rows(rows, origin, "accuracy", "doubtful")
    return problems.assign(severity=told["severity"].to_numpy())


def in_order(problems: list[pd.DataFrame]) -> pd.DataFrame:
    """Return all problems in the order of their index, as text but for the row."""
    none = pd.DataFrame({name: pd.Series(dtype="str") for name in PROBLEMS})
    together = pd.concat(problems or [none]).sort_index(kind="stable").reset_index(drop=True)
    texts = [name for name in PROBLEMS if name != "row"]
    return together.astype({"row": "int64", **dict.fromkeys(texts, "str")})


def _facts(sound: pd.DataFrame, origin: Origin) -> tuple[pd.DataFrame, pd.DataFrame]:
    numbered = sound.assign(
        fact_id=sound.groupby(list(KEY), sort=False, dropna=False).ngroup(),
        return_id=origin.return_id,
        # What stands for a value: the words or the mark. A number needs no text beside it.
        value_text=sound["value_text"].where(sound["value"].isna(), ""),
        note=_with_unknown_status(sound),
    )
    first = numbered.drop_duplicates("fact_id").drop(columns="released_on")
    facts = first.rename(columns={"release": "released_on"})
    facts = facts[[name for name in FACTS if name != "recorded_at"]].reset_index(drop=True)
    sources = numbered.assign(file_id=origin.file_id, file=origin.file)[list(SOURCES)]
    return facts, sources.astype({"row": "int64"}).reset_index(drop=True)


def _with_unknown_status(sound: pd.DataFrame) -> "pd.Series[str]":
    """Return the notes, with what stood in the status column where that was no mark."""
    words = sound["published_status"].where(sound["published_status"] != sound["status"], "")
    unknown = (words != "") & (words.str.len() > len("low"))
    both = (sound["note"] + "; " + words).str.removeprefix("; ")
    return sound["note"].mask(unknown, both)
