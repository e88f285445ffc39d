"""The performance management workbook: all that a notebook needs, as ``import perfkit as pk``.

``pk.open_book(edition, body)`` opens one edition as one body reads it; each other name shows one
block of that body's page, and ``pk.record(book)`` states its figures of record. A name is looked
up when it is first used: importing the package alone brings neither pandas nor a view.
"""

from importlib import import_module
from typing import Any

_WHERE = {
    "Book": "perfkit.book",
    "actions": "perfkit.views.actions",
    "asks": "perfkit.views.partners",
    "broken_threads": "perfkit.views.thread_page",
    "burden": "perfkit.views.releases",
    "case_study": "perfkit.views.case_studies",
    "changes": "perfkit.views.changes",
    "commitments": "perfkit.views.partners",
    "corrections": "perfkit.views.quality_problems",
    "decided": "perfkit.views.decisions",
    "decisions": "perfkit.views.decisions",
    "definitions": "perfkit.views.changes",
    "demand": "perfkit.views.kpis",
    "dimensions": "perfkit.views.quality_dimensions",
    "emerging": "perfkit.views.exceptions",
    "exceptions": "perfkit.views.exceptions",
    "explore_changes": "perfkit.views.explore.changed",
    "explore_list": "perfkit.views.explore.measure_list",
    "explore_measure": "perfkit.views.explore.measure",
    "explore_together": "perfkit.views.explore.moving_together",
    "good_news": "perfkit.views.case_studies",
    "inequality": "perfkit.views.inequality",
    "insight_exchanges": "perfkit.views.people",
    "interventions": "perfkit.views.interventions",
    "kpi_requests": "perfkit.views.hub",
    "kpis": "perfkit.views.kpis",
    "late": "perfkit.views.exceptions",
    "learning": "perfkit.views.case_studies",
    "line_of_sight": "perfkit.views.thread_page",
    "loads": "perfkit.views.data_quality",
    "milestones": "perfkit.views.programmes",
    "money": "perfkit.views.money",
    "narratives": "perfkit.views.updates",
    "open_book": "perfkit.book",
    "outcomes": "perfkit.views.outcomes",
    "place_leadership": "perfkit.views.partners",
    "plain": "perfkit.views.kpis",
    "problems": "perfkit.views.quality_problems",
    "products": "perfkit.views.hub",
    "programmes": "perfkit.views.programmes",
    "residents_questions": "perfkit.views.residents_questions",
    "quirks": "perfkit.views.quirks",
    "record": "perfkit.views.record",
    "rejected": "perfkit.views.rejected",
    "releases": "perfkit.views.releases",
    "returns_due": "perfkit.views.updates",
    "risks": "perfkit.views.risks",
    "state": "perfkit.views.record",
    "strip": "perfkit.views.strip",
    "thread": "perfkit.views.thread",
    "thread_picture": "perfkit.views.thread_picture",
    "thread_tree": "perfkit.views.thread_tree",
    "updates_due": "perfkit.views.updates",
    "upward": "perfkit.views.updates",
    "values": "perfkit.views.people",
}
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    """Return one of the public names from the room it lives in."""
    if name not in _WHERE:
        raise AttributeError(f"perfkit has no {name!r}. It has: {', '.join(__all__)}.")
    found = getattr(import_module(_WHERE[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return [*globals(), *__all__]
