"""Figures below a KPI's floor of trust: kept from every page where its definition says so."""

from collections.abc import Iterable, Mapping

import pandas as pd

from perfkit.edition.disclose import EMPTIED
from perfkit.framework.model import Kpi
from perfkit.quality.grade import Grade, is_below_floor

MARK, STATUS = "[u]", "u"  # the publishers' own sign of what is too unreliable to use


def to_withhold(kpis: Iterable[Kpi], grades: Mapping[str, Grade]) -> dict[str, Grade]:
    """Return the KPIs whose figures are withheld, each with the grade for which they are."""
    return {
        kpi.id: grades[kpi.id]
        for kpi in kpis
        if kpi.below_floor == "withhold" and is_below_floor(grades[kpi.id], kpi=kpi)
    }


def withhold(
    observations: pd.DataFrame, withheld: Mapping[str, Grade], *, area_code: str
) -> pd.DataFrame:
    """Return the observations with the council's own figures of some KPIs taken out.

    All periods and groups are, since the grade is of the series. The rows stay, marked as too
    unreliable to use, with the reason as their note.
    """
    if not withheld:
        return observations
    own = observations["kpi_id"].isin(list(withheld)) & (observations["area_code"] == area_code)
    reasons = {name: f"Withheld: {graded.reason}." for name, graded in withheld.items()}
    return observations.assign(
        **{name: observations[name].mask(own) for name in EMPTIED},
        value_text=observations["value_text"].mask(own, MARK),
        status=observations["status"].mask(own, STATUS),
        note=observations["note"].mask(own, observations["kpi_id"].map(reasons)),
    )
