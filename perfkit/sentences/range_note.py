"""What stands beside a control chart: that its level has moved, what was agreed of its range."""

from perfkit.framework.model import Kpi
from perfkit.measures.direction import Travel
from perfkit.measures.level import FEWEST_FOR_CHART, Level, Starts
from perfkit.periods import write_date, write_month
from perfkit.sentences.numbers import write_number


def range_note(travel: Travel, *, kpi: Kpi) -> str:
    """Return what a reader must know of a chart's usual range; "" where it is as they expect.

    A level that has moved long ago, and whose range is nevertheless that of before, comes first;
    then an agreed new start that has too few figures yet.
    """
    moved = _moved(travel, travel.level, kpi) if travel.level else ""
    return " ".join(words for words in (moved, _waiting(travel.starts, travel.called)) if words)


def _moved(travel: Travel, level: Level, kpi: Kpi) -> str:
    """Return since when the level is another, that the limits are not, and who may change that."""
    last = travel.points.loc[travel.points["segment"] == travel.points["segment"].iloc[-1]]
    side = "above" if level.above else "below"
    mean = write_number(float(last["mean"].iloc[-1]), kpi=kpi)
    since = write_month(level.since)
    told = (
        f"All {level.points} figures since {since} are {side} the average of {mean}: the level has "
        f"moved. The usual range is still worked out from all {len(last)} {travel.called} "
        "together, those before it moved included, so it is the range of neither level."
    )
    if travel.starts.waiting:  # it was agreed already
        return told
    return (
        f"{told} Whoever owns this measure may agree that the range starts anew, with a date, a "
        "reason and who agreed it."
    )


def _waiting(starts: Starts, called: str) -> str:
    """Return from when a new start is agreed that is not in use yet, and what it waits for."""
    if starts.waiting is None:
        return ""
    one = called.removesuffix("s") if starts.so_far == 1 else called
    there = f"there {'is' if starts.so_far == 1 else 'are'} {starts.so_far or 'no'} {one} so far"
    return (
        f"A new start of the usual range is agreed from {write_date(starts.waiting.date)} "
        f"({starts.waiting.reason.rstrip('.')}; agreed by {starts.waiting.agreed_by}). It needs "
        f"{FEWEST_FOR_CHART} {called} and {there}; until then the range is that of before."
    )
