"""Profile any table: every cell believed wrong, why, and what it probably should be."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from perfkit.quality.profiling.carried_forward import carried_forward
from perfkit.quality.profiling.coding import CodedTable, code_table
from perfkit.quality.profiling.conventions import conventions
from perfkit.quality.profiling.date_order import date_orders
from perfkit.quality.profiling.dependencies import broken_rules, fillable_blanks
from perfkit.quality.profiling.evidence import gather
from perfkit.quality.profiling.findings import COLUMNS, KINDS, WHOLE_ROW, settle
from perfkit.quality.profiling.formats import formats
from perfkit.quality.profiling.moved import moved_cells
from perfkit.quality.profiling.no_such_day import no_such_days
from perfkit.quality.profiling.pairs import find_pairs
from perfkit.quality.profiling.parts import parts
from perfkit.quality.profiling.placeholders import placeholders
from perfkit.quality.profiling.rates import impossible_rates
from perfkit.quality.profiling.repeats import repeated_rows
from perfkit.quality.profiling.rules import find_rules
from perfkit.quality.profiling.run_together import run_together
from perfkit.quality.profiling.slips import slips
from perfkit.quality.profiling.spelling import spellings
from perfkit.quality.profiling.thousands import thousands
from perfkit.quality.profiling.totals import impossible_totals
from perfkit.quality.profiling.zeros import zeros


def profile(table: pd.DataFrame) -> pd.DataFrame:
    """Find what looks wrong in any table, with nothing declared about it.

    Takes texts or typed columns, any index and any column names; the table is left as it is. What
    is no table (a single column, a list) is a TypeError.
    Returns one row a cell believed wrong, or a whole row (`column` is then missing): `row` (the
    index label), `column`, `kind`, `dimension` (one of the six), `found` (the text found),
    `likely` (what it probably should be, or empty), `confidence` (0 to 1) and `reason`. Rows are
    in the order of the table. Nothing is mended; a blank that is usual in its column is no
    finding, nor is a number only because it is far from the others.

    >>> rows = [("E08000001", "Bolton")] * 9 + [("E08000002", "Bury")] * 9
    >>> found = profile(pd.DataFrame([*rows, ("E08000002", "Burry")], columns=["code", "area"]))
    >>> found[["row", "column", "kind", "found", "likely"]].values.tolist()
    [[18, 'area', 'spelling', 'Burry', 'Bury']]
    """
    if not isinstance(table, pd.DataFrame):
        raise TypeError(f"profile takes a table (a DataFrame), not a {type(table).__name__}.")
    coded = code_table(table)
    with np.errstate(over="ignore"):  # numbers near the greatest that can be held add up to none
        found = settle(_detect(coded, table.index)) if coded.rows and coded.columns else settle([])
    return _named(found, coded, table.index)


def _detect(table: CodedTable, index: pd.Index) -> Iterator[pd.DataFrame]:
    """Give what each detector finds."""
    rules = find_rules(table)
    evidence = gather(table, [*rules, *find_pairs(table, rules)])
    yield from broken_rules(table, evidence)
    yield from fillable_blanks(table, evidence)
    yield from spellings(table, evidence.home)
    yield from formats(table)
    yield from thousands(table)
    yield from conventions(table)
    yield from date_orders(table)
    yield from no_such_days(table)
    yield from placeholders(table)
    yield from repeated_rows(table, index)
    yield from moved_cells(table)
    yield from run_together(table)
    yield from slips(table)
    yield from carried_forward(table)
    yield from zeros(table)
    yield from parts(table)
    yield from impossible_totals(table)
    yield from impossible_rates(table)


def _named(found: pd.DataFrame, table: CodedTable, index: pd.Index) -> pd.DataFrame:
    """Return findings by the names and labels of the caller's table."""
    places = found["place"].tolist()
    rows = found["at"].tolist()
    columns = table.columns
    told = {
        "row": [index[row] for row in rows],
        "column": [None if place == WHOLE_ROW else columns[place].name for place in places],
        "kind": found["kind"].tolist(),
        "dimension": [KINDS[kind] for kind in found["kind"]],
        "found": [
            "" if place == WHOLE_ROW else columns[place].texts[columns[place].codes[row]]
            for row, place in zip(rows, places, strict=True)
        ],
        "likely": found["likely"].tolist(),
        "confidence": found["confidence"].astype(float).tolist(),
        "reason": found["reason"].tolist(),
    }
    return pd.DataFrame(
        {name: pd.Series(values, dtype=_TYPES.get(name, object)) for name, values in told.items()}
    )[COLUMNS]


_TYPES = {"confidence": float}
