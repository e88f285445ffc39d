"""Value for money: what a unit costs beside what it achieves, against comparators."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from perfkit.errors import MeasureError
from perfkit.measures.benchmark import compare
from perfkit.measures.columns import number_column, refuse_rows, require_columns
from perfkit.measures.intervals import rate_interval

AREA = "area_code"
ADDED = (
    *("unit_cost", "unit_cost_lower", "unit_cost_upper", "comparator_unit_cost"),
    *("comparator_result", "cost_position", "result_position", "quadrant", "reason"),
)
_OF = "A unit cost"
_UNPLACED = "not compared"


def unit_costs(
    table: pd.DataFrame, *, cost: str, volume: str, result: str, comparators: Sequence[str]
) -> pd.DataFrame:
    """Return what a unit costs and achieves in each area, and its quadrant among comparators.

    `table` has one row an area (`area_code`), of one period; `cost`, `volume` and `result` name
    its columns: what was spent (£, net), how many units it paid for (a count) and what came of
    it, in any unit; `comparators` are the codes of the areas to compare with. Rows and order are
    kept. Added: `unit_cost` with its 95% interval (`unit_cost_lower`, `unit_cost_upper`: the cost
    is certain, the volume a count that varies by chance, exact Poisson below 10, Byar from 10);
    `comparator_unit_cost`, the comparators' costs added up and divided once by their volumes;
    `comparator_result`, the median of theirs; an area is never among its own comparators.

    `cost_position` and `result_position` are "lower", "similar", "higher" or "not compared"; a
    cost is similar where its interval holds the comparators', a result where the interval in
    columns `<result>_lower` and `<result>_upper` does or, without one, where it equals theirs.
    `quadrant` says both in words: "lower cost, higher result". Which is good is the KPI's to say.
    A missing number, or a volume of 0, leaves the unit cost empty, with the `reason`; a
    comparator that lacks one is left out of the sum, never read as 0.

    Raises
    ------
    MeasureError
        For an absent column, a volume below 0, an infinite number or what is no number, an area
        twice, or comparators that are not a list of areas in the table.

    >>> areas = pd.DataFrame({"area_code": ["us", "them"], "cost": [90_000, 200_000],
    ...     "volume": [900, 1000], "rate": [80.0, 70.0]})
    >>> told = unit_costs(areas, cost="cost", volume="volume", result="rate", comparators=["them"])
    >>> told[["unit_cost", "comparator_unit_cost", "quadrant"]].head(1).values.tolist()
    [[100.0, 200.0, 'lower cost, higher result']]
    """
    _check(table, [cost, volume, result], volume, comparators)
    rows = table.reset_index(drop=True)
    spent, units, achieved = (
        pd.Series(number_column(rows, name, of=_OF)) for name in (cost, volume, result)
    )
    priced = spent.notna() & (units > 0)
    ends = _interval(spent.where(priced), units.where(priced))
    peers = rows[AREA].astype(str).isin(list(comparators))
    told = pd.DataFrame(
        {
            "unit_cost": (spent / units.where(priced)).to_numpy(),
            "unit_cost_lower": ends[0],
            "unit_cost_upper": ends[1],
            "comparator_unit_cost": _without_each(spent, units, peers & priced),
            "comparator_result": _median_without_each(achieved, peers & achieved.notna()),
        }
    )
    told["cost_position"] = _positions(
        told["unit_cost"], ends[0], ends[1], told["comparator_unit_cost"]
    )
    told["result_position"] = _positions(
        achieved, *_result_interval(rows, result, achieved), told["comparator_result"]
    )
    told["quadrant"] = [
        _UNPLACED if _UNPLACED in both else f"{both[0]} cost, {both[1]} result"
        for both in zip(told["cost_position"], told["result_position"], strict=True)
    ]
    told["reason"] = _reasons(spent, units, achieved, told)
    return table.assign(**{name: told[name].to_numpy() for name in ADDED})


def _check(
    table: pd.DataFrame, names: Sequence[str], volume: str, comparators: Sequence[str]
) -> None:
    require_columns(table, [AREA, *names], of=_OF)
    areas = table[AREA].astype(str)
    if areas.duplicated().any():
        raise MeasureError(
            f"{_OF} takes an area once, got {areas[areas.duplicated()].iloc[0]} twice."
        )
    if isinstance(comparators, str):
        raise MeasureError(
            f"{_OF} takes comparators as a list of codes, got {comparators!r} alone."
        )
    if unknown := sorted(set(comparators) - set(areas)):
        raise MeasureError(
            f"{_OF}: the comparators {', '.join(unknown)} are not in the table. It has: "
            f"{', '.join(sorted(areas))}."
        )
    negative = number_column(table, volume, of=_OF) < 0
    refuse_rows(negative, of=_OF, allowed=f"{volume} is a count, 0 or more.")


def _interval(spent: "pd.Series[float]", units: "pd.Series[float]") -> tuple[Any, Any]:
    """Return the unit cost at the most and at the fewest units; the other way round for income."""
    fewest_most = rate_interval(units.to_numpy(), 1.0, per=1.0)
    ends = np.column_stack([spent / fewest_most.upper, spent / fewest_most.lower])
    ordered = np.sort(ends, axis=1)
    return ordered[:, 0], ordered[:, 1]


def _without_each(
    spent: "pd.Series[float]", units: "pd.Series[float]", peers: "pd.Series[bool]"
) -> Any:
    """Return the peers' cost over their volume, leaving each area itself out."""
    costs, volumes = spent.where(peers, 0.0), units.where(peers, 0.0)
    volume = volumes.sum() - volumes
    others = peers.sum() - peers.astype(int)
    return ((costs.sum() - costs) / volume.where(others > 0)).to_numpy()


def _median_without_each(achieved: "pd.Series[float]", peers: "pd.Series[bool]") -> list[float]:
    return [float(achieved[peers & (achieved.index != place)].median()) for place in achieved.index]


def _result_interval(
    rows: pd.DataFrame, result: str, achieved: "pd.Series[float]"
) -> tuple["pd.Series[Any]", "pd.Series[Any]"]:
    names = f"{result}_lower", f"{result}_upper"
    if set(names) <= set(rows.columns):
        lower, upper = (pd.Series(number_column(rows, name, of=_OF)) for name in names)
        return lower, upper
    return achieved, achieved


def _positions(value: Any, lower: Any, upper: Any, benchmark: Any) -> list[str]:
    return [
        compare(*numbers, good=None).replace("_", " ")
        for numbers in zip(value, lower, upper, benchmark, strict=True)
    ]


def _reasons(
    spent: "pd.Series[float]",
    units: "pd.Series[float]",
    achieved: "pd.Series[float]",
    told: pd.DataFrame,
) -> list[str]:
    """Return why an area has no unit cost or no quadrant, or an empty text."""
    tests = {
        "the cost is missing": spent.isna(),
        "the volume is missing": units.isna(),
        "there were no units": units == 0,
        "the result is missing": achieved.isna(),
        "there is no comparator to set it beside": told["quadrant"] == _UNPLACED,
    }
    return [str(reason) for reason in np.select(list(tests.values()), list(tests), "")]
