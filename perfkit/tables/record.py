"""A kind of fact that a person sends as a spreadsheet: its columns and its key."""

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "number", "date", "period", "whole", "yes_no"]


@dataclass(frozen=True)
class Column:
    """One column: what it holds, and what a cell of it may say."""

    name: str
    type: Type
    meaning: str
    required: bool = False
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """A kind of fact that a person sends as a spreadsheet: one row a fact.

    `key` names the columns that tell one fact from another: of two rows with the same key, the
    one made known later replaces the earlier in every reading from its date on; neither is lost.
    """

    kind: str
    title: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def record(kind: str, title: str, grain: str, key: str, *columns: Column) -> Record:
    """Return a kind of record; `key` names its columns, parted by spaces.

    Every kind ends with the day on which the sender made a row known.
    """
    released = Column("released_on", "date", "When the sender made this row known.", required=True)
    return Record(kind, title, grain, tuple(key.split()), (*columns, released))
