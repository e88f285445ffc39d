"""Whom a KPI is compared with on its page."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.framework.settings import Area, Quarter, Settings

FEWEST_NEIGHBOURS = 5  # fewer give a median that one of them decides


class Comparator(NamedTuple):
    """Another's figure for the same period; `code` is empty where it is of several areas."""

    name: str = ""
    code: str = ""
    value: float | None = None


class Peers(NamedTuple):
    """The areas a KPI may be compared with, by the group its file names."""

    england: tuple[Area, ...]
    greater_manchester: tuple[Area, ...]
    neighbours: tuple[str, ...]
    neighbours_name: str

    @property
    def codes(self) -> list[str]:
        """Every area that pages may show beside the council."""
        named = [area.code for area in (*self.england, *self.greater_manchester)]
        return sorted({*named, *self.neighbours})


def peers_of(quarter: Quarter, settings: Settings) -> Peers:
    """Return the peers of the area a quarter is about.

    A quarter of another area than the council's names its own; the first stands for the nation.
    """
    if quarter.compared_with:
        nation, *others = quarter.compared_with
        return Peers((nation,), (nation,), tuple(area.code for area in others), "the neighbours")
    group = settings.comparators
    english = tuple(Area(code=code, name="England") for code in group.england.areas)
    manchester = group.greater_manchester
    named = (manchester.aggregate, *(() if not group.region.areas else group.region.areas))
    names = (manchester.name, group.region.name)
    wide = tuple(Area(code=c, name=n) for c, n in zip(named, names, strict=False) if c)
    return Peers(english, wide, group.neighbours.areas, group.neighbours.name)


def comparator_of(kpi: Kpi, now: pd.DataFrame, peers: Peers) -> Comparator:
    """Return the comparator's figure from `now`: one period's observations of all areas.

    The areas of the KPI's group in turn, the first that has a figure; for neighbours the median of
    those that have one, if they are five or more. No figure gives an empty comparator.
    """
    if kpi.benchmark.group == "none":
        return Comparator()
    valued = now.dropna(subset="value").set_index("area_code")["value"]
    if kpi.benchmark.group == "neighbours":
        return _median(valued, peers)
    areas = peers.england if kpi.benchmark.group == "england" else peers.greater_manchester
    return next(_with_figure(areas, valued), Comparator())


def _with_figure(areas: tuple[Area, ...], valued: pd.Series) -> Iterator[Comparator]:
    for area in areas:
        if area.code in valued.index:
            yield Comparator(area.name, area.code, float(valued[area.code]))


def _median(valued: pd.Series, peers: Peers) -> Comparator:
    found = valued[valued.index.isin(peers.neighbours)]
    if len(found) < FEWEST_NEIGHBOURS:
        return Comparator()
    return Comparator(f"the median of {peers.neighbours_name}", "", float(found.median()))
