import pytest

from perfkit.errors import FrameworkError
from perfkit.framework.uses import SeriesUse, series_uses
from tests.unit.framework.make import SMALL, make_kpi, make_small

REQUIRED = {"id": "sent", "says": "It was not sent.", "kind": "required", "series": ["some", "all"]}


def test_a_series_is_read_as_its_kpi_says():
    source = {
        "return": "log",
        "value": "bins",
        "year_type": "snapshot",
        "snapshot_day": "03-31",
        "lag_days": 9,
        "scale": 100.0,
    }
    uses = series_uses(make_small(make_kpi(source=source, lowest=0, highest=100)))
    expected = SeriesUse("log", "bins", "snapshot", "03-31", 9, 0.0, 1.0, in_words=False)
    assert uses == {("log", "bins"): expected}


def test_the_lag_is_the_returns_where_the_kpi_gives_none():
    assert series_uses(make_small())["log", "bins"].lag_days == 30


PARTS = [
    {"return": "log", "numerator": "emptied", "denominator": "all"},
    {"return": "log", "sum_of": ["emptied", "all"]},
]


@pytest.mark.parametrize("source", PARTS)
def test_the_parts_of_what_cannot_be_below_0_are_not_below_0_either(source):
    uses = series_uses(make_small(make_kpi(source=source, lowest=0, highest=100)))
    assert [key for key in uses] == [("log", "emptied"), ("log", "all")]
    assert {(use.lowest, use.highest) for use in uses.values()} == {(0, None)}


@pytest.mark.parametrize("lowest", [None, -100])
@pytest.mark.parametrize("source", PARTS)
def test_the_parts_of_what_may_be_below_0_have_no_bounds(source, lowest):
    uses = series_uses(make_small(make_kpi(source=source, lowest=lowest)))
    assert {(use.lowest, use.highest) for use in uses.values()} == {(None, None)}


def test_a_series_that_also_makes_up_what_may_be_below_0_has_no_bounds():
    share = make_kpi("share", source=PARTS[0], lowest=0)
    change = make_kpi("change", source={"return": "log", "sum_of": ["emptied", "lost"]})
    uses = series_uses(make_small(share, change))
    assert {name: use.lowest for (_, name), use in uses.items()} == {
        "all": 0,
        "emptied": None,
        "lost": None,
    }


@pytest.mark.parametrize(
    ("check", "lowest"),
    [
        ({"kind": "part_within_whole", "part": "some", "whole": "all"}, 0),
        ({"kind": "parts_add_up", "total": "all", "parts": ["some", "rest"]}, 0),
        ({"kind": "parts_add_up", "total": "all", "parts": ["some", "lost"], "net": True}, None),
        ({"kind": "required", "series": ["some", "all"]}, None),
    ],
)
def test_what_a_check_adds_up_is_not_below_0_unless_it_says_so(check, lowest):
    checks = [{"id": "first", "says": "It is not so."} | check, REQUIRED]
    uses = series_uses(make_small(returns=[SMALL["returns"][0] | {"checks": checks}]))
    assert (uses["log", "some"].lowest, uses["log", "all"].lowest) == (lowest, lowest)


def test_a_series_that_is_a_part_and_a_value_has_the_bounds_of_the_value():
    part = make_kpi("share", source={"return": "log", "numerator": "bins", "denominator": "all"})
    uses = series_uses(make_small(part, make_kpi(lowest=0)))
    assert uses["log", "bins"].lowest == 0


def test_a_kpi_in_words_has_a_series_in_words():
    assert series_uses(make_small(make_kpi(unit="in words")))["log", "bins"].in_words


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"year_type": "academic"}, r"year_type of 'bins': got 'academic'.*with None"),
        ({"snapshot_day": "09-30"}, r"snapshot_day of 'bins': got '09-30'"),
        ({"lag_days": 31}, r"lag_days of 'bins': got 31; kpis/bins.yml reads .* with 30"),
        ({"return": "lgo"}, r"kpis/boxes.yml: source.return: got 'lgo'; known: log"),
    ],
)
def test_two_ways_of_reading_one_series_are_refused(changes, expected):
    other = make_kpi("boxes", source={"return": "log", "value": "bins"} | changes)
    with pytest.raises(FrameworkError, match=expected):
        series_uses(make_small(make_kpi(), other))


def test_two_sets_of_bounds_for_one_series_are_refused():
    other = make_kpi("boxes", source={"return": "log", "value": "bins"}, highest=1)
    with pytest.raises(FrameworkError, match=r"highest of 'bins': got 1.0; .* with 100.0"):
        series_uses(make_small(make_kpi(highest=100), other))
