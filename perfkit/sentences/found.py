"""How each of a KPI's four marks was found: one text a mark, with its own numbers filled in."""

from perfkit.framework.model import Kpi, Target
from perfkit.measures.age import Age
from perfkit.measures.direction import Travel
from perfkit.measures.status import TargetStatus
from perfkit.quality.grade import Grade
from perfkit.sentences.found_age import age_found
from perfkit.sentences.found_quality import quality_found
from perfkit.sentences.found_target import target_found
from perfkit.sentences.found_variation import variation_found
from perfkit.sentences.marks import MarkName


def how_found(
    value: float | None,
    *,
    kpi: Kpi,
    period: str,
    target: Target | None,
    found: tuple[TargetStatus, Travel, Age, Grade],
) -> dict[MarkName, str]:
    """Return how each of the four marks was found, by mark, in the order they always stand in.

    `value` is the latest figure, None where it is missing; `period` its period in prose; `found`
    what the measures and the grade answered.
    """
    status, travel, aged, graded = found
    variation = "No figure has been sent yet, so there is nothing to test."
    if aged.status != "awaited":
        variation = variation_found(travel, kpi=kpi)
    return {
        "Target": target_found(value, kpi=kpi, target=target, status=status, travel=travel),
        "Variation": variation,
        "Age": age_found(aged, period=period),
        "Data quality": quality_found(graded, kpi=kpi),
    }
