"""Flows between three columns, as ribbons whose width is how much flows, drawn at real size."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from perfkit.views.html import Child
from perfkit.views.svg import box, drawing, ribbon, words

LINE = 17  # of words, in pixels
CHARACTER = 7.1  # the usual width of one, at 14 px
UNIT = 7.0  # a ribbon's width for one measure
GAP = 6
BESIDE = 64  # from the note of a stop of the last column to its name
BAR = 6


class Stop(NamedTuple):
    """What flows start from, pass through or end in.

    In the first two columns its note stands under its name; in the last before it, so that the
    notes stand under one another.
    """

    key: str
    name: str
    note: str = ""
    strong: bool = False  # whether its note asks for somebody


class Flow(NamedTuple):
    """What joins two stops of neighbouring columns: all that flows, and what of it asks."""

    upper: str
    lower: str
    whole: int
    asking: int
    title: str


class Size(NamedTuple):
    """One drawing: its width, and where words and bars stand in it."""

    kind: str
    left: float  # where the first column's bar starts; its words stand before it
    middle: tuple[float, float]  # the two bars of the second column; its words stand between
    right: float  # where the last column's bar starts; its words stand behind it
    width: float


SIZES = (
    Size("wide", 150, (344, 604), 772, 1060),
    Size("middle", 146, (220, 402), 466, 704),
)


class Placed(NamedTuple):
    """A stop in its place: the upper end of its bar and how tall it is, and its lines of words."""

    stop: Stop
    top: float
    tall: float
    lines: tuple[str, ...]


def flow_charts(
    columns: Sequence[Sequence[Stop]], flows: Sequence[Flow], *, title: str, description: str
) -> list[Markup]:
    """Return the picture drawn for a wide screen and for a tablet or paper.

    `columns` are three, each in its order from the top. A narrow screen has no drawing: a tree or
    a table says the same.
    """
    return [_drawn(size, columns, flows, (title, description)) for size in SIZES]


def _drawn(
    size: Size, columns: Sequence[Sequence[Stop]], flows: Sequence[Flow], told: tuple[str, str]
) -> Markup:
    rooms = (
        size.left - 8,
        size.middle[1] - size.middle[0] - 22,
        size.width - size.right - 14 - BESIDE,
    )
    placed = [
        _placed(column, flows, int(room / CHARACTER), noted=at < 2)
        for at, (column, room) in enumerate(zip(columns, rooms, strict=True))
    ]
    height = max(_foot(column) for column in placed)
    columns_placed = [_spread(column, height) for column in placed]
    known = {one.stop.key: one for column in columns_placed for one in column}
    first, second, third = columns_placed
    shapes: list[Child] = [
        *_ribbons(flows, known, [one.stop.key for one in first], (size.left + BAR, size.middle[0])),
        *_ribbons(
            flows, known, [one.stop.key for one in second], (size.middle[1] + BAR, size.right)
        ),
        *(_stop(one, 0, (size.left,)) for one in first),
        *(_stop(one, size.middle[0] + 14, size.middle) for one in second),
        *(_last_stop(one, size.right + 14, size.right) for one in third),
    ]
    title, description = told
    return drawing(
        size.width, height, title=title, description=description, shapes=shapes, kind=size.kind
    )


def _placed(
    column: Sequence[Stop], flows: Sequence[Flow], room: int, *, noted: bool
) -> list[Placed]:
    """Place a column from the top, each stop as tall as its flows and its words need."""
    top, found = 0.0, []
    for stop in column:
        lines = tuple(_lines(stop.name, room))
        wide = max(_weight(flows, stop.key, "upper"), _weight(flows, stop.key, "lower"))
        tall = max(wide * UNIT, (len(lines) + (noted and bool(stop.note))) * LINE, BAR)
        found.append(Placed(stop, top, tall, lines))
        top += tall + GAP
    return found


def _spread(column: list[Placed], height: float) -> list[Placed]:
    """Share what height is left between the stops of a column."""
    spare = (height - _foot(column)) / max(len(column) - 1, 1)
    return [one._replace(top=one.top + spare * at) for at, one in enumerate(column)]


def _foot(column: list[Placed]) -> float:
    return column[-1].top + column[-1].tall if column else 0.0


def _weight(flows: Sequence[Flow], key: str, end: str) -> int:
    return sum(flow.whole for flow in flows if getattr(flow, end) == key)


def _ribbons(
    flows: Sequence[Flow],
    known: dict[str, Placed],
    uppers: Sequence[str],
    edges: tuple[float, float],
) -> list[Markup]:
    """Return the ribbons from the stops of one column to those of the next."""
    mine = [flow for flow in flows if flow.upper in uppers and flow.lower in known]
    order: Callable[[Flow], tuple[float, float]] = lambda flow: (  # noqa: E731 - one use, one line
        known[flow.upper].top,
        known[flow.lower].top,
    )
    starts = {key: _first(mine, known, key, "upper") for key in {flow.upper for flow in mine}}
    ends = {key: _first(mine, known, key, "lower") for key in {flow.lower for flow in mine}}
    drawn: list[Markup] = []
    for flow in sorted(mine, key=order):
        parts = ((flow.asking, "flow3"), (flow.whole - flow.asking, "flow1"))
        for number, kind in parts if flow.whole else ((0, "flow0"),):
            if number or kind == "flow0":
                start, end = (edges[0], starts[flow.upper]), (edges[1], ends[flow.lower])
                wide = number * UNIT
                drawn.append(ribbon(start, end, width=wide, kind=kind, title=flow.title))
                starts[flow.upper] += wide
                ends[flow.lower] += wide
    # What asks for somebody is drawn last, so that nothing quiet lies over it.
    return sorted(drawn, key=lambda shape: "flow3" in shape)


def _first(flows: Sequence[Flow], known: dict[str, Placed], key: str, end: str) -> float:
    """Return where a stop's first ribbon starts, so that all of them stand in its middle."""
    return known[key].top + (known[key].tall - _weight(flows, key, end) * UNIT) / 2


def _stop(one: Placed, x: float, bars: Sequence[float]) -> list[Child]:
    """Return a stop's bars and words, its note under its name."""
    y = _first_line(one, len(one.lines) + bool(one.stop.note))
    return [
        *(box(bar, one.top, width=BAR, height=one.tall, kind="ink") for bar in bars),
        *(words(x, y + at * LINE, line, "s") for at, line in enumerate(one.lines)),
        words(x, y + len(one.lines) * LINE, one.stop.note, _note(one)),
    ]


def _last_stop(one: Placed, x: float, bar: float) -> list[Child]:
    """Return a stop's bar and words, its note before its name."""
    y = _first_line(one, len(one.lines))
    return [
        box(bar, one.top, width=BAR, height=one.tall, kind="ink"),
        words(x, y, one.stop.note, _note(one)),
        *(words(x + BESIDE, y + at * LINE, line, "s") for at, line in enumerate(one.lines)),
    ]


def _first_line(one: Placed, number: int) -> float:
    return one.top + (one.tall - number * LINE) / 2 + LINE - 4


def _note(one: Placed) -> str:
    return "s worry strong" if one.stop.strong else "s muted"


def _lines(text: str, room: int) -> list[str]:
    """Return words in lines of at most so many characters; a longer word has its own line."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > room and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
