"""What every page of one edition says of itself and of its neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from perfkit.edition import contents
from perfkit.framework.model import Framework, Return
from perfkit.framework.remit import kpis_of
from perfkit.periods import write_date
from perfkit.publishing.plan import LEVELS, PagePlan

THREADS = "thread-tree"  # the block that every page leads to


class Attention(NamedTuple):
    """How many of a body's measures need somebody, and how many never had a figure.

    `below` counts those of other pages that need somebody, where this body leads what they serve.
    """

    need: int
    of: int
    awaited: int = 0
    below: int = 0


@dataclass(frozen=True)
class Listed:
    """One page in the contents."""

    body: str
    title: str
    there: bool
    attention: Attention | None  # None where its readers are told, and asked for nothing


@dataclass(frozen=True)
class LevelPages:
    """One level of the pyramid and its pages."""

    id: str
    name: str
    pages: tuple[Listed, ...]


@dataclass(frozen=True)
class Site:
    """One edition as its readers see it."""

    council: str
    edition: str
    title: str
    as_at: str
    illustrative: bool
    levels: tuple[LevelPages, ...]
    thread: str = ""  # the body on whose page all threads are; empty where there is no such page

    def level(self, level: str) -> LevelPages:
        """Return one level that has pages."""
        return next(found for found in self.levels if found.id == level)


def read_site(
    folder: Path, plans: Sequence[PagePlan], attention: Mapping[str, Attention] | None = None
) -> Site:
    """Return what an edition's folder says; a page that was not executed is listed as absent."""
    about = contents.read_json(folder / "tables" / contents.ABOUT)
    counted = attention or {}
    levels = []
    for level in LEVELS:
        listed = tuple(
            Listed(plan.body, plan.title, executed(folder, plan).is_file(), counted.get(plan.body))
            for plan in plans
            if plan.level == level
        )
        if listed:
            levels.append(LevelPages(level, level.capitalize(), listed))
    return Site(
        council=str(about["council"]),
        edition=folder.name,
        title=str(about["title"]),
        as_at=write_date(date.fromisoformat(str(about["as_at"]))),
        illustrative=bool(about["illustrative"]),
        levels=tuple(levels),
        thread=next((plan.body for plan in plans if _shows_threads(folder, plan)), ""),
    )


def _shows_threads(folder: Path, plan: PagePlan) -> bool:
    return THREADS in plan.blocks and executed(folder, plan).is_file()


def executed(folder: Path, plan: PagePlan) -> Path:
    """Return where a page's executed notebook is, or would be."""
    return folder / "pages" / f"{plan.body}.ipynb"


def sources_of(framework: Framework, body: str) -> list[Return]:
    """Return the returns behind the KPIs of a body's page, each once, by name."""
    read_by = next(known for known in framework.bodies if known.id == body)
    used = {kpi.source.return_id for kpi in kpis_of(framework, read_by)}
    found = [source for source in framework.returns if source.id in used]
    return sorted(found, key=lambda source: source.name)
