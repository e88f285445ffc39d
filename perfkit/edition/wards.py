"""Every ward's figures, worked out once: what is measured by ward, and each ward's profile."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from perfkit.edition.hidden import Hidden, Ledger, hide_small
from perfkit.framework.model import Framework, WardGeneration, WardMeasure
from perfkit.measures.disclosure import RULES
from perfkit.measures.gaps import fifths_of_wards
from perfkit.measures.ward_counts import map_steps, ward_counts, with_comparison, with_rates
from perfkit.measures.ward_profile import (
    ITEMS,
    deprivation_by_ward,
    people_by_ward,
    ward_profile,
)
from perfkit.sentences.numbers import write_value
from perfkit.sentences.places import hidden_reason, profile_sentence, ward_sentence
from perfkit.tables import WARD_SOURCES, WARDS

FIGURES = ("count", "value", "lower", "upper")
BOROUGH = ("borough_count", "borough_value", "borough_lower", "borough_upper")


class Wards(NamedTuple):
    """The table of wards with `fact_ids`, the fifths of each ward measure, and what was hidden."""

    table: pd.DataFrame
    fifths: Mapping[str, pd.DataFrame]
    ledger: Ledger


class _Place(NamedTuple):
    """One generation of wards: who lives in each, and how deprived it is."""

    generation: WardGeneration
    people: pd.DataFrame
    deprivation: pd.DataFrame


def wards_of(
    facts: pd.DataFrame, framework: Framework, *, area: str, earlier: Ledger | None = None
) -> Wards:
    """Return the figures of every ward of every generation: one row a generation, ward and item.

    `facts` are those known at a date; `area` is the borough's name, for the sentences. Wards of
    two generations never meet: a measure is divided by people, and set in order of deprivation, on
    its own boundaries or not at all. Counts that a rule covers are hidden, against the borough's
    total, the fifths' totals and the `earlier` edition, before a rate is made of them.
    """
    known = _known(facts, framework)
    places = {held.id: _place(known, held) for held in framework.ward_generations}
    before, parts, fifths = earlier or Ledger(), [], {}
    counts: dict[str, pd.DataFrame] = {}
    rests: dict[str, pd.DataFrame] = {}
    for measure in framework.ward_measures:
        place = places[measure.generation]
        rows = _measured(known, measure, place)
        if rows.empty:
            continue
        told = (before.counts.get(measure.id), before.rests.get(measure.id))
        hidden = _hidden(rows, measure, told)
        if hidden is not None:
            counts[measure.id], rests[measure.id] = hidden.counts, hidden.rests
        fifths[measure.id] = _fifths(rows, measure, hidden)
        parts.append(_told(_hide(rows, measure, place, hidden), measure, area))
    profiles = [_profiled(place, area) for place in places.values()]
    return Wards(_joined([*parts, *profiles]), fifths, Ledger(counts, rests))


def ward_sources(wards: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return where each ward's figure was read: one row a figure and place in a file.

    `sources` are the store's (tables.SOURCES), of the facts that `wards` name.
    """
    facts = wards.explode("fact_ids").rename(columns={"fact_ids": "fact_id"})
    facts = facts[["generation", "area_code", "item", "fact_id"]].dropna(subset="fact_id")
    places = facts.merge(sources, on="fact_id", how="left")
    order = ["generation", "area_code", "item", "file", "row", "column"]
    return places.sort_values(order, ignore_index=True)[list(WARD_SOURCES)]


def _known(facts: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """Return the few facts that are of wards and small areas, so that all else is read once."""
    named = {measure.return_id for measure in framework.ward_measures}
    named |= {known.population or "" for known in framework.ward_generations}
    codes = frozenset().union(*(known.codes for known in framework.ward_generations))
    small = {known.deprivation or "" for known in framework.ward_generations}
    ours = facts["return_id"].isin(named) & facts["area_code"].isin(codes)
    return facts[ours | facts["return_id"].isin(small)]


def _place(facts: pd.DataFrame, generation: WardGeneration) -> _Place:
    people = people_by_ward(facts, generation=generation)
    return _Place(generation, people, deprivation_by_ward(facts, generation=generation))


def _measured(facts: pd.DataFrame, measure: WardMeasure, place: _Place) -> pd.DataFrame:
    rows = ward_counts(facts, measure=measure, generation=place.generation)
    if rows.empty:
        return rows
    people = place.people[measure.denominator] if measure.denominator else pd.Series(dtype=float)
    rows = rows.assign(
        population=rows["area_code"].map(people).astype(float),
        fifth=rows["area_code"].map(place.deprivation["fifth"]).astype("Int64"),
    )
    return with_comparison(with_rates(rows, measure=measure), measure=measure)


def _hidden(
    rows: pd.DataFrame,
    measure: WardMeasure,
    earlier: tuple[pd.DataFrame | None, pd.DataFrame | None],
) -> Hidden | None:
    """Return which wards are hidden; None where the figures are published as they are."""
    if measure.disclosure not in RULES:
        return None
    cells = rows[["area_code", "period_start", "period_end", "count"]].assign(
        fifth=rows["fifth"].astype(float),
        rest=rows["population"] - rows["count"] if measure.unit == "%" else np.nan,
    )
    fifths = [["fifth"]] if _in_fifths(rows, measure) else []
    return hide_small(cells, rule=RULES[measure.disclosure], within=[*fifths, []], earlier=earlier)


def _in_fifths(rows: pd.DataFrame, measure: WardMeasure) -> bool:
    """Return whether totals of fifths of wards are told; where not, they give nothing away."""
    return bool(measure.denominator) and bool(rows["fifth"].notna().all())


def _fifths(rows: pd.DataFrame, measure: WardMeasure, hidden: Hidden | None) -> pd.DataFrame:
    """Return the fifths of wards, from true counts; one whose total would tell a ward has none."""
    table = fifths_of_wards(rows, measure=measure)
    if not _in_fifths(rows, measure):
        return table.iloc[:0]
    if hidden is None:
        return table
    table = _rounded(table, measure)
    may = hidden.totals["total_fifth"].groupby(rows["fifth"]).all()
    shown = table["quantile"].map(may).astype(bool)
    return table.assign(**{name: table[name].where(shown) for name in FIGURES})


def _hide(
    rows: pd.DataFrame, measure: WardMeasure, place: _Place, hidden: Hidden | None
) -> pd.DataFrame:
    """Return the rows as they may be shown, with their mark and the reason of what is missing."""
    absent = rows["value"].isna()
    nobody = place.generation.no_population or "its people are not counted by the source"
    reason = pd.Series("", index=rows.index).mask(absent, nobody)
    reason = reason.mask(rows["count"].isna(), hidden_reason(""))
    if not measure.denominator:
        reason = reason.where(absent, place.generation.no_population or "it is a count")
    rows = rows.assign(mark=pd.Series("", index=rows.index).mask(absent, "[x]"), reason=reason)
    if hidden is None:
        return rows
    rows = with_comparison(_rounded(rows, measure), measure=measure)
    whole = hidden.totals["total_all" if _in_fifths(rows, measure) else "total"]
    # The borough's figure is the KPI's too: where it would give a ward away, no ward is shown.
    because = hidden.because.where(whole | (hidden.because != ""), "secondary")
    which = because != ""
    return rows.assign(
        **{name: rows[name].mask(which) for name in FIGURES},
        **{name: rows[name].where(whole) for name in BOROUGH},
        comparison=rows["comparison"].mask(which | ~whole, "not_compared"),
        mark=rows["mark"].mask(which, "[c]"),
        reason=rows["reason"].mask(which, because.map(hidden_reason)),
    )


def _rounded(rows: pd.DataFrame, measure: WardMeasure) -> pd.DataFrame:
    """Return rows whose counts are rounded as the rule says, and rates made of those."""
    rule = RULES[measure.disclosure]
    if rule.rounded_to == 1:
        return rows
    counts = pd.Series(rule.shown(rows["count"].to_numpy(dtype=float)), index=rows.index)
    return with_rates(rows.assign(count=counts), measure=measure)


def _told(rows: pd.DataFrame, measure: WardMeasure, area: str) -> pd.DataFrame:
    """Return the rows with their figures and sentences as pages write them."""
    rows = rows.assign(generation=measure.generation, item=measure.id, kpi_id=measure.kpi)
    return rows.assign(
        step=map_steps(rows["value"]),
        value_text=[
            write_value(value, kpi=measure) if pd.notna(value) else mark
            for value, mark in zip(rows["value"], rows["mark"], strict=True)
        ],
        borough_text=[
            write_value(value, kpi=measure) if pd.notna(value) else ""
            for value in rows["borough_value"]
        ],
        words=[ward_sentence(row, measure=measure, area=area) for row in _rows(rows)],
    )


def _profiled(place: _Place, area: str) -> pd.DataFrame:
    profile = ward_profile(place.people, place.deprivation, generation=place.generation)
    items = {item.id: item for item in ITEMS}
    lines = [
        {
            "value_text": _written(row["value"], items[row["item"]]),
            "borough_text": _written(row["borough_value"], items[row["item"]]),
            "words": profile_sentence(
                row, item=items[row["item"]], title=items[row["item"]].title, area=area
            ),
        }
        for row in _rows(profile)
    ]
    missing = profile["value"].isna()
    return profile.join(pd.DataFrame(lines, index=profile.index)).assign(
        generation=place.generation.id,
        kpi_id="",
        fifth=profile["area_code"].map(place.deprivation["fifth"]),
        mark=pd.Series("", index=profile.index).mask(missing, "[x]"),
        comparison="not_compared",
        step=pd.Series(pd.NA, index=profile.index, dtype="Int64"),
    )


def _written(value: float, item: Any) -> str:
    return "[x]" if pd.isna(value) else write_value(value, kpi=item)


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in table.to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _joined(parts: list[pd.DataFrame]) -> pd.DataFrame:
    names = [*WARDS, "fact_ids"]
    if not parts:
        return pd.DataFrame(columns=names)
    table = pd.concat([part.reindex(columns=names) for part in parts], ignore_index=True)
    return table.astype(
        {"fifth": "Int64", "step": "Int64", "count": float, "period_end": "datetime64[us]"}
    )
