"""No words lie over others, and none is cut."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfkit.views.chart import Chart, Corridor, Limits, Mark, Outlook, Reference
from perfkit.views.dot_chart import dot_chart
from perfkit.views.funnel_chart import Funnel, FunnelLine, funnel_chart
from perfkit.views.label_room import Box, apart, box_of
from perfkit.views.line_chart import line_chart, spark
from perfkit.views.spread_strip import SpreadStrip, spread_strip

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)
SIZE = re.compile(r'viewBox="0 0 (\S+) (\S+)"')
TOKEN = re.compile(r"<(/?)(g|text)\b([^>]*)>([^<]*)")
heights = st.lists(st.floats(0, 400), min_size=1, max_size=9)
numbers = st.floats(0, 99, allow_subnormal=False)


@given(heights)
def test_labels_are_pushed_apart_in_their_order(places):
    moved = apart(places, 19)
    order = sorted(range(len(places)), key=places.__getitem__)
    assert all(moved[b] - moved[a] >= 19 - 1e-6 for a, b in pairwise(order))


@given(st.lists(st.floats(0, 400), min_size=1, max_size=9))
def test_labels_stay_on_the_drawing_where_they_fit(places):
    moved = apart(places, 19, low=10, high=390)
    assert min(moved) >= 10 - 1e-6
    assert max(moved) <= 390 + 1e-6


def boxes(drawn):
    """Return the words of each drawing with their boxes, and the drawing's width and height."""
    for svg in SVG.findall(str(drawn)):
        width, height = SIZE.search(svg).groups()
        yield _boxes_of(svg), float(width), float(height)


def _boxes_of(svg):
    found, groups = [], []
    for closing, tag, attributes, text in TOKEN.findall(svg):
        held = dict(re.findall(r'(\S+?)="([^"]*)"', attributes))
        if tag == "g":
            groups = groups[:-1] if closing else [*groups, held]
        elif not closing:
            given = {**(groups[-1] if groups else {}), **held}
            kinds = given.get("class", "").split()
            size = 13 if "xs" in kinds else 14 if "s" in kinds else 15
            anchor = given.get("text-anchor", "start")
            x, y = float(held["x"]), float(held["y"])
            found.append((text, box_of(x, y, text, anchor=anchor, size=size)))
    return found


def _inner(box):
    """Return a box less what rounding to a tenth of a pixel may add to it."""
    return Box(box.left + 0.2, box.top + 0.2, box.right - 0.2, box.bottom - 0.2)


def overlaps(drawn):
    return [
        (one, other)
        for words, _, _ in boxes(drawn)
        for at, (one, first) in enumerate(words)
        for other, second in words[at + 1 :]
        if _inner(first).meets(second)
    ]


def cut(drawn, *, spare=1.0):
    return [
        text
        for words, width, height in boxes(drawn)
        for text, box in words
        if box.left < -spare
        or box.right > width + spare
        or box.top < -spare
        or box.bottom > height + spare
    ]


def full_chart(values, *, comparator=40.0, target=50.0):
    places = len(values)
    return Chart(
        kind="control",
        title="Repairs",
        description="Repairs.",
        unit="%",
        decimals=1,
        labels=tuple(f"{2018 + at // 4}/{19 + at // 4} Q{at % 4 + 1}" for at in range(places)),
        values=tuple(values),
        texts=tuple(f"{value:.1f}" for value in values),
        name="Bolton",
        comparator=(comparator,) * places,
        comparator_name="England",
        before=(comparator + 1,) * places,
        target=(target,) * places,
        corridor=(Corridor(target - 2, target + 2),) * places,
        limits=(Limits(50.0, 45.0, 55.0),) * places,
        marks=(Mark(2, "event", "a change"), Mark(6, "break", "a new measure")),
        outlook=Outlook(2.0, "31 March 2026", 51.0, 45.0, 57.0, target),
    )


@given(st.lists(numbers, min_size=8, max_size=30), numbers, numbers)
def test_no_label_of_a_series_lies_over_another_or_is_cut(values, comparator, target):
    chart = full_chart(values, comparator=comparator, target=target)
    for drawn in (line_chart(chart), spark(chart)):
        assert overlaps(drawn) == []
        assert cut(drawn) == []


@given(st.lists(numbers, min_size=2, max_size=18), st.lists(numbers, max_size=3))
def test_no_label_of_a_dot_chart_lies_over_another_or_is_cut(values, references):
    labels = tuple(f"Blackburn with Darwen {at}" for at in range(len(values)))
    chart = Chart(
        kind="comparators",
        title="Repairs",
        description="Repairs.",
        unit="%",
        decimals=1,
        labels=labels,
        values=tuple(values),
        texts=tuple(f"{value:.1f}" for value in values),
        name=labels[0],
        references=tuple(Reference(f"England {at}", value) for at, value in enumerate(references)),
    )
    drawn = dot_chart(chart)
    assert overlaps(drawn) == []
    assert cut(drawn) == []


@given(st.lists(numbers, min_size=5, max_size=5, unique=True), numbers)
def test_no_label_of_a_strip_lies_over_another_or_is_cut(five, value):
    strip = SpreadStrip(
        id="x",
        title="Repairs",
        description="Repairs.",
        unit="%",
        decimals=1,
        name="Bolton",
        value=value,
        areas=40,
        five=tuple(sorted(five)),
    )
    assert overlaps(spread_strip(strip)) == []
    assert cut(spread_strip(strip)) == []


@given(st.lists(st.tuples(st.floats(100, 900), numbers), min_size=10, max_size=20))
def test_no_label_of_a_funnel_lies_over_another(places):
    lines = tuple(
        FunnelLine(size, 40 - 300 / size, 43 - 200 / size, 47 + 200 / size, 50 + 300 / size)
        for size in range(90, 1000, 90)
    )
    areas = tuple((f"Council {at}", size, share) for at, (size, share) in enumerate(places))
    funnel = Funnel(
        id="x",
        title="Repairs",
        description="Repairs.",
        unit="%",
        decimals=1,
        denominator="repairs",
        name="Council 0",
        areas=areas,
        centre=45.0,
        lines=lines,
        beyond=frozenset(name for name, _, _ in areas),
    )
    assert overlaps(funnel_chart(funnel)) == []


@pytest.mark.parametrize(
    ("other", "meets"),
    [(Box(5, 5, 15, 15), True), (Box(10, 0, 20, 10), False), (Box(0, 10, 10, 20), False)],
)
def test_boxes_that_only_touch_do_not_meet(other, meets):
    assert Box(0, 0, 10, 10).meets(other) is meets
