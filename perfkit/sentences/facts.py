"""What is known of one KPI on one day: all that its sentences are made from."""

import math
from dataclasses import dataclass
from typing import Literal

from perfkit.framework.model import Kpi, Target
from perfkit.measures.age import AgeStatus
from perfkit.measures.benchmark import Comparison
from perfkit.measures.direction import Moving, Variation
from perfkit.measures.status import Status
from perfkit.quality.grade import QualityGrade

# Of a figure below its KPI's floor of trust: shown and marked, or withheld.
Reliance = Literal["relied_on", "marked", "withheld"]


@dataclass(frozen=True)
class Facts:
    """One KPI in one area as at one day; numbers are in the KPI's unit, None where there is none.

    `period` and `previous_period` are prose ("October to December 2025"). `value_text` is the
    publisher's own text of a figure without a number (a judgement, a mark), `status` its mark.
    `points` counts the periods that ever had a figure; 1 makes this the first. `gap` is
    `TargetStatus.gap`; `assurance` is `Travel.assurance`; `comparison` how the figure stands to
    the comparator by its interval.
    """

    kpi: Kpi
    value: float | None
    period: str
    value_text: str = ""
    status: str = ""
    points: int = 2
    target: Target | None = None
    target_status: Status = "no_target"
    gap: float | None = None
    variation: Variation = "too_few_points"
    direction: Moving = "cannot_tell"
    assurance: str = ""
    since: str = ""  # the month since which it lies at another level: December 2022
    previous: float | None = None
    previous_period: str = ""
    comparator: str = ""  # its name: England
    comparator_value: float | None = None
    comparison: Comparison = "not_compared"
    age_status: AgeStatus = "repeat"
    quality_grade: QualityGrade = "not_graded"
    quality_reason: str = ""
    reliance: Reliance = "relied_on"
    open_actions: int = 0
    source_closed: str = ""  # when it ended, in words: December 2024
    source_suspended: str = ""  # why its publisher gives no new figure for now, in words

    @property
    def number(self) -> float | None:
        """The figure, or None where it is missing however that is written."""
        return None if self.value is None or math.isnan(self.value) else self.value
