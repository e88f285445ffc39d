"""Each KPI's latest figure beside England, Greater Manchester, its neighbours and all councils."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from perfkit.edition.compared import FEWEST_NEIGHBOURS, Circle, Peers
from perfkit.framework.comparators import Area, Tier
from perfkit.framework.model import Kpi
from perfkit.measures.benchmark import compare, rank
from perfkit.measures.spread import five_numbers, quarter_of
from perfkit.sentences.beside import Beside, beside_sentence

# A row says what `Beside` says, and its sentence.
COLUMNS = ("kpi_id", *Beside._fields, "words")
WHOLE = ("rank", "ranked", "rank_from", "rank_to", "quarter", "quarter_from", "quarter_to")
NUMBERS = ("own", "value", "low", "high")
NO_LIST = "no list of them was in force on the as-at date"
NO_FIGURE = "there is no figure of ours to set beside theirs"


class Same(NamedTuple):
    """The council's latest figure, and those of all areas for the same period, a row an area."""

    own: "pd.Series[Any]"
    all: pd.DataFrame

    def of(self, codes: Sequence[str]) -> pd.DataFrame:
        """Return the rows of some areas."""
        return self.all[self.all["area_code"].isin(codes)]


def beside(
    observations: pd.DataFrame, kpis: Sequence[Kpi], *, area: Area, peers: Peers
) -> pd.DataFrame:
    """Return one row a KPI and group, for the council's latest period that has a figure.

    Of England and of Greater Manchester as a whole the figure; of the ten and of the KPI's own
    list of neighbours the median of those that have one; of all England's councils the bounds of
    their middle half and the council's quarter. A rank among a group only where every figure has
    an interval. A group without figures, or with too few, has a row that says so; Greater
    Manchester as a whole has one only where its figure is published. A KPI that is compared with
    nobody has one row, of group "none", with the reason.
    """
    by_kpi = {str(name): rows for name, rows in observations.groupby("kpi_id", sort=False)}
    none = observations.iloc[:0]
    rows = [
        {"kpi_id": kpi.id} | one._asdict() | {"words": _words(one, kpi, area)}
        for kpi in sorted(kpis, key=lambda kpi: kpi.id)
        for one in _groups(by_kpi.get(kpi.id, none), kpi, area, peers)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype(dict.fromkeys(WHOLE, "Int64") | dict.fromkeys(NUMBERS, "float64"))


def _words(one: Beside, kpi: Kpi, area: Area) -> str:
    return beside_sentence(one, kpi=kpi, area=area.name).strip()


def _groups(rows: pd.DataFrame, kpi: Kpi, area: Area, peers: Peers) -> Iterator[Beside]:
    same = _same_period(rows, kpi, area)
    if kpi.benchmark.group == "none" or same is None:
        yield Beside("none", reason=kpi.benchmark.reason or NO_FIGURE)
        return
    ruled_out = kpi.benchmark.not_beside
    for group in _compared(same, kpi, peers):
        reasons = (why for name, why in ruled_out.items() if group.group.startswith(name))
        reason = next(reasons, "")
        yield _ruled_out(group, reason) if reason else group


def _ruled_out(group: Beside, reason: str) -> Beside:
    return Beside(group.group, group.name, group.owner, period=group.period, reason=reason)


def _same_period(rows: pd.DataFrame, kpi: Kpi, area: Area) -> Same | None:
    headline = rows[(rows["breakdown"] == kpi.breakdown) & rows["value"].notna()]
    own = headline[headline["area_code"] == area.code].sort_values(["period_end", "period_start"])
    if own.empty:
        return None
    latest = own.iloc[-1]
    same = headline["period_end"].eq(latest["period_end"])
    same &= headline["period_start"].eq(latest["period_start"])
    return Same(latest, headline[same])


def _compared(same: Same, kpi: Kpi, peers: Peers) -> Iterator[Beside]:
    nation, manchester = peers.england[0], peers.greater_manchester
    yield _area(same, kpi, "england", nation)
    if manchester:
        total = peers.wide[0]
        if len(same.of([total.code])):
            yield _area(same, kpi, "greater_manchester_total", total)
        yield _circle(same, kpi, "greater_manchester", manchester)
    if neighbours := peers.neighbours.get(kpi.benchmark.neighbours):
        yield _circle(same, kpi, "neighbours", neighbours)
    else:
        yield Beside("neighbours", "neighbours", period=same.own["period"], reason=NO_LIST)
    if peers.councils:
        yield _councils(same, kpi, peers.councils)


def _area(same: Same, kpi: Kpi, group: str, area: Area) -> Beside:
    found = same.of([area.code])
    known = Beside(group, area.name, period=same.own["period"], areas=len(found))
    return _with_value(known, same, kpi, float(found["value"].iloc[0])) if len(found) else known


def _circle(same: Same, kpi: Kpi, group: str, circle: Circle) -> Beside:
    found = same.of(circle.codes)
    known = Beside(
        group,
        circle.name,
        circle.owner,
        members=len(circle.codes),
        areas=len(found),
        fewest=FEWEST_NEIGHBOURS,
        period=same.own["period"],
    )
    if len(found) < FEWEST_NEIGHBOURS:
        return known
    return _ranked(_with_value(known, same, kpi, float(found["value"].median())), same, found)


def _with_value(known: Beside, same: Same, kpi: Kpi, value: float) -> Beside:
    value_of, lower, upper = (float(same.own[name]) for name in ("value", "lower", "upper"))
    judged = compare(value_of, lower, upper, value, good=kpi.good)
    return known._replace(own=value_of, value=value, comparison=judged)


def _ranked(known: Beside, same: Same, found: pd.DataFrame) -> Beside:
    """Return it with the council's rank, where every figure has an interval."""
    code = same.own["area_code"]
    together = same.of([*found["area_code"], code]).assign(among="all")
    if together[["lower", "upper"]].isna().to_numpy().any():
        return known
    numbers = together.astype(dict.fromkeys(("value", "lower", "upper"), float))
    placed = rank(numbers, group="among").set_index("area_code").loc[code]
    place, ranked, first, last = (int(placed[name]) for name in WHOLE[:4])
    return known._replace(rank=place, ranked=ranked, rank_from=first, rank_to=last)


def _councils(same: Same, kpi: Kpi, tiers: Sequence[Tier]) -> Beside:
    """Return the council's quarter among the tier of which more have a figure."""
    found = [
        (tier, same.all[same.all["area_code"].str[:3].isin(tier.codes_begin)]) for tier in tiers
    ]
    tier, rows = max(found, key=lambda one: (len(one[1]) >= one[0].fewest, len(one[1])))
    known = Beside(
        "councils",
        tier.name,
        areas=len(rows),
        fewest=tier.fewest,
        period=same.own["period"],
    )
    if len(rows) < tier.fewest:
        return known
    spread = five_numbers(rows["value"])
    lower, upper = (float(same.own[name]) for name in ("lower", "upper"))
    return _with_value(known, same, kpi, spread.median)._replace(
        low=spread.lower_quartile,
        high=spread.upper_quartile,
        quarter=quarter_of(float(same.own["value"]), spread),
        quarter_from=quarter_of(lower, spread),
        quarter_to=quarter_of(upper, spread),
    )
