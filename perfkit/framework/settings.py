"""The council's settings and a quarter's file, as frozen values."""

from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from perfkit.errors import PeriodError
from perfkit.framework.comparators import Area, Comparators
from perfkit.framework.definition import Definition, Id, Words
from perfkit.periods import Period, read_period

SQLITE = "sqlite:///"
ILLUSTRATIVE = "illustrative"  # the quarter file of the made-up council
MOST_YEARS_LATER = 5  # a quarter is looked back on so long after, at most


class Boundaries(Definition):
    """A file of wards' boundaries that the council holds: GeoJSON, and the words it must carry."""

    file: Words  # a relative path starts at the workbook's folder
    code: Words = "area_code"  # the property that holds a ward's code
    credit: Words  # shown beside the map, as the licence asks


class Limits(Definition):
    """The most that a reader is given; a file of the framework may set lower."""

    kpis_per_priority: int = Field(default=5, ge=1, le=5)
    kpis_first_list: int = Field(default=12, ge=1, le=12)


class Settings(Definition):
    """What ``parameters/workbook.yml`` says."""

    name: Words
    council: Words
    area: Area
    comparators: Comparators
    recoded: dict[Words, Words] = Field(default_factory=dict)  # former area code: code in force
    store: Words  # a database URL; a relative SQLite path starts at the workbook's folder
    limits: Limits = Limits()
    # By generation of wards; without any, maps are of hexagons alone.
    boundaries: dict[Id, Boundaries] = Field(default_factory=dict)
    disclosure: Words  # how small numbers are kept from being shown, for readers
    contact: str = ""  # whom a reader tells of a page they cannot use

    @model_validator(mode="after")
    def compares_under_codes_in_force(self) -> Self:
        """Refuse a former code among the comparators: figures stand under the one in force."""
        former = sorted(set(self.comparators.codes) & self.recoded.keys())
        if former:
            told = ", ".join(f"{code}, now {self.recoded[code]}" for code in former)
            raise ValueError(f"comparators name a former code: {told}. Write the one in force")
        return self

    def store_url(self, root: Path) -> str:
        """Return the store's URL with a relative SQLite path started at the workbook's folder.

        A path that starts with ``~`` is of the person's own folder.

        Other URLs, and SQLite in memory, are returned as they are.
        """
        path = self.store.removeprefix(SQLITE)
        if path in (self.store, "", ":memory:") or Path(path).is_absolute():
            return self.store
        return f"{SQLITE}{(root / Path(path).expanduser()).as_posix()}"


def _is_a_quarter(text: str) -> str:
    try:
        period = read_period(text).period
    except PeriodError as error:
        raise ValueError(str(error)) from None
    if period.kind != "financial_quarter":
        raise ValueError("must be a financial quarter: 2025/26 Q3")
    return period.label


class Quarter(Definition):
    """One quarter to report on: a file of ``parameters/quarters``, whose name is its id."""

    id: Id
    title: Words
    quarter: Annotated[str, AfterValidator(_is_a_quarter)]
    as_at: date  # what was made known by this day is read
    illustrative: bool = False
    area: Area | None = None  # where it is not the council's
    compared_with: tuple[Area, ...] = ()  # where they are not the council's; the first for England
    previous: Id | None = None  # the quarter file whose as-at date changes are told from
    seed: int | None = Field(default=None, ge=0)

    @property
    def period(self) -> Period:
        """The quarter as a period."""
        return read_period(self.quarter).period

    @model_validator(mode="after")
    def is_over_by_its_as_at_day(self) -> Self:
        """Refuse a quarter reported on before it has ended, or so long after that it is a slip."""
        if self.as_at <= self.period.end:
            raise ValueError(
                f"as_at {self.as_at} is not after the end of {self.quarter}, {self.period.end}"
            )
        if self.as_at.year - self.period.end.year > MOST_YEARS_LATER:
            raise ValueError(
                f"as_at {self.as_at} is years after the end of {self.quarter}, {self.period.end}"
            )
        return self

    @model_validator(mode="after")
    def made_up_figures_are_of_a_made_up_area(self) -> Self:
        """Refuse an illustrative quarter of the real council, and a seed for a real one."""
        if {self.area is not None, self.seed is not None} != {self.illustrative}:
            raise ValueError("an illustrative quarter needs area and seed; a real one has neither")
        return self
