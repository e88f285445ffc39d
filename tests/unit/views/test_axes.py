"""Where the axis of a chart that sets places beside each other starts, ends, and says so."""

import re

import pytest

from perfkit.views.chart import Chart, Reference
from perfkit.views.chart_data import About, csv_of
from perfkit.views.dot_chart import dot_chart
from perfkit.views.figures import comparators_figure, spread_figure
from perfkit.views.scale import dots_extent
from perfkit.views.spread_strip import SpreadStrip, spread_strip
from tests.unit.views.fake_book import make_book

FIVE = (0.0, 8.0, 10.0, 12.0, 100.0)  # its highest is 22 widths of the box beyond the box


def dots(*values, **changes):
    given = {"unit": "%", "decimals": 0, "lowest": 0.0, "highest": 100.0} | changes
    labels = tuple("ABCDEFGH"[: len(values)])
    return Chart(
        title="A share",
        description="Of some.",
        kind="comparators",
        labels=labels,
        name="A",
        values=values,
        texts=tuple(str(value) for value in values),
        **given,
    )


def strip(five=FIVE, value=11.0):
    return SpreadStrip(
        id="x-spread",
        title="A rate",
        description="From 0 to 100; half of the councils are between 8 and 12.",
        unit="%",
        decimals=0,
        name="Example",
        value=value,
        areas=150,
        five=five,
    )


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ((93.0, 91.0, 88.0), (86.0, 93.0)),  # alike: from a round number below the lowest
        ((99.0, 60.0, 48.0), (0.0, 99.0)),  # far apart: from 0, and they fill half of it
        ((5.0, 0.0), (0.0, 5.0)),
        ((3.0, -2.0), (-2.0, 3.0)),
        ((-7.0, -9.0), (-9.0, 0.0)),
        ((88.0, 88.0), (75.0, 88.0)),  # all the same: still an axis
    ],
)
def test_dots_that_are_alike_are_told_apart_and_others_start_at_nought(values, ends):
    assert dots_extent(dots(*values)) == ends


def test_england_and_the_region_are_on_the_axis_too():
    chart = dots(93.0, 91.0, 88.0, references=(Reference("England", 30.0),))
    assert dots_extent(chart)[0] == 0.0


def test_an_axis_of_dots_that_does_not_start_at_nought_says_so_and_shows_its_numbers():
    chart = dots(93.0, 91.0, 88.0)
    said = comparators_figure(make_book("kpis"), chart)
    assert "The axis starts at 86%, not at 0." in said
    drawn = re.findall(r">([\d,]+)</text>", dot_chart(chart))
    assert drawn.count("86") == 2  # wide and narrow


def test_a_stem_is_drawn_from_nought_alone():
    assert 'class="stem' in dot_chart(dots(99.0, 60.0, 48.0))
    assert 'class="stem' not in dot_chart(dots(93.0, 91.0, 88.0))
    assert "The axis starts" not in comparators_figure(make_book("kpis"), dots(99.0, 60.0, 48.0))


def test_a_figure_for_exploring_starts_its_axis_where_the_page_does():
    assert dots(93.0, 91.0, 88.0).figure().layout.xaxis.range[0] == 86.0
    assert dots(99.0, 60.0, 48.0).figure().layout.xaxis.rangemode == "tozero"


@pytest.mark.parametrize(
    ("five", "value", "ends", "far_out"),
    [
        (FIVE, 11.0, (0.0, 24.0), ("highest",)),  # 12 and three widths of the box
        ((0.0, 88.0, 91.0, 93.0, 99.0), 90.0, (73.0, 99.0), ("lowest",)),
        ((-90.0, 8.0, 10.0, 12.0, 100.0), 11.0, (-4.0, 24.0), ("lowest", "highest")),
        ((0.0, 8.0, 10.0, 12.0, 24.0), 11.0, (0.0, 24.0), ()),  # exactly three: not beyond
        (FIVE, 40.0, (0.0, 40.0), ("highest",)),  # the council's own is always on the strip
        (FIVE, 100.0, (0.0, 100.0), ()),
        ((0.0, 8.0, 8.0, 8.0, 100.0), 8.0, (0.0, 100.0), ()),  # a box of no width says nothing
    ],
)
def test_a_strip_ends_before_what_is_far_out_but_never_before_the_councils_own(
    five, value, ends, far_out
):
    held = strip(five, value)
    assert (held.ends, held.far_out) == (ends, far_out)


def test_what_is_far_out_is_an_arrow_its_value_in_words_and_stays_in_the_table_and_the_file():
    page = spread_figure(make_book("kpis"), strip())
    note = "The highest, 100, is so far out that the strip ends before it, in an arrow."
    assert page.count(note) == 3  # beside the strip, and heard of its two drawings
    assert page.count("<polygon") == 2
    assert "<td" in page and ">100</td>" in page
    assert "Highest,100" in csv_of(strip(), About("A return", "2026-07-31"))


def test_a_strip_with_nothing_far_out_has_no_arrow_and_no_words_of_one():
    quiet = strip((0.0, 8.0, 10.0, 12.0, 20.0))
    assert quiet.note == ""
    assert "<polygon" not in spread_strip(quiet)


def test_two_ends_far_out_are_told_in_one_sentence():
    assert strip((-90.0, 8.0, 10.0, 12.0, 100.0)).note == (
        "The lowest, −90, and the highest, 100, are so far out that the strip ends before them, "
        "in arrows."
    )


def test_a_strip_for_exploring_holds_the_far_out_at_its_end_with_the_value_in_words():
    figure = strip().figure()
    highest = next(trace for trace in figure.data if trace.name == "highest")
    assert list(highest.x) == [24.0]
    assert (highest.text[0], highest.marker.symbol) == ("highest 100", "triangle-right")


def test_what_is_missing_is_on_no_axis():
    assert dots_extent(dots(None, 91.0, 88.0)) == dots_extent(dots(91.0, 88.0))
    assert dots_extent(dots(None)) == (0.0, 1.0)


def test_numbers_of_an_axis_that_would_touch_are_left_out_on_a_telephone():
    close = dots(0.45, 0.402, 0.365, unit="score", decimals=3, highest=1.0)
    on_a_page, on_a_telephone = dot_chart(close).split("</svg>")[:2]

    def rungs(drawing):
        axis = re.search(r'<g class="s muted" text-anchor="middle">(.*?)</g>', drawing)
        return re.findall(r">([\d.]+)</text>", axis[1])

    assert rungs(on_a_page) == ["0.350", "0.375", "0.400", "0.425", "0.450"]
    assert rungs(on_a_telephone) == ["0.350", "0.400", "0.425", "0.450"]
