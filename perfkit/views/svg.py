"""SVG shapes: each carries a class for the page's style sheet, and plain colours of its own.

The style sheet rules over the plain colours, so that light, dark and print need no second drawing;
where there is no style sheet, as in JupyterLab, the plain colours stand.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from perfkit.views.html import Attribute, Child, element

Place = tuple[float, float]

SIZES = {"xs": 13, "s": 14}
PLAIN: dict[str, dict[str, Attribute]] = {
    "s1": {"fill": "none", "stroke": "#12436D", "stroke_width": 2.5},
    "cmp": {"fill": "none", "stroke": "#6B747D", "stroke_width": 1.75},
    "target": {"fill": "none", "stroke": "#3D3D3D", "stroke_width": 2, "stroke_dasharray": "6 4"},
    "band": {"fill": "#E2EAF2"},
    "limit": {"fill": "none", "stroke": "#6F8AA3"},
    "mean": {"fill": "none", "stroke": "#6F8AA3", "stroke_dasharray": "2 3"},
    "grid": {"stroke": "#E3E7EB"},
    "axis": {"stroke": "#6B747D"},
    "stem": {"stroke": "#E3E7EB", "stroke_width": 2},
    "me": {"stroke": "#12436D", "stroke_width": 2},
    "event": {"stroke": "#6B747D", "stroke_dasharray": "1 3"},
    "ref": {"stroke": "#6B747D", "stroke_dasharray": "4 3"},
    "whisker": {"stroke": "#6F8AA3", "stroke_width": 1.5},
    "leader": {"stroke": "#6B747D", "stroke_width": 0.75},
    "s1f": {"fill": "#12436D"},
    "other": {"fill": "#87909A"},
    "worry": {"fill": "#801650"},
    "calm": {"fill": "#FFFFFF", "stroke": "#1B6660", "stroke_width": 1.75},
    "quiet": {"fill": "#FFFFFF", "stroke": "#4A525A", "stroke_width": 1.75},
    "over": {"fill": "#801650"},
    "under": {"fill": "#87909A"},
    "flow3": {"fill": "#801650"},
    "flow1": {"fill": "#E2EAF2", "stroke": "#6F8AA3", "stroke_width": 0.75},
    "flow0": {"fill": "none", "stroke": "#4A525A", "stroke_dasharray": "3 3"},
    "ink": {"fill": "#0B0C0C"},
    "muted": {"fill": "#4A525A"},
    "strong": {"font_weight": 700},
    "h1": {"fill": "#6BACE6"},
    "h2": {"fill": "#2073BC"},
    "h3": {"fill": "#12436D"},
    "h1t": {"fill": "#0B0C0C"},
    "h2t": {"fill": "#FFFFFF"},
    "h3t": {"fill": "#FFFFFF"},
    "none": {"fill": "#FFFFFF", "stroke": "#4A525A", "stroke_dasharray": "4 3"},
}


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
    # Without the style sheet only the widest of the three drawings of a chart is shown.
    spare = "none" if kind in ("middle", "narrow", "to40") else None
    return element(
        "svg",
        element("title", title),
        element("desc", description),
        *shapes,
        class_=name,
        role="img",
        display=spare,
        **size,
    )


def words(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> Markup:
    """Return one line of words at its real size."""
    size = next((SIZES[part] for part in kind.split() if part in SIZES), 15)
    return element(
        "text",
        text,
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        class_=f"t {kind}".strip(),
        text_anchor=anchor,
        font_size=size,
        **_plain(kind),
    )


def line(start: Place, end: Place, kind: str) -> Markup:
    """Return a straight line."""
    (x1, y1), (x2, y2) = start, end
    return element(
        "line",
        x1=f"{x1:.1f}",
        y1=f"{y1:.1f}",
        x2=f"{x2:.1f}",
        y2=f"{y2:.1f}",
        class_=kind,
        **_plain(kind),
    )


def path(places: Sequence[Place | None], kind: str) -> Markup:
    """Return a line that lifts its pen at a missing place: a gap is a gap."""
    steps, pen_is_down = [], False
    for place in places:
        if place is not None:
            steps.append(f"{'L' if pen_is_down else 'M'}{place[0]:.1f} {place[1]:.1f}")
        pen_is_down = place is not None
    return element("path", d="".join(steps), class_=kind, **_plain(kind)) if steps else Markup("")


def stairs(places: Sequence[Place | None], step: float, right: float) -> Markup:
    """Return a target path: steps `step` wide about their places, none beyond `right`."""
    parts = [
        f"M{place[0] - step / 2:.1f} {place[1]:.1f}H{min(place[0] + step / 2, right):.1f}"
        for place in places
        if place is not None
    ]
    drawn = "".join(parts)
    return element("path", d=drawn, class_="target", **_plain("target")) if parts else Markup("")


def box(x: float, y: float, *, width: float, height: float, kind: str) -> Markup:
    """Return a rectangle."""
    return element(
        "rect",
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        width=f"{max(width, 0):.1f}",
        height=f"{max(height, 0):.1f}",
        class_=kind,
        **_plain(kind),
    )


def polygon(corners: Sequence[Place], kind: str) -> Markup:
    """Return a closed shape of straight sides."""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return element("polygon", points=points, class_=kind, **_plain(kind))


def outline(drawn: str, kind: str) -> Markup:
    """Return a shape whose path is given whole."""
    return element("path", d=drawn, class_=kind, **_plain(kind))


def dot(place: Place, radius: float, kind: str) -> Markup:
    """Return a dot."""
    x, y = place
    return element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=radius, class_=kind, **_plain(kind))


def triangle(place: Place, size: float, *, up: bool, kind: str) -> Markup:
    """Return a triangle that points up or down."""
    x, y = place
    tall = size if up else -size
    d = f"M{x:.1f} {y - tall:.1f}L{x + size:.1f} {y + tall * 0.75:.1f}H{x - size:.1f}Z"
    return element("path", d=d, class_=f"pt {kind}", **_plain(kind))


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
    path_drawn = element("path", d=shape, class_=kind, **_plain(kind))
    return element("g", element("title", title), path_drawn)


def _plain(kind: str) -> dict[str, Attribute]:
    found: dict[str, Attribute] = {}
    for part in kind.split():
        found |= PLAIN.get(part, {})
    return found
