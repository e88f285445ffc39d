"""Small numbers: a table of counts with as many hidden as keep anybody from being told from it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from perfkit.errors import MeasureError
from perfkit.measures.disclosure_cells import (
    DERIVED,
    HIDDEN,
    MISSING,
    Cells,
    Within,
    read_cells,
    total_name,
)
from perfkit.measures.disclosure_choice import Choice, choose
from perfkit.measures.disclosure_rules import RULES, Rule, rule_of

__all__ = ["RULES", "Rule", "suppress"]


def suppress(
    table: pd.DataFrame,
    *,
    count: str,
    within: Within,
    rule: str | Rule,
    earlier: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Return a table of counts with the small ones hidden, and as many more as keep them so.

    One row a cell; `count` names the column of counts (whole, 0 or more) and `within` the columns
    whose groups' totals are shown. Give a list of lists for totals of several kinds: `[["ward"],
    ["age"]]` for rows and columns, `[]` among them for the total of all. `rule` is "hes",
    "below_5", "below_10" or a Rule. `earlier` is what this function returned for an earlier
    edition, or several such: a cell hidden then stays hidden, and one shown then hides nothing
    now. It is matched by the columns both share that are neither figures nor notes.

    The rows, index and order are the table's. The count is empty where hidden, and rounded where
    the rule rounds. Added are `mark` ("[c]" hidden, "[x]" missing), `hidden_because` ("primary":
    small; "secondary": it would give another away; "earlier": hidden before), `total` of the group
    (empty where it is small, would give a cell away, or a part is missing) with `total_mark`,
    `percent` of that total, made from what is shown, and `disclosed_before`, true where earlier
    editions tell a cell that is now hidden, which hiding cannot mend. With several kinds there is
    a column of totals for each (`total_ward`) and no percent. Numbers of the row that follow from
    the count (value, rate, interval, numerator) are emptied with it, and in every row where the
    rule rounds: make them from the rounded count. They are to be of the row's own denominator; a
    count's complement that may be small needs a row of its own.

    Nothing hidden can be worked out, even by a reader who is told which cells were hidden for
    being small: each hidden cell can be at least two whole numbers, given all that is shown. The
    smallest cells are hidden second, zeros that may be shown never; where no cell is left to
    hide, the total is too.

    Raises
    ------
    MeasureError
        For counts that are no counts, a column or rule that is not there, the same cell twice.

    Source: HES analysis guide for "hes"; the smallest sibling second, as in NHS England's Friends
    and Family Test; the audit by ranges, Hundepool and others 2012, Statistical Disclosure Control.

    >>> parts = pd.DataFrame({"ward": list("aaa"), "age": [1, 2, 3], "count": [3, 9, 40]})
    >>> safe = suppress(parts, count="count", within="ward", rule="below_5")
    >>> safe["count"].tolist(), safe["mark"].tolist(), safe["total"].tolist()
    ([nan, nan, 40.0], ['[c]', '[c]', ''], [52.0, 52.0, 52.0])
    """
    held = rule_of(rule)
    if earlier is not None and not isinstance(earlier, pd.DataFrame | list | tuple):
        raise MeasureError(f"Earlier editions are tables, got {type(earlier).__name__}.")
    editions = [earlier] if isinstance(earlier, pd.DataFrame) else list(earlier or ())
    cells = read_cells(table, count=count, within=within, rule=held, earlier=editions)
    choice = choose(cells, rule=held)
    counts = np.where(choice.hidden, np.nan, held.shown(cells.counts))
    emptied = {
        name: table[name].where(~choice.hidden & (held.rounded_to == 1))
        for name in DERIVED
        if name in table and name != count
    }
    marks = _marks(table, cells, choice)
    safe = table.assign(
        **emptied,
        **{count: counts},
        mark=marks,
        hidden_because=_reasons(cells, choice, held),
        disclosed_before=choice.exposed | (choice.hidden & cells.known),
        **_totals(cells, choice, held),
    )
    if len(cells.kinds) > 1:
        return safe
    return safe.assign(percent=100 * safe[count] / safe["total"].where(safe["total"] > 0))


def _marks(table: pd.DataFrame, cells: Cells, choice: Choice) -> list[str]:
    """Return the mark of each cell; one that came as confidential stays so."""
    came_hidden = np.zeros(len(table), bool)
    for column, word in (("status", "c"), ("mark", HIDDEN)):
        if column in table:
            came_hidden |= table[column].eq(word).to_numpy(dtype=bool)
    missing = np.isnan(cells.counts)
    hidden = choice.hidden | (missing & came_hidden)
    return [str(mark) for mark in np.select([hidden, missing], [HIDDEN, MISSING], "")]


def _reasons(cells: Cells, choice: Choice, rule: Rule) -> list[str]:
    tests = [rule.hides(cells.counts), cells.carried & choice.hidden, choice.hidden]
    return [str(why) for why in np.select(tests, ["primary", "earlier", "secondary"], "")]


def _totals(cells: Cells, choice: Choice, rule: Rule) -> dict[str, Any]:
    """Return the columns of totals, made from true counts and then rounded, and their marks."""
    columns: dict[str, Any] = {}
    for kind, groups, withheld in zip(cells.kinds, cells.groups, choice.withheld, strict=True):
        name = total_name(kind, cells.kinds)
        totals = pd.Series(cells.counts).groupby(groups).transform("sum", skipna=False)
        missing = totals.isna()
        hidden = pd.Series(groups, dtype=int).isin(withheld)
        shown = pd.Series(rule.shown(totals.to_numpy())).where(~hidden)
        columns[name] = shown.to_numpy()
        columns[f"{name}_mark"] = np.select([missing, hidden], [MISSING, HIDDEN], "").tolist()
    return columns
