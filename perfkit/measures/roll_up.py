"""Several parts as one: counts added and divided once, and a status that hides no red."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from perfkit.errors import MeasureError
from perfkit.measures.columns import (
    group_columns,
    number_column,
    refuse_rows,
    require_columns,
)
from perfkit.measures.events import per_number
from perfkit.measures.status import Status

WORST_FIRST: tuple[Status, ...] = (
    "off_target",
    "close",
    "on_target",
    "not_comparable",
    "no_target",
)
REASONS: dict[
    str, tuple[str, str | bool]
] = {  # why a part needs somebody: its column here, the mark and its state
    "off_target": ("target_status", "off_target"),
    "worsening": ("variation", "worsening"),
    "overdue": ("age_status", "overdue"),
    "not_fit": ("quality_grade", "not_fit"),
    "disagree": ("disagrees", True),
}
ROLLED_UP = ("measures", "need", *REASONS, "worst_target", "worst_attention")


def add_counts(table: pd.DataFrame, *, by: Sequence[str], per: float = 100.0) -> pd.DataFrame:
    """Return one row a group: `numerator` and `denominator` added up, `value` divided once.

    `table` has one row a part: the columns of `by` (a name or several), `numerator` and
    `denominator`, counts in any unit. The answer is sorted by group. Rates are never averaged. A
    group with a missing count has a missing sum and value; so has a value whose denominator is 0.
    The value is per `per` of the denominator: 100 gives percent. No row gives no group. The parts
    are of one level: groups hold rows, never groups, so that no group can hold itself.

    Raises
    ------
    MeasureError
        For an absent column, a denominator below 0, an infinite number, what is no number, `per`
        not above 0.

    >>> parts = pd.DataFrame({"place": ["a", "a"], "numerator": [1, 9], "denominator": [2, 98]})
    >>> add_counts(parts, by=["place"])["value"].tolist()
    [10.0]
    """
    counts, of = ["numerator", "denominator"], "A sum of parts"
    keys = group_columns(by, taken=[*counts, "value"], of=of)
    require_columns(table, [*keys, *counts], of=of)
    per = per_number(per, of=of)
    numbers = {name: number_column(table, name, of=of) for name in counts}
    refuse_rows(numbers["denominator"] < 0, of=of, allowed="A denominator is 0 or more.")
    groups = table[keys].assign(**numbers).groupby(keys, sort=True, dropna=False)[counts]
    added = groups.sum().astype(float).where(groups.count().eq(groups.size(), axis=0))
    divided = added["numerator"] / added["denominator"].where(added["denominator"] != 0) * per
    return added.assign(value=divided).reset_index()


def status_of(children: Iterable[str]) -> Status:
    """Return the worst status of several: a red is never hidden by greens beside it.

    What cannot be compared, or has no target, is told only where nothing else is. No children:
    no target. Children are statuses, not groups, so that no group can hold itself.

    Raises
    ------
    MeasureError
        For a word that is not a target status.

    >>> status_of(["on_target", "off_target", "no_target"])
    'off_target'
    """
    found = {children} if isinstance(children, str) else set(children)
    if unknown := found - set(WORST_FIRST):
        raise MeasureError(
            f"Got the status {', '.join(sorted(map(str, unknown)))}. "
            f"Allowed: {', '.join(WORST_FIRST)}."
        )
    return next((status for status in WORST_FIRST if status in found), "no_target")


def roll_up(below: Mapping[str, Collection[str]], parts: pd.DataFrame) -> pd.DataFrame:
    """Return one row a node: what of the parts below it needs somebody, however well the rest is.

    `below` are the names of the parts below each node, each counted once however many ways lead
    to it. `parts` has one row a part, by name: its marks, its `attention` from 0 to 3, `needs`,
    whether it must be spoken of, and `disagrees`, whether only because its marks disagree. A name
    without a row is not counted. The columns: `measures` and `need` count parts, and so do those
    of `REASONS`, each by one mark alone; `worst_target` is the worst target status,
    `worst_attention` the most attention asked, 0 where there is no part.

    >>> parts = pd.DataFrame(
    ...     {"target_status": ["on_target", "off_target"], "variation": "worsening",
    ...      "age_status": "new", "quality_grade": "sound", "attention": 3,
    ...      "disagrees": False, "needs": True},
    ...     index=["Horwich", "Farnworth"])
    >>> rolled = roll_up({"Bolton": ["Horwich", "Farnworth"]}, parts)
    >>> rolled[["measures", "off_target", "worst_target"]].to_dict("records")
    [{'measures': 2, 'off_target': 1, 'worst_target': 'off_target'}]
    """
    known: dict[str, tuple[Mapping[Any, Any], Sequence[bool]]] = {
        str(part): (row, [row[mark] == state for mark, state in REASONS.values()])
        for part, row in parts.to_dict("index").items()
    }
    rows = {
        node: _rolled_up([known[name] for name in set(names) if name in known])
        for node, names in below.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(ROLLED_UP))


def parts_that_need(parts: Mapping[str, bool], whole: Iterable[bool]) -> list[str]:
    """Return the names of the parts that need somebody while nothing of the whole does.

    They keep their order. `whole` says of each figure that is shown for the whole whether it needs
    somebody. None where no figure is shown, or where one needs somebody, for then it hides nothing.

    >>> parts_that_need({"Farnworth": True, "Horwich": False}, [False])
    ['Farnworth']
    """
    shown = list(whole)
    if not shown or any(shown):
        return []
    return [name for name, needs in parts.items() if needs]


def parts_disagree(parts: Mapping[str, str], whole: str) -> list[str]:
    """Return the names of the parts that are off target while the whole is on target.

    `parts` are target statuses by the name of the service, ward or group; `whole` is that of the
    figure made of them all. In order of name; none where the whole is not on target, for then it
    hides nothing.

    Raises
    ------
    MeasureError
        For parts without names, and a word that is not a target status.

    >>> parts_disagree({"Farnworth": "off_target", "Horwich": "on_target"}, "on_target")
    ['Farnworth']
    """
    try:
        by_name = dict(parts)
    except (TypeError, ValueError):
        raise MeasureError(f"Parts are statuses by name, got {type(parts).__name__}.") from None
    status_of([whole, *by_name.values()])  # refuses a word that is no status
    if whole != "on_target":
        return []
    return sorted((name for name, status in by_name.items() if status == "off_target"), key=str)


def _rolled_up(parts: Sequence[tuple[Mapping[Any, Any], Sequence[bool]]]) -> list[int | str]:
    """Return the columns of one node, from its parts and why each needs somebody."""
    reasons = [sum(column) for column in zip(*(why for _, why in parts), strict=True)]
    return [
        len(parts),
        sum(bool(part["needs"]) for part, _ in parts),
        *(reasons or [0] * len(REASONS)),
        status_of(str(part["target_status"]) for part, _ in parts),
        max((int(part["attention"]) for part, _ in parts), default=0),
    ]
