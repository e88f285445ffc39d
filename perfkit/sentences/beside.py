"""A figure beside others', in words: never a rank without its group, its date and its interval."""

from itertools import groupby
from typing import NamedTuple

from perfkit.framework.comparators import Neighbours
from perfkit.framework.model import Kpi
from perfkit.sentences.grammar import inside, possessive
from perfkit.sentences.numbers import write_number, write_value

NO_INTERVAL = (
    "No interval is published for this figure, so we cannot tell whether a difference is more than "
    "chance."
)
JUDGED = {
    "better": "better",
    "worse": "worse",
    "similar": "not clearly different",
    "higher": "clearly higher",
    "lower": "clearly lower",
}
ORDINALS = {1: "", 2: "second ", 3: "third "}
QUARTERS = {1: "lowest", 2: "second lowest", 3: "second highest", 4: "highest"}


class Beside(NamedTuple):
    """A council's figure and a group's for one period.

    `value` is an area's own figure or the median of those of a group that have one; it is missing
    where they are fewer than `fewest`, or where `reason` says why none is told. `comparison` is by
    the council's interval. Ranks (1 the highest) and quarters (1 the lowest) count the council in.
    """

    group: str  # england, greater_manchester_total, greater_manchester, neighbours, councils, none
    name: str = ""  # "England", or of a group what follows its number
    owner: str = ""  # of a group: "the", "Bolton's"; empty for one area
    members: int = 1
    areas: int = 0  # of them that have a figure
    fewest: int = 1
    period: str = ""
    own: float | None = None
    value: float | None = None
    comparison: str = "not_compared"
    rank: int | None = None
    ranked: int | None = None
    rank_from: int | None = None
    rank_to: int | None = None
    low: float | None = None  # half of all councils lie from here
    high: float | None = None  # to here
    quarter: int | None = None
    quarter_from: int | None = None  # where the council's interval begins
    quarter_to: int | None = None
    reason: str = ""


def beside_sentence(beside: Beside, *, kpi: Kpi, area: str) -> str:
    """Return how a figure stands beside a group's, or in words why it is not compared."""
    if beside.group == "none":
        return f"Not compared with others: {_stopped(inside(beside.reason))}"
    if beside.reason:
        return f"Not set beside {_told_name(beside)}: {_stopped(inside(beside.reason))}"
    if beside.group == "councils":
        return _quarters(beside, kpi, area)
    if beside.value is None:
        return _too_few(beside)
    figure = write_value(beside.value, kpi=kpi)
    opening = f"{_capital(whose(beside))}: {figure}, {beside.period}"
    return f"{opening}; {_own(beside, kpi, area)} is {_stands(beside, kpi)}. {_rank(beside, area)}"


def neighbours_sentence(one: Neighbours, *, owner: str) -> str:
    """Return who is on a list of neighbours, the closest first where its publisher ranks them.

    Those of one closeness stand together.
    """
    opening = f"{owner} {one.name}{', the closest first' if one.ranked else ''}"
    runs = [
        (closeness, [area.name for area in areas])
        for closeness, areas in groupby(one.areas, key=lambda area: area.closeness)
    ]
    told = [
        f"{_listed(names)} ({closeness.lower()})" if closeness else _listed(names)
        for closeness, names in runs
    ]
    return f"{opening}: {'; '.join(told)}. {one.publisher}, {one.published}."


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def whose(beside: Beside) -> str:
    """Return whose figure a value is: an area's, or the median of a group's that have one."""
    if not beside.owner:
        return beside.name
    members = f"{beside.owner} {beside.members} {beside.name}"
    return f"the median of {_share(beside, members)}"


def _share(beside: Beside, members: str) -> str:
    return members if beside.areas == beside.members else f"{beside.areas} of {members}"


def _too_few(beside: Beside) -> str:
    if not beside.owner:
        return f"{beside.name}: no figure is held for {beside.period}."
    members = f"{beside.owner} {beside.members} {beside.name}"
    if not beside.areas:
        return f"None of {members} has a figure for {beside.period}."
    have = "has" if beside.areas == 1 else "have"
    opening = f"Only {beside.areas} of {members} {have} a figure for {beside.period}"
    return f"{opening}, too few for a median: {beside.fewest} are needed."


def _stands(beside: Beside, kpi: Kpi) -> str:
    if beside.comparison in JUDGED:
        return JUDGED[beside.comparison]
    assert beside.own is not None and beside.value is not None  # or nothing would be compared
    if write_number(beside.own, kpi=kpi) == write_number(beside.value, kpi=kpi):
        return "the same"
    return "higher" if beside.own > beside.value else "lower"


def _rank(beside: Beside, area: str) -> str:
    if beside.rank is None or beside.ranked is None:
        return ""
    assert beside.rank_from is not None and beside.rank_to is not None  # a rank has an interval
    places = [beside.rank, beside.rank_from, beside.rank_to]
    end = "highest"
    if places[0] > beside.ranked - places[0] + 1:  # nearer the lowest, so counted from there
        end = "lowest"
        places = [beside.ranked - place + 1 for place in (places[0], places[2], places[1])]
    place, first, last = (f"{_ordinal(place)}{end}" for place in places)
    told = f"{area} has the {place} of the {beside.ranked}, itself included"
    if first == last:
        return f"{told}, and its interval leaves no doubt of it."
    if (beside.rank_from, beside.rank_to) == (1, beside.ranked):
        return f"{told}; its interval allows any place."
    return f"{told}; its interval allows the {first} to the {last}."


def _quarters(beside: Beside, kpi: Kpi, area: str) -> str:
    if beside.quarter is None or beside.low is None or beside.high is None:
        return (
            f"{beside.name}: figures of only {beside.areas} are held for {beside.period}, too few "
            f"to say in which quarter of them {area} is: {beside.fewest} are needed."
        )
    low, high = write_number(beside.low, kpi=kpi), write_value(beside.high, kpi=kpi)
    half = f"{beside.name}: the middle half of {beside.areas} are from {low} to {high}"
    own, quarter = _own(beside, kpi, area), QUARTERS[beside.quarter]
    told = f"{half}, {beside.period}; {own} is in the {quarter} quarter of them"
    if beside.quarter_from is None or beside.quarter_to is None:
        return f"{told}."
    first, last = QUARTERS[beside.quarter_from], QUARTERS[beside.quarter_to]
    if first == last:
        return f"{told}, and so is all of its interval."
    return f"{told}; its interval runs from the {first} to the {last}."


def _told_name(beside: Beside) -> str:
    return f"{beside.owner} {beside.name}".strip()


def _own(beside: Beside, kpi: Kpi, area: str) -> str:
    assert beside.own is not None  # or nothing would be compared
    return f"{possessive(area)} {write_number(beside.own, kpi=kpi)}"


def _ordinal(place: int) -> str:
    if place in ORDINALS:
        return ORDINALS[place]
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10)
    return f"{place}{ending or 'th'} "


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _stopped(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
