"""From the stored facts of published series to the observations of one KPI.

kpi_observations(facts, *, kpi, every_breakdown=False) -> DataFrame: one row a KPI, area, period and
breakdown; the columns of tables.OBSERVATIONS, plus `fact_ids`.
kpi_series(facts, *, kpi, area_code) -> DataFrame: the same for one area, as `travel` takes it.
"""

from typing import Any

import numpy as np
import pandas as pd

from perfkit.framework.model import Kpi
from perfkit.measures.points import as_date
from perfkit.periods import Period
from perfkit.tables import OBSERVATIONS

OWN = "own"
_PERIOD = ["period_start", "period_end", "period_kind"]
_KEY = ["area_code", *_PERIOD, "breakdown"]
_WINNER = ["area_code", "period_start", "period_end", "breakdown"]
_NUMBERS = ("value", "numerator", "denominator", "lower", "upper")


def kpi_observations(
    facts: pd.DataFrame, *, kpi: Kpi, every_breakdown: bool = False
) -> pd.DataFrame:
    """Return the observations of a KPI in every area, in the KPI's unit.

    `facts` are stored facts (tables.FACTS) of any returns, as read at a date; of two facts of one
    series, area, period and breakdown the one released last is taken. A KPI's value is a
    published one times its scale; or a numerator over a denominator, per `rate_per` (percent
    where the unit is one), the counts kept; or a sum. A part that is missing makes the value
    missing and lends it its mark; a part that is absent does so too, but in a sum whose absent
    parts are said to be zero. A value sent in an own return (return "own", series the KPI's id)
    stands where the publisher has no row for that area and period.

    Without `every_breakdown` only the KPI's own breakdown is given. Rows are sorted by area and
    period; `fact_ids` names the facts each rests on. The facts are not changed.
    """
    source = kpi.source
    published = _latest(facts, return_id=source.return_id, series=source.series)
    own = _latest(facts, return_id=OWN, series=(kpi.id,))
    if not every_breakdown:
        published = published[published["breakdown"] == kpi.breakdown]
        own = own[own["breakdown"] == kpi.breakdown]
    made = _from_published(published, kpi)
    absent = own.merge(made[_WINNER].drop_duplicates(), on=_WINNER, how="left", indicator=True)
    kept = own[(absent["_merge"] == "left_only").to_numpy()]
    both = [part for part in (made, kept) if len(part)] or [made]
    return _as_observations(pd.concat(both, ignore_index=True), kpi)


def kpi_series(facts: pd.DataFrame, *, kpi: Kpi, area_code: str) -> pd.DataFrame:
    """Return the observations of a KPI's own breakdown in one area, sorted by period."""
    return series_of(
        kpi_observations(facts[facts["area_code"] == area_code], kpi=kpi),
        kpi=kpi,
        area_code=area_code,
    )


def series_of(observations: pd.DataFrame, *, kpi: Kpi, area_code: str) -> pd.DataFrame:
    """Return the rows of one KPI, area and the KPI's own breakdown, sorted by period."""
    wanted = (
        (observations["kpi_id"] == kpi.id)
        & (observations["area_code"] == area_code)
        & (observations["breakdown"] == kpi.breakdown)
    )
    return observations[wanted].sort_values(["period_end", "period_start"], ignore_index=True)


def _latest(facts: pd.DataFrame, *, return_id: str, series: tuple[str, ...]) -> pd.DataFrame:
    """Return the facts of some series, the last released of each, with a tuple of their ids."""
    wanted = facts[(facts["return_id"] == return_id) & facts["series"].isin(series)]
    ordered = wanted.sort_values(["released_on", "release_version", "recorded_at"], kind="stable")
    latest = ordered.drop_duplicates([*_KEY, "series"], keep="last")
    return latest.assign(
        **{name: pd.to_numeric(latest[name], errors="coerce") for name in _NUMBERS},
        **{name: latest[name].fillna("") for name in ("value_text", "status", "note")},
        fact_ids=pd.Series([(fact,) for fact in latest["fact_id"]], latest.index, dtype=object),
    )


def _from_published(published: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    scale = kpi.source.scale
    if kpi.source.value is not None:
        return published.assign(
            **{name: published[name] * scale for name in ("value", "lower", "upper")}
        )
    if published.empty:
        return published
    if kpi.source.sum_of:
        return _sum(published, kpi)
    return _ratio(published, kpi)


def _sum(published: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    values = _parts(published, list(kpi.source.sum_of))
    joined = _described(published)
    if kpi.source.absent_part_is_zero:
        incomplete = joined["has_missing"].to_numpy(dtype=bool)
    else:
        incomplete = values.isna().any(axis=1).to_numpy()
    total = values.sum(axis=1).to_numpy() * kpi.source.scale
    joined["value"] = np.where(incomplete, np.nan, total)
    return joined


def _ratio(published: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    names = [str(kpi.source.numerator), str(kpi.source.denominator)]
    values = _parts(published, names)
    numerator, denominator = (values[name].to_numpy(dtype=float) for name in names)
    divisible = np.where(denominator > 0, denominator, np.nan)
    value = numerator / divisible * _per(kpi) * kpi.source.scale
    return _described(published).assign(value=value, numerator=numerator, denominator=denominator)


def _parts(published: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return one row a key, sorted by it, and a column a series; an absent part is NaN."""
    columns = {
        name: published[published["series"] == name].set_index(_KEY)["value"] for name in names
    }
    return pd.concat(columns, axis=1).sort_index()


def _described(published: pd.DataFrame) -> pd.DataFrame:
    """Return one row a key, sorted by it, with what its parts say together and no numbers.

    Marks and texts are those of a missing part first: they say why the whole is missing.
    """
    missing = published["value"].isna()
    marked = published.assign(
        value_text=published["value_text"].where(missing & (published["value_text"] != "")),
        status_missing=published["status"].where(missing & (published["status"] != "")),
        status=published["status"].where(published["status"] != ""),
        note=published["note"].where(published["note"] != ""),
        has_missing=missing,
        **dict.fromkeys(_NUMBERS, float("nan")),
    )
    groups = marked.groupby(_KEY, sort=True)
    joined = groups.first().assign(
        released_on=groups["released_on"].max(),
        recorded_at=groups["recorded_at"].max(),
        has_missing=groups["has_missing"].any(),
        fact_ids=groups["fact_id"].agg(tuple),
    )
    joined["status"] = joined["status_missing"].fillna(joined["status"])
    texts = ["status", "value_text", "note"]
    return joined.assign(**{name: joined[name].fillna("") for name in texts}).reset_index()


def _per(kpi: Kpi) -> float:
    if kpi.rate_per is not None:
        return kpi.rate_per
    return 100.0 if kpi.unit.startswith("%") else 1.0


def _as_observations(rows: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    periods = rows[_PERIOD].drop_duplicates()
    labels = {
        (start, end, kind): _label(start, end, kind)
        for start, end, kind in periods.itertuples(index=False)
    }
    keys = zip(rows["period_start"], rows["period_end"], rows["period_kind"], strict=True)
    told = rows.assign(
        kpi_id=kpi.id,
        open_data_id=kpi.open_data_id,
        period=pd.Series([labels[key] for key in keys], index=rows.index, dtype=str),
    )
    ordered = told.sort_values(["area_code", "period_end", "period_start", "breakdown"])
    return ordered[[*OBSERVATIONS, "fact_ids"]].reset_index(drop=True)


def _label(start: Any, end: Any, kind: Any) -> str:
    return Period(as_date(end), as_date(start), kind).label
