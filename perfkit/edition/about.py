"""What an edition says of itself: whose it is, of when, and with whom it is compared."""

from typing import Any

from perfkit.edition.compared import Peers, groups_of
from perfkit.edition.inequality import DRAWS
from perfkit.framework.settings import Quarter, Settings
from perfkit.periods import write_date


def about(
    quarter: Quarter, settings: Settings, previous: Quarter | None, peers: Peers
) -> dict[str, Any]:
    """Return what every page of an edition, and its record, tell of it; no clock time, no path."""
    area = quarter.area or settings.area
    return {
        "edition": quarter.id,
        "title": quarter.title,
        "quarter": quarter.quarter,
        "as_at": quarter.as_at.isoformat(),
        "illustrative": quarter.illustrative,
        "seed": quarter.seed,
        "slope_index": DRAWS,
        "council": area.name if quarter.area else settings.council,
        "contact": settings.contact,
        "area_code": area.code,
        "area": area.name,
        "comparators": peers.codes,
        "neighbours": {name: circle.words for name, circle in peers.neighbours.items()},
        "groups": {name: group._asdict() for name, group in peers.groups.items()},
        "groups_beside": groups_of(peers),
        "previous": previous.id if previous else "",
        "previous_title": _since(previous, quarter) if previous else "",
    }


def _since(previous: Quarter, quarter: Quarter) -> str:
    """Return since when changes are told; of the same quarter, the day on which it was known."""
    same = previous.quarter == quarter.quarter
    return write_date(previous.as_at) if same else previous.title
