"""Everything a reader may look for, from A to Z, each with the page that tells of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from perfkit.framework.kinds import PRIORITIES
from perfkit.framework.model import Body, Framework, Priority
from perfkit.framework.remit import kpis_of
from perfkit.publishing.plan import PagePlan
from perfkit.publishing.site import Site
from perfkit.views.kpi_section import anchor

DIGITS = "0 to 9"
# The page on which a measure is told first: that of the service that answers for it.
NEAREST = ("service_head", "dlt", "programme", "clt", "cabinet", "acp_board", "intelligence_hub")


class Entry(NamedTuple):
    """One thing that can be found."""

    name: str
    kind: str
    address: str  # of a page beside this one; empty where that page was not made
    words: str  # other words that find it, in small letters


class Letter(NamedTuple):
    """The entries that begin with one letter."""

    letter: str
    entries: tuple[Entry, ...]


def a_to_z(framework: Framework, site: Site, plans: Sequence[PagePlan]) -> tuple[Letter, ...]:
    """Return every measure, body, service, priority and outcome by its name's first letter."""
    there = {page.body for level in site.levels for page in level.pages if page.there}
    planned = {plan.body for plan in plans}
    bodies = tuple(body for body in framework.bodies if body.id in planned)
    found = [
        *_bodies(bodies),
        *_services(framework, bodies),
        *_measures(framework, bodies),
        *_priorities(framework, bodies),
        *_outcomes(framework, bodies),
    ]
    kept = [entry if _page(entry) in there else entry._replace(address="") for entry in found]
    by_letter: dict[str, list[Entry]] = {}
    for entry in sorted(kept, key=lambda entry: (entry.name.casefold(), entry.kind)):
        by_letter.setdefault(_letter(entry.name), []).append(entry)
    return tuple(Letter(letter, tuple(entries)) for letter, entries in by_letter.items())


def _page(entry: Entry) -> str:
    return entry.address.partition("#")[0].removesuffix(".html")


def _letter(name: str) -> str:
    first = next((letter for letter in name if letter.isalnum()), "0")
    return DIGITS if first.isdigit() else first.upper()


def _bodies(bodies: Sequence[Body]) -> Iterable[Entry]:
    for body in bodies:
        yield Entry(body.name, "Body", f"{body.id}.html", body.id.replace("-", " "))


def _services(framework: Framework, bodies: Sequence[Body]) -> Iterable[Entry]:
    directorates = {known.id: known.name for known in framework.directorates}
    for service in framework.services:
        home = directorates.get(service.directorate, "")
        told = f"{home} {service.plain}".casefold()
        yield Entry(service.name, f"Service, {home}", _home(bodies, service.id), told)


def _measures(framework: Framework, bodies: Sequence[Body]) -> Iterable[Entry]:
    of_kind = sorted((body for body in bodies if body.kind in NEAREST), key=_nearness)
    shown: dict[str, Body] = {}
    for body in of_kind:
        for kpi in kpis_of(framework, body):
            shown.setdefault(kpi.id, body)
    for kpi in framework.live_kpis:
        if kpi.id in shown:
            address = f"{shown[kpi.id].id}.html#{anchor(kpi.id)}"
            told = f"{kpi.title} {kpi.id.replace('-', ' ')} {kpi.description}".casefold()
            yield Entry(kpi.short_title, "Measure", address, told)


def _nearness(body: Body) -> int:
    return NEAREST.index(body.kind)


def _priorities(framework: Framework, bodies: Sequence[Body]) -> Iterable[Entry]:
    plans = {plan.id: plan for plan in framework.plans}
    leaders = next((body for body in bodies if body.kind == "clt"), None)
    for item in framework.priorities:
        plan = plans.get(item.plan)
        if plan is None:
            continue
        home = _home(bodies, plan.belongs_to) if plan.belongs_to else ""
        address = home or (f"{leaders.id}.html" if leaders else "")
        kind = PRIORITIES.get(plan.level, "priority").capitalize()
        yield Entry(item.text.rstrip("."), kind, address, _words(item))


def _words(item: Priority) -> str:
    return " ".join((item.id.replace("-", " "), *item.activities)).casefold()


def _outcomes(framework: Framework, bodies: Sequence[Body]) -> Iterable[Entry]:
    board = next((body for body in bodies if body.kind == "acp_board"), None)
    for outcome in framework.outcomes:
        address = f"{board.id}.html#outcome-{outcome.id}" if board else ""
        told = f"{outcome.statement} {outcome.plain}".casefold()
        yield Entry(outcome.name, "Outcome", address, told)


def _home(bodies: Sequence[Body], concerns: str) -> str:
    """Return the page of whoever answers for a service, directorate or programme."""
    known = [body for body in bodies if body.concerns == concerns and body.kind != "employees"]
    return f"{known[0].id}.html" if known else ""
