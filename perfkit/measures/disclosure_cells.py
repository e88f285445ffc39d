"""The cells of a table of counts, read once: their groups, and what was shown of them before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from perfkit.errors import MeasureError
from perfkit.measures.columns import Numbers, as_numbers, require_columns
from perfkit.measures.disclosure_rules import Flags, Rule
from perfkit.measures.points import as_date

HIDDEN, MISSING = "[c]", "[x]"
MADE = ("mark", "hidden_because", "disclosed_before", "percent")  # columns of the answer
# What follows from a count in the same row, by the names it goes by.
DERIVED = (
    *("value", "value_text", "lower", "upper", "numerator"),
    *("percentage", "proportion", "rate", "share"),
)
_NOT_KEY = (
    *("denominator", "population", "note", "status", "released_on", "recorded_at", "return_id"),
    *("fact_ids", "open_data_id", *MADE, *DERIVED),
)
Within = str | Sequence[str] | Sequence[Sequence[str]]


@dataclass(frozen=True)
class Cells:
    """One place a row of the table, in its order, and what is known of it.

    `known` cells were shown before and would be shown alike now; `carried` ones were hidden
    before; `editions[j][kind]` tells which were part of a total that edition j showed.
    """

    counts: Numbers
    order: list[tuple[float, str]]
    known: Flags
    carried: Flags
    kinds: list[tuple[str, ...]]
    groups: list[list[int]]
    editions: list[list[Flags]]

    def take(self, places: Sequence[int]) -> "Cells":
        """Return some of the cells."""
        chosen = list(places)
        return Cells(
            self.counts[chosen],
            [self.order[place] for place in chosen],
            self.known[chosen],
            self.carried[chosen],
            self.kinds,
            [[groups[place] for place in chosen] for groups in self.groups],
            [[flags[chosen] for flags in edition] for edition in self.editions],
        )


def read_cells(
    table: pd.DataFrame, *, count: str, within: Within, rule: Rule, earlier: Sequence[pd.DataFrame]
) -> Cells:
    """Return the cells of a table beside what earlier editions showed of them.

    Raises
    ------
    MeasureError
        For a column that is absent; a count that is negative, infinite, not whole or not a
        number; the same cell twice; an earlier edition whose cells cannot be told apart.
    """
    kinds = _kinds(within)
    for edition in (table, *earlier):
        require_columns(edition, [], of="A table of counts")
    _has_columns(table, [count, *(name for kind in kinds for name in kind)], "The table")
    counts = _counts(table[count], count)
    names = sorted({name for kind in kinds for name in kind})
    keys = [str(name) for name in table.columns if name not in (count, *_NOT_KEY)]
    keys = [name for name in keys if not name.startswith("total")]
    if set(keys) - set(names):
        _once(table, keys, "The table")
    texts = _key(table, keys)
    known, carried = np.zeros(len(table), bool), np.zeros(len(table), bool)
    editions = []
    for edition in earlier:
        _has_columns(edition, [count, *names], "The earlier edition")
        shared = [name for name in keys if name in edition.columns]
        if not set(shared) - set(names):
            raise MeasureError(
                "The earlier edition and the table share no column that names a cell within its "
                f"group ({', '.join(names) or 'the table'}). Give both one."
            )
        before = _before(edition, _key(table, shared), count=count, keys=shared, kinds=kinds)
        shown = before[count].to_numpy(dtype=float)
        known |= shown == rule.shown(counts)
        carried |= before["was_hidden"].to_numpy(dtype=bool)
        editions.append([before[str(place)].to_numpy(dtype=bool) for place in range(len(kinds))])
    order = list(zip(counts.tolist(), texts, strict=True))
    groups = [_groups(table, kind) for kind in kinds]
    return Cells(counts, order, known, carried & ~known, kinds, groups, editions)


def total_name(kind: Sequence[str], kinds: Sequence[Sequence[str]]) -> str:
    """Return the column that one kind of total is in: "total" where there is one kind alone."""
    return "total" if len(kinds) == 1 else "_".join(["total", *kind] if kind else ["total", "all"])


def _kinds(within: Within) -> list[tuple[str, ...]]:
    if isinstance(within, str):
        return [(within,)]
    if not isinstance(within, Iterable):
        raise MeasureError(f"Totals are within a column, or several, got {within!r}.")
    if all(isinstance(name, str) for name in within):
        return [tuple(str(name) for name in within)]
    return [(kind,) if isinstance(kind, str) else tuple(kind) for kind in within]


def _has_columns(table: pd.DataFrame, names: Sequence[str], whose: str) -> None:
    if absent := sorted(set(names) - set(table.columns)):
        raise MeasureError(
            f"{whose} has no column {', '.join(absent)}. It has: "
            f"{', '.join(map(str, table.columns))}."
        )


def _counts(column: "pd.Series[Any]", name: str) -> Numbers:
    counts = as_numbers(column, of=f"{name} is to hold counts, or nothing where missing: it")
    bad = ~np.isnan(counts) & ((counts < 0) | np.isinf(counts) | (counts != np.floor(counts)))
    if bad.any():
        raise MeasureError(
            f"{name} holds {counts[bad][0]:g}. A count is a whole number, 0 or more; leave it "
            "empty where it is missing."
        )
    return counts


def _once(table: pd.DataFrame, keys: Sequence[str], whose: str) -> None:
    texts = pd.Series(_key(table, keys), dtype=object)
    if texts.duplicated().any():
        raise MeasureError(
            f"{whose} has the cell {texts[texts.duplicated()].iloc[0]} twice. Give each "
            f"{', '.join(keys)} once."
        )


def _key(table: pd.DataFrame, keys: Sequence[str]) -> list[str]:
    """Return one text a row, alike for a cell in two tables however its days are kept."""
    columns = [[_text(value) for value in table[name]] for name in keys]
    return [" / ".join(texts) for texts in zip(*columns, strict=True)] or [""] * len(table)


def _text(value: Any) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, date):  # a timestamp is one too
        return as_date(value).isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _groups(table: pd.DataFrame, kind: Sequence[str]) -> list[int]:
    if not kind:
        return [0] * len(table)
    return table.groupby(list(kind), dropna=False, sort=True).ngroup().tolist()


def _before(
    edition: pd.DataFrame,
    wanted: Sequence[str],
    *,
    count: str,
    keys: Sequence[str],
    kinds: Sequence[tuple[str, ...]],
) -> pd.DataFrame:
    """Return what an edition showed of each cell wanted: a row each, empty where it had none."""
    _once(edition, keys, "The earlier edition")
    figures = pd.to_numeric(edition[count], errors="coerce")
    marked = edition["mark"] == HIDDEN if "mark" in edition else figures.isna()
    columns = {
        count: figures.where(~marked),
        "was_hidden": marked,
        **{
            str(place): edition[name].notna()
            if (name := total_name(kind, kinds)) in edition
            else True
            for place, kind in enumerate(kinds)
        },
    }
    told = pd.DataFrame(columns, index=edition.index).set_axis(_key(edition, keys), axis=0)
    told = told.reindex(list(wanted))
    flags = [name for name in told.columns if name != count]
    return told.assign(**{name: told[name].eq(True) for name in flags})
