"""A chart's data as CSV: units, marks, source and date on every row; nothing that is hidden."""

import csv
import io

import pandas as pd
import pytest

from perfkit.views.chart_data import About, csv_of, read_aloud
from perfkit.views.charts import kpi_chart
from perfkit.views.comparison_charts import comparators_chart
from perfkit.views.spread_strip import SpreadStrip
from tests.unit.views.fake_book import make_book, make_kpi, observations

ABOUT = About("A return, A ministry", "2026-07-31")


def rows_of(text):
    return list(csv.reader(io.StringIO(text)))


def chart_of(values, **given):
    statuses = given.pop("statuses", ())
    observed = observations(values, statuses=statuses)
    return kpi_chart(make_book("kpis", observed=observed, **given), "repairs")


def test_a_series_is_one_row_a_period_with_its_unit_source_and_date():
    header, first, *_ = rows_of(csv_of(chart_of([50.0, 46.3]), ABOUT))
    assert header == ["Period", "Example, %", "Mark", "Source", "As at"]
    assert first == ["2025/26 Q3", "50.0", "", "A return, A ministry", "2026-07-31"]


def test_a_made_up_figure_says_so_on_every_row():
    header, *rows = rows_of(csv_of(chart_of([50.0, 46.3]), ABOUT._replace(illustrative=True)))
    assert header[-1] == "Status"
    assert [row[-1] for row in rows] == ["illustrative", "illustrative"]


@pytest.mark.parametrize(
    ("value", "status", "cells"),
    [
        (None, "c", ["[c]", ""]),
        (None, "x", ["[x]", ""]),
        (None, "", ["[x]", ""]),
        (46.3, "r", ["46.3", "[r]"]),
        (0.0, "", ["0.0", ""]),
    ],
)
def test_what_is_missing_is_its_mark_and_what_is_marked_keeps_its_number(value, status, cells):
    chart = chart_of([50.0, value, 51.0], statuses=("", status, ""))
    assert rows_of(csv_of(chart, ABOUT))[2][1:3] == cells


def test_a_number_sent_beside_the_mark_of_a_hidden_one_is_in_no_file_and_no_picture():
    chart = chart_of([50.0, 7.7, 51.0], statuses=("", "c", ""))
    assert chart.values == (50.0, None, 51.0)
    assert "7.7" not in csv_of(chart, ABOUT)
    assert "7.7" not in chart.figure().to_json()


def test_what_a_spreadsheet_would_take_for_a_formula_is_a_text():
    own, other = observations([46.3]), observations([50.0], area=("E08000099", "=1+1"))
    chart = comparators_chart(make_book("kpis", observed=pd.concat([own, other])), "repairs")
    assert rows_of(csv_of(chart, ABOUT))[1][0] == "'=1+1"


def test_a_strip_is_told_by_its_five_numbers_and_the_councils_own():
    strip = SpreadStrip(
        id="x",
        title="Repairs",
        description="Repairs.",
        unit="%",
        decimals=0,
        name="Example",
        value=46.0,
        areas=40,
        five=(10.0, 30.0, 40.0, 50.0, 90.0),
    )
    assert read_aloud(strip)[-1] == "Example: Value, % 46"
    assert rows_of(csv_of(strip, ABOUT))[3][:2] == ["Middle", "40"]


def test_each_point_is_said_with_what_belongs_to_it():
    sent = [{"kpi_id": "repairs", "period": "2025/26", "value": 60}]
    chart = chart_of([50.0, 46.3], sent={"targets": sent}, kpis=(make_kpi(),))
    assert read_aloud(chart)[-1] == "2025/26 Q4: Example, % 46.3; Target 60.0"
