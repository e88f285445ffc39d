"""A figure beside others', in words: never a rank without its group, its date and its interval."""

from collections.abc import Mapping
from typing import Any

from perfkit.framework.model import Kpi
from perfkit.sentences.numbers import write_value

JUDGED = {
    "better": "better",
    "worse": "worse",
    "similar": "not clearly different",
    "higher": "higher",
    "lower": "lower",
}
ORDINALS = {1: "", 2: "second ", 3: "third "}


def beside_sentence(row: Mapping[str, Any], *, kpi: Kpi, area: str) -> str:
    """Return how a figure stands beside a group's, for one period.

    `row` has `group`, `name`, `period`, `areas`, `value`, `comparison` and, where every figure of
    the group has an interval, `rank` (1 is the highest), `ranked`, `rank_from` and `rank_to`.
    """
    figure = write_value(row["value"], kpi=kpi)
    whose = (
        row["name"]
        if row["group"] == "england"
        else f"the median of {row['areas']} of {row['name']}"
    )
    opening = f"{whose[0].upper()}{whose[1:]}: {figure}, {row['period']}"
    judged = JUDGED.get(row["comparison"], "")
    told = f"{opening}; {area} is {judged}." if judged else f"{opening}."
    return f"{told} {_rank(row, area)}".strip()


def _rank(row: Mapping[str, Any], area: str) -> str:
    if row.get("rank") is None:
        return ""
    ranked = int(row["ranked"])
    places = [int(row[name]) for name in ("rank", "rank_from", "rank_to")]
    end = "highest"
    if places[0] > ranked - places[0] + 1:  # nearer the lowest, so counted from there
        end = "lowest"
        places = [ranked - place + 1 for place in (places[0], places[2], places[1])]
    place, first, last = (f"{_ordinal(place)}{end}" for place in places)
    if first == last:
        return f"{area} has the {place} of {ranked}, and its interval leaves no doubt of it."
    return f"{area} has the {place} of {ranked}; its interval allows the {first} to the {last}."


def _ordinal(place: int) -> str:
    if place in ORDINALS:
        return ORDINALS[place]
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10)
    return f"{place}{ending or 'th'} "
