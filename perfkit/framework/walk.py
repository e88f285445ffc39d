"""Walk the golden thread: up from a service or a KPI to the outcomes, and down from an outcome.

A node is an outcome, deliverable, priority, programme, plan, theme, service, directorate or KPI,
named by its id. Above a priority stands what it serves; above a service, its priorities. All
functions take the framework in force on a day (`Framework.as_at`): a link to something that is
not in it is passed over, so that a new generation of plans needs no change below it but new links.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from perfkit.errors import UnknownNameError
from perfkit.framework.model import Framework, Kpi, Priority

Node = Any  # any of the model's dated definitions that the thread links
Links = dict[str, tuple[str, ...]]

NODES = (
    "outcomes",
    "deliverables",
    "priorities",
    "programmes",
    "plans",
    "themes",
    "services",
    "directorates",
    "kpis",
)


def ids(items: Iterable[Any]) -> tuple[str, ...]:
    """Return the ids of some items, in their order."""
    return tuple(item.id for item in items)


def nodes(framework: Framework) -> dict[str, Node]:
    """Return every node of the thread by its id, from the outcomes down."""
    return {item.id: item for section in NODES for item in getattr(framework, section)}


def links(framework: Framework) -> Links:
    """Return, for every node, the ids that stand directly above it, as its file orders them."""
    known = nodes(framework)
    above: Links = {item.id: () for item in framework.outcomes}
    above |= {item.id: (item.outcome,) for item in framework.deliverables}
    above |= {item.id: item.serves for item in framework.priorities}
    above |= {item.id: item.serves for item in framework.programmes}
    above |= {item.id: item.outcomes for item in framework.plans}
    above |= {item.id: item.outcomes for item in framework.themes}
    above |= {item.id: ids(priorities_of(framework, item.id)) for item in framework.services}
    above |= {item.id: ids(priorities_of(framework, item.id)) for item in framework.directorates}
    above |= {item.id: (item.priority,) for item in framework.kpis}
    return {name: tuple(up for up in ups if up in known) for name, ups in above.items()}


def priorities_of(framework: Framework, owner: str) -> tuple[Priority, ...]:
    """Return the priorities of a service or directorate.

    They are those of its plans; and, as a service may have no plan, those in its directorate's
    plan whose lead officer is the head of the service.
    """
    plans = {plan.id for plan in framework.plans if plan.belongs_to == owner}
    head = next((service.head for service in framework.services if service.id == owner), None)
    return tuple(
        item
        for item in framework.priorities
        if item.plan in plans or (head is not None and item.lead_officer == head)
    )


def ancestors(framework: Framework, node: str) -> frozenset[str]:
    """Return the ids of all that stands above a node, up to the outcomes."""
    _node(framework, node)
    return reached(links(framework), node)


def descendants(framework: Framework, node: str) -> frozenset[str]:
    """Return the ids of all that stands below a node, down to services and KPIs."""
    below: dict[str, list[str]] = {}
    for name, ups in links(framework).items():
        for up in ups:
            below.setdefault(up, []).append(name)
    _node(framework, node)
    return reached({name: tuple(downs) for name, downs in below.items()}, node)


def outcomes_of(framework: Framework, node: str) -> tuple[str, ...]:
    """Return the ids of the outcomes that a node serves, in the vision's order."""
    reached = ancestors(framework, node) | {node}
    return tuple(outcome.id for outcome in framework.outcomes if outcome.id in reached)


def corporate_priority_of(framework: Framework, kpi: Kpi) -> Priority | None:
    """Return the corporate priority nearest above a KPI (marker 2), or None where it has none."""
    corporate = {plan.id for plan in framework.plans if plan.level == "corporate"}

    def is_corporate(node: Node) -> bool:
        return isinstance(node, Priority) and node.plan in corporate

    path = _path_up(framework, kpi.priority, is_corporate)
    return path[-1] if path else None


def chain(framework: Framework, node: str) -> tuple[Node, ...]:
    """Return one way from an outcome down to a node, both included: the shortest.

    Of ways of one length, the one by a deliverable that names the KPI as one of its own, then the
    one by the links that files name first. Where no outcome is reached, the node alone.

    Raises
    ------
    UnknownNameError
        When the framework in force has no such node.
    """
    outcomes = {outcome.id for outcome in framework.outcomes}
    own = {item.id for item in framework.deliverables if node in item.intervention_point.kpis}
    path = _path_up(framework, node, lambda item: item.id in outcomes, first=own)
    return tuple(reversed(path)) or (_node(framework, node),)


# Steps ------------------------------------------------------------------------------------


def _node(framework: Framework, name: str) -> Node:
    known = nodes(framework)
    if name not in known:
        raise UnknownNameError("node of the golden thread", name, known)
    return known[name]


def reached(steps: Links, start: str) -> frozenset[str]:
    """Return all that is reached from a node by one step or more; a ring ends where it closes."""
    seen: set[str] = set()
    waiting = list(steps.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += steps.get(name, ())
    return frozenset(seen)


def _path_up(
    framework: Framework,
    start: str,
    wanted: Callable[[Node], bool],
    first: Collection[str] = (),
) -> list[Node]:
    """Return the shortest way up from a node to the first that is wanted; empty where none is.

    Links to what is in `first` are tried before others.
    """
    known, above = nodes(framework), links(framework)
    paths = [[start]] if start in known else []
    seen = {start}
    for path in paths:  # grows as it is read: nearest first
        if wanted(known[path[-1]]):
            return [known[name] for name in path]
        for up in sorted(above[path[-1]], key=lambda name: name not in first):
            if up not in seen:
                seen.add(up)
                paths.append([*path, up])
    return []
