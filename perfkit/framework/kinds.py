"""What kind of thing a link of the golden thread is, in a reader's words."""

from typing import Any

from perfkit.framework.model import Framework

KINDS = {
    "Outcome": "outcome",
    "Deliverable": "strategic deliverable",
    "Plan": "plan",
    "Priority": "priority",
    "Programme": "strategic programme",
    "Theme": "theme",
    "Directorate": "directorate",
    "Service": "service",
    "Kpi": "measure",
}
PRIORITIES = {
    "corporate": "corporate priority",
    "programme": "programme priority",
    "directorate": "directorate priority",
    "service": "service priority",
    "project": "project priority",
}


def kind_of(framework: Framework, item: Any) -> str:
    """Return what kind of thing a definition is; a priority is called by its plan's level."""
    kind = type(item).__name__
    if kind != "Priority":
        return KINDS.get(kind, kind.lower())
    plan = next((plan for plan in framework.plans if plan.id == item.plan), None)
    return PRIORITIES.get(plan.level, "priority") if plan else "priority"


def called(item: Any) -> str:
    """Return what an outcome, plan, priority, service, role or KPI is called on a page."""
    for field in ("short_title", "name", "text"):
        if hasattr(item, field):
            return str(getattr(item, field))
    return str(item.id)
