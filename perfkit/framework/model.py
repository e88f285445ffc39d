"""The whole framework as one frozen value, and every definition it is made of by name.

Everything is dated: `valid_from` and `valid_to` are days, both included; an open end is None.
"""

from datetime import date

from perfkit.framework.aims import (
    Deliverable,
    Generation,
    InterventionPoint,
    Outcome,
    Plan,
    Priority,
    Programme,
    Stage,
    Theme,
    Value,
)
from perfkit.framework.bodies import Block, Body, Directorate, Page, Role, Service
from perfkit.framework.calendar import Meeting
from perfkit.framework.definition import Dated, Definition, Id, Level, Words
from perfkit.framework.kpi import (
    Benchmark,
    Break,
    Frequency,
    Good,
    Impact,
    Kpi,
    Rebase,
    Return,
    SeriesType,
    Source,
    Target,
)
from perfkit.framework.narrative import Due, Narrative
from perfkit.framework.places import Ward, WardGeneration, WardMeasure
from perfkit.framework.quirk import Quirk

__all__ = [
    "Benchmark",
    "Block",
    "Body",
    "Break",
    "Dated",
    "Definition",
    "Deliverable",
    "Directorate",
    "Due",
    "Framework",
    "Frequency",
    "Generation",
    "Good",
    "Id",
    "Impact",
    "InterventionPoint",
    "Kpi",
    "Level",
    "Meeting",
    "Narrative",
    "Outcome",
    "Page",
    "Plan",
    "Priority",
    "Programme",
    "Quirk",
    "Rebase",
    "Return",
    "Role",
    "SeriesType",
    "Service",
    "Source",
    "Stage",
    "Target",
    "Theme",
    "Value",
    "Ward",
    "WardGeneration",
    "WardMeasure",
    "Words",
]


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
    ward_generations: tuple[WardGeneration, ...] = ()
    ward_measures: tuple[WardMeasure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    quirks: tuple[Quirk, ...] = ()

    def as_at(self, when: date) -> "Framework":
        """Return the framework in force on a day.

        Pages are not dated; wards that were redrawn stay, as the last figures may be on them.
        """
        held = {
            name: tuple(item for item in getattr(self, name) if item.holds(when))
            for name in type(self).model_fields
            if name not in ("pages", "ward_generations")
        }
        return self.model_copy(update=held)

    @property
    def live_kpis(self) -> tuple[Kpi, ...]:
        """The KPIs reported on."""
        return tuple(kpi for kpi in self.kpis if kpi.lifecycle == "live")

    @property
    def proposed_kpis(self) -> tuple[Kpi, ...]:
        """The KPIs that are not reported yet: candidate indicators."""
        return tuple(kpi for kpi in self.kpis if kpi.lifecycle == "proposed")
