"""A chart of one dot an area, sorted by value, the council's own filled."""

from markupsafe import Markup

from perfkit.views.chart import Chart
from perfkit.views.html import join
from perfkit.views.svg import dot, drawing, line, words


def dot_chart(chart: Chart) -> Markup:
    """Draw one dot and stem an area from 0, for a page and again for a telephone."""
    return join([_drawn(chart, small=False), _drawn(chart, small=True)])


def _drawn(chart: Chart, *, small: bool) -> Markup:
    width, row = (288, 38) if small else (560, 23)
    gutter = 2.0 if small else min(12 + 7.6 * max(map(len, chart.labels)), 240.0)
    known = [value for value in chart.values if value is not None]
    high, low = max([*known, 0.0]) or 1.0, min([*known, 0.0])
    room = 22 + 9 * max(map(len, chart.texts))
    shapes = []
    for place, (label, value, text) in enumerate(
        zip(chart.labels, chart.values, chart.texts, strict=True)
    ):
        if value is None:
            continue
        own = label == chart.name
        y = 6 + row * place + (row - 9 if small else row / 2)
        x = gutter + (width - gutter - room) * (value - low) / (high - low)
        start = gutter + (width - gutter - room) * (0 - low) / (high - low)
        voice = "s strong" if own else "s muted"
        name_at = (0.0, y - 10, "start") if small else (gutter - 10, y + 5, "end")
        shapes.append(words(name_at[0], name_at[1], label, voice, name_at[2]))
        shapes.append(line((start, y), (x, y), "stem me" if own else "stem"))
        shapes.append(dot((x, y), 6.5 if own else 5, "s1f" if own else "other"))
        shapes.append(words(x + 11, y + 5, text, f"{voice} halo"))
    height = 6 + row * len(chart.labels) + 8
    kind = "to40" if small else "from40"
    title, text = chart.title, chart.description
    return drawing(width, height, title=title, description=text, shapes=shapes, kind=kind)
