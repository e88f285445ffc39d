"""What the council set out to do, as frozen values: outcomes, plans, bodies, services, KPIs.

Everything is dated: `valid_from` and `valid_to` are days, both included; an open end is None.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

Level = Literal["leadership", "strategy", "tactics", "operations", "monitoring"]
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
Frequency = Literal["monthly", "quarterly", "fortnightly", "annual", "two_yearly", "irregular"]


def _is_id(text: str) -> str:
    if not text or not all(part.isalnum() and part == part.lower() for part in text.split("-")):
        raise ValueError("must be lower-case letters and digits, parted by single hyphens")
    return text


def _is_said(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text.strip()


Id = Annotated[str, AfterValidator(_is_id)]
Words = Annotated[str, AfterValidator(_is_said)]


class Definition(BaseModel):
    """A frozen value read from a file; a field it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Dated(Definition):
    """Something that holds from a day, until a day."""

    id: Id
    valid_from: date | None = None
    valid_to: date | None = None
    successor: Id | None = None
    example: bool = False  # True where the council has not published it: a page then says so

    def holds(self, as_at: date) -> bool:
        """Whether it is in force on a day."""
        return (self.valid_from is None or self.valid_from <= as_at) and (
            self.valid_to is None or as_at <= self.valid_to
        )

    @model_validator(mode="after")
    def ends_after_it_starts(self) -> Self:
        """Refuse a validity that ends before it starts."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(f"valid_to {self.valid_to} is before valid_from {self.valid_from}")
        return self


# The golden thread --------------------------------------------------------------------------


class Outcome(Dated):
    """One of the outcomes of the borough's vision."""

    name: Words
    statement: Words
    plain: Words  # the same for a resident, in one sentence


class InterventionPoint(Definition):
    """When the board steps in: which KPIs, in what state, for how many periods running."""

    kpis: tuple[Id, ...] = Field(min_length=1)
    condition: Literal["off_target", "worsening", "worse_than_comparator", "overdue"]
    periods: int = Field(ge=1, le=12)


class Deliverable(Dated):
    """A strategic deliverable of the Single Outcomes Framework."""

    outcome: Id
    text: Words
    intervention_point: InterventionPoint


class Plan(Dated):
    """A plan of one level, approved by a body and reviewed yearly."""

    name: Words
    level: Literal[
        "vision",
        "outcomes_framework",
        "corporate",
        "mtfp",
        "programme",
        "directorate",
        "service",
        "project",
    ]
    owner: Id  # a role
    approved_by: Id  # a body
    review_due: date
    belongs_to: Id | None = None  # the directorate or service whose plan it is
    outcomes: tuple[Id, ...] = ()
    place_leadership: str = ""  # how it shows the council as enabler of the whole partnership

    @model_validator(mode="after")
    def a_plan_of_a_directorate_or_service_says_whom_it_serves(self) -> Self:
        """Refuse one that names neither outcomes nor Place Leadership."""
        if self.level in ("directorate", "service", "project") and not (
            self.belongs_to and self.outcomes and self.place_leadership.strip()
        ):
            raise ValueError(
                "a directorate, service or project plan needs belongs_to, outcomes and "
                "place_leadership"
            )
        return self


class Priority(Dated):
    """What a plan sets out to do: a link of the golden thread.

    `serves` names what stands above it: strategic deliverables for a corporate priority, corporate
    priorities or programmes for a directorate's, directorate priorities for a service's. Links to
    things no longer (or not yet) in force are passed over, so that a new Council Plan needs no
    change below it but new links.
    """

    plan: Id
    text: Words
    serves: tuple[Id, ...] = Field(min_length=1)
    pillar: str = ""
    lead_member: str = ""
    lead_officer: str = ""
    activities: tuple[Words, ...] = ()
    handful: int = Field(default=5, ge=1, le=5)  # the most KPIs it may have


class Programme(Dated):
    """A strategic programme: serves corporate priorities, has milestones and benefits."""

    name: Words
    serves: tuple[Id, ...] = Field(min_length=1)
    lead: Id  # a role
    project_group: Words
    stage: Literal["starting", "delivering", "closing", "closed"]
    starts: date
    ends: date
    benefits: tuple[Id, ...] = ()  # KPIs


class Theme(Dated):
    """A thematic group of the ACP Executive Group."""

    name: Words
    lead_partner: Words
    outcomes: tuple[Id, ...] = Field(min_length=1)
    big_ticket_items: tuple[Words, ...] = Field(min_length=1)
    programmes: tuple[Id, ...] = ()


class Generation(Dated):
    """One generation of the council's plans, so that last year's pages rebuild under theirs."""

    name: Words
    note: Words


# Who does it --------------------------------------------------------------------------------


class Directorate(Dated):
    """A directorate."""

    name: Words
    plain: Words  # what it does, for a resident


class Service(Dated):
    """A service of a directorate."""

    name: Words
    directorate: Id
    plain: Words
    head: Id  # a role


class Role(Dated):
    """A post or function, never a person."""

    name: Words
    responsible_for: Words


class Body(Dated):
    """Who reads a page: a board, a cabinet, a leadership team, a service's employees."""

    name: Words
    level: Level
    kind: Literal[
        "acp_board",
        "cabinet",
        "acp_executive",
        "residents",
        "clt",
        "programme",
        "dlt",
        "service_head",
        "employees",
        "intelligence_hub",
    ]
    responsible_for: Words
    members: str = ""
    concerns: Id | None = None  # the theme, programme, directorate or service it is about
    first_list: int = Field(default=12, ge=1, le=12)


class Value(Dated):
    """One of the five values of the Values and Behaviours framework."""

    name: Words
    meaning: Words


class Stage(Dated):
    """A stage of the performance management cycle."""

    name: Words
    meaning: Words
    quarters: tuple[int, ...]


class Block(Definition):
    """One block of a body's page, under the heading that its readers know it by."""

    block: Id
    heading: Words


class Page(Definition):
    """Which blocks the pages of one kind of body show, in order."""

    kind: str
    notebook: str
    opens_with: Words  # the question the page answers
    blocks: tuple[Block, ...] = Field(min_length=1)


# KPIs ---------------------------------------------------------------------------------------


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


class Source(Definition):
    """Which published series give a KPI its figures.

    Either `value`, or `numerator` over `denominator`, or `sum_of` several series.
    """

    return_id: Id = Field(alias="return")
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    sum_of: tuple[str, ...] = ()
    absent_part_is_zero: str = ""  # the reason; else a sum with an absent part is missing
    year_type: Literal["financial", "academic", "calendar", "snapshot"] | None = None
    snapshot_day: str = ""  # MM-DD, where a bare year is a count on a day of it
    lag_days: int | None = None  # where it is not the return's
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


class Target(Definition):
    """A target for a stretch of time. 0 is a target."""

    starts: date
    ends: date | None = None
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

    date: date
    reason: Words
    comparable: bool = False


class Benchmark(Definition):
    """Whom a KPI is compared with."""

    group: Literal["england", "greater_manchester", "neighbours", "none"]
    reason: str = ""

    @model_validator(mode="after")
    def none_is_explained(self) -> Self:
        """Refuse a KPI compared with nobody for no reason."""
        if self.group == "none" and not self.reason.strip():
            raise ValueError("group none needs a reason")
        return self


class Narrative(Definition):
    """Marker 3: who writes the words, and when."""

    writer: Id  # a role
    due: Words


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
    crosswalk: dict[str, str] = {}
    lifecycle: Literal["proposed", "live", "suspended", "retired"]
    replaced_by: Id | None = None
    retired_because: str = ""
    breaks: tuple[Break, ...] = ()
    doubts: tuple[Words, ...] = ()  # known faults of the published figures, in words
    reviewed_on: date
    review_due: date

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

    @property
    def open_data_id(self) -> str:
        """Its id in the open-data list, or an empty text."""
        return self.crosswalk.get("open_data", "")


class Framework(Definition):
    """All of it, as the files say; `as_at` keeps what is in force on a day."""

    generations: tuple[Generation, ...]
    outcomes: tuple[Outcome, ...]
    deliverables: tuple[Deliverable, ...]
    plans: tuple[Plan, ...]
    priorities: tuple[Priority, ...]
    programmes: tuple[Programme, ...]
    themes: tuple[Theme, ...]
    directorates: tuple[Directorate, ...]
    services: tuple[Service, ...]
    roles: tuple[Role, ...]
    bodies: tuple[Body, ...]
    values: tuple[Value, ...]
    stages: tuple[Stage, ...]
    returns: tuple[Return, ...]
    pages: tuple[Page, ...]
    kpis: tuple[Kpi, ...]

    def as_at(self, when: date) -> "Framework":
        """Return the framework in force on a day; pages are not dated."""
        held = {
            name: tuple(item for item in getattr(self, name) if item.holds(when))
            for name in type(self).model_fields
            if name != "pages"
        }
        return self.model_copy(update=held)

    @property
    def live_kpis(self) -> tuple[Kpi, ...]:
        """The KPIs reported on."""
        return tuple(kpi for kpi in self.kpis if kpi.lifecycle == "live")
