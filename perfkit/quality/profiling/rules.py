"""Rules between two columns that nearly always hold: one area code, one name, one region."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Ints
from perfkit.quality.profiling.thresholds import (
    DEPENDENT_AMOUNTS,
    ENTITY_SHARE,
    GAIN_GOOD,
    GAIN_VOTE,
    KNOWN_VALUES,
    RULE_COLUMNS,
    SLIP_OF_USUAL,
    SOURCES_NAMED,
    SOURCES_ONCE,
    SUPPORT,
    VOTE_OWN,
    VOTE_SIZE,
)
from perfkit.quality.profiling.votes import Votes, groups_of, sample_for, vote


@dataclass(frozen=True, eq=False)
class Rule:
    """`determinant` nearly always settles `dependent`; `gain` over guessing, 0 to 1."""

    determinant: CodedColumn
    dependent: CodedColumn
    gain: float
    own: bool  # each thing has a value of its own, so its sources may vote
    pair: tuple[int, ...] = ()  # places of the two columns that settle together, if they do

    @property
    def places(self) -> tuple[int, ...]:
        """Places of the columns that settle."""
        return self.pair or (self.determinant.place,)

    @property
    def is_good(self) -> bool:
        """Whether the rule settles, rather than its sources voting."""
        return self.gain >= GAIN_GOOD


def find_rules(table: CodedTable) -> list[Rule]:
    """Return the rules between two columns that hold far more often than guessing would.

    In a table so wide that more than RULE_COLUMNS columns may settle others, texts are tried before
    numbers, and those first whose values come back in the most rows; what the rest settle is left
    out.
    """
    some = [column for column in table.columns if _may_settle(table, column)]
    if len(some) > RULE_COLUMNS:
        some = sorted(some, key=_last_tried)[:RULE_COLUMNS]
        some = sorted(some, key=lambda column: column.place)
    return [rule for column in some for rule in _rules_of(table, column)]


def _may_settle(table: CodedTable, column: CodedColumn) -> bool:
    """Say whether the values of a column come back, and name something."""
    repeated = _coming_back(column) >= SUPPORT * table.rows
    return column.distinct >= 2 and repeated and not column.is_amount


def _coming_back(column: CodedColumn) -> int:
    """Return the rows whose value another row has too."""
    return int(column.counts[~column.blank & (column.counts > 1)].sum())


def _last_tried(column: CodedColumn) -> tuple[bool, int, int, str]:
    """Return what puts the columns that are likelier to settle others first."""
    return column.number_share >= 0.5, -_coming_back(column), column.distinct, str(column.name)


def _rules_of(table: CodedTable, determinant: CodedColumn) -> Iterator[Rule]:
    """Give the rules that start from one column."""
    rows = sample_for(table, determinant)
    groups = groups_of(determinant, rows)
    size = len(determinant.texts)
    found: list[tuple[CodedColumn, float, bool]] = []
    for dependent in table.columns:
        noughts = dependent.distinct > DEPENDENT_AMOUNTS and dependent.is_amount
        if dependent is determinant or dependent.distinct < 2 or noughts:
            continue
        votes = vote(groups, size, dependent, rows)
        gain = gain_of(votes, dependent, rows)
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


def gain_of(votes: Votes, dependent: CodedColumn, rows: Ints | None) -> float:
    """Return the share of what guessing leaves wrong that the rule puts right.

    A row is counted right if the others of its group would have told its value: so a group of
    one counts for nothing, and two that differ are both wrong.
    """
    codes = dependent.codes if rows is None else dependent.codes[rows]
    counts = np.bincount(codes, minlength=len(dependent.texts))
    counts[dependent.blank] = 0
    lost = counts[hardly_said(counts)].sum()  # no rule tells a value that is none
    told = votes.total[votes.total >= 2].sum() - lost
    if told < SUPPORT * (len(codes) or 1):
        return 0.0
    right = votes.top[votes.decided].sum()
    guess = counts.max(initial=0) / max(counts.sum() - lost, 1) * told
    return float((right - guess) / (told - guess)) if told > guess else 0.0


def hardly_said(counts: Ints) -> Bools:
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
