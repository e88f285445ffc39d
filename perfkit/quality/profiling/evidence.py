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
    for rule in rules:
        _weigh(table, rule, evidence)
    return evidence


def _weigh(table: CodedTable, rule: Rule, evidence: Evidence) -> None:
    """Add what one rule says to the evidence."""
    dependent = rule.dependent
    groups = groups_of(rule.determinant)
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
    against[_explained(table, rule, groups, np.flatnonzero(against))] = False
    evidence.suspicion[confirmed, dependent.place] -= rule.gain
    evidence.suspicion[against, dependent.place] += rule.gain
    home = evidence.home.setdefault(dependent.place, np.zeros(len(dependent.texts), bool))
    home[votes.winner[votes.decided]] = True
    share = top / np.maximum(votes.total[groups], 1)
    alone = _alone(table, rule, votes)[groups] & (groups >= 0)
    few = votes.blanks[groups] <= (top if rule.own else FILL_BLANK * top)
    fill = decided & blank & few & (share >= (0.5 if rule.own else FILL_SHARE)) | (alone & blank)
    for rows, kept in ((against, evidence.broken), (fill, evidence.fillable)):
        at = np.flatnonzero(rows)
        if len(at):
            kept.append(Departures(rule, at, winner[at], share[at], votes.held[at]))


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
