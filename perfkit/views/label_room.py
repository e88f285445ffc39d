"""Room for words on a drawing, so that no two lie over each other and none is cut."""

from typing import NamedTuple

WIDTHS = {13: 7.5, 14: 8.1, 15: 8.7}  # pixels a letter by size: the widest of the system faces
HEIGHT = 0.8  # of the size: how high a letter stands


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles share any room."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def width_of(words: str, size: int = 14) -> float:
    """Return how wide words are at most, in pixels.

    >>> round(width_of("46.3"))
    32
    """
    return len(words) * WIDTHS[size]


def box_of(x: float, y: float, words: str, *, anchor: str = "start", size: int = 14) -> Box:
    """Return the room that a line of words takes; `y` is its foot."""
    wide = width_of(words, size)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left, y - HEIGHT * size, left + wide, y + 0.2 * size)


class _Room(NamedTuple):
    """How far labels stand apart at least, and between which edges."""

    least: float
    low: float | None
    high: float | None


def apart(
    places: list[float], least: float, *, low: float | None = None, high: float | None = None
) -> list[float]:
    """Return places pushed at least `least` apart about their middle, in their order.

    Groups that are far from each other do not move each other. They are kept between `low` and
    `high` as far as there is room.

    >>> apart([10.0, 12.0], 10.0)
    [6.0, 16.0]
    >>> apart([10.0, 12.0, 80.0], 10.0)
    [6.0, 16.0, 80.0]
    >>> apart([10.0, 12.0], 10.0, low=9.0)
    [9.0, 19.0]
    """
    room = _Room(least, low, high)
    groups: list[list[int]] = []
    for at in sorted(range(len(places)), key=places.__getitem__):
        groups.append([at])
        while len(groups) > 1 and _too_near(groups[-2], groups[-1], places, room):
            last = groups.pop()
            groups[-1] += last
    moved = [0.0] * len(places)
    for members in groups:
        start = _start(members, places, room)
        for step, at in enumerate(members):
            moved[at] = start + step * least
    return moved


def _start(members: list[int], places: list[float], room: _Room) -> float:
    long = room.least * (len(members) - 1)
    start = sum(places[at] for at in members) / len(members) - long / 2
    if room.high is not None:
        start = min(start, room.high - long)
    return start if room.low is None else max(start, room.low)


def _too_near(first: list[int], second: list[int], places: list[float], room: _Room) -> bool:
    ends = _start(first, places, room) + room.least * (len(first) - 1)
    return _start(second, places, room) - ends < room.least - 1e-9
