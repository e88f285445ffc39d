"""Whom the council is compared with: dated lists of areas, and no judgement of them."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Self

from pydantic import Field, model_validator

from perfkit.framework.definition import Dated, Definition, Words


class Area(Definition):
    """An area by its ONS code and its name."""

    code: Words
    name: Words


class Group(Definition):
    """A group of areas to compare with, and the published total of them where there is one."""

    name: Words  # as a sentence says it: "Greater Manchester councils"
    areas: tuple[Words, ...] = Field(min_length=1)
    total: Area | None = None  # the area that is all of them together


class Neighbour(Area):
    """A council of a list of neighbours; `closeness` is its publisher's word, where it has one."""

    closeness: str = ""


class Neighbours(Dated):
    """A publisher's list of the councils that are like the council, from a day to a day.

    KPI files name it by its id. A new list has the id of the one it follows and a later
    `valid_from`, so that an edition of an earlier day is still made with the list of its day.
    """

    name: Words  # as a sentence says it after "its": "Oflog nearest neighbours"
    publisher: Words
    published: Words  # when, in words: "November 2024"
    ranked: bool  # whether the publisher gives them in order, the closest first
    areas: tuple[Neighbour, ...] = Field(min_length=1)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its councils, in its order."""
        return tuple(area.code for area in self.areas)

    @model_validator(mode="after")
    def names_each_council_once(self) -> Self:
        """Refuse a council that stands twice in the list."""
        if len(set(self.codes)) < len(self.codes):
            raise ValueError(f"the list {self.id} names a council twice")
        return self


class Tier(Definition):
    """The councils that together cover England once: every place has one of them."""

    name: Words  # as a sentence says it: "English county and single-tier councils"
    codes_begin: tuple[Words, ...] = Field(min_length=1)  # E06, E08...
    fewest: int = Field(ge=4)  # with a figure, for quarters of them to be told


class Comparators(Definition):
    """Whom the council is compared with; KPI files name a group by its field."""

    england: Group
    region: Group
    greater_manchester: Group
    neighbours: tuple[Neighbours, ...] = Field(min_length=1)
    councils: tuple[Tier, ...] = ()

    def lists_on(self, day: date) -> dict[str, Neighbours]:
        """Return the lists of neighbours in force on a day, by id."""
        return {one.id: one for one in self.neighbours if one.holds(day)}

    @property
    def codes(self) -> Iterator[str]:
        """Every code that a group or a list names."""
        for group in (self.england, self.region, self.greater_manchester):
            yield from group.areas
        for one in self.neighbours:
            yield from one.codes

    @model_validator(mode="after")
    def has_one_list_of_an_id_on_a_day(self) -> Self:
        """Refuse two lists of one id that are in force on the same day."""
        for one, other in combinations(self.neighbours, 2):
            if one.id == other.id and _meet(one, other):
                raise ValueError(
                    f"two lists of neighbours {one.id!r} are in force on one day: "
                    "give the earlier a valid_to"
                )
        return self


def _meet(one: Dated, other: Dated) -> bool:
    starts = [each.valid_from or date.min for each in (one, other)]
    return one.holds(max(starts)) and other.holds(max(starts))
