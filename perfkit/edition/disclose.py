"""Small numbers of the council's own: hidden before anything is worked out, shown or frozen.

Published figures stay as they were released; a KPI's file names the rule for its own.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from perfkit.edition.hidden import Hidden, Ledger, few, hide_in, hide_small
from perfkit.framework.model import Kpi
from perfkit.measures.disclosure import RULES, Rule
from perfkit.measures.disclosure_cells import HIDDEN

EMPTIED = ("value", "numerator", "denominator", "lower", "upper")
PERIOD = ["period_start", "period_end", "period_kind"]
RATES = ("%", "per ", "£", "score", "ratio", "years", "days", "in words")  # units of no count
WHY = {
    "primary": "Hidden to protect people: the number is small.",
    "secondary": "Hidden so that another group's small number cannot be worked out.",
    "earlier": "Hidden as in an earlier edition, so that the two do not give it away.",
}


class Disclosed(NamedTuple):
    """Observations that may be shown, and what was hidden of them."""

    observations: pd.DataFrame
    ledger: Ledger


def covered(kpis: Iterable[Kpi]) -> dict[str, Rule]:
    """Return the rule of each KPI whose own figures are covered by one."""
    return {kpi.id: RULES[kpi.disclosure] for kpi in kpis if kpi.disclosure in RULES}


def disclose(
    observations: pd.DataFrame,
    kpis: Sequence[Kpi],
    *,
    area_code: str,
    wards: frozenset[str] = frozenset(),
    earlier: Ledger | None = None,
) -> Disclosed:
    """Return the observations with the council's small numbers hidden, and the ledger of it.

    Of each KPI that a rule covers: the figure for everybody is hidden where its count, or those
    left over of a share, is small. Groups that add up to it are hidden as `suppress` chooses,
    against totals and the edition before; groups that do not, or whose counts are not known, are
    hidden together where one may be small. What was hidden before stays so. Rows of wards are left
    out: ward figures stand in the table of wards, hidden as their own rule says.

    Hidden rows have no number, the text and status of "[c]", and the reason as their note.
    """
    before, rules = earlier or Ledger(), covered(kpis)
    mine = observations["kpi_id"].isin(rules)
    own = observations["return_id"].eq("own") & observations["area_code"].isin(wards)
    counts: dict[str, pd.DataFrame] = {}
    rests: dict[str, pd.DataFrame] = {}
    parts = [observations[~mine & ~own]]
    for kpi in (kpi for kpi in kpis if kpi.id in rules):
        rows = observations[(observations["kpi_id"] == kpi.id) & ~own]
        if rows.empty:
            continue
        here = rows["area_code"] == area_code
        asked = _Asked(kpi, rules[kpi.id], before)
        shown, counts[kpi.id], rests[kpi.id] = _of_one(rows[here], asked)
        parts += [rows[~here], shown]
    return Disclosed(
        observations if len(parts) == 1 and not own.any() else _in_order(parts, observations),
        Ledger(counts, rests),
    )


class _Asked(NamedTuple):
    kpi: Kpi
    rule: Rule
    before: Ledger

    @property
    def earlier(self) -> tuple[pd.DataFrame | None, pd.DataFrame | None]:
        return self.before.counts.get(self.kpi.id), self.before.rests.get(self.kpi.id)


def _of_one(rows: pd.DataFrame, asked: _Asked) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    cells = _cells(rows, asked.kpi)
    everybody = cells["breakdown"] == ""
    whole = _add_up(cells, everybody)
    because = pd.Series("", index=rows.index, dtype=object)
    because[everybody] = _alone(cells[everybody], asked)
    told = _of_groups(cells[~everybody & whole], asked)
    if told is not None:
        because[told.because.index] = told.because
        withheld = cells.loc[told.totals.index[~told.totals.all(axis=1)], PERIOD]
        because[everybody & _in_periods(cells, withheld) & (because == "")] = "secondary"
    because[~everybody & ~whole] = _together(cells[~everybody & ~whole], cells[everybody], asked)
    hidden_periods = cells.loc[everybody & (because != ""), PERIOD]
    because[~everybody & _in_periods(cells, hidden_periods) & (because == "")] = "secondary"
    counts, rests = (
        hide_in(cells.assign(count=asked.rule.shown(cells[name].to_numpy())), because != "")
        for name in ("count", "rest")
    )
    return _hide(rows, because, asked), counts, rests


def _cells(rows: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    """Return the key of each row with its count, and those left over where a share is told."""
    counts = rows["numerator"].astype(float)
    if not any(kpi.unit.startswith(unit) for unit in RATES):
        counts = counts.fillna(rows["value"].astype(float))
    rest = rows["denominator"].astype(float) - counts
    if not kpi.unit.startswith("%"):
        rest = rest * np.nan
    whole = counts.where(counts == counts.round())  # a count that is none is not known
    return rows[[*PERIOD, "breakdown"]].assign(
        count=whole, rest=rest.where(rest == rest.round()), valued=rows["value"].notna()
    )


def _add_up(cells: pd.DataFrame, everybody: "pd.Series[bool]") -> "pd.Series[bool]":
    """Return for each cell whether the groups of its period are known and add up to everybody."""
    parts = cells["count"].where(~everybody)
    groups = [cells[name] for name in PERIOD]
    known = parts.notna().groupby(groups).transform("sum")
    there = (~everybody).groupby(groups).transform("sum")
    total = cells["count"].where(everybody).groupby(groups).transform("sum", min_count=1)
    added = parts.groupby(groups).transform("sum")
    result: pd.Series[bool] = (known == there) & (there > 0) & (added == total)
    return result


def _alone(cells: pd.DataFrame, asked: _Asked) -> "pd.Series[Any]":
    """Return why each figure for everybody is hidden: small, or hidden before."""
    small = pd.Series(_is_small(cells, asked.rule), index=cells.index)
    carried = _was_hidden(cells, asked)
    return pd.Series(np.select([small, carried], ["primary", "earlier"], ""), index=cells.index)


def _of_groups(cells: pd.DataFrame, asked: _Asked) -> Hidden | None:
    if cells.empty:
        return None
    earlier = tuple(
        None if table is None else table[table["breakdown"] != ""] for table in asked.earlier
    )
    return hide_small(
        cells.drop(columns="valued"),
        rule=asked.rule,
        within=[PERIOD],
        earlier=(earlier[0], earlier[1]),
    )


def _together(cells: pd.DataFrame, everybody: pd.DataFrame, asked: _Asked) -> "pd.Series[Any]":
    """Return why groups that do not add up are hidden: all of a period where one may be small."""
    totals = everybody.drop_duplicates(PERIOD).set_index(PERIOD)["count"]
    total = pd.Series(
        totals.reindex(pd.MultiIndex.from_frame(cells[PERIOD])).to_numpy(), index=cells.index
    )
    groups = [cells[name] for name in PERIOD]
    left = total - cells["count"]
    missed = total - cells["count"].groupby(groups).transform("sum")
    unsafe = (
        _is_small(cells, asked.rule)
        | (cells["valued"] & cells["count"].isna())
        | few(left, asked.rule.below)
        | few(missed, asked.rule.below)
        | _was_hidden(cells, asked)
    )
    every = unsafe.groupby(groups).transform("any") if len(cells) else unsafe
    return pd.Series(np.where(unsafe, "primary", np.where(every, "secondary", "")), cells.index)


def _is_small(cells: pd.DataFrame, rule: Rule) -> "pd.Series[bool]":
    counts = pd.Series(rule.hides(cells["count"].to_numpy(dtype=float)), index=cells.index)
    return counts | few(cells["rest"], rule.below)


def _was_hidden(cells: pd.DataFrame, asked: _Asked) -> "pd.Series[bool]":
    told = asked.earlier[0]
    if told is None:
        return pd.Series(data=False, index=cells.index)
    hidden = told.loc[told["mark"] == HIDDEN, [*PERIOD, "breakdown"]]
    return _in_periods(cells, hidden, [*PERIOD, "breakdown"])


def _in_periods(
    cells: pd.DataFrame, wanted: pd.DataFrame, names: Sequence[str] = tuple(PERIOD)
) -> "pd.Series[bool]":
    keys = pd.MultiIndex.from_frame(cells[list(names)])
    found = keys.isin(pd.MultiIndex.from_frame(wanted[list(names)]))
    return pd.Series(found, index=cells.index)


def _hide(rows: pd.DataFrame, because: "pd.Series[Any]", asked: _Asked) -> pd.DataFrame:
    hidden = because != ""
    rows = _rounded(rows, asked) if asked.rule.rounded_to > 1 else rows
    return rows.assign(
        **{name: rows[name].astype(float).mask(hidden) for name in EMPTIED},
        value_text=rows["value_text"].mask(hidden, HIDDEN),
        status=rows["status"].mask(hidden, "c"),
        note=rows["note"].mask(hidden, because.map(WHY)),
    )


def _rounded(rows: pd.DataFrame, asked: _Asked) -> pd.DataFrame:
    """Return rows whose counts are rounded, and whose rates are made of the rounded counts."""
    counts = {
        name: pd.Series(asked.rule.shown(rows[name].to_numpy(dtype=float)), index=rows.index)
        for name in ("numerator", "denominator")
    }
    per = asked.kpi.rate_per or (100.0 if asked.kpi.unit.startswith("%") else 1.0)
    rate = counts["numerator"] / counts["denominator"].where(counts["denominator"] > 0) * per
    counted = counts["denominator"].isna()
    value = pd.Series(asked.rule.shown(rows["value"].to_numpy(dtype=float)), index=rows.index)
    value = value.where(counted, rate)
    return rows.assign(**counts, value=value, lower=np.nan, upper=np.nan)


def _in_order(parts: list[pd.DataFrame], like: pd.DataFrame) -> pd.DataFrame:
    table = pd.concat(parts)
    kept = like.index[like.index.isin(table.index)]
    return table.loc[kept].reset_index(drop=True)
