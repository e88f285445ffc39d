"""Rules about the golden thread: links, rings, orphans, generations."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from perfkit.framework.case import Case
from perfkit.framework.findings import Finding
from perfkit.framework.model import Framework
from perfkit.framework.references import file_of, unknown_references
from perfkit.framework.walk import NODES, ids, links, reached


def references_are_known(case: Case) -> Iterator[Finding]:
    """Find names of things that no file gives."""
    yield from unknown_references(case.framework)


def thread_has_no_ring(case: Case) -> Iterator[Finding]:
    """Find nodes that stand above themselves."""
    above = links(case.framework)
    for name in above:
        if name in reached(above, name):
            yield Finding(
                _file(case.framework, name),
                f"{name}: serves",
                "a link that comes back to itself",
                "links lead up to an outcome, never in a ring",
            )


def every_node_reaches_an_outcome(case: Case) -> Iterator[Finding]:
    """Find what is in force on a day and serves no outcome on that day."""
    for when in case.days:
        held = case.framework.as_at(when)
        outcomes = set(ids(held.outcomes))
        above = links(held)
        for name in above.keys() - (set(ids(held.kpis)) - set(ids(held.live_kpis))):
            if not outcomes & {name, *reached(above, name)}:
                yield Finding(
                    _file(case.framework, name),
                    f"{name}: the golden thread",
                    f"no way to an outcome on {when}",
                    "let it serve something in force on that day, or give it valid_to",
                )


def intervention_points_watch_their_own_thread(case: Case) -> Iterator[Finding]:
    """Find points reached by a KPI whose thread never comes to the deliverable.

    The board would step in on one deliverable for a figure that all pages show under another.
    """
    for when in case.days:
        held = case.framework.as_at(when)
        above, live = links(held), set(ids(held.live_kpis))
        for item in held.deliverables:
            for name in live.intersection(item.intervention_point.kpis):
                up = reached(above, name)
                if item.id not in up:
                    others = [other.id for other in held.deliverables if other.id in up]
                    yield Finding(
                        file_of("deliverables", item.id),
                        f"{item.id}: intervention_point.kpis",
                        f"{name!r}, whose thread leads to {', '.join(others) or 'no deliverable'}",
                        "name a KPI whose thread leads here, or link its priority upward",
                    )


def priorities_are_of_a_plan_in_force(case: Case) -> Iterator[Finding]:
    """Find priorities that outlive their plan, or come before it."""
    for when in case.days:
        held = case.framework.as_at(when)
        known = set(ids(case.framework.plans)) - set(ids(held.plans))
        for item in held.priorities:
            if item.plan in known:
                yield Finding(
                    file_of("priorities", item.id),
                    f"{item.id}: plan",
                    f"{item.plan!r}, which is not in force on {when}",
                    "give the priority its plan's valid_from and valid_to",
                )


def generations_follow_each_other(case: Case) -> Iterator[Finding]:
    """Find days between two generations that belong to neither, or to both."""
    dated = sorted(case.framework.generations, key=lambda one: one.valid_from or date.min)
    for earlier, later in pairwise(dated):
        starts, ended = later.valid_from or date.min, earlier.valid_to or date.max
        if (starts - ended).days != 1:
            yield Finding(
                file_of("generations", later.id),
                f"{later.id}: valid_from",
                str(later.valid_from),
                f"must be the day after {earlier.id} ends ({earlier.valid_to})",
            )


def _file(framework: Framework, name: str) -> str:
    section = next(
        section for section in NODES if any(item.id == name for item in getattr(framework, section))
    )
    return file_of(section, name)
