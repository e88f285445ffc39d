"""A small made-up framework: one outcome, one priority, one service, one return."""

from datetime import date

from perfkit.framework.model import (
    Benchmark,
    Block,
    Body,
    Due,
    Framework,
    Kpi,
    Narrative,
    Outcome,
    Page,
    Priority,
    Return,
    Role,
    Service,
    Source,
)
from perfkit.framework.model import Value as CouncilValue


def make_kpi(kpi_id="repairs", **changes):
    fields = {
        "id": kpi_id,
        "title": "Repairs finished on time",
        "short_title": "Repairs on time",
        "subject": "The share of repairs finished on time",
        "impact": "directly_impacts",
        "priority": "homes",
        "levels": ("strategy",),
        "narrative": Narrative(writer="head-of-housing", due=Due(working_days=10, after="release")),
        "description": "Repairs finished within the time promised.",
        "justification": "Tenants wait too long.",
        "source": Source.model_validate({"return": "housing-return", "value": "repairs"}),
        "no_target": "No target has been agreed by the council.",
        "good": "higher",
        "good_sentence": "More repairs finished on time.",
        "numerator": "Repairs finished on time",
        "unit": "%",
        "decimals": 1,
        "frequency": "quarterly",
        "series_type": "flow",
        "geography": "Example",
        "owner": "head-of-housing",
        "deputy": "head-of-housing",
        "data_steward": "head-of-housing",
        "benchmark": Benchmark(group="england"),
        "disclosure": "none",
        "sensitivity": "public",
        "lifecycle": "live",
        "reviewed_on": date(2025, 4, 1),
        "review_due": date(2026, 4, 1),
    }
    return Kpi.model_validate(fields | changes)


def make_framework(*kpis, blocks=()):
    page = Page(
        kind="clt", notebook="strategy", opens_with="What needs us?", blocks=blocks or (ANY_BLOCK,)
    )
    empty = dict.fromkeys(Framework.model_fields, ())
    return Framework.model_validate(
        empty
        | {
            "outcomes": (OUTCOME,),
            "priorities": (PRIORITY,),
            "services": (HOUSING,),
            "roles": (Role(id="head-of-housing", name="Head of Housing", responsible_for="Homes"),),
            "returns": (RETURN,),
            "values": (CouncilValue(id="honesty", name="Honesty", meaning="We tell the truth."),),
            "pages": (page,),
            "kpis": kpis,
            "bodies": (BODY,),
        }
    )


ANY_BLOCK = Block(block="strip", heading="This quarter")
BODY = Body(id="clt", name="Leadership Team", level="strategy", kind="clt", responsible_for="All")
OUTCOME = Outcome(id="live-well", name="Live Well", statement="People are well.", plain="Be well.")
PRIORITY = Priority(id="homes", plan="plan", text="Good homes", serves=("live-well",), example=True)
HOUSING = Service(
    id="housing", name="Housing", directorate="place", plain="Homes", head="head-of-housing"
)
RETURN = Return(
    id="housing-return",
    name="Housing return",
    publisher="The publisher",
    statutory=True,
    reader="own",
    collected_by="Housing",
    lag_days=60,
    lag_basis="As is usual.",
    licence="Open",
)
