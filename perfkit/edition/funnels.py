"""The funnel of each share: how far from the group's own share chance takes an area of its size."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from perfkit.edition.spreads import same_period
from perfkit.framework.model import Kpi
from perfkit.measures.funnel import funnel_limits
from perfkit.sentences.funnel import BEYOND, funnel_sentence

COLUMNS = (
    "kpi_id",
    "area_code",  # empty in a row that only draws the lines
    "area",
    "period",
    "denominator",
    "value",  # in percent, as the limits
    "centre",
    "lower_95",
    "upper_95",
    "lower_998",
    "upper_998",
    "place",  # inside, below_95, above_95, below_998, above_998; empty in a row of the lines
    "words",  # what the funnel says, the same in every row
)
SINGLE_PERIODS = ("flow", "snapshot", "academic_year", "calendar_year", "financial_year")
FEWEST_AREAS = 10
MOST_BEYOND = 0.75  # where more councils lie beyond chance, it is not chance that parts them
LINE_POINTS = 24
NARROWEST, WIDEST = 0.9, 1.05  # where the lines start and end, of the smallest and largest area
PERCENT = 100.0


def funnels(
    observations: pd.DataFrame, kpis: Sequence[Kpi], *, area_code: str, compared: Sequence[str]
) -> pd.DataFrame:
    """Return the funnels of the KPIs that are a share of counted people or cases.

    One row an area of those compared and the council's own, for the council's latest period, and
    `LINE_POINTS` rows with no area, evenly spread over the sizes, for the lines. The centre is the
    share of all these areas together. KPIs of single periods alone: a running total or a window
    counts one case in several periods. Fewer than ten areas with both counts give no
    funnel; nor do areas of which more than three in four lie beyond the outer limits.
    """
    by_kpi = {str(name): rows for name, rows in observations.groupby("kpi_id", sort=False)}
    codes = [*compared, area_code]
    rows = [
        row
        for kpi in sorted(kpis, key=lambda kpi: kpi.id)
        if kpi.unit == "%" and kpi.series_type in SINGLE_PERIODS and kpi.id in by_kpi
        if kpi.benchmark.group != "none"
        for row in _told(_funnel(by_kpi[kpi.id], kpi, codes), kpi, area_code)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _told(rows: list[dict[str, Any]], kpi: Kpi, area_code: str) -> list[dict[str, Any]]:
    """Return the rows of one funnel with what it says; none where the council is not in it."""
    own = next((row for row in rows if row["area_code"] == area_code), None)
    if own is None:
        return []
    places = [row["place"] for row in rows if row["place"]]
    if sum(place in BEYOND for place in places) > MOST_BEYOND * len(places):
        return []
    words = funnel_sentence(own["area"], own["place"], kpi=kpi, centre=own["centre"], places=places)
    return [row | {"words": words} for row in rows]


def place_in(row: Mapping[str, Any]) -> str:
    """Return where a value lies by the limits of its size: the outermost that it is beyond.

    A value on a limit is inside it; a row without an area has no place.
    """
    if not row["area_code"]:
        return ""
    for name in ("998", "95"):
        if row["value"] < row[f"lower_{name}"]:
            return f"below_{name}"
        if row["value"] > row[f"upper_{name}"]:
            return f"above_{name}"
    return "inside"


def _funnel(rows: pd.DataFrame, kpi: Kpi, codes: list[str]) -> list[dict[str, Any]]:
    same = same_period(rows, kpi, codes[-1])
    held = same[same["area_code"].isin(codes)].drop_duplicates("area_code")
    held = held.dropna(subset=["numerator", "denominator"])
    held = held[(held["denominator"] > 0) & (held["numerator"] <= held["denominator"])]
    if len(held) < FEWEST_AREAS:
        return []
    sizes = held["denominator"].astype(float)
    centre = float(held["numerator"].sum() / sizes.sum())
    line = np.geomspace(max(sizes.min() * NARROWEST, 1.0), sizes.max() * WIDEST, LINE_POINTS)
    places = pd.concat(
        [
            held[["kpi_id", "area_code", "area", "period", "value", "denominator"]],
            pd.DataFrame({"denominator": line}),
        ],
        ignore_index=True,
    )
    places = places.fillna({"kpi_id": held["kpi_id"].iloc[0], "area_code": "", "area": ""})
    limited = places.join(_limits(places["denominator"], centre)).to_dict("records")
    told: list[dict[str, Any]] = [
        {str(name): held for name, held in row.items()} for row in limited
    ]
    return [row | {"place": place_in(row)} for row in told]


def _limits(sizes: "pd.Series[float]", centre: float) -> pd.DataFrame:
    tables = []
    for name, confidence in (("95", 0.95), ("998", 0.998)):
        limits = funnel_limits(sizes, centre=centre, kind="proportion", confidence=confidence)
        tables.append(limits.rename(columns={end: f"{end}_{name}" for end in ("lower", "upper")}))
    both = pd.concat([tables[0], tables[1].drop(columns="centre")], axis=1)
    return both * PERCENT
