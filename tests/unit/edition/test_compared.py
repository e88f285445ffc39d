"""Whom a quarter is compared with follows from the settings, as they stood on its as-at day."""

from datetime import date

import pytest

from perfkit.edition.compared import peers_of
from perfkit.framework.settings import Quarter
from tests.unit.framework.make import make_list, make_settings

OLD = {"valid_to": date(2025, 4, 30), "published": "April 2021"}
NEW = {"valid_from": date(2025, 5, 1), "published": "May 2025"}


def quarter(as_at: date, **changes) -> Quarter:
    fields = {"id": "q", "title": "Q", "quarter": "2024/25 Q4", "as_at": as_at}
    return Quarter.model_validate(fields | changes)


def settings_with(*lists):
    group = {"name": "England", "areas": ["E92"]}
    ten = {"name": "councils", "areas": ["E1"], "total": {"code": "E47", "name": "All of them"}}
    groups = {"england": group, "region": group | {"name": "the North"}, "greater_manchester": ten}
    return make_settings(comparators=groups | {"neighbours": list(lists)})


@pytest.mark.parametrize(
    ("as_at", "name"),
    [
        (date(2025, 4, 30), "neighbours (April 2021)"),
        (date(2025, 5, 1), "neighbours (May 2025)"),
    ],
)
def test_a_list_of_neighbours_is_that_of_the_day(as_at, name):
    settings = settings_with(make_list(**OLD), make_list(**NEW))
    assert peers_of(quarter(as_at), settings).neighbours["like-us"].name == name


def test_the_charts_of_a_kpi_show_its_own_list_and_the_wide_areas():
    there = make_list("there", areas=[{"code": "E9", "name": "Nine"}])
    peers = peers_of(quarter(date(2025, 5, 1)), settings_with(make_list(), there))
    assert peers.codes == {
        "": ["E47", "E92"],
        "like-us": ["E3", "E47", "E92"],
        "there": ["E47", "E9", "E92"],
    }


def test_a_made_up_quarter_has_one_circle_for_every_list_and_no_real_area():
    made_up = {
        "illustrative": True,
        "seed": 1,
        "area": {"code": "X1", "name": "Nowhere"},
        "compared_with": [{"code": "X9", "name": "All"}, {"code": "X2", "name": "Elsewhere"}],
    }
    peers = peers_of(quarter(date(2025, 5, 1), **made_up), settings_with(make_list()))
    assert peers.codes == {"": ["X9"], "like-us": ["X2", "X9"]}
    assert (peers.greater_manchester, peers.councils) == (None, ())
    assert peers.neighbours["like-us"][:2] == ("Nowhere's", "neighbours")
