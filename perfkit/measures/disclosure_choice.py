"""Which cells and totals are hidden, so that what is left tells nothing of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from perfkit.measures.columns import Numbers
from perfkit.measures.disclosure_audit import (
    Total,
    overlapping,
    told_by_each,
    told_sum,
    told_together,
)
from perfkit.measures.disclosure_cells import Cells
from perfkit.measures.disclosure_rules import Flags, Rule


@dataclass(frozen=True)
class Choice:
    """What is hidden: cells, and by kind the totals of groups; `exposed` cells were told before."""

    hidden: Flags
    exposed: Flags
    withheld: list[set[int]]


def choose(cells: Cells, *, rule: Rule) -> Choice:
    """Return which cells and totals to hide: the small, and what would give them away.

    Cells with no count are never hidden, nor are zeros that the rule shows. Smallest first.
    """
    choice = Choice(
        first_hidden(cells, rule),
        np.zeros(len(cells.counts), bool),
        [set() for _ in cells.kinds],
    )
    for places in _apart(cells, choice.hidden):
        part = _protect(cells.take(places), rule)
        choice.hidden[places], choice.exposed[places] = part.hidden, part.exposed
        for withheld, more in zip(choice.withheld, part.withheld, strict=True):
            withheld |= more
    return choice


def first_hidden(cells: Cells, rule: Rule) -> Flags:
    """Return the cells hidden for themselves: small, or hidden in an earlier edition."""
    return rule.hides(cells.counts) | (cells.carried & ~np.isnan(cells.counts))


def _apart(cells: Cells, hidden: Flags) -> Iterator[list[int]]:
    """Give the places of cells that can be looked at by themselves: those of one group."""
    if len(cells.kinds) > 1:
        yield list(range(len(hidden)))
        return
    by_group: dict[int, list[int]] = {}
    for place, group in enumerate(cells.groups[0]):
        by_group.setdefault(group, []).append(place)
    yield from (places for places in by_group.values() if hidden[places].any())


def _protect(cells: Cells, rule: Rule) -> Choice:
    """Return what to hide of cells that may tell of each other.

    Where hiding every cell that may be hidden is not enough, the total is hidden too. A sum that
    an earlier edition told stays known, and the cells it tells are said to be exposed.
    """
    told = list(_totals(cells, rule))
    hidden, exposed = first_hidden(cells, rule), np.zeros(len(cells.counts), bool)
    withheld = [
        {group for group in set(groups) if rule.hides(_sum(cells, groups, group))[0]}
        for groups in cells.groups
    ]
    while True:
        told = [total for total in told if total.before or total.group not in withheld[total.kind]]
        failed = _hide(cells, rule, hidden, told) or _telling_a_total(
            cells, rule, hidden, told, withheld
        )
        if failed is None:
            return Choice(hidden, exposed, withheld)
        withheld[failed.kind].add(failed.group)
        told.remove(failed)
        if failed.before:
            exposed[_determined(cells, rule, hidden, [failed])] = True


def _telling_a_total(
    cells: Cells, rule: Rule, hidden: Flags, told: Sequence[Total], withheld: Sequence[set[int]]
) -> Total | None:
    """Return the smallest shown total that helps to tell a hidden one, or None.

    Only totals of several kinds can: the total of all, less those of the other groups.
    """
    if not overlapping(told):
        return None
    asked = [
        (kind, np.array(groups) == group)
        for kind, groups in enumerate(cells.groups)
        for group in sorted(withheld[kind])
    ]
    lower, upper = _bounds(cells, rule, hidden)
    for kind, members in asked:
        inside = members & ~np.isnan(cells.counts)
        # Of a group with no hidden cell the total is told by its cells, and was not hidden for it.
        if (inside & hidden).any() and told_sum(lower, upper, told, inside=inside) < 1:
            return min(told, key=lambda total: (total.before, total.kind != kind, total.upper))
    return None


def _hide(cells: Cells, rule: Rule, hidden: Flags, totals: Sequence[Total]) -> Total | None:
    """Hide more cells in place until none is told; return the total that tells one for certain."""
    while len(determined := _determined(cells, rule, hidden, totals)):
        cell = min(determined, key=lambda place: cells.order[place])
        telling = [total for total in totals if cell in total.cells]
        telling.sort(key=lambda total: int(hidden[list(total.cells)].sum()))
        free = (
            [place for place in total.cells if _may_hide(cells, hidden, place)] for total in telling
        )
        places = next((places for places in free if places), None)
        if places is None:
            return telling[0]
        hidden[min(places, key=lambda place: cells.order[place])] = True
    return None


def _may_hide(cells: Cells, hidden: Flags, place: int) -> bool:
    """Return whether hiding a cell would protect another: not if it was shown before."""
    return bool(not hidden[place] and not cells.known[place] and cells.counts[place] > 0)


def _determined(cells: Cells, rule: Rule, hidden: Flags, totals: Sequence[Total]) -> list[int]:
    """Return the hidden cells that can be one number alone, but those shown before."""
    lower, upper = _bounds(cells, rule, hidden)
    secret = hidden & ~cells.known
    least, most = told_by_each(lower, upper, totals)
    found = np.flatnonzero(secret & (most - least < 1))
    if not len(found) and overlapping(totals):
        least, most = told_together(lower, upper, totals)
        found = np.flatnonzero(secret & (most - least < 1))
    return [int(place) for place in found]


def _bounds(cells: Cells, rule: Rule, hidden: Flags) -> tuple[Numbers, Numbers]:
    """Return what each cell may be, to a reader who is told why each is hidden."""
    lower, upper = rule.told(rule.shown(cells.counts))
    secret = hidden & ~cells.known
    small = secret & rule.hides(cells.counts)
    large = secret & (cells.counts > rule.highest_hidden)
    lower = np.where(secret, 0, lower)  # a zero may be hidden where it was before
    upper = np.where(secret, np.inf, upper)
    lower = np.where(small, rule.lowest_hidden, np.where(large, rule.below, lower))
    return lower.astype(float), np.where(small, rule.highest_hidden, upper).astype(float)


def _totals(cells: Cells, rule: Rule) -> Iterator[Total]:
    """Give every sum that a reader knows, or might by taking one edition's total from another's.

    Cells of one group that different editions' totals hold are taken to have sums of their own,
    exactly known: more than a reader knows, so that what is safe here is safe.
    """
    counted = np.flatnonzero(~np.isnan(cells.counts))
    for kind, groups in enumerate(cells.groups):
        parts: dict[int, dict[tuple[bool, ...], list[int]]] = {}
        for place in counted.tolist():
            member = tuple(bool(edition[kind][place]) for edition in cells.editions)
            parts.setdefault(groups[place], {}).setdefault(member, []).append(place)
        for group, by_member in parts.items():
            for member, places in by_member.items():
                added = np.array([cells.counts[places].sum()])
                lower = upper = added
                if len(by_member) == 1:
                    lower, upper = rule.told(rule.shown(added))
                known_before = any(member)
                yield Total(
                    tuple(places), float(lower[0]), float(upper[0]), kind, group, known_before
                )


def _sum(cells: Cells, groups: Sequence[int], group: int) -> Numbers:
    inside = np.array([place for place, its in enumerate(groups) if its == group])
    return np.array([np.nansum(cells.counts[inside])])
