"""SVG shapes: each carries a class alone; the page's style sheet gives it its colour.

Light, dark and print so need no second drawing. Where there is no style sheet, as in JupyterLab,
`views.plain_style` stands in for it.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from perfkit.views.html import Attribute, Child, element

Place = tuple[float, float]


def drawing(
    width: float, height: float, *, title: str, description: str, shapes: Iterable[Child], kind: str
) -> Markup:
    """Return one picture with a title and a description; without a title it is only decoration."""
    size: dict[str, Attribute] = {"width": f"{width:g}", "height": f"{height:g}"}
    size["viewBox"] = f"0 0 {width:g} {height:g}"
    name = f"chart {kind}".strip()
    if not title:
        return element("svg", *shapes, class_=name, aria_hidden="true", focusable="false", **size)
    # A title as first child names the picture, with no id to keep unique on the page.
    return element(
        "svg",
        element("title", title),
        element("desc", description),
        *shapes,
        class_=name,
        role="img",
        **size,
    )


def group(kind: str, *shapes: Child, anchor: str = "") -> Markup:
    """Return shapes or words that share one class, and where words are held; nothing for none."""
    inside = [shape for shape in shapes if shape]
    if not inside:
        return Markup("")
    return element("g", *inside, class_=kind, text_anchor=anchor or None)


def words(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> Markup:
    """Return one line of words at its real size."""
    held = None if anchor == "start" else anchor
    return element("text", text, x=_at(x), y=_at(y), class_=kind or None, text_anchor=held)


def line(start: Place, end: Place, kind: str = "") -> Markup:
    """Return a straight line."""
    return lines([(start, end)], kind)


def lines(ends: Iterable[tuple[Place, Place]], kind: str = "") -> Markup:
    """Return several straight lines of one class as a single shape; nothing for none."""
    drawn = "".join(_straight(start, end) for start, end in ends)
    return element("path", d=drawn, class_=kind or None) if drawn else Markup("")


def path(places: Sequence[Place | None], kind: str) -> Markup:
    """Return a line that lifts its pen at a missing place: a gap is a gap."""
    steps, pen_is_down = [], False
    for place in places:
        if place is not None:
            steps.append(f"{'L' if pen_is_down else 'M'}{_at(place[0])} {_at(place[1])}")
        pen_is_down = place is not None
    return element("path", d="".join(steps), class_=kind) if steps else Markup("")


def area(corners: Sequence[Place], kind: str) -> Markup:
    """Return a filled shape of these corners."""
    first, *others = (f"{_at(x)} {_at(y)}" for x, y in corners)
    return element("path", d=f"M{first}L{'L'.join(others)}Z", class_=kind)


def stairs(places: Sequence[Place | None], step: float, *, left: float, right: float) -> Markup:
    """Return a target path: steps `step` wide about their places, none beyond `left` and `right`.

    Steps of one height are a single line, so that its dashes are even.
    """
    treads: list[list[float]] = []
    for place in places:
        if place is None:
            continue
        start, end = max(place[0] - step / 2, left), min(place[0] + step / 2, right)
        if treads and treads[-1][2] == place[1] and abs(treads[-1][1] - start) < 0.01:
            treads[-1][1] = end
        else:
            treads.append([start, end, place[1]])
    return lines((((start, y), (end, y)) for start, end, y in treads), "target")


def box(x: float, y: float, *, width: float, height: float, kind: str) -> Markup:
    """Return a rectangle."""
    wide, tall = _at(max(width, 0)), _at(max(height, 0))
    return element("rect", x=_at(x), y=_at(y), width=wide, height=tall, class_=kind)


def polygon(corners: Sequence[Place], kind: str) -> Markup:
    """Return a closed shape of straight sides."""
    points = " ".join(f"{_at(x)},{_at(y)}" for x, y in corners)
    return element("polygon", points=points, class_=kind)


def outline(drawn: str, kind: str) -> Markup:
    """Return a shape whose path is given whole."""
    return element("path", d=drawn, class_=kind)


def dot(place: Place, radius: float, kind: str = "") -> Markup:
    """Return a dot."""
    x, y = place
    return element("circle", cx=_at(x), cy=_at(y), r=f"{radius:g}", class_=kind or None)


def square(place: Place, half: float, kind: str) -> Markup:
    """Return a square about a place."""
    x, y = place
    return box(x - half, y - half, width=2 * half, height=2 * half, kind=kind)


def triangle(place: Place, size: float, *, up: bool, kind: str) -> Markup:
    """Return a triangle that points up or down."""
    x, y = place
    tall = size if up else -size
    d = f"M{_at(x)} {_at(y - tall)}L{_at(x + size)} {_at(y + tall * 0.75)}H{_at(x - size)}Z"
    return element("path", d=d, class_=f"pt {kind}")


def ribbon(start: Place, end: Place, *, width: float, kind: str, title: str) -> Markup:
    """Return a ribbon between two upright edges, with a title of its own.

    `start` and `end` are its upper corners; one of no width is a single line.
    """
    (left, top), (right, foot) = start, end
    half = (left + right) / 2
    upper = (
        f"M{left:.1f} {top:.1f}C{half:.1f} {top:.1f} {half:.1f} {foot:.1f} {right:.1f} {foot:.1f}"
    )
    lower = f"v{width:.1f}C{half:.1f} {foot + width:.1f} {half:.1f} {top + width:.1f} "
    lower += f"{left:.1f} {top + width:.1f}"
    shape = f"{upper}{lower}Z" if width else upper
    return element("g", element("title", title), element("path", d=shape, class_=kind))


def _straight(start: Place, end: Place) -> str:
    (x1, y1), (x2, y2) = ((_at(x), _at(y)) for x, y in (start, end))
    if y1 == y2:
        return f"M{x1} {y1}H{x2}"
    return f"M{x1} {y1}V{y2}" if x1 == x2 else f"M{x1} {y1}L{x2} {y2}"


def _at(number: float) -> str:
    """Write a length to a tenth of a pixel."""
    return f"{number:.1f}".removesuffix(".0")
