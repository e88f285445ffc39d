"""The pages about the pages: how to read them, accessibility, privacy, sources and licences."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from perfkit.edition import contents
from perfkit.framework.model import Framework
from perfkit.views.how_to_read import disagreement_key, marks_key, methods_key, shorthand_key

STATEMENT = Path(__file__).parent / "accessibility.json"


class AboutPage(NamedTuple):
    """One page that every edition has beside its bodies' pages."""

    name: str  # of its file and its template
    title: str


ABOUT_PAGES = (
    AboutPage("how-to-read", "How to read these pages"),
    AboutPage("accessibility", "Accessibility statement"),
    AboutPage("privacy", "Privacy"),
    AboutPage("sources", "Sources and licences"),
)


@cache
def statement() -> Mapping[str, Any]:
    """Return what the pages were tested with and how; the browser tests are made from it."""
    told: dict[str, Any] = json.loads(STATEMENT.read_text(encoding="utf-8"))
    return told


def told_on(folder: Path, framework: Framework | None) -> dict[str, Any]:
    """Return all that the pages about an edition say, by the names their templates use."""
    about = contents.read_json(folder / "tables" / contents.ABOUT)
    return {
        "marks": marks_key(),
        "disagreement": disagreement_key(),
        "methods": methods_key(),
        "shorthand": shorthand_key(),
        "tested": statement(),
        "bodies": _bodies_tested(framework),
        "contact": str(about.get("contact", "")),
        "returns": _returns(framework),
    }


def _bodies_tested(framework: Framework | None) -> list[str]:
    """Return the bodies whose pages were tested, as their readers know them."""
    known = {body.id: body.name for body in framework.bodies} if framework else {}
    return [known[body] for body in statement()["bodies"].values() if body in known]


def _returns(framework: Framework | None) -> list[dict[str, Any]]:
    """Return the returns that some live KPI reads, with the KPIs of each."""
    if framework is None:
        return []
    used: dict[str, list[str]] = {}
    for kpi in framework.live_kpis:
        used.setdefault(kpi.source.return_id, []).append(kpi.short_title)
    return [
        {"source": known, "measures": sorted(used[known.id])}
        for known in sorted(framework.returns, key=lambda known: known.name)
        if known.id in used
    ]
