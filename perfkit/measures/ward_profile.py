"""One ward beside the borough: its people by age, and how many live among the most deprived."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from perfkit.framework.model import WardGeneration
from perfkit.framework.uses import BEST_FIT_WARD
from perfkit.measures.benchmark import quantile_group
from perfkit.measures.points import as_date
from perfkit.periods import write_date

FIFTHS = 5
MOST_DEPRIVED = (1, 2)  # the two most deprived tenths of England's small areas


class Item(NamedTuple):
    """One line of a ward's profile, as a page names and writes it."""

    id: str
    title: str
    unit: str
    decimals: int
    good: str = "context_only"


PEOPLE = Item("people", "People", "people", 0)
AGES = (
    Item("aged_0_to_15", "Aged under 16", "%", 1),
    Item("aged_16_to_64", "Aged 16 to 64", "%", 1),
    Item("aged_65_and_over", "Aged 65 and over", "%", 1),
)
DEPRIVED = Item("most_deprived_fifth", "Living in the most deprived fifth of England", "%", 1)
ITEMS = (PEOPLE, *AGES, DEPRIVED)
PROFILE = (
    *("area_code", "area", "item", "period", "period_end", "count", "population"),
    *("value", "lower", "upper", "borough_value", "borough_lower", "borough_upper", "reason"),
    "fact_ids",
)
NO_INTERVAL = "an estimate of everybody, for which no interval is published"


def people_by_ward(facts: pd.DataFrame, *, generation: WardGeneration) -> pd.DataFrame:
    """Return the people of each ward: one row a ward of the generation, a column an age group.

    The index is the ward's code; the columns the published age groups, `period`, `period_end` and
    `fact_ids`. The latest day held is taken. A ward that is not in the return is missing, and so
    is everything where no population on these boundaries is held.
    """
    codes = [ward.code for ward in generation.wards]
    names = ["all_ages", *(item.id for item in AGES)]
    none = pd.DataFrame(index=codes, columns=[*names, "period", "period_end", "fact_ids"])
    mine = facts[
        (facts["return_id"] == generation.population)
        & facts["area_code"].isin(codes)
        & facts["series"].isin(names)
    ]
    if generation.population is None or mine.empty:
        return none.astype(dict.fromkeys(names, float))
    latest = mine[mine["period_end"] == mine["period_end"].max()]
    table = latest.pivot_table(index="area_code", columns="series", values="value", aggfunc="first")
    when = latest["period_end"].iloc[0]
    people: pd.DataFrame = table.reindex(index=codes, columns=names).assign(
        period=write_date(as_date(when)),
        period_end=when,
        fact_ids=latest.groupby("area_code")["fact_id"].agg(tuple),
    )
    return people


def deprivation_by_ward(facts: pd.DataFrame, *, generation: WardGeneration) -> pd.DataFrame:
    """Return how deprived each ward of a generation is: one row a ward, the index its code.

    `people` of its small areas, `deprived` those of them in the most deprived fifth of England's
    small areas, `average_rank` (1 the most deprived in England) and `fifth`: 1 to 5 among the
    wards of the borough, 1 the most deprived. The small areas are those that the publisher fits
    best to the ward. A ward with none of them, or with one whose rank is missing, has no figures.

    The average rank orders the wards, for it uses all of every rank; the share of people in the
    most deprived fifth is what is told, for it can be counted and added up. Both are among the
    summaries that MHCLG gives for larger areas, the shares by people in place of by area.

    Source: MHCLG 2019, The English Indices of Deprivation, Technical Report, chapter 3 (average
    rank weighted by population; extent).
    """
    codes = [ward.code for ward in generation.wards]
    columns = ["people", "deprived", "average_rank", "fifth", "fact_ids", "period", "period_end"]
    mine = facts[facts["return_id"] == generation.deprivation]
    if generation.deprivation is None or mine.empty:
        return pd.DataFrame(index=codes, columns=columns).astype({"fifth": "Int64"})
    areas = _small_areas(mine)
    areas = areas[areas["ward"].isin(codes)]
    groups = areas.assign(
        weighted=areas["rank"] * areas["people"],
        deprived=areas["people"].where(areas["decile"].isin(MOST_DEPRIVED), 0),
    ).groupby("ward")
    numbers = ["people", "deprived", "weighted"]
    held = groups[["rank", "people"]].count().eq(groups.size(), axis=0).all(axis=1)
    found = groups[numbers].sum().where(held).reindex(codes)
    found = found.assign(
        average_rank=found["weighted"] / found["people"],
        fact_ids=groups["fact_ids"].agg(lambda ids: tuple(one for many in ids for one in many)),
        period=str(as_date(mine["period_end"].max()).year),
        period_end=mine["period_end"].max(),
    )
    return found.assign(fifth=_fifths(found["average_rank"]))[columns]


def ward_profile(
    people: pd.DataFrame, deprivation: pd.DataFrame, *, generation: WardGeneration
) -> pd.DataFrame:
    """Return the people and deprivation of every ward beside the borough: one row a ward and item.

    The columns are PROFILE; items are those of ITEMS, each in its unit. The borough's figure is
    made of all wards of the same generation, counts added up and divided once. These are counts
    of everybody, not a sample, so `lower` and `upper` are missing and `reason` says so; where a
    figure is missing, `reason` says why.
    """
    rows = [
        row
        for ward in generation.wards
        for row in _lines(ward.code, ward.name, people, deprivation, generation)
    ]
    return pd.DataFrame(rows, columns=list(PROFILE))


def _lines(
    code: str, name: str, people: pd.DataFrame, deprivation: pd.DataFrame, held: WardGeneration
) -> Iterator[dict[str, Any]]:
    own, every = people.loc[code], people["all_ages"]
    for item in (PEOPLE, *AGES):
        counts = every if item is PEOPLE else people[item.id]
        line = _line(counts, None if item is PEOPLE else every, code)
        yield _named(code, name, item, own) | line | _reason(line, held.no_population)
    own = deprivation.loc[code]
    line = _line(deprivation["deprived"], deprivation["people"], code)
    yield _named(code, name, DEPRIVED, own) | line | _reason(line, held.no_deprivation)


def _named(code: str, name: str, item: Item, own: Any) -> dict[str, Any]:
    told = {field: own[field] for field in ("period", "period_end", "fact_ids")}
    if not isinstance(told["fact_ids"], tuple):  # nothing is held of this ward
        told |= {"period": "", "fact_ids": ()}
    return {"area_code": code, "area": name, "item": item.id} | told


def _reason(line: dict[str, Any], absent: str) -> dict[str, str]:
    missing = bool(np.isnan(line["value"]))
    return {"reason": (absent or "this ward is not in the return") if missing else NO_INTERVAL}


def _line(counts: "pd.Series[Any]", people: "pd.Series[Any] | None", code: str) -> dict[str, Any]:
    numbers = counts.astype(float)
    value, borough = float(numbers[code]), _whole(numbers)
    population = np.nan
    if people is not None:
        below = people.astype(float)
        population = float(below[code])
        value, borough = 100 * value / population, 100 * borough / _whole(below)
    return {
        "count": float(numbers[code]),
        "population": population,
        "value": value,
        "borough_value": borough,
        **dict.fromkeys(("lower", "upper", "borough_lower", "borough_upper"), np.nan),
    }


def _whole(numbers: "pd.Series[Any]") -> float:
    """Return the sum of all wards; missing where one of them is."""
    return float(numbers.sum(min_count=len(numbers)))


def _small_areas(facts: pd.DataFrame) -> pd.DataFrame:
    """Return one row a small area: its ward, people, rank, decile and the facts that say so."""
    latest = facts[facts["period_end"] == facts["period_end"].max()]
    numbers = latest.pivot_table(
        index="area_code", columns="series", values="value", aggfunc="first"
    )
    words = latest[latest["series"] == BEST_FIT_WARD].set_index("area_code")["value_text"]
    wanted = ["population_mid2016", "IMD_rank", "IMD_decile"]
    areas: pd.DataFrame = (
        numbers.reindex(columns=wanted)
        .set_axis(["people", "rank", "decile"], axis=1)
        .assign(ward=words, fact_ids=latest.groupby("area_code")["fact_id"].agg(tuple))
    )
    return areas


def _fifths(ranks: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return 1 to 5, 1 the lowest ranks, which are the most deprived; none of fewer than five."""
    if ranks.notna().sum() < FIFTHS:
        return pd.Series(pd.NA, index=ranks.index, dtype="Int64")
    return quantile_group(ranks, groups=FIFTHS, invert=False)
