"""Gaps within the borough, worked out once: by deprivation of wards, and between the sexes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from perfkit.edition.wards import Wards
from perfkit.framework.comparators import Area
from perfkit.framework.model import Framework, Kpi, WardMeasure
from perfkit.measures.gaps import (
    REPETITIONS,
    SEED,
    SEXES,
    Gap,
    gap_between,
    gap_by_deprivation,
)
from perfkit.measures.slope import middles
from perfkit.sentences.numbers import write_value
from perfkit.sentences.places import fifth_name, fifths_sentence, sex_sentence, slope_sentence
from perfkit.tables import INEQUALITY, INEQUALITY_GROUPS

DRAWS = {"repetitions": REPETITIONS, "seed": SEED}  # of every slope index; part of the record


class Inequality(NamedTuple):
    """One row a KPI or ward measure and kind, and the groups behind each."""

    table: pd.DataFrame
    groups: pd.DataFrame


class _Found(NamedTuple):
    row: dict[str, Any]
    groups: list[dict[str, Any]]


def inequality_of(
    observations: pd.DataFrame, wards: Wards, framework: Framework, *, area: Area
) -> Inequality:
    """Return every gap within the council's area that the figures allow, in numbers and words.

    Of each ward measure, the gap from the most to the least deprived fifth of wards with its slope
    index; where people or deprivation are not held on its boundaries, a row says so. Of each KPI
    whose latest period has figures of both sexes, the gap between them. A KPI with neither has no
    row. What may not be shown must have been hidden from `observations` and `wards` before.
    """
    found = [
        *(_by_deprivation(measure, wards, framework) for measure in framework.ward_measures),
        *_by_sex(observations, framework.live_kpis, area),
    ]
    rows = [one.row for one in found if one is not None]
    groups = [group for one in found if one is not None for group in one.groups]
    table = pd.DataFrame(rows, columns=list(INEQUALITY))
    whole = {"repetitions": "Int64", "seed": "Int64", "period_end": "datetime64[us]"}
    return Inequality(table.astype(whole), pd.DataFrame(groups, columns=list(INEQUALITY_GROUPS)))


def _by_deprivation(measure: WardMeasure, wards: Wards, framework: Framework) -> _Found | None:
    rows = wards.table[wards.table["item"] == measure.id]
    if rows.empty:
        return None
    held = next(one for one in framework.ward_generations if one.id == measure.generation)
    fifths = wards.fifths[measure.id]
    if fifths.empty:
        reason = held.no_deprivation or held.no_population or "it is a count, and wards differ"
        gap = Gap(reason=reason)
    else:
        gap = gap_by_deprivation(fifths, measure=measure)
    common = {"kpi_id": measure.kpi, "item": measure.id, "kind": "deprivation"}
    groups = [
        common | _group(row, fifth_name(int(row["quantile"])), measure)
        for row in _rows(_in_order(fifths))
    ]
    row = common | gap._asdict() | {"generation": held.id, "period": rows["period"].iloc[0]}
    row |= {"period_end": rows["period_end"].iloc[0]} | ({} if gap.reason else DRAWS)
    row |= {"words": fifths_sentence(row, groups, measure=measure)}
    return _Found(row | {"slope_words": slope_sentence(row, measure=measure)}, groups)


def _in_order(fifths: pd.DataFrame) -> pd.DataFrame:
    """Return the fifths from the most deprived on, each with where the middle of it lies."""
    if fifths.empty:
        return fifths
    ordered = fifths.sort_values("quantile")
    return ordered.assign(middle=middles(ordered["population"].to_numpy(dtype=float)))


def _by_sex(observations: pd.DataFrame, kpis: Sequence[Kpi], area: Area) -> Iterator[_Found]:
    own = observations[
        (observations["area_code"] == area.code) & observations["breakdown"].isin(SEXES)
    ]
    for kpi in kpis:
        valued = own[(own["kpi_id"] == kpi.id) & own["value"].notna()]
        if valued.empty or kpi.series_type == "judgement":
            continue
        latest = valued[valued["period_end"] == valued["period_end"].max()]
        both = latest.drop_duplicates("breakdown", keep="last").set_index("breakdown")
        if set(both.index) == set(SEXES):
            yield _sexes(both.loc[list(SEXES)], kpi, area)


def _sexes(both: pd.DataFrame, kpi: Kpi, area: Area) -> _Found:
    """Set the higher figure first, so that a gap is never below 0."""
    ordered = both.sort_values("value", ascending=False, kind="stable").reset_index()
    gap = gap_between(ordered[["value", "lower", "upper"]].astype(float))
    common = {"kpi_id": kpi.id, "item": "", "kind": "sex"}
    groups = [
        common
        | _group(
            row | {"quantile": place, "count": row["numerator"], "population": row["denominator"]},
            str(row["breakdown"]),
            kpi,
        )
        for place, row in enumerate(_rows(ordered), start=1)
    ]
    row = common | gap._asdict() | {"generation": "", "period": ordered["period"].iloc[0]}
    row |= {"period_end": ordered["period_end"].iloc[0]}
    words = {"words": sex_sentence(row, groups, kpi=kpi, area=area.name), "slope_words": ""}
    return _Found(row | words, groups)


def _group(row: Mapping[str, Any], name: str, measured: Kpi | WardMeasure) -> dict[str, Any]:
    numbers = ("quantile", "count", "population", "value", "lower", "upper")
    text = write_value(row["value"], kpi=measured) if pd.notna(row["value"]) else "[c]"
    told = {"group": name, "value_text": text, "middle": row.get("middle", np.nan)}
    return {field: row[field] for field in numbers} | told


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in table.to_dict("records"):
        yield {str(name): value for name, value in row.items()}
