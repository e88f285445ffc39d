"""Several parts as one: counts added and divided once, and a status that hides no red."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from perfkit.errors import MeasureError
from perfkit.measures.status import Status

WORST_FIRST: tuple[Status, ...] = (
    "off_target",
    "close",
    "on_target",
    "not_comparable",
    "no_target",
)


def add_counts(table: pd.DataFrame, *, by: Sequence[str], per: float = 100.0) -> pd.DataFrame:
    """Return one row a group: `numerator` and `denominator` added up, `value` divided once.

    Rates are never averaged. A group with a missing count has a missing sum and value; so has a
    value whose denominator is 0. The value is per `per` of the denominator: 100 gives percent.

    >>> parts = pd.DataFrame({"place": ["a", "a"], "numerator": [1, 9], "denominator": [2, 98]})
    >>> add_counts(parts, by=["place"])["value"].tolist()
    [10.0]
    """
    counts = ["numerator", "denominator"]
    groups = table.groupby(list(by), sort=True, dropna=False)[counts]
    added = groups.sum().astype(float).where(groups.count().eq(groups.size(), axis=0))
    divided = added["numerator"] / added["denominator"].where(added["denominator"] != 0) * per
    return added.assign(value=divided).reset_index()


def status_of(children: Iterable[str]) -> Status:
    """Return the worst status of several: a red is never hidden by greens beside it.

    What cannot be compared, or has no target, is told only where nothing else is. No children:
    no target.

    Raises
    ------
    MeasureError
        For a word that is not a target status.

    >>> status_of(["on_target", "off_target", "no_target"])
    'off_target'
    """
    found = set(children)
    if unknown := found - set(WORST_FIRST):
        raise MeasureError(
            f"Got the status {', '.join(sorted(unknown))}. Allowed: {', '.join(WORST_FIRST)}."
        )
    return next((status for status in WORST_FIRST if status in found), "no_target")


def parts_disagree(parts: Mapping[str, str], whole: str) -> list[str]:
    """Return the names of the parts that are off target while the whole is on target.

    `parts` are target statuses by the name of the service, ward or group; `whole` is that of the
    figure made of them all. In order of name; none where the whole is not on target, for then it
    hides nothing.

    Raises
    ------
    MeasureError
        For a word that is not a target status.

    >>> parts_disagree({"Farnworth": "off_target", "Horwich": "on_target"}, "on_target")
    ['Farnworth']
    """
    status_of([whole, *parts.values()])  # refuses a word that is no status
    if whole != "on_target":
        return []
    return sorted(name for name, status in parts.items() if status == "off_target")
