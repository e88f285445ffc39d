"""Say how the KPI files read each published series: what a reader keeps, and how it dates it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from perfkit.errors import FrameworkError
from perfkit.framework.checks import (
    Agreement,
    CodeList,
    PartsAddUp,
    PartWithinWhole,
    ReturnCheck,
)
from perfkit.framework.model import Framework, Kpi
from perfkit.periods import YearType

POPULATION_SERIES = ("all_ages", "aged_0_to_15", "aged_16_to_64", "aged_65_and_over")
BEST_FIT_WARD = "wd17cd"  # the ward that a small area lies in, by its code
DEPRIVATION_SERIES = (BEST_FIT_WARD, "IMD_rank", "IMD_decile", "population_mid2016")
Key = tuple[str, str]  # the return's id and the series as its publisher names it


@dataclass(frozen=True)
class SeriesUse:
    """How one series is read, by every KPI that reads it."""

    return_id: str
    series: str
    year_type: YearType | None  # what a bare year means
    snapshot_day: str  # MM-DD, where a bare year is a count on a day of it; else empty
    lag_days: int  # from the end of a period to its publication
    lowest: float | None  # natural bounds, in the publisher's unit; None where none is known
    highest: float | None
    in_words: bool  # its values are words, not numbers


@dataclass(frozen=True)
class Conflict:
    """Two KPIs that read one series in different ways."""

    kpi: str
    other: str
    key: Key
    field: str
    got: object
    others: object


def series_uses(framework: Framework) -> dict[Key, SeriesUse]:
    """Return how each series is read, by return and series; suspended and retired KPIs included.

    Bounds are those of a KPI that shows the series as it is (`value`), brought to the publisher's
    unit. What is only a part of a sum or a ratio is a count: at least 0 where every KPI that it
    makes up is, else without bounds, for a net change has parts below 0. What is measured by ward,
    and the wards' people and deprivation, are read as a KPI reads them where one does; so are those
    that only a declared check looks at.

    Raises
    ------
    FrameworkError
        When two KPIs read one series in different ways, or a KPI names a return that is not known.
    """
    lags = {known.id: known.lag_days for known in framework.returns}
    uses, clashes = _read(framework, lags)
    unknown = [kpi for kpi in framework.kpis if kpi.source.return_id not in lags]
    lines = [
        f"kpis/{kpi.id}.yml: source.return: got {kpi.source.return_id!r}; known: {', '.join(lags)}."
        for kpi in unknown
    ]
    lines += [
        f"kpis/{clash.kpi}.yml: {clash.field} of {clash.key[1]!r}: got {clash.got!r}; "
        f"kpis/{clash.other}.yml reads the same series with {clash.others!r}: make them agree."
        for clash in clashes
    ]
    if lines:
        raise FrameworkError("The KPI files cannot be read together:\n  " + "\n  ".join(lines))
    others: dict[Key, SeriesUse] = {}
    for use in (*_of_checks(framework, lags), *_of_wards(framework, lags)):
        key = (use.return_id, use.series)
        others[key] = _together(use, others[key]) if key in others else use
    counted = _counted(framework)
    floored = {key: replace(use, lowest=0.0) for key, use in uses.items() if key in counted}
    return others | uses | floored


def _counted(framework: Framework) -> set[Key]:
    """Return the series that only sums and ratios read which cannot be below 0."""
    counted: set[Key] = set()
    others: set[Key] = set()
    for kpi in framework.kpis:
        counts = kpi.source.value is None and kpi.lowest is not None and kpi.lowest >= 0
        keys = {(kpi.source.return_id, series) for series in kpi.source.series}
        (counted if counts else others).update(keys)
    return counted - others


def conflicts(framework: Framework) -> list[Conflict]:
    """Return every way in which two KPIs read one series differently; empty where all agree."""
    return _read(framework, {known.id: known.lag_days for known in framework.returns})[1]


def _read(
    framework: Framework, lags: dict[str, int]
) -> tuple[dict[Key, SeriesUse], list[Conflict]]:
    uses: dict[Key, SeriesUse] = {}
    first: dict[Key, str] = {}
    clashes: list[Conflict] = []
    for kpi in framework.kpis:
        for use in _uses_of(kpi, lags.get(kpi.source.return_id, 0)):
            key = (use.return_id, use.series)
            if key not in uses:
                uses[key], first[key] = use, kpi.id
                continue
            clashes += _clashes(kpi.id, first[key], uses[key], use)
            uses[key] = _together(uses[key], use)
    return uses, clashes


def _uses_of(kpi: Kpi, usual_lag: int) -> Iterator[SeriesUse]:
    source = kpi.source
    for series in source.series:
        as_it_is = series == source.value
        yield SeriesUse(
            return_id=source.return_id,
            series=series,
            year_type=source.year_type,
            snapshot_day=source.snapshot_day,
            lag_days=usual_lag if source.lag_days is None else source.lag_days,
            lowest=_published(kpi.lowest, source.scale) if as_it_is else None,
            highest=_published(kpi.highest, source.scale) if as_it_is else None,
            in_words=kpi.unit == "in words",
        )


def _of_wards(framework: Framework, lags: dict[str, int]) -> Iterator[SeriesUse]:
    """Return how the series are read that only ward measures and ward profiles use."""
    for measure in framework.ward_measures:
        for series in measure.sum_of:
            yield _count(measure.return_id, series, lags)
    for generation in framework.ward_generations:
        if generation.population:
            for band in POPULATION_SERIES:
                yield _count(generation.population, band, lags)
        if generation.deprivation:
            for series in DEPRIVATION_SERIES:
                use = _count(generation.deprivation, series, lags)
                yield replace(use, year_type="snapshot", in_words=series == BEST_FIT_WARD)


def _of_checks(framework: Framework, lags: dict[str, int]) -> Iterator[SeriesUse]:
    """Return how the series are read that only checks of returns look at.

    Of parts and their whole none is below 0, unless the check says that they may be.
    """
    for known in framework.returns:
        for check in known.checks:
            also = [(known.id, series) for series in check.reads]
            if isinstance(check, Agreement):
                also.append((check.other.return_id, check.other.series))
            in_words = isinstance(check, CodeList)
            lowest = 0.0 if _counts(check) else None
            for return_id, series in also:
                lag = lags.get(return_id, 0)
                yield SeriesUse(return_id, series, None, "", lag, lowest, None, in_words=in_words)


def _counts(check: ReturnCheck) -> bool:
    return isinstance(check, PartWithinWhole) or (isinstance(check, PartsAddUp) and not check.net)


def _count(return_id: str, series: str, lags: dict[str, int]) -> SeriesUse:
    lag = lags.get(return_id, 0)
    return SeriesUse(return_id, series, None, "", lag, lowest=0, highest=None, in_words=False)


def _published(bound: float | None, scale: float) -> float | None:
    return None if bound is None else bound / scale


MUST_AGREE = ("year_type", "snapshot_day", "lag_days", "in_words")
BOUNDS = ("lowest", "highest")


def _clashes(kpi: str, other: str, known: SeriesUse, use: SeriesUse) -> Iterator[Conflict]:
    for field in (*MUST_AGREE, *BOUNDS):
        got, others = getattr(use, field), getattr(known, field)
        one_is_open = field in BOUNDS and None in (got, others)
        if got != others and not one_is_open:
            yield Conflict(kpi, other, (use.return_id, use.series), field, got, others)


def _together(known: SeriesUse, use: SeriesUse) -> SeriesUse:
    """Return a use with the bounds of whichever of the two gives them."""
    return replace(
        known,
        lowest=use.lowest if known.lowest is None else known.lowest,
        highest=use.highest if known.highest is None else known.highest,
    )
