"""The golden thread as links: what stands above and below each, and where it is at home."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from perfkit.errors import EditionError
from perfkit.framework import walk
from perfkit.framework.kinds import called, kind_of
from perfkit.framework.model import Body, Framework, Kpi
from perfkit.framework.remit import pages_of_kpis

SECTIONS = (
    "outcomes",
    "deliverables",
    "priorities",
    "programmes",
    "live_kpis",
    "services",
    "directorates",
)
# Under one link: its measures first, then who does the work, then what serves it.
ORDER = ("measure", "service", "directorate")
PAGE_OF = {"service": "service_head", "directorate": "dlt", "strategic programme": "programme"}


@dataclass(frozen=True)
class Shape:
    """Every link of the thread in force by its id, with what stands above and below it."""

    held: Framework
    nodes: Mapping[str, Any]
    kinds: Mapping[str, str]
    above: Mapping[str, tuple[str, ...]]  # what each serves
    down: Mapping[str, tuple[str, ...]]  # what serves each

    @cached_property
    def brought(self) -> Mapping[str, tuple[str, ...]]:
        """The live measures that each programme is there to move."""
        programmes = self.held.programmes
        return {
            item.id: tuple(kpi for kpi in item.benefits if kpi in self.nodes) for item in programmes
        }

    def below(self, node: str) -> frozenset[str]:
        """Return all that stands below a link."""
        return walk.reached(dict(self.down), node)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What each is called, without a full stop."""
        return {node: called(item).rstrip(".") for node, item in self.nodes.items()}

    @cached_property
    def measures(self) -> Mapping[str, frozenset[str]]:
        """The KPIs at or below each link; a service's and a directorate's are its priorities'.

        A programme's are also those that it is there to move.
        """
        kpis = {node for node, kind in self.kinds.items() if kind == "measure"}
        own = {
            node: frozenset({node, *self.below(node), *self.brought.get(node, ())} & kpis)
            for node in self.nodes
        }
        for node, kind in self.kinds.items():
            if kind in ("service", "directorate"):
                own[node] = frozenset().union(*(own[up] for up in self.above[node]))
        return own

    @cached_property
    def outcomes(self) -> Mapping[str, tuple[str, ...]]:
        """The outcomes that each link serves, in the vision's order."""
        known = walk.ids(self.held.outcomes)
        reached = {node: {node, *walk.reached(dict(self.above), node)} for node in self.nodes}
        return {node: tuple(one for one in known if one in ups) for node, ups in reached.items()}

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """What each link stands under in the tree: the last step of `walk.chain`.

        It is the link above that is nearest to an outcome; of several, the one named first. Empty
        for an outcome, and for what leads to none.
        """
        steps = {node: 0 for node, kind in self.kinds.items() if kind == "outcome"}
        homes: dict[str, str] = dict.fromkeys(self.nodes, "")
        for node in list(steps):  # the vision's order; then nearest first
            _spread(node, self.down, steps)
        for node, ups in self.above.items():
            near = [up for up in ups if up in steps]
            if near and node in steps and steps[node]:
                homes[node] = min(near, key=lambda up: steps[up])
        return homes

    @cached_property
    def open_nodes(self) -> frozenset[str]:
        """The links of which everybody may read all: every one but an internal measure."""
        return frozenset(
            node
            for node, item in self.nodes.items()
            if not isinstance(item, Kpi) or item.sensitivity == "public"
        )

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The body on whose page each link is, or an empty text."""
        homes = {(str(body.kind), body.concerns): body.id for body in self.held.bodies}
        found = {
            node: homes.get((PAGE_OF.get(kind, ""), node), "") for node, kind in self.kinds.items()
        }
        in_full = pages_of_kpis(self.held)
        return found | {
            kpi.id: in_full[kpi.id].id for kpi in self.held.live_kpis if kpi.id in in_full
        }

    def whose(self, node: str) -> str:
        """Return the body, directorate or service that answers for a link; empty for none."""
        item, kind = self.nodes[node], self.kinds[node]
        if kind == "service":
            return self.titles.get(item.directorate, "")
        plan = next(
            (plan for plan in self.held.plans if plan.id == getattr(item, "plan", "")), None
        )
        if plan is None:
            return ""
        if plan.belongs_to in self.titles:
            return self.titles[str(plan.belongs_to)]
        bodies: dict[str, Body] = {body.id: body for body in self.held.bodies}
        return bodies[plan.approved_by].name if plan.approved_by in bodies else ""

    def through(self, node: str) -> tuple[int, str]:
        """Return how many links a link serves its outcomes through, and what they are called."""
        ups = [self.kinds[up] for up in self.above[node] if up != node]
        for word in ("priority", "programme", "deliverable"):
            if found := [kind for kind in ups if kind.endswith(word)]:
                return len(found), word
        return 0, ""


def shape_of(held: Framework) -> Shape:
    """Return the thread of the framework in force.

    Raises
    ------
    EditionError
        When a link stands above itself: a walk down would never end.
    """
    nodes = {item.id: item for section in SECTIONS for item in getattr(held, section)}
    kinds = {node: kind_of(held, item) for node, item in nodes.items()}
    known = walk.links(held)
    above = {node: tuple(up for up in known[node] if up in nodes) for node in nodes}
    _refuse_a_ring(above)
    down: dict[str, list[str]] = {node: [] for node in nodes}
    for node in sorted(nodes, key=lambda one: _place(kinds[one])):
        for up in above[node]:
            down[up].append(node)
    ordered = dict(sorted(nodes.items(), key=lambda pair: _place(kinds[pair[0]])))
    return Shape(held, ordered, kinds, above, {up: tuple(names) for up, names in down.items()})


def _spread(start: str, down: Mapping[str, tuple[str, ...]], steps: dict[str, int]) -> None:
    """Note for all that is below a link the fewest steps from it, where fewer than were known."""
    waiting = [start]
    for node in waiting:  # grows as it is read
        for below in down[node]:
            if steps[node] + 1 < steps.get(below, len(down) + 1):
                steps[below] = steps[node] + 1
                waiting.append(below)


def _place(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def _refuse_a_ring(above: Mapping[str, tuple[str, ...]]) -> None:
    ring = [node for node in above if node in walk.reached(dict(above), node)]
    if ring:
        raise EditionError(
            f"The golden thread comes back to itself at {', '.join(ring)}, so it cannot be walked. "
            "Links lead up to an outcome, never in a ring: perfkit check names the files."
        )
