"""What should be true of a return's or a KPI's figures, declared beside it: a few kinds of check.

What every cell must be (a period, a number or a mark, within its bounds, one value for one thing)
is checked when a file is loaded and need not be declared. These run when an edition is frozen, on
the facts known by then: across series, periods and returns.
"""

from typing import Annotated, ClassVar, Literal, Self, get_args

from pydantic import Field, model_validator

from perfkit.framework.definition import Definition, Id, Words

Dimension = Literal[
    "accuracy", "completeness", "uniqueness", "consistency", "timeliness", "validity"
]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
# Why a rule is usually broken. What it was this time, the data steward finds out.
RootCause = Literal["entry", "definition", "system", "timing", "mapping", "third_party", "unknown"]
ROOT_CAUSES: tuple[RootCause, ...] = get_args(RootCause)


class _Check(Definition):
    """What all kinds share. `says` is what is told where it is not true."""

    id: Id
    says: Words
    root_cause: RootCause = "unknown"
    about: str = ""  # the series that it tells of, where it is none it reads: a rate of its count


class _OfOneSeries(_Check):
    series: str = ""  # empty on a KPI, of whose own figures it is

    @property
    def reads(self) -> tuple[str, ...]:
        """The series of the return that it looks at."""
        return (self.series,)


class Required(_Check):
    """Every council has a figure of each series in each period in which any council has one."""

    kind: Literal["required"]
    series: tuple[Words, ...] = Field(min_length=1)

    dimension: ClassVar[Dimension] = "completeness"
    root_cause: RootCause = "third_party"

    @property
    def reads(self) -> tuple[str, ...]:
        """The series of the return that it looks at."""
        return self.series


class CodeList(_OfOneSeries):
    """A series in words says one of a list."""

    kind: Literal["code_list"]
    allowed: tuple[Words, ...] = Field(min_length=1)

    dimension: ClassVar[Dimension] = "validity"
    root_cause: RootCause = "mapping"


class Range(_OfOneSeries):
    """A figure lies where it can be believed: a plausibility test, not a natural bound."""

    kind: Literal["range"]
    lowest: float | None = None
    highest: float | None = None

    dimension: ClassVar[Dimension] = "accuracy"
    root_cause: RootCause = "entry"

    @model_validator(mode="after")
    def has_an_end(self) -> Self:
        """Refuse a range without either end, or with its ends the wrong way round."""
        if self.lowest is None and self.highest is None:
            raise ValueError("give lowest, highest or both")
        if self.lowest is not None and self.highest is not None and self.lowest > self.highest:
            raise ValueError("lowest is above highest")
        return self


class PartsAddUp(_Check):
    """Parts come to their total, wherever the total and all parts are given."""

    kind: Literal["parts_add_up"]
    total: Words
    parts: tuple[Words, ...] = Field(min_length=2)
    tolerance: float = Field(default=0.0, ge=0)  # in the figures' unit; for rounding
    net: bool = False  # a part may be below 0, as losses are; else one below 0 is refused

    dimension: ClassVar[Dimension] = "consistency"
    root_cause: RootCause = "entry"

    @property
    def reads(self) -> tuple[str, ...]:
        """The series of the return that it looks at."""
        return (self.total, *self.parts)


class PartWithinWhole(_Check):
    """A part is no more than its whole, wherever both are given."""

    kind: Literal["part_within_whole"]
    part: Words
    whole: Words

    dimension: ClassVar[Dimension] = "consistency"
    root_cause: RootCause = "entry"

    @property
    def reads(self) -> tuple[str, ...]:
        """The series of the return that it looks at."""
        return (self.part, self.whole)


class Other(Definition):
    """A series of another return that publishes the same thing."""

    return_id: Id = Field(alias="return")
    series: Words
    breakdown: str = ""


class Agreement(_OfOneSeries):
    """A figure agrees with the same figure of another return, for the same area and days.

    A trusted reference is one that is known to be right; without one, two sources that part only
    say that one of them is wrong.
    """

    kind: Literal["agreement"]
    breakdown: str = ""
    other: Other = Field(alias="with")
    tolerance: float = Field(default=0.0, ge=0)  # in the figures' unit
    trusted: bool = False
    root_cause: RootCause = "definition"

    @property
    def dimension(self) -> Dimension:
        """Accuracy against a trusted reference; else consistency."""
        return "accuracy" if self.trusted else "consistency"


class LargestChange(_OfOneSeries):
    """A figure is at most so many times the one of the period before, or that many times less."""

    kind: Literal["largest_change"]
    times: float = Field(gt=1)
    least: float = Field(default=20, gt=0)  # smaller figures change by chance, and are passed over

    dimension: ClassVar[Dimension] = "accuracy"


class Coverage(_OfOneSeries):
    """Enough of those who report did so: a note beside the figure says "16 of 20 schools"."""

    kind: Literal["coverage"]
    reporting: Words  # who report, as the note names them: schools
    at_least: float = Field(gt=0, le=1)  # a share

    dimension: ClassVar[Dimension] = "completeness"
    root_cause: RootCause = "third_party"


ReturnCheck = Annotated[
    Required
    | CodeList
    | Range
    | PartsAddUp
    | PartWithinWhole
    | Agreement
    | LargestChange
    | Coverage,
    Field(discriminator="kind"),
]
KpiCheck = Annotated[Range | LargestChange | Coverage, Field(discriminator="kind")]
