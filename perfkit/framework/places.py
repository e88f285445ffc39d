"""Places within the council's area: wards, one list a generation, and what is measured by ward."""

from typing import Literal, Self

from pydantic import Field, model_validator

from perfkit.framework.definition import Dated, Definition, Id, Words
from perfkit.framework.kpi import Good


class Ward(Definition):
    """One ward of one generation, and where it stands on our own drawing.

    `hexagon` is its column and row among the hexagons; odd rows stand half a hexagon to the right.
    `label` is its name in lines short enough for a hexagon.
    """

    code: Words
    name: Words
    label: tuple[Words, ...] = Field(min_length=1, max_length=3)
    hexagon: tuple[int, int]


class WardGeneration(Dated):
    """The wards between two redrawings of their boundaries; figures of two never join.

    `population` and `deprivation` name the returns that hold figures on these boundaries; where
    there is none, the reason stands in `no_population` or `no_deprivation`.
    """

    name: Words  # as a sentence says it: "the wards of 2004 to 2023"
    population: Id | None = None
    no_population: str = ""
    deprivation: Id | None = None
    no_deprivation: str = ""
    wards: tuple[Ward, ...] = Field(min_length=1)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of its wards."""
        return frozenset(ward.code for ward in self.wards)

    @model_validator(mode="after")
    def says_why_where_nothing_is_held(self) -> Self:
        """Refuse a return without a name and without the reason that there is none."""
        for field in ("population", "deprivation"):
            if bool(getattr(self, field)) == bool(getattr(self, f"no_{field}").strip()):
                raise ValueError(f"give {field}, or no_{field} with the reason")
        return self

    @model_validator(mode="after")
    def stands_apart(self) -> Self:
        """Refuse two wards of one code, or in one hexagon."""
        for field in ("code", "hexagon"):
            if len({getattr(ward, field) for ward in self.wards}) < len(self.wards):
                raise ValueError(f"two wards have the same {field}")
        return self


class WardMeasure(Dated):
    """One thing counted by ward, in the wards of one generation.

    `sum_of` are the published series added up; `denominator` an age group of the wards'
    population, or empty where only a count can be told. `add_up` periods are counted together.
    """

    kpi: Id  # the KPI whose differences within the borough it shows
    title: Words
    subject: Words  # as a sentence names it: "The claimant rate"
    who: Words  # whom it counts: "claimants"
    generation: Id
    return_id: Id = Field(alias="return")
    sum_of: tuple[Words, ...] = Field(min_length=1)
    absent_is_zero: str = ""  # the reason; else a ward without a row is not available
    denominator: Literal["", "all_ages", "aged_0_to_15", "aged_16_to_64", "aged_65_and_over"] = ""
    per: float = Field(default=100, gt=0)
    unit: Words
    decimals: int = Field(ge=0, le=3)
    good: Good
    add_up: int = Field(default=1, ge=1)
    incomplete: tuple[Words, ...] = ()  # periods of which the source holds only a part
    disclosure: Literal["published", "below_5", "below_10", "hes"]
    doubts: tuple[Words, ...] = ()
