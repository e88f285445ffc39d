"""Rules that nearly always hold: one area code, one name, one region."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Floats, Ints
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.series import is_period
from perfkit.quality.profiling.thresholds import (
    BRIEF_PERIODS,
    DEPENDENT_AMOUNTS,
    ENTITY_SHARE,
    FILL_BLANK,
    FILL_SELDOM,
    FILL_SHARE,
    GAIN_GOOD,
    GAIN_SURE,
    GAIN_VOTE,
    KNOWN_VALUES,
    OUTVOTED,
    SLIP_OF_USUAL,
    SLIPS_ALIKE,
    SOURCES_NAMED,
    SOURCES_ONCE,
    STAND_TOGETHER,
    SUPPORT,
    TINY,
    VOTE_OWN,
    VOTE_SIZE,
    WINNER_SHARE,
)
from perfkit.quality.profiling.votes import Votes, groups_of, sample_for, vote


@dataclass(frozen=True, eq=False)
class Rule:
    """`determinant` nearly always settles `dependent`; `gain` over guessing, 0 to 1."""

    determinant: CodedColumn
    dependent: CodedColumn
    gain: float
    own: bool  # each thing has a value of its own, so its sources may vote

    @property
    def is_good(self) -> bool:
        """Whether the rule settles, rather than its sources voting."""
        return self.gain >= GAIN_GOOD


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


def find_rules(table: CodedTable) -> list[Rule]:
    """Return the rules between two columns that hold far more often than guessing would."""
    return [rule for column in table.columns for rule in _rules_of(table, column)]


def _rules_of(table: CodedTable, determinant: CodedColumn) -> Iterator[Rule]:
    """Give the rules that start from one column."""
    repeated = int(determinant.counts[~determinant.blank & (determinant.counts > 1)].sum())
    if determinant.distinct < 2 or repeated < SUPPORT * table.rows or determinant.is_amount:
        return
    rows = sample_for(table, determinant)
    groups = groups_of(determinant, rows)
    size = len(determinant.texts)
    found: list[tuple[CodedColumn, float, bool]] = []
    for dependent in table.columns:
        noughts = dependent.distinct > DEPENDENT_AMOUNTS and dependent.is_amount
        if dependent is determinant or dependent.distinct < 2 or noughts:
            continue
        votes = vote(groups, size, dependent, rows)
        gain = _gain(votes, dependent, rows)
        found.append((dependent, gain, gain >= GAIN_VOTE and _own(votes)))
    sources = any(own for *_, own in found) and _is_entity(table, found)
    sources = sources and _has_sources(table, groups, rows)
    for dependent, gain, own in found:
        if gain >= GAIN_GOOD or (own and sources):
            yield Rule(determinant, dependent, gain, own and sources)


def _is_entity(table: CodedTable, found: list[tuple[CodedColumn, float, bool]]) -> bool:
    """Say whether most of what a row says is of its thing, so that its rows tell one thing.

    A town that is told with each of its brewers is told by no sources: most of such a row is of the
    beer. What numbers the rows, and one column that names the source, are left aside.
    """
    told = [gain >= GAIN_VOTE for column, gain, _ in found if column.distinct < 0.9 * table.rows]
    return sum(told) >= max(ENTITY_SHARE * (len(told) - 1), 1)


def _has_sources(table: CodedTable, groups: Ints, rows: Ints | None) -> bool:
    """Say whether some column names who tells each thing: a name once for each thing.

    Names, not numbers or dates: a thing told at several times is a series, and may change.
    """
    known = groups >= 0
    for column in table.columns:
        codes = column.codes if rows is None else column.codes[rows]
        if not (column.is_category and 3 <= column.distinct <= 200):
            continue
        named = [not any(map(str.isdigit, text)) for text in column.texts]
        if np.mean(named) < SOURCES_NAMED:
            continue
        pairs = groups[known].astype(np.int64) * len(column.texts) + codes[known]
        things = len(np.unique(groups[known]))
        different = len(np.unique(pairs))
        if things < different and different >= SOURCES_ONCE * len(pairs):
            return True
    return False


def _gain(votes: Votes, dependent: CodedColumn, rows: Ints | None) -> float:
    """Return the share of what guessing leaves wrong that the rule puts right.

    A row is counted right if the others of its group would have told its value: so a group of
    one counts for nothing, and two that differ are both wrong.
    """
    codes = dependent.codes if rows is None else dependent.codes[rows]
    counts = np.bincount(codes, minlength=len(dependent.texts))
    counts[dependent.blank] = 0
    lost = counts[_hardly_said(counts)].sum()  # no rule tells a value that is none
    told = votes.total[votes.total >= 2].sum() - lost
    if told < SUPPORT * (len(codes) or 1):
        return 0.0
    right = votes.top[votes.decided].sum()
    guess = counts.max(initial=0) / max(counts.sum() - lost, 1) * told
    return float((right - guess) / (told - guess)) if told > guess else 0.0


def _hardly_said(counts: Ints) -> Bools:
    """Say which values come so seldom, where values come often, that they may be slips."""
    usual = (counts.astype(float) ** 2).sum() / max(counts.sum(), 1)
    if usual < KNOWN_VALUES:
        return np.zeros(len(counts), bool)
    return np.asarray(counts <= max(2, SLIP_OF_USUAL * usual))


def _own(votes: Votes) -> bool:
    """Say whether things mostly have a commonest value of their own, told by several rows."""
    decided = votes.decided
    if not decided.any() or np.median(votes.total[decided]) < VOTE_SIZE:
        return False
    winners = votes.winner[decided]
    return len(np.unique(winners)) >= max(VOTE_OWN * len(winners), 5)


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
    telling = ~_hardly_said(np.where(rule.determinant.blank, 0, rule.determinant.counts))
    decided = (votes.decided & telling)[groups] & (groups >= 0)
    winner, top = votes.winner[groups], votes.top[groups]
    blank = dependent.blank[dependent.codes]
    confirmed = decided & (winner == dependent.codes)
    most = _most_allowed(rule, top)
    against = decided & ~blank & ~confirmed & (votes.held <= most)
    if not rule.own:
        against &= top >= WINNER_SHARE * votes.total[groups]
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
    if not len(rows):
        return rows
    dependent = rule.dependent
    touched = np.flatnonzero(np.isin(groups, groups[rows]))
    at = np.searchsorted(touched, rows)
    explained = np.zeros(len(rows), bool)
    for third in table.columns:
        if third in (rule.determinant, dependent) or not third.is_category:
            continue
        pairs = groups[touched].astype(np.int64) * len(third.texts) + third.codes[touched]
        unique, joined = np.unique(pairs, return_inverse=True)
        votes = vote(joined, len(unique), dependent, touched)
        mine = joined[at]
        explained |= votes.decided[mine] & (votes.winner[mine] == dependent.codes[rows])
        together = votes.held[at] > np.maximum(STAND_TOGETHER, TINY * votes.top[mine])
        explained |= together
    return rows[explained]


def _most_allowed(rule: Rule, top: Ints) -> Floats:
    """Return how many rows may depart together and still be called wrong."""
    if not rule.is_good:
        return np.asarray(top - 1, float)
    if rule.own:
        return np.asarray(top / OUTVOTED, float)
    if rule.gain >= GAIN_SURE:
        return np.asarray(top / 2, float)
    return np.asarray(top * TINY, float)


def broken_rules(table: CodedTable, evidence: Evidence) -> Iterator[pd.DataFrame]:
    """Give the cells that more rules speak against than for, and that are not the better half.

    Where a rule is broken, either side may be wrong: the one more suspect is.
    """
    period = next((column for column in table.columns if is_period(column)), None)
    for broken in evidence.broken:
        rule = broken.rule
        here = evidence.suspicion[broken.rows, rule.dependent.place]
        there = evidence.suspicion[broken.rows, rule.determinant.place]
        wrong = (here > 0) & (here >= there) & ~_is_custom(broken, evidence)
        brief = np.zeros(len(wrong), bool)
        if period is not None and rule.is_good and rule.dependent is not period:
            brief = wrong & _for_a_time(broken, period, evidence.home[rule.dependent.place])
        yield _told(broken, brief, "changes for a time")
        yield _told(broken, wrong & ~brief, "breaks a rule" if rule.is_good else "outvoted")


def _is_custom(broken: Departures, evidence: Evidence) -> Bools:
    """Say which departures are another way of writing: said again and again, and nowhere at home.

    A slip of the pen is not made a fourth time in the same way.
    """
    column = broken.rule.dependent
    home = evidence.home[column.place][column.codes[broken.rows]]
    return ~home & (broken.held > SLIPS_ALIKE) & broken.rule.is_good


def _for_a_time(broken: Departures, period: CodedColumn, home: Bools) -> Bools:
    """Say which departures hold a value at home elsewhere, in a period or two of many."""
    rule = broken.rule
    things, value = rule.determinant.codes[broken.rows], rule.dependent.codes[broken.rows]
    told = pd.DataFrame({"thing": things, "value": value, "period": period.codes[broken.rows]})
    periods = told.groupby(["thing", "value"])["period"].transform("nunique").to_numpy()
    return (periods <= BRIEF_PERIODS) & home[value] & (period.distinct > 2 * BRIEF_PERIODS)


def fillable_blanks(table: CodedTable, evidence: Evidence) -> Iterator[pd.DataFrame]:
    """Give the blanks that a rule could fill. A blank is not wrong because it is blank."""
    for fillable in evidence.fillable:
        column = fillable.rule.dependent
        if column.filled >= table.rows / 2:
            yield _told(fillable, np.ones(len(fillable.rows), bool), "blank")


def _told(departures: Departures, kept: Bools, kind: str) -> pd.DataFrame:
    """Return departures as findings."""
    rule = departures.rule
    rows, likely = departures.rows[kept], departures.likely[kept]
    texts = rule.dependent.texts
    things = rule.determinant.texts
    groups = rule.determinant.codes[rows]
    share = departures.share[kept]
    reasons = [
        f"{part:.0%} of the rows whose {rule.determinant.name} is {things[group]!r} "
        f"have {texts[value]!r} here."
        for part, group, value in zip(share, groups, likely, strict=True)
    ]
    return found_at(
        rows,
        rule.dependent.place,
        kind=kind,
        likely=[texts[value] for value in likely],
        confidence=np.round(np.clip(rule.gain * share, 0.3, 0.99), 2),
        reason=reasons,
        ground=rule.determinant.place,
    )
