"""A chart of one dot an area, sorted by value, the council's own filled."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from perfkit.views.chart import Chart, Reference
from perfkit.views.html import join
from perfkit.views.label_room import Box, box_of, width_of
from perfkit.views.numbers import plain_number
from perfkit.views.scale import dots_extent, dots_rungs, rung_decimals
from perfkit.views.svg import Place, dot, drawing, group, line, lines, words

Across = Callable[[float], float]  # from a value to how far across it stands
AIR = 8  # between the words of two upright lines, and of two numbers of the axis


class _Size(NamedTuple):
    width: float
    row: float
    gutter: float  # for the names, which on a telephone stand above their lines
    small: bool


def dot_chart(chart: Chart) -> Markup:
    """Draw one dot an area, for a page and again for a telephone.

    On an axis that starts at 0 each has a stem. On one that does not, a stem would be read as a
    bar: there a thin line leads from the name to the number, and the axis has its numbers below.

    England's figure, and a region's, are upright lines: they are not among those compared. The
    numbers stand in a column at the right, beyond every line.
    """
    names = min(12 + max(map(width_of, chart.labels)), 260.0)
    wide, narrow = _Size(600, 23, names, small=False), _Size(288, 38, 2, small=True)
    return join([_drawn(chart, wide), _drawn(chart, narrow)])


def _drawn(chart: Chart, size: _Size) -> Markup:
    low, high = dots_extent(chart)
    room = 22 + max(map(width_of, chart.texts))

    def across(value: float) -> float:
        share = (value - low) / ((high - low) or 1.0)
        return size.gutter + (size.width - size.gutter - room) * share

    names, above = _reference_names(chart, across, size.width)
    top = 6.0 + above
    foot = top + size.row * len(chart.labels)
    axis = _axis(chart, across, foot)
    upright = (((x, top - 2), (x, foot)) for x in _lines_at(chart, across))
    shapes = [lines(upright, "ref"), *_rows(chart, across, size, top), *names, *axis]
    return drawing(
        size.width,
        foot + (26 if axis else 8),
        title=chart.title,
        description=chart.description,
        shapes=shapes,
        kind="to40" if size.small else "from40",
    )


def _axis(chart: Chart, across: Across, foot: float) -> list[Markup]:
    """Return the axis and its round numbers, where it does not start at 0; else nothing."""
    rungs = dots_rungs(chart)
    if not rungs:
        return []
    decimals = rung_decimals(rungs, chart.decimals)
    texts = [plain_number(rung, decimals) for rung in rungs]
    numbers = [words(middle, foot + 20, text) for middle, text in _apart(rungs, texts, across)]
    marks = (((across(rung), foot), (across(rung), foot + 5)) for rung in rungs)
    return [
        line((across(rungs[0]), foot), (across(dots_extent(chart)[1]), foot), "axis"),
        lines(marks, "axis"),
        group("s muted", *numbers, anchor="middle"),
    ]


def _apart(rungs: list[float], texts: list[str], across: Across) -> Iterator[tuple[float, str]]:
    """Yield the middles of those numbers of an axis that do not touch the one before.

    The first may stand at the drawing's very edge, as on a telephone: it is moved in, not cut.
    """
    free = 0.0
    for rung, text in zip(rungs, texts, strict=True):
        half = width_of(text) / 2
        middle = max(across(rung), half)
        if middle - half >= free:
            yield middle, text
            free = middle + half + AIR


def _lines_at(chart: Chart, across: Across) -> list[float]:
    return [across(reference.value) for reference in chart.references]


def _rows(chart: Chart, across: Across, size: _Size, top: float) -> list[Markup]:
    """Return stems under dots under words; what is the council's own apart from the others."""
    stems: list[tuple[Place, Place]] = []
    own_stem: list[tuple[Place, Place]] = []
    dots: list[Markup] = []
    names: list[Markup] = []
    told: list[Markup] = []
    own: list[Markup] = []
    starts_at_nought = not dots_rungs(chart)
    rows = zip(chart.labels, chart.values, chart.texts, strict=True)
    for place, (label, value, text) in enumerate(rows):
        if value is None:
            continue
        y = top + size.row * place + (size.row - 9 if size.small else size.row / 2)
        x = across(value)
        mine = label == chart.name
        name_at = (0.0, y - 10) if size.small else (size.gutter - 10, y + 5)
        if starts_at_nought:
            (own_stem if mine else stems).append(((across(0), y), (x, y)))
        else:
            stems.append(((size.gutter, y), (size.width - width_of(text) - 8, y)))
        anchor = "start" if size.small else "end"
        name, number = words(*name_at, label), words(size.width, y + 5, text)
        if mine:
            own += [dot((x, y), 6.5, "s1f"), group("s strong halo", name, anchor=anchor)]
            own.append(group("s strong", number, anchor="end"))
        else:
            dots.append(dot((x, y), 5))
            names.append(name)
            told.append(number)
    return [
        lines(stems, "stem" if starts_at_nought else "grid"),
        lines(own_stem, "stem me"),
        group("other", *dots),
        group("s muted halo", *names, anchor="start" if size.small else "end"),
        group("s muted", *told, anchor="end"),
        *own,
    ]


def _reference_names(chart: Chart, across: Across, width: float) -> tuple[list[Markup], float]:
    """Return the names above the upright lines, none over another, and how high they stand."""
    taken: list[Box] = []
    shapes: list[Markup] = []
    deepest = 0
    for reference in sorted(chart.references, key=lambda held: held.value):
        text = _told(chart, reference)
        half = width_of(text) / 2
        x = min(max(across(reference.value), half), width - half)
        row = next(row for row in range(9) if _is_free(x, row, text, taken))
        taken.append(box_of(x, 14 + 18 * row, text, anchor="middle"))
        shapes.append(words(x, 14 + 18 * row, text, "s muted", "middle"))
        deepest = max(deepest, row + 1)
    return shapes, 18.0 * deepest


def _is_free(x: float, row: int, text: str, taken: list[Box]) -> bool:
    room = box_of(x, 14 + 18 * row, text, anchor="middle")
    wide = room._replace(left=room.left - AIR, right=room.right + AIR)
    return not any(wide.meets(other) for other in taken)


def _told(chart: Chart, reference: Reference) -> str:
    return f"{reference.name} {chart.written(reference.value)}"
