"""A chart of groups in order, from the most to the least deprived: a dot and its interval each."""

from markupsafe import Markup

from perfkit.views.chart import Chart
from perfkit.views.html import join
from perfkit.views.svg import dot, drawing, line, words

NAME = 176.0  # room for a group's name beside its dot


def gap_chart(chart: Chart) -> Markup:
    """Draw one dot a group from 0, with the 95% interval, for a page and again for a telephone."""
    return join([_drawn(chart, small=False), _drawn(chart, small=True)])


def _drawn(chart: Chart, *, small: bool) -> Markup:
    width, row = (288.0, 42) if small else (560.0, 30)
    left = 2.0 if small else NAME
    right = width - 22 - 9 * max(map(len, chart.texts))
    known = [end for end in (*chart.values, *chart.upper) if end is not None]
    high = max([*known, 0.0]) or 1.0

    def across(value: float) -> float:
        return left + (right - left) * value / high

    shapes = []
    for place, (label, value, text) in enumerate(
        zip(chart.labels, chart.values, chart.texts, strict=True)
    ):
        y = 6 + row * place + (row - 10 if small else row / 2)
        at = (0.0, y - 12, "start") if small else (NAME - 12, y + 5, "end")
        shapes.append(words(at[0], at[1], label, "s", at[2]))
        if value is None:
            shapes.append(words(left, y + 5, text, "s strong"))
            continue
        shapes.append(line((left, y), (across(value), y), "stem me"))
        lower, upper = chart.lower[place], chart.upper[place]
        end = across(value)
        if lower is not None and upper is not None:
            shapes.append(line((across(lower), y), (across(upper), y), "whisker"))
            end = across(upper)
        shapes.append(dot((across(value), y), 6, "s1f"))
        shapes.append(words(max(end, across(value) + 6) + 6, y + 5, text, "s strong halo"))
    height = 6 + row * len(chart.labels) + 6
    return drawing(
        width,
        height,
        title=chart.title,
        description=chart.description,
        shapes=shapes,
        kind="to40" if small else "from40",
    )
