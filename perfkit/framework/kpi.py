"""One KPI: its eight markers, and the return, target, break and benchmark that belong to it."""

import datetime
from typing import Literal, Self

from pydantic import Field, model_validator

from perfkit.framework.checks import Dimension, KpiCheck, ReturnCheck
from perfkit.framework.definition import Dated, Definition, Id, Level, Words
from perfkit.framework.narrative import Narrative

Impact = Literal["directly_impacts", "contributes_to"]
Good = Literal["higher", "lower", "in_range", "on_profile", "context_only"]
SeriesType = Literal[
    "flow",
    "snapshot",
    "year_to_date",
    "programme_cumulative",
    "rolling",
    "academic_year",
    "calendar_year",
    "financial_year",
    "survey",
    "judgement",
]
CHARTED: tuple[SeriesType, ...] = (  # whose points may go on a control chart
    "flow",
    "snapshot",
    "academic_year",
    "calendar_year",
    "financial_year",
)
Frequency = Literal["monthly", "quarterly", "fortnightly", "annual", "two_yearly", "irregular"]


class Return(Dated):
    """A statutory or local return: where figures come from, and when."""

    name: Words
    publisher: Words
    statutory: bool
    reader: str
    collected_by: Words
    lag_days: int = Field(ge=0)  # from the end of a period to its publication, as is usual
    lag_basis: Words  # how we know
    licence: Words
    url: str = ""
    closed: str = ""  # in words, when it ended: no more figures come from it
    checks: tuple[ReturnCheck, ...] = ()  # beside those that every return gets by itself
    critical: tuple[Dimension, ...] = ()  # those that its grade is the worst of; empty for all six


class Source(Definition):
    """Which published series give a KPI its figures.

    Either `value`, or `numerator` over `denominator`, or `sum_of` several series.
    """

    return_id: Id = Field(alias="return")
    value: str | None = None
    made_of: tuple[str, ...] = ()  # series of the same return that the published value is made of
    numerator: str | None = None
    denominator: str | None = None
    sum_of: tuple[str, ...] = ()
    absent_part_is_zero: str = ""  # the reason; else a sum with an absent part is missing
    year_type: Literal["financial", "academic", "calendar", "snapshot"] | None = None
    snapshot_day: str = ""  # MM-DD, where a bare year is a count on a day of it
    lag_days: int | None = None  # where it is not the return's
    suspended: str = ""  # in words, why its publisher gives no new figure for now
    scale: float = 1.0  # what a published value is multiplied by to be in the KPI's unit

    @model_validator(mode="after")
    def is_given_in_one_way(self) -> Self:
        """Refuse a source given in no way, or in two."""
        ways = [
            self.value is not None,
            self.numerator is not None and self.denominator is not None,
            bool(self.sum_of),
        ]
        if sum(ways) != 1:
            raise ValueError("give one of: value; numerator and denominator; sum_of")
        return self

    @property
    def series(self) -> tuple[str, ...]:
        """Every series it reads."""
        single = (self.value, self.numerator, self.denominator)
        return tuple(name for name in (*single, *self.sum_of) if name is not None)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Every series whose faults are its own: those it reads, and those they are made of."""
        return (*self.series, *self.made_of)


class Target(Definition):
    """A target for a stretch of time. 0 is a target."""

    starts: datetime.date
    ends: datetime.date | None = None
    value: float | None = None
    floor: float | None = None
    lower: float | None = None  # for in_range
    upper: float | None = None
    kind: Literal["statutory", "national", "local", "stretch", "trajectory"]
    rationale: Words
    agreed_by: Words
    source: Words

    @model_validator(mode="after")
    def says_what_is_to_be_met(self) -> Self:
        """Refuse a target with neither a value nor a range."""
        if self.value is None and (self.lower is None or self.upper is None):
            raise ValueError("give value, or lower and upper")
        return self


class Break(Definition):
    """A break in a series: from `date` on the figures may not be compared with those before."""

    date: datetime.date
    reason: Words
    comparable: bool = False


class Rebase(Definition):
    """An agreed new start of a control chart's usual range, from the first point on or after it.

    For a level that has moved and is to stay. It never happens by itself, so it says why, and who
    agreed to it.
    """

    date: datetime.date
    reason: Words
    agreed_by: Words


class Benchmark(Definition):
    """Whom a KPI is compared with.

    `group` is whom the headline and the chart name; the page sets the figure beside England,
    Greater Manchester and the list of neighbours that `neighbours` names, all three. A KPI of group
    "none" is set beside nobody, not even England: where a figure is not comparable, two of them
    side by side would be read as if it were.
    """

    group: Literal["england", "greater_manchester", "neighbours", "none"]
    neighbours: str = ""  # the id of a list of workbook.yml
    reason: str = ""  # of "none"
    not_beside: dict[Literal["england", "greater_manchester", "neighbours", "councils"], Words] = (
        Field(default_factory=dict)  # a group whose figure is not comparable: the reason
    )

    @model_validator(mode="after")
    def none_is_explained(self) -> Self:
        """Refuse a KPI compared with nobody for no reason."""
        if self.group == "none" and not self.reason.strip():
            raise ValueError("group none needs a reason")
        return self

    @model_validator(mode="after")
    def group_is_not_ruled_out(self) -> Self:
        """Refuse a headline comparator that the file itself says is not comparable."""
        if self.group in self.not_beside:
            raise ValueError(f"group {self.group} is in not_beside: compare with another")
        return self


class Kpi(Dated):
    """One key performance indicator; the eight markers of the dashboards are fields."""

    title: Words
    short_title: Words = Field(max_length=60)
    subject: Words  # how a sentence names it, with its verb's number: "The re-referral rate"
    # 1 impact
    impact: Impact
    contribution: str = ""  # what the council does
    partners: tuple[Words, ...] = ()
    # 2 corporate plan link: through this priority, up the thread
    priority: Id
    also_shown_at: tuple[Id, ...] = ()  # further services or programmes whose pages show it
    levels: tuple[Level, ...] = Field(min_length=1)
    # 3 narrative
    narrative: Narrative
    # 4 description and justification
    description: Words
    justification: Words
    new_collection: str = ""  # the written reason, where no statutory or legal return is reused
    # 6 source (5, direction of travel, follows from series_type)
    source: Source
    # 7 target
    targets: tuple[Target, ...] = ()
    no_target: str = ""  # the reason
    tolerance: float = 0.0  # how far off a target is close, in the KPI's unit
    # 8 what good is
    good: Good
    good_sentence: Words

    numerator: Words
    denominator: str = ""
    unit: Words  # "%", "households", "per 1,000 households", "£", "years", "score", "in words"
    decimals: int = Field(ge=0, le=3)
    rate_per: float | None = None
    frequency: Frequency
    series_type: SeriesType
    lowest: float | None = None  # natural bounds
    highest: float | None = None
    geography: Words
    breakdowns: tuple[Words, ...] = ()
    breakdown: str = ""  # the one the headline figure is for, as published; "" for everybody
    owner: Id  # roles
    deputy: Id
    data_steward: Id
    benchmark: Benchmark
    disclosure: Literal["none", "published", "below_5", "below_10", "hes"]
    sensitivity: Literal["public", "internal", "restricted"]
    crosswalk: dict[str, str] = Field(default_factory=dict)
    lifecycle: Literal["proposed", "live", "suspended", "retired"]
    replaced_by: Id | None = None
    retired_because: str = ""
    breaks: tuple[Break, ...] = ()
    rebases: tuple[Rebase, ...] = ()  # new starts of its usual range, as agreed
    doubts: tuple[Words, ...] = ()  # known faults of the published figures, in words
    checks: tuple[KpiCheck, ...] = ()  # of its own figures, as it shows them
    critical: tuple[Dimension, ...] = ()  # those that its grade is the worst of; empty for all six
    trust_floor: Literal["sound", "use_with_care"] = "use_with_care"  # the least grade to rely on
    below_floor: Literal["withhold", "mark"] = "mark"  # what becomes of a figure below it
    reviewed_on: datetime.date
    review_due: datetime.date

    @model_validator(mode="after")
    def has_a_target_or_a_reason(self) -> Self:
        """Marker 7: refuse a KPI with neither."""
        if bool(self.targets) == bool(self.no_target.strip()):
            raise ValueError("give targets, or no_target with the reason; not both, not neither")
        return self

    @model_validator(mode="after")
    def what_it_contributes_to_has_partners(self) -> Self:
        """Marker 1: refuse "contributes to" without partners and what the council does."""
        if self.impact == "contributes_to" and not (self.partners and self.contribution.strip()):
            raise ValueError("contributes_to needs partners, and contribution: what we do")
        return self

    @model_validator(mode="after")
    def leaves_with_a_reason(self) -> Self:
        """Refuse a KPI retired or suspended for no reason."""
        if self.lifecycle in ("retired", "suspended") and not self.retired_because.strip():
            raise ValueError(f"lifecycle {self.lifecycle} needs retired_because")
        return self

    @model_validator(mode="after")
    def is_reviewed_in_order(self) -> Self:
        """Refuse a review due before the last one."""
        if self.review_due <= self.reviewed_on:
            raise ValueError(f"review_due {self.review_due} is not after {self.reviewed_on}")
        return self

    @model_validator(mode="after")
    def rebases_a_control_chart(self) -> Self:
        """Refuse a new start of a range that there is none of, twice, or before a break."""
        if self.rebases and self.series_type not in CHARTED:
            raise ValueError(
                f"rebases start the usual range of a control chart anew, and a series of type "
                f"{self.series_type} has none; leave them out"
            )
        days = [rebase.date for rebase in self.rebases]
        if days != sorted(set(days)):
            raise ValueError("give rebases in order of date, one a day")
        parted = [one.date for one in self.breaks if not one.comparable]
        early = [day for day in days if parted and day <= max(parted)]
        if early:
            raise ValueError(
                f"the rebase of {early[0]} is not after the break of {max(parted)}, at which the "
                "usual range starts anew by itself; leave it out"
            )
        return self

    @property
    def open_data_id(self) -> str:
        """Its id in the open-data list, or an empty text."""
        return self.crosswalk.get("open_data", "")
