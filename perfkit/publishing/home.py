"""What the contents of one edition say: who is needed where, what comes next, where things are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from perfkit.edition import contents
from perfkit.framework.model import Framework
from perfkit.periods import read_period
from perfkit.publishing.find import Letter, a_to_z
from perfkit.publishing.plan import PagePlan
from perfkit.publishing.release_calendar import ReleaseCalendar, read_calendar
from perfkit.publishing.site import Attention, Listed, Site
from perfkit.views.marks import needs_somebody

LEDES = {
    "leadership": "The vision and the Single Outcomes Framework: what the council and its partners "
    "are to achieve.",
    "strategy": "The Corporate Plan, the Medium-Term Financial Plan and the strategic programmes.",
    "tactics": "Directorate plans: what each directorate sets out to do.",
    "operations": "Service plans and Insight Exchanges: the work itself. Each service has a page "
    "for its head and managers, and one for its employees.",
    "monitoring": "How far the figures can be trusted, and what will mend them.",
}


class LevelRows(NamedTuple):
    """One level of the pyramid whose bodies are listed one by one."""

    id: str
    name: str
    lede: str
    pages: tuple[Listed, ...]


class ServiceRow(NamedTuple):
    """One service: the page of its head and the page of its employees."""

    name: str
    head: Listed | None
    employees: Listed | None

    @property
    def attention(self) -> Attention | None:
        """How many of its measures need somebody, as its head's page counts them."""
        return self.head.attention if self.head else None


class DirectorateRows(NamedTuple):
    """One directorate and its services."""

    id: str
    name: str
    services: tuple[ServiceRow, ...]

    @property
    def need(self) -> int:
        """How many measures of its services need somebody."""
        return sum(row.attention.need for row in self.services if row.attention)


@dataclass(frozen=True)
class Home:
    """The contents of one edition; within a level what presses most comes first."""

    all: Attention
    quarter: str
    months: str
    above: tuple[LevelRows, ...]  # leadership, strategy and tactics
    operations_lede: str
    directorates: tuple[DirectorateRows, ...]
    below: tuple[LevelRows, ...]  # monitoring
    calendar: ReleaseCalendar
    letters: tuple[Letter, ...]


def read_home(folder: Path, *, site: Site, plans: Sequence[PagePlan], framework: Framework) -> Home:
    """Return what the contents of an edition say, from its frozen tables."""
    about = contents.read_json(folder / "tables" / contents.ABOUT)
    assessed = contents.read_table(folder, "assessments")
    quarter = read_period(str(about["quarter"])).period
    rows = [
        LevelRows(level.id, level.name, LEDES[level.id], tuple(sorted(level.pages, key=_pressing)))
        for level in site.levels
    ]
    return Home(
        all=Attention(sum(map(needs_somebody, assessed.itertuples())), len(assessed)),
        quarter=quarter.label,
        months=quarter.prose,
        above=tuple(row for row in rows if row.id not in ("operations", "monitoring")),
        operations_lede=LEDES["operations"],
        directorates=tuple(
            sorted(_directorates(framework, site), key=lambda found: found.need, reverse=True)
        ),
        below=tuple(row for row in rows if row.id == "monitoring"),
        calendar=read_calendar(folder, framework),
        letters=a_to_z(framework, site, plans),
    )


def _directorates(framework: Framework, site: Site) -> Iterable[DirectorateRows]:
    listed = {page.body: page for level in site.levels for page in level.pages}
    of_service: dict[tuple[str | None, str], Listed] = {
        (body.concerns, body.kind): listed[body.id]
        for body in framework.bodies
        if body.id in listed
    }
    for directorate in framework.directorates:
        rows = [
            ServiceRow(
                service.name,
                of_service.get((service.id, "service_head")),
                of_service.get((service.id, "employees")),
            )
            for service in framework.services
            if service.directorate == directorate.id
        ]
        kept = sorted((row for row in rows if row.head or row.employees), key=_pressing)
        if kept:
            yield DirectorateRows(directorate.id, directorate.name, tuple(kept))


def _pressing(row: Listed | ServiceRow) -> tuple[int, float]:
    """Return what sorts the most pressing first, and last who is asked for nothing."""
    if row.attention is None:
        return (1, 0.0)
    need, of, *_ = row.attention
    return (-need, -need / of if of else 0.0)
