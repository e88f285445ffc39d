"""What may not be shown of a table of counts, and what an edition showed of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from perfkit.measures.disclosure import Rule, suppress
from perfkit.measures.disclosure_cells import HIDDEN


@dataclass(frozen=True)
class Ledger:
    """What an edition showed of each cell and what it hid: by KPI or ward measure, two tables.

    The one is of the counts, the other of those left over where a share is told. It is kept while
    an edition is made, for the next to be held against, and never written.
    """

    counts: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    rests: Mapping[str, pd.DataFrame] = field(default_factory=dict)


class Hidden(NamedTuple):
    """Cells held against a rule: why each is hidden ("" where shown), and the two ledgers.

    `totals` says, for each kind of total and cell, whether the total of its group may be shown.
    """

    because: "pd.Series[Any]"
    totals: pd.DataFrame
    counts: pd.DataFrame
    rests: pd.DataFrame


def hide_small(
    cells: pd.DataFrame,
    *,
    rule: Rule,
    within: Sequence[Sequence[str]],
    earlier: tuple[pd.DataFrame | None, pd.DataFrame | None] = (None, None),
) -> Hidden:
    """Return which cells are hidden so that neither a count nor those left over can be told.

    `cells` has the columns that name a cell, `count`, and `rest` (missing where no share is told).
    """
    keys = cells.drop(columns=["count", "rest"])
    left = Rule(rule.below, zero_is_shown=True, rounded_to=rule.rounded_to)
    found = [
        suppress(
            keys.assign(count=cells[name]),
            count="count",
            within=within,
            rule=which,
            earlier=None if told is None else [told],
        )
        for name, which, told in zip(("count", "rest"), (rule, left), earlier, strict=True)
        if cells[name].notna().any() or name == "count"
    ]
    because = found[0]["hidden_because"]
    totals = _may_be_shown(found[0])
    for other in found[1:]:
        because = because.where(because != "", other["hidden_because"])
        totals &= _may_be_shown(other)
    ledgers = [hide_in(table, because != "") for table in found]
    return Hidden(because, totals, ledgers[0], ledgers[-1])


def few(numbers: "pd.Series[Any]", below: int) -> "pd.Series[bool]":
    """Return which numbers are some and too few: a rest of none tells of nobody."""
    return (numbers > 0) & (numbers < below)


def _may_be_shown(table: pd.DataFrame) -> pd.DataFrame:
    """Return for each cell and kind of total whether that total may be shown."""
    names = [str(name) for name in table.columns if str(name).startswith("total")]
    marks = [name for name in names if name.endswith("_mark")]
    return (table[marks] != HIDDEN).rename(columns=lambda name: str(name).removesuffix("_mark"))


def hide_in(table: pd.DataFrame, hidden: "pd.Series[bool]") -> pd.DataFrame:
    """Return a table of counts without those that are hidden, marked as `suppress` marks them."""
    marks = pd.Series(np.where(hidden, HIDDEN, ""), index=table.index)
    return table.assign(count=table["count"].mask(hidden), mark=marks)
