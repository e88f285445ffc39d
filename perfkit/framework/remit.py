"""Say what of the golden thread each body's page shows, and who answers for it."""

from collections.abc import Callable, Iterable
from typing import Any

from perfkit.errors import UnknownNameError
from perfkit.framework.model import Body, Framework, Kpi, Service
from perfkit.framework.walk import descendants, ids, nodes, outcomes_of, priorities_of

PUBLIC = ("residents", "employees", "everybody")  # the kinds of body that see public KPIs only


def remit(framework: Framework, body: Body) -> frozenset[str]:
    """Return the ids of all whose facts a body's page may show, the body's own included.

    A theme's: its outcomes, their deliverables and corporate priorities, its programmes. A
    programme's: itself and its benefits. A directorate's: its plan and priorities, its services
    and theirs. A service's: itself, its plans and priorities. Any other body's: everything. The
    KPIs that the page shows are always among them.
    """
    kept = REMITS.get(body.kind, _everything)(framework, body)
    shown = {body.id, *kept, *ids(kpis_of(framework, body))}
    return frozenset(shown - _not_for(framework, body))


def kpis_of(framework: Framework, body: Body) -> tuple[Kpi, ...]:
    """Return the live KPIs that a body's page shows, in the framework's order.

    Leadership bodies and the Corporate Leadership Team see those of their level (a theme, only
    those that serve its outcomes); a programme its benefits; a directorate its services' KPIs at
    tactics; a service its own at operations; each also those whose files say `also_shown_at` it.
    The Intelligence Hub sees all. Residents and employees see public ones only, and so does the
    page for everybody, which shows those of every level.
    """
    shown = SHOWN[body.kind](framework, body)
    kept = shown - _not_for(framework, body)
    return tuple(kpi for kpi in framework.live_kpis if kpi.id in kept)


def roles_of(framework: Framework, body: Body) -> frozenset[str]:
    """Return the roles that answer for what is in a body's remit: owners, heads and leads."""
    within = remit(framework, body)
    owners = [(plan.id, plan.owner) for plan in framework.plans]
    owners += [(service.id, service.head) for service in framework.services]
    owners += [(programme.id, programme.lead) for programme in framework.programmes]
    owners += [(kpi.id, kpi.owner) for kpi in framework.kpis]
    return frozenset(role for name, role in owners if name in within)


def pages_of_kpis(framework: Framework) -> dict[str, Body]:
    """Return on whose page each KPI stands in full: its service's head's, or its directorate's.

    It is the first page that shows the KPI of those whose own priorities the KPI's is among. A
    KPI that stands on no such page is absent.
    """
    found: dict[str, Body] = {}
    for kind in ("service_head", "dlt"):
        for body in (body for body in framework.bodies if body.kind == kind):
            own = _priorities(framework, _places(framework, body))
            for kpi in kpis_of(framework, body):
                if kpi.priority in own:
                    found.setdefault(kpi.id, body)
    return found


def _not_for(framework: Framework, body: Body) -> set[str]:
    if body.kind not in PUBLIC:
        return set()
    return {kpi.id for kpi in framework.kpis if kpi.sensitivity != "public"}


def _concern(items: Iterable[Any], body: Body) -> Any:
    """Return the theme or programme that a body is about."""
    known = {item.id: item for item in items}
    if body.concerns not in known:
        raise UnknownNameError(f"concern of {body.id}", str(body.concerns), known)
    return known[body.concerns]


# Remits -------------------------------------------------------------------------------------


def _everything(framework: Framework, body: Body) -> set[str]:
    return set(nodes(framework)) | set(ids(framework.bodies))


def _of_theme(framework: Framework, body: Body) -> set[str]:
    theme = _concern(framework.themes, body)
    outcomes = set(theme.outcomes) & set(ids(framework.outcomes))
    below = {name for outcome in outcomes for name in descendants(framework, outcome)}
    corporate = {plan.id for plan in framework.plans if plan.level == "corporate"}
    kept = ids(framework.deliverables)
    kept += ids(item for item in framework.priorities if item.plan in corporate)
    return {theme.id, *outcomes, *theme.programmes} | (below & set(kept))


def _of_programme(framework: Framework, body: Body) -> set[str]:
    programme = _concern(framework.programmes, body)
    return {programme.id, *programme.benefits}


def _of_place(framework: Framework, body: Body) -> set[str]:
    """Return a directorate's or service's own, and a directorate's services'."""
    places = _places(framework, body)
    plans = {plan.id for plan in framework.plans if plan.belongs_to in places}
    return places | plans | _priorities(framework, places)


def _places(framework: Framework, body: Body) -> set[str]:
    services: list[Service] = [
        item for item in framework.services if item.directorate == body.concerns
    ]
    return {body.concerns or "", *ids(services)}


def _priorities(framework: Framework, places: set[str]) -> set[str]:
    return {item.id for place in places for item in priorities_of(framework, place)}


REMITS: dict[str, Callable[[Framework, Body], set[str]]] = {
    "acp_executive": _of_theme,
    "programme": _of_programme,
    "dlt": _of_place,
    "service_head": _of_place,
    "employees": _of_place,
}


# KPIs ---------------------------------------------------------------------------------------


def _at_level(level: str) -> Callable[[Framework, Body], set[str]]:
    return lambda framework, body: {kpi.id for kpi in framework.kpis if level in kpi.levels}


def _kpis_of_theme(framework: Framework, body: Body) -> set[str]:
    wanted = set(_concern(framework.themes, body).outcomes)
    shown = _at_level("leadership")(framework, body)
    return {name for name in shown if wanted & set(outcomes_of(framework, name))}


def _benefits(framework: Framework, body: Body) -> set[str]:
    programme = _concern(framework.programmes, body)
    also = {kpi.id for kpi in framework.kpis if programme.id in kpi.also_shown_at}
    return set(programme.benefits) | also


def _own(level: str) -> Callable[[Framework, Body], set[str]]:
    def found(framework: Framework, body: Body) -> set[str]:
        places = _places(framework, body)
        priorities = _priorities(framework, places)
        own = {kpi.id for kpi in framework.kpis if kpi.priority in priorities}
        also = {kpi.id for kpi in framework.kpis if places & set(kpi.also_shown_at)}
        return (own & _at_level(level)(framework, body)) | also

    return found


SHOWN: dict[str, Callable[[Framework, Body], set[str]]] = {
    "acp_board": _at_level("leadership"),
    "cabinet": _at_level("leadership"),
    "acp_executive": _kpis_of_theme,
    "residents": _at_level("leadership"),
    "clt": _at_level("strategy"),
    "programme": _benefits,
    "dlt": _own("tactics"),
    "service_head": _own("operations"),
    "employees": _own("operations"),
    "intelligence_hub": lambda framework, body: set(ids(framework.kpis)),
    "everybody": lambda framework, body: set(ids(framework.kpis)),
}
