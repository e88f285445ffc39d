"""Each series type gets the kind of chart that the design names for it."""

from typing import get_args

import pytest

from perfkit.framework.kpi import SeriesType
from perfkit.views.chart_kinds import BELONGS, BY_SERIES, chart_kind
from tests.unit.views.fake_book import make_kpi


@pytest.mark.parametrize(
    ("series_type", "frequency", "charted", "kind"),
    [
        ("flow", "quarterly", True, "control"),
        ("snapshot", "quarterly", True, "control"),
        ("flow", "quarterly", False, "run"),
        ("snapshot", "annual", False, "annual"),
        ("financial_year", "annual", True, "control"),
        ("financial_year", "annual", False, "annual"),
        ("academic_year", "annual", False, "annual"),
        ("calendar_year", "annual", False, "annual"),
        ("year_to_date", "quarterly", False, "running total"),
        ("programme_cumulative", "quarterly", False, "running total"),
        ("rolling", "quarterly", False, "rolling"),
        ("survey", "annual", False, "survey"),
        ("judgement", "irregular", False, None),
    ],
)
def test_the_kind_of_chart_follows_the_series_type(series_type, frequency, charted, kind):
    kpi = make_kpi(series_type=series_type, frequency=frequency)
    assert chart_kind(kpi, charted=charted) == kind


def test_every_series_type_has_a_kind_and_every_kind_says_what_belongs():
    assert set(BY_SERIES) == set(get_args(SeriesType))
    assert {kind for kind in BY_SERIES.values() if kind} <= set(BELONGS)


@pytest.mark.parametrize("kind", ["running total", "rolling", "annual", "survey"])
def test_only_a_control_chart_has_limits_and_an_outlook(kind):
    assert not BELONGS[kind].limits
    assert not BELONGS[kind].outlook
