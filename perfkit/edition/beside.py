"""Each KPI's latest figure beside England, Greater Manchester and its neighbours."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from perfkit.edition.compared import FEWEST_NEIGHBOURS, Peers
from perfkit.framework.model import Kpi
from perfkit.framework.settings import Area, Settings
from perfkit.measures.benchmark import compare, rank
from perfkit.sentences.beside import beside_sentence

COLUMNS = (
    "kpi_id",
    "group",  # england, greater_manchester, neighbours
    "name",
    "period",
    "areas",  # how many of the group have a figure, the council not counted
    "value",  # England's figure, or the median of the group
    "comparison",
    "rank",  # 1 is the highest value; missing without intervals
    "ranked",
    "rank_from",
    "rank_to",
    "words",
)


def beside(
    observations: pd.DataFrame,
    kpis: Sequence[Kpi],
    *,
    area: Area,
    settings: Settings,
    peers: Peers,
) -> pd.DataFrame:
    """Return one row a KPI and group that has figures for the council's latest period.

    Of England the figure; of the other groups the median of those that have one, and the council's
    rank among them where every figure has an interval. A KPI whose file names nobody to compare it
    with has no row.
    """
    groups = _groups(settings, peers)
    by_kpi = {str(name): rows for name, rows in observations.groupby("kpi_id", sort=False)}
    rows = [
        row
        for kpi in sorted(kpis, key=lambda kpi: kpi.id)
        if kpi.benchmark.group != "none" and kpi.id in by_kpi
        for row in _rows(by_kpi[kpi.id], kpi, area, groups)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype(dict.fromkeys(("rank", "ranked", "rank_from", "rank_to"), "Int64"))


Groups = dict[str, tuple[str, tuple[str, ...]]]


def _groups(settings: Settings, peers: Peers) -> Groups:
    manchester = settings.comparators.greater_manchester
    return {
        "england": (peers.england[0].name, tuple(area.code for area in peers.england)),
        "greater_manchester": (manchester.name, manchester.areas),
        "neighbours": (peers.neighbours_name, tuple(peers.neighbours)),
    }


def _rows(rows: pd.DataFrame, kpi: Kpi, area: Area, groups: Groups) -> Iterator[dict[str, Any]]:
    headline = rows[(rows["breakdown"] == kpi.breakdown) & rows["value"].notna()]
    own = headline[headline["area_code"] == area.code].sort_values(["period_end", "period_start"])
    if own.empty:
        return
    latest = own.iloc[-1]
    same = headline[
        (headline["period_end"] == latest["period_end"])
        & (headline["period_start"] == latest["period_start"])
    ]
    for group, (name, codes) in groups.items():
        others = same[same["area_code"].isin(codes) & (same["area_code"] != area.code)]
        if len(others) >= (1 if group == "england" else FEWEST_NEIGHBOURS):
            row = _row(others, latest, kpi)
            row |= {"group": group, "name": name}
            yield row | {"words": beside_sentence(row, kpi=kpi, area=area.name)}


def _row(others: pd.DataFrame, latest: "pd.Series[Any]", kpi: Kpi) -> dict[str, Any]:
    value = float(others["value"].median())
    row: dict[str, Any] = {
        "kpi_id": kpi.id,
        "period": latest["period"],
        "areas": len(others),
        "value": value,
        "comparison": compare(
            latest["value"], latest["lower"], latest["upper"], value, good=kpi.good
        ),
    }
    together = pd.concat([others, latest.to_frame().T]).assign(among="all")
    if len(others) < FEWEST_NEIGHBOURS or together[["lower", "upper"]].isna().to_numpy().any():
        return row
    numbers = together.astype(dict.fromkeys(("value", "lower", "upper"), float))
    ranked = rank(numbers, group="among").iloc[-1]
    return row | {name: ranked[name] for name in ("rank", "ranked", "rank_from", "rank_to")}
