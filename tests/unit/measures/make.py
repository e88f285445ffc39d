"""Small examples that tests of the measures, the grades and the sentences share."""

from datetime import date
from typing import Any

import pandas as pd

from perfkit.framework.model import Kpi, Target
from perfkit.periods import Period
from perfkit.tables import FACTS

KPI: dict[str, Any] = {
    "id": "re-referrals",
    "title": "Re-referrals to children's social care",
    "short_title": "Re-referrals",
    "subject": "The re-referral rate",
    "impact": "directly_impacts",
    "priority": "timely-assessment",
    "levels": ("tactics",),
    "narrative": {"writer": "head-of-assessment", "due": {"working_days": 10, "after": "release"}},
    "description": "Families referred again.",
    "justification": "A sign of help that did not last.",
    "source": {"return": "a-return", "value": "rate"},
    "no_target": "No target has been agreed.",
    "good": "lower",
    "good_sentence": "Fewer is better.",
    "numerator": "Families referred again",
    "unit": "%",
    "decimals": 1,
    "frequency": "annual",
    "series_type": "financial_year",
    "geography": "Bolton",
    "owner": "head-of-assessment",
    "deputy": "performance-lead-people",
    "data_steward": "data-steward-people",
    "benchmark": {"group": "england"},
    "disclosure": "published",
    "sensitivity": "public",
    "lifecycle": "live",
    "reviewed_on": date(2026, 4, 1),
    "review_due": date(2027, 3, 31),
}


def make_kpi(**changes: Any) -> Kpi:
    """Return a KPI like the example but for some fields."""
    fields = KPI | changes
    if fields.get("targets"):
        fields["no_target"] = ""
    return Kpi.model_validate(fields)


def make_target(value: float | None = 20.0, **changes: Any) -> Target:
    """Return a local target of 2025/26 like the example but for some fields."""
    fields = {
        "starts": date(2025, 4, 1),
        "ends": date(2026, 3, 31),
        "value": value,
        "kind": "local",
        "rationale": "An example.",
        "agreed_by": "cabinet",
        "source": "An example.",
    }
    return Target.model_validate(fields | changes)


def make_series(values: list[float], *, periods: list[Period], **more: Any) -> pd.DataFrame:
    """Return one row a period, as `travel` takes it."""
    return pd.DataFrame(
        {
            "period_start": [period.start for period in periods],
            "period_end": [period.end for period in periods],
            "period_kind": [period.kind for period in periods],
            "value": values,
            **more,
        }
    )


def make_fact(series: str, value: float | None, period: Period, **changes: Any) -> dict[str, Any]:
    """Return one stored fact of Bolton, like the example but for some fields."""
    fact = dict.fromkeys(FACTS, "") | {
        "fact_id": f"{series} {period.label}",
        "return_id": "a-return",
        "series": series,
        "area_code": "E08000001",
        "area": "Bolton",
        "period_kind": period.kind,
        "period_start": period.start.isoformat(),
        "period_end": period.end.isoformat(),
        "value": value,
        "numerator": None,
        "denominator": None,
        "lower": None,
        "upper": None,
        "released_on": "2026-01-01",
        "recorded_at": "2026-02-01",
    }
    return fact | changes


def make_facts(*facts: dict[str, Any]) -> pd.DataFrame:
    """Return a table of facts."""
    return pd.DataFrame(list(facts), columns=list(FACTS))
