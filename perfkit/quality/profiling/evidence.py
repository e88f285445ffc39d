"""What all rules say of every cell: for it, against it, or how its blank could be filled."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Floats, Ints
from perfkit.quality.profiling.rules import Rule, hardly_said
from perfkit.quality.profiling.thresholds import (
    DEPART_MOST,
    FILL_BLANK,
    FILL_SELDOM,
    FILL_SHARE,
    GAIN_SURE,
    NAMESAKE_LEAST,
    NAMESAKE_OWN,
    NAMESAKE_SHARE,
    OUTVOTED,
    STAND_TOGETHER,
    TINY,
    WINNER_SHARE,
)
from perfkit.quality.profiling.votes import Votes, groups_of, vote


@dataclass(frozen=True, eq=False)
class Departures:
    """Rows in which one rule is broken, or could fill a blank, and the value it calls for."""

    rule: Rule
    rows: Ints
    likely: Ints
    share: Floats  # of the group, that holds the likely value
    held: Ints  # rows of the group that hold the value found

    def only(self, kept: Bools) -> "Departures":
        """Return some of them."""
        rest = (self.likely[kept], self.share[kept], self.held[kept])
        return Departures(self.rule, self.rows[kept], *rest)


@dataclass(eq=False)
class Rows:
    """What the rules of one determinant say of each row, together."""

    judged: NDArray[np.int16]  # cells that they judge
    known: Bools  # a cell says what only the thing has that the determinant names


@dataclass(eq=False)
class Evidence:
    """What all rules say of all cells: for, against, and which values are at home."""

    suspicion: NDArray[np.float32]
    broken: list[Departures] = field(default_factory=list)
    fillable: list[Departures] = field(default_factory=list)
    home: dict[int, Bools] = field(default_factory=dict)


def gather(table: CodedTable, rules: list[Rule]) -> Evidence:
    """Return what the rules say of every cell. Suspicion is above 0 where more is against it."""
    evidence = Evidence(np.zeros((table.rows, len(table.columns)), np.float32))
    by_determinant: dict[tuple[int, ...], list[Rule]] = {}
    for rule in rules:
        by_determinant.setdefault(rule.places, []).append(rule)
    for alike in by_determinant.values():
        _weigh(table, alike, evidence)
    return evidence


def _weigh(table: CodedTable, rules: list[Rule], evidence: Evidence) -> None:
    """Add what the rules of one determinant say to the evidence."""
    groups = groups_of(rules[0].determinant)
    row = Rows(np.zeros(table.rows, np.int16), np.zeros(table.rows, bool))
    against = [_weigh_one(table, rule, groups, row, evidence) for rule in rules]
    for departures in _of_one_thing(against, row):
        rule, rows = departures.rule, departures.rows
        kept = ~np.isin(rows, _explained(table, rule, groups, rows))
        if kept.any():
            evidence.suspicion[rows[kept], rule.dependent.place] += rule.gain
            evidence.broken.append(departures.only(kept))


def _of_one_thing(against: list[Departures], row: Rows) -> list[Departures]:
    """Return the departures without those of namesakes.

    Where a row departs in most of what its name settles, and shares nothing that is the thing's
    own, it tells of another thing of that name, or the name is wrong: either way the rest is not.
    """
    good = [departures.rows for departures in against if departures.rule.is_good]
    rows = np.concatenate(good) if good else np.zeros(0, np.intp)
    depart = np.bincount(rows, minlength=len(row.judged))
    other = (depart >= NAMESAKE_LEAST) & (depart >= NAMESAKE_SHARE * row.judged) & ~row.known
    return [
        departures.only(~other[departures.rows]) if departures.rule.is_good else departures
        for departures in against
    ]


def _weigh_one(
    table: CodedTable, rule: Rule, groups: Ints, row: Rows, evidence: Evidence
) -> Departures:
    """Add what one rule says for cells and of blanks, and return what it says against cells.

    What it judges is noted for each row.
    """
    dependent = rule.dependent
    votes = vote(groups, len(rule.determinant.texts), dependent)
    # What is hardly ever said where others are said often may be the slip: it decides nothing.
    telling = ~hardly_said(np.where(rule.determinant.blank, 0, rule.determinant.counts))
    decided = (votes.decided & telling)[groups] & (groups >= 0)
    winner, top = votes.winner[groups], votes.top[groups]
    blank = dependent.blank[dependent.codes]
    confirmed = decided & (winner == dependent.codes)
    most = _most_allowed(rule, top)
    against = decided & ~blank & ~confirmed & (votes.held <= most)
    if not rule.own:
        total = votes.total[groups]
        against &= top >= WINNER_SHARE * total
        against &= total - top <= np.maximum(1, DEPART_MOST * total)
    if rule.is_good:
        row.judged += decided & ~blank
        row.known |= confirmed & (dependent.counts[winner] <= NAMESAKE_OWN * top)
    evidence.suspicion[confirmed, dependent.place] -= rule.gain
    home = evidence.home.setdefault(dependent.place, np.zeros(len(dependent.texts), bool))
    home[votes.winner[votes.decided]] = True
    share = top / np.maximum(votes.total[groups], 1)
    alone = _alone(table, rule, votes)[groups] & (groups >= 0)
    few = votes.blanks[groups] <= (top if rule.own else FILL_BLANK * top)
    fill = decided & blank & few & (share >= (0.5 if rule.own else FILL_SHARE)) | (alone & blank)
    every = Departures(rule, np.arange(table.rows), winner, share, votes.held)
    if fill.any():
        evidence.fillable.append(every.only(fill))
    return every.only(against)


def _alone(table: CodedTable, rule: Rule, votes: Votes) -> Bools:
    """Say which groups are told by one row beside one blank, and are believed.

    Where the rule hardly ever fails and the column is hardly ever blank, one row is enough.
    """
    sure = rule.gain >= GAIN_SURE and not rule.own
    seldom = rule.dependent.filled >= (1 - FILL_SELDOM) * table.rows
    alone = (votes.top == 1) & (votes.total == 1) & (votes.blanks == 1)
    return np.asarray(alone & (sure and seldom))


def _explained(table: CodedTable, rule: Rule, groups: Ints, rows: Ints) -> Ints:
    """Return the departures that a third column explains.

    The pair settles on their value, or they stand together in it: errors lie anywhere.
    """
    dependent = rule.dependent
    things, told = groups[rows].astype(np.int64), dependent.codes[rows]
    explained = np.zeros(len(rows), bool)
    for third in table.columns:
        if third.place in (*rule.places, dependent.place) or not third.is_category:
            continue
        values = third.codes[rows]
        asked = ~explained & (_alike(things, told, values) > 1)  # one row alone explains nothing
        if asked.any():
            explained[asked] = _by_third(groups, dependent, third, rows[asked])
    return rows[explained]


def _alike(*columns: Ints) -> Ints:
    """Return how many of the rows say the same as each."""
    told = pd.DataFrame(dict(enumerate(columns)))
    return told.groupby(list(told.columns))[0].transform("size").to_numpy()


def _by_third(groups: Ints, dependent: CodedColumn, third: CodedColumn, rows: Ints) -> Bools:
    """Say which departures the pair of their group and a third column explains."""
    touched = np.zeros(groups.max() + 2, bool)  # the last is of the rows without a group
    touched[groups[rows]] = True
    there = np.flatnonzero(touched[groups])
    pairs = groups[there].astype(np.int64) * len(third.texts) + third.codes[there]
    unique, joined = np.unique(pairs, return_inverse=True)
    votes = vote(joined, len(unique), dependent, there)
    at = np.searchsorted(there, rows)
    mine = joined[at]
    settled = votes.decided[mine] & (votes.winner[mine] == dependent.codes[rows])
    together = votes.held[at] > np.maximum(STAND_TOGETHER, TINY * votes.top[mine])
    return np.asarray(settled | together)


def _most_allowed(rule: Rule, top: Ints) -> Floats:
    """Return how many rows may depart together and still be called wrong."""
    if not rule.is_good:
        return np.asarray(top - 1, float)
    if rule.own:
        return np.asarray(top / OUTVOTED, float)
    if rule.gain >= GAIN_SURE:
        return np.asarray(top / 2, float)
    return np.asarray(top * TINY, float)
