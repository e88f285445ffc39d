"""What a funnel says of the council, in one sentence, and of the councils together in another."""

from collections.abc import Sequence

from perfkit.framework.model import Kpi
from perfkit.sentences.numbers import write_number

PLACES = {
    "below_998": "below the 99.8% limits, further than chance could explain",
    "below_95": "below the 95% limits, but inside those of 99.8%",
    "inside": "inside the 95% limits: chance alone could put it there",
    "above_95": "above the 95% limits, but inside those of 99.8%",
    "above_998": "above the 99.8% limits, further than chance could explain",
}
BEYOND = ("below_998", "above_998")


def funnel_sentence(
    area: str, place: str, *, kpi: Kpi, centre: float, places: Sequence[str]
) -> str:
    """Return where an area stands in a funnel, and how many of its `places` lie beyond chance.

    `place` and each of `places` is a key of PLACES; `centre` is the share of all of them together,
    in the KPI's unit.
    """
    together = write_number(centre, kpi=kpi)
    beyond = sum(held in BEYOND for held in places)
    first = f"{area} is {PLACES[place]}; all {len(places)} councils together are at {together}."
    if not beyond:
        return f"{first} No council lies beyond the 99.8% limits."
    lie = "council lies" if beyond == 1 else "councils lie"
    return f"{first} {beyond} {lie} beyond the 99.8% limits."
