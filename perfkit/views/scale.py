"""Where a number falls on a drawing, and which numbers to write beside it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from perfkit.views.chart import Chart

HALF = 0.5  # dots that would take up less than this of an axis from 0 are not drawn from 0
AIR = 0.12  # of what is drawn, beyond its ends
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Plot:
    """The inside of a drawing: its edges in pixels, the numbers at its foot and head."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    places: float  # how many points stand beside each other; a part of one where the last is late

    def x(self, place: float) -> float:
        """Return where the place-th point stands; a single point stands at the right."""
        if self.places <= 1:
            return self.right
        return self.left + (self.right - self.left) * place / (self.places - 1)

    def y(self, value: float) -> float:
        """Return how far down a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - (self.bottom - self.top) * share

    def at(self, place: float, value: float | None) -> tuple[float, float] | None:
        """Return where a point stands; None for a missing one."""
        return None if value is None else (self.x(place), self.y(value))

    @property
    def step(self) -> float:
        """The width between two points."""
        return (self.right - self.left) / max(self.places - 1, 1)


def extent(chart: Chart) -> tuple[float, float]:
    """Return the lowest and highest number drawn, with a little air; never a single number.

    The air stays within the unit's natural bounds.
    """
    if chart.scale:
        return chart.scale
    numbers = [*_known(drawn_numbers(chart))]
    if chart.from_nothing:
        numbers.append(0.0)
    if not numbers:
        return 0.0, 1.0
    low, high = min(numbers), max(numbers)
    air = _air(low, high)
    floor = max(low - air, 0.0) if low >= 0 else low - air
    least = min(low, chart.clipped(floor))
    most = max(high, chart.clipped(high + air))
    return least, most if most > least else least + air


def dots_extent(chart: Chart) -> tuple[float, float]:
    """Return the ends of the axis of a chart of dots, one an area: from 0, or from its first rung.

    References count. Without a number it is 0 to 1.
    """
    low, high = _ends_of_dots(chart)
    rungs = dots_rungs(chart)
    return (rungs[0], high) if rungs else (min(low, 0.0), max(high, 0.0))


def dots_rungs(chart: Chart) -> list[float]:
    """Return the round numbers of an axis of dots that does not start at 0; none of one that does.

    A dot tells by where it stands and not by how long it is, so its axis need not start at 0: where
    all would else stand in one heap it starts at a round number below the lowest, with a little
    air, and within the unit's natural bounds.
    """
    low, high = _ends_of_dots(chart)
    if low <= 0 or high - low >= HALF * high:
        return []
    foot = chart.clipped(max(low - _air(low, high), 0.0))
    rungs = ticks(foot, high, decimals=chart.decimals)
    return [rung for rung in rungs if rung <= high] if rungs[0] > 0 else []


def _ends_of_dots(chart: Chart) -> tuple[float, float]:
    numbers = [*_known(chart.values), *(held.value for held in chart.references)]
    return (min(numbers), max(numbers)) if numbers else (0.0, 1.0)


def drawn_numbers(chart: Chart) -> Iterable[float | None]:
    """Yield every number that a drawing of a series must hold."""
    for values in (chart.values, chart.target, chart.comparator, chart.before, chart.earlier):
        yield from values
    yield from chart.lower
    yield from chart.upper
    for limits in chart.limits:
        if limits:
            yield from map(chart.clipped, limits)
    for corridor in chart.corridor:
        yield from corridor or ()
    if chart.outlook:
        _, _, value, lower, upper, target = chart.outlook
        yield from (value, lower, upper, target)


def ticks(low: float, high: float, *, decimals: int, about: int = 4) -> list[float]:
    """Return round numbers from at or below `low` to at or above `high`.

    Each can be written whole with `decimals`, so that no label stands for another number.

    >>> ticks(0.87, 2.2, decimals=1)
    [0.5, 1.0, 1.5, 2.0, 2.5]
    >>> ticks(0, 1, decimals=0)
    [0.0, 1.0]
    """
    least = 10.0**-decimals
    rough = max((high - low) / about, least)
    power = 10.0 ** math.floor(math.log10(rough))
    sizes = (size * power for size in STEPS)
    step = next(size for size in sizes if size >= rough * 0.999 and _is_whole(size / least))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def rung_decimals(rungs: list[float], most: int) -> int:
    """Return how many decimals the numbers of an axis need, and no more.

    >>> rung_decimals([0.0, 20.0, 40.0], 1), rung_decimals([0.5, 1.0], 2)
    (0, 1)
    """
    needs = (at for at in range(most) if all(_is_whole(rung * 10**at) for rung in rungs))
    return next(needs, most)


def _air(low: float, high: float) -> float:
    return (high - low) * AIR or abs(high) * 0.1 or 1.0


def _is_whole(number: float) -> bool:
    return abs(number - round(number)) < 1e-6


def _known(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]
