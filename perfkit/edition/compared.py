"""Whom a KPI is compared with on its page."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from perfkit.framework.comparators import Area, Group, Neighbours, Tier
from perfkit.framework.model import Kpi
from perfkit.framework.settings import Quarter, Settings
from perfkit.sentences.beside import neighbours_sentence
from perfkit.sentences.grammar import possessive

FEWEST_NEIGHBOURS = 5  # fewer give a median that one of them decides


class Comparator(NamedTuple):
    """Another's figure for the same period; `code` is empty where it is of several areas."""

    name: str = ""
    code: str = ""
    value: float | None = None


REGION = "greater_manchester"  # its group's id among the lists of neighbours


class NamedGroup(NamedTuple):
    """Councils that are compared with each other, and what a caption calls them together."""

    name: str
    areas: tuple[str, ...]


class Circle(NamedTuple):
    """A group of areas, and its name as a sentence gives it: "Bolton's", "nearest neighbours"."""

    owner: str
    name: str
    codes: tuple[str, ...]
    words: str = ""  # who they are


class Peers(NamedTuple):
    """The areas that KPIs of a quarter may be compared with."""

    england: tuple[Area, ...]
    wide: tuple[Area, ...]  # all of Greater Manchester, then the region
    greater_manchester: Circle | None  # the ten, the council among them
    neighbours: Mapping[str, Circle]  # by the list's id; the council is in none
    councils: tuple[Tier, ...] = ()

    @property
    def codes(self) -> dict[str, list[str]]:
        """Every area that a page may show beside the council, by the list of neighbours."""
        named = {area.code for area in (*self.england, *self.wide)}
        lists = {name: circle.codes for name, circle in self.neighbours.items()}
        return {name: sorted({*named, *codes}) for name, codes in {"": (), **lists}.items()}

    @property
    def groups(self) -> dict[str, NamedGroup]:
        """The named groups of councils: each list of neighbours by its id, and the region."""
        lists = {
            name: NamedGroup(f"its {circle.name}", circle.codes)
            for name, circle in self.neighbours.items()
        }
        near = self.greater_manchester
        region = {REGION: NamedGroup(f"{near.owner} {near.name}", near.codes)} if near else {}
        return lists | region

    @property
    def named_councils(self) -> list[str]:
        """Every council of a named group, each once."""
        return sorted({code for group in self.groups.values() for code in group.areas})


def peers_of(quarter: Quarter, settings: Settings) -> Peers:
    """Return the peers of the area a quarter is about, as their lists stood on its as-at day.

    A quarter of another area than the council's names its own; the first stands for the nation and
    the others for every list of neighbours.
    """
    lists = settings.comparators.lists_on(quarter.as_at)
    if quarter.compared_with:
        nation, *others = quarter.compared_with
        circle = Circle(_owner(quarter, settings), "neighbours", tuple(one.code for one in others))
        return Peers((nation,), (nation,), None, dict.fromkeys(lists, circle))
    group = settings.comparators
    manchester = group.greater_manchester
    return Peers(
        _areas(group.england),
        (*((manchester.total,) if manchester.total else ()), *_areas(group.region)),
        Circle("the", manchester.name, manchester.areas),
        {name: _circle(one, _owner(quarter, settings)) for name, one in lists.items()},
        group.councils,
    )


def groups_of(peers: Peers) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the groups of areas a reader may pick from: by id, the name and the areas' codes.

    A list of neighbours has the id ``neighbours/<list>``, as each KPI names its own.
    """
    groups = {"england": (peers.england[0].name, tuple(area.code for area in peers.england))}
    if peers.greater_manchester:
        groups["greater_manchester"] = _named(peers.greater_manchester)
    for name, circle in peers.neighbours.items():
        groups[f"neighbours/{name}"] = _named(circle)
    return groups


def _named(circle: Circle) -> tuple[str, tuple[str, ...]]:
    return f"{circle.owner} {circle.name}", circle.codes


def _areas(group: Group) -> tuple[Area, ...]:
    return tuple(Area(code=code, name=group.name) for code in group.areas)


def _owner(quarter: Quarter, settings: Settings) -> str:
    return possessive((quarter.area or settings.area).name)


def _circle(one: Neighbours, owner: str) -> Circle:
    words = neighbours_sentence(one, owner=owner)
    return Circle(owner, f"{one.name} ({one.published})", one.codes, words)


def comparator_of(kpi: Kpi, now: pd.DataFrame, peers: Peers) -> Comparator:
    """Return the comparator's figure from `now`: one period's observations of all areas.

    Of England its figure. Of Greater Manchester the published total, else the median of the ten,
    else the region. Of neighbours the median of the KPI's list. A median is of five or more that
    have a figure. No figure gives an empty comparator.
    """
    if kpi.benchmark.group == "none":
        return Comparator()
    valued = now.dropna(subset="value").set_index("area_code")["value"]
    return next(_candidates(kpi, valued, peers), Comparator())


def _candidates(kpi: Kpi, valued: pd.Series, peers: Peers) -> Iterator[Comparator]:
    if kpi.benchmark.group == "neighbours":
        yield from _median(peers.neighbours.get(kpi.benchmark.neighbours), valued)
    elif kpi.benchmark.group == "england":
        yield from _with_figure(peers.england, valued)
    else:
        yield from _with_figure(peers.wide[:1], valued)
        yield from _median(peers.greater_manchester, valued)
        yield from _with_figure(peers.wide[1:], valued)


def _with_figure(areas: tuple[Area, ...], valued: pd.Series) -> Iterator[Comparator]:
    for area in areas:
        if area.code in valued.index:
            yield Comparator(area.name, area.code, float(valued[area.code]))


def _median(circle: Circle | None, valued: pd.Series) -> Iterator[Comparator]:
    found = valued[valued.index.isin(circle.codes)] if circle else valued.iloc[:0]
    if circle and len(found) >= FEWEST_NEIGHBOURS:
        yield Comparator(f"the median of {circle.owner} {circle.name}", "", float(found.median()))
