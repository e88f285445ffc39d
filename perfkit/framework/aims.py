"""What the council set out to do: the golden thread from outcomes to priorities, and its plans."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from perfkit.framework.definition import Dated, Definition, Id, Words


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

    @model_validator(mode="after")
    def overdue_is_of_a_day(self) -> Self:
        """Refuse to ask for how many periods a figure was overdue: it is so on a day."""
        if self.condition == "overdue" and self.periods != 1:
            raise ValueError("overdue is of the edition's day alone: give periods: 1")
        return self


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


class Value(Dated):
    """One of the five values of the Values and Behaviours framework."""

    name: Words
    meaning: Words


class Stage(Dated):
    """A stage of the performance management cycle."""

    name: Words
    meaning: Words
    quarters: tuple[int, ...]
