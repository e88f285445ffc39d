"""A framework small enough to hold in the head: one thread, two generations, one service."""

from datetime import date
from pathlib import Path
from typing import Any

from perfkit.framework.load import FILES
from perfkit.framework.model import Framework, Kpi
from perfkit.framework.settings import Settings

REPOSITORY = Path(__file__).parents[3]
OLD, NEW = date(2024, 6, 1), date(2026, 6, 1)  # a day of each generation

CLEAN: dict[str, Any] = {
    "id": "clean",
    "plan": "corporate-old",
    "serves": ["less-litter"],
    "valid_to": date(2025, 3, 31),
}
GREEN: dict[str, Any] = {
    "id": "green",
    "plan": "corporate-new",
    "serves": ["less-litter"],
    "valid_from": date(2025, 4, 1),
}
SMALL: dict[str, list[dict[str, Any]]] = {
    "generations": [
        {"id": "old", "name": "Old", "note": "First.", "valid_to": date(2025, 3, 31)},
        {"id": "new", "name": "New", "note": "Second.", "valid_from": date(2025, 4, 1)},
    ],
    "outcomes": [
        {"id": "tidy", "name": "Tidy", "statement": "Streets are tidy.", "plain": "Tidy streets."},
        {"id": "rich", "name": "Rich", "statement": "All have work.", "plain": "Work for all."},
    ],
    "deliverables": [
        {
            "id": "less-litter",
            "outcome": "tidy",
            "text": "Less litter.",
            "intervention_point": {"kpis": ["bins"], "condition": "worsening", "periods": 2},
        }
    ],
    "plans": [
        {"id": "corporate-old", "level": "corporate", "valid_to": date(2025, 3, 31)},
        {"id": "corporate-new", "level": "corporate", "valid_from": date(2025, 4, 1)},
        {"id": "place-plan", "level": "directorate", "belongs_to": "place"},
        {"id": "waste-plan", "level": "service", "belongs_to": "waste"},
    ],
    "priorities": [
        CLEAN,
        GREEN,
        {"id": "tidy-place", "plan": "place-plan", "serves": ["clean", "green", "clean-up"]},
        {"id": "recycle", "plan": "waste-plan", "serves": ["tidy-place"]},
        {"id": "sweep", "plan": "place-plan", "serves": ["tidy-place"], "lead_officer": "sweeper"},
    ],
    "programmes": [
        {
            "id": "clean-up",
            "name": "Clean-up",
            "serves": ["green"],
            "lead": "boss",
            "project_group": "All.",
            "stage": "starting",
            "starts": date(2025, 4, 1),
            "ends": date(2028, 3, 31),
            "valid_from": date(2025, 4, 1),
            "benefits": ["bins"],
        }
    ],
    "themes": [
        {
            "id": "streets",
            "name": "Streets",
            "lead_partner": "Police",
            "outcomes": ["tidy"],
            "big_ticket_items": ["Tidy."],
        }
    ],
    "directorates": [{"id": "place", "name": "Place", "plain": "Looks after places."}],
    "services": [
        {"id": "waste", "name": "Waste", "directorate": "place", "plain": "Bins.", "head": "boss"},
        {
            "id": "brooms",
            "name": "Brooms",
            "directorate": "place",
            "plain": "Sweeps.",
            "head": "sweeper",
        },
    ],
    "roles": [
        {"id": "boss", "name": "Boss", "responsible_for": "All."},
        {"id": "sweeper", "name": "Sweeper", "responsible_for": "Streets."},
    ],
    "bodies": [
        {"id": "board", "kind": "acp_board", "level": "leadership"},
        {"id": "public", "kind": "residents", "level": "leadership"},
        {"id": "theme", "kind": "acp_executive", "level": "leadership", "concerns": "streets"},
        {
            "id": "project",
            "kind": "programme",
            "level": "strategy",
            "concerns": "clean-up",
            "valid_from": date(2025, 4, 1),
        },
        {"id": "dlt", "kind": "dlt", "level": "tactics", "concerns": "place"},
        {"id": "head", "kind": "service_head", "level": "operations", "concerns": "waste"},
        {"id": "team", "kind": "employees", "level": "operations", "concerns": "waste"},
        {"id": "sweepers", "kind": "service_head", "level": "operations", "concerns": "brooms"},
        {"id": "hub", "kind": "intelligence_hub", "level": "monitoring"},
    ],
    "values": [{"id": "honesty", "name": "Honesty", "meaning": "Say what is so."}],
    "stages": [{"id": "planning", "name": "Planning", "meaning": "Plan.", "quarters": [4]}],
    "returns": [
        {
            "id": "log",
            "name": "Log",
            "publisher": "Us",
            "statutory": False,
            "reader": "own",
            "collected_by": "Us",
            "lag_days": 30,
            "lag_basis": "Agreed",
            "licence": "Ours",
        }
    ],
}
KINDS = (
    "acp_board",
    "residents",
    "acp_executive",
    "programme",
    "dlt",
    "service_head",
    "employees",
    "intelligence_hub",
)
PLAN = {
    "name": "A plan",
    "owner": "boss",
    "approved_by": "board",
    "review_due": date(2027, 3, 31),
    "outcomes": ["tidy"],
    "place_leadership": "With all.",
}
KPI: dict[str, Any] = {
    "title": "Bins emptied",
    "short_title": "Bins",
    "subject": "The share of bins emptied",
    "impact": "directly_impacts",
    "levels": ["leadership", "tactics", "operations"],
    "narrative": {"writer": "boss", "due": {"working_days": 10, "after": "release"}},
    "description": "How many bins are emptied.",
    "justification": "Full bins make litter.",
    "no_target": "None was agreed.",
    "good": "higher",
    "good_sentence": "More is better.",
    "numerator": "Bins emptied",
    "unit": "%",
    "decimals": 1,
    "frequency": "quarterly",
    "series_type": "flow",
    "geography": "The borough",
    "owner": "boss",
    "deputy": "boss",
    "data_steward": "boss",
    "benchmark": {"group": "england", "neighbours": "like-us"},
    "disclosure": "none",
    "sensitivity": "public",
    "lifecycle": "live",
    "reviewed_on": date(2026, 4, 1),
    "review_due": date(2027, 3, 31),
}


def make_kpi(name: str = "bins", **changes: Any) -> Kpi:
    """Return one KPI, changed as asked."""
    usual = {"id": name, "priority": "recycle", "source": {"return": "log", "value": name}}
    return Kpi.model_validate(KPI | usual | changes)


def make_small(*kpis: Kpi, **changes: list[dict[str, Any]]) -> Framework:
    """Return the small framework; each change adds items to a list, or replaces by id."""
    content: dict[str, Any] = {name: _changed(name, changes) for name in SMALL}
    content["plans"] = [PLAN | item for item in content["plans"]]
    content["priorities"] = [{"text": "Do it."} | item for item in content["priorities"]]
    usual = {"name": "A body", "responsible_for": "Something."}
    content["bodies"] = [usual | item for item in content["bodies"]]
    content["pages"] = changes.get("pages", [make_page(kind) for kind in KINDS])
    return Framework.model_validate(content | {"kpis": kpis or (make_kpi(),)})


def make_page(kind: str, *blocks: str, notebook: str = "one") -> dict[str, Any]:
    """Return a page of the blocks named, or of the least that a page may have."""
    shown = [{"block": block, "heading": block} for block in blocks or ("strip", "good-news")]
    return {"kind": kind, "notebook": notebook, "opens_with": "What now?", "blocks": shown}


def make_settings(**changes: Any) -> Settings:
    """Return settings, changed as asked."""
    group = {"name": "Somewhere", "areas": ["E1"]}
    names = ("england", "region", "greater_manchester")
    usual = {
        "name": "Workbook",
        "council": "A council",
        "area": {"code": "E2", "name": "Here"},
        "comparators": dict.fromkeys(names, group) | {"neighbours": [make_list()]},
        "store": "sqlite:///store.db",
        "disclosure": "Small numbers are hidden.",
    }
    return Settings.model_validate(usual | changes)


def make_list(name: str = "like-us", **changes: Any) -> dict[str, Any]:
    """Return a list of neighbours, changed as asked."""
    usual = {
        "id": name,
        "name": "neighbours",
        "publisher": "Us",
        "published": "May 2020",
        "ranked": False,
        "areas": [{"code": "E3", "name": "There"}],
    }
    return usual | changes


def _changed(name: str, changes: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    given = {item["id"]: item for item in changes.get(name, [])}
    kept = [given.pop(item["id"], item) for item in SMALL[name]]
    return [*kept, *given.values()]


def write_workbook(root: Path, **texts: str) -> None:
    """Write the project's own framework files into a folder, those named with other text."""
    source = REPOSITORY / "parameters" / "framework"
    folder = root / "parameters" / "framework"
    (folder / "kpis").mkdir(parents=True)
    for file in FILES:
        name = file.removesuffix(".yml")
        text = texts.get(name) or (source / file).read_text(encoding="utf-8")
        (folder / file).write_text(text, encoding="utf-8")
