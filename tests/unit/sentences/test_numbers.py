"""Figures are written with unit, thousands, a true minus, and the reason where there is none."""

import pytest

from perfkit.sentences.numbers import mark_of, write_change, write_size, write_target, write_value
from tests.unit.measures.make import make_kpi, make_target


def kpi_of(unit, decimals, **changes):
    return make_kpi(unit=unit, decimals=decimals, **changes)


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "expected"),
    [
        ("%", 1, 20.45, "20.5%"),
        ("%", 0, 0.0, "0%"),
        ("households", 0, 688.0, "688 households"),
        ("households", 0, 1.0, "1 household"),
        ("families with children", 0, 1.0, "1 family with children"),
        ("children", 0, 1.0, "1 child"),
        ("people", 0, 12345.0, "12,345 people"),
        ("£", 2, 560.1, "£560.10"),
        ("£ per week", 2, 560.1, "£560.10 per week"),
        ("£", 0, -1234.5, "−£1,235"),
        ("years", 1, 77.5, "77.5 years"),
        ("per 1,000 households", 1, 1.9, "1.9 per 1,000 households"),
        ("score", 2, -0.25, "−0.25"),
        ("score out of 10", 1, 7.5, "7.5 out of 10"),
        ("ratio", 1, 6.05, "6.1"),
        ("%", 1, -0.04, "0.0%"),
    ],
)
def test_a_figure_is_written_with_its_unit(unit, decimals, value, expected):
    assert write_value(value, kpi=kpi_of(unit, decimals)) == expected


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("", "c", "[c] hidden to protect people"),
        ("[c]", "", "[c] hidden to protect people"),
        ("..", "", "[x] not available"),
        ("-", "x", "[x] not available"),
        ("", "", "[x] not available"),
        ("", "low", "[low] too small to show"),
        ("", "u", "[u] too unreliable to use"),
        ("z", "", "[z] does not apply"),
        ("Good", "", "Good"),
    ],
)
def test_a_missing_figure_says_why_and_a_judgement_is_its_word(text, status, expected):
    for missing in (None, float("nan")):
        kpi = kpi_of("%", 1)
        assert write_value(missing, kpi=kpi, value_text=text, status=status) == expected


def test_a_word_is_no_mark():
    assert mark_of("Requires improvement to be good") == ""


@pytest.mark.parametrize(
    ("unit", "decimals", "change", "expected"),
    [
        ("%", 1, 1.2, "up 1.2 percentage points"),
        ("%", 0, -1.0, "down 1 percentage point"),
        ("households", 0, -12.0, "down 12 households"),
        ("£", 2, 5.1, "up £5.10"),
        ("%", 1, 0.04, "unchanged"),
        ("score out of 10", 1, 0.2, "up 0.2"),
    ],
)
def test_a_change_is_said_in_words(unit, decimals, change, expected):
    assert write_change(change, kpi=kpi_of(unit, decimals)) == expected


def test_a_size_has_no_sign():
    assert write_size(-3.0, kpi=kpi_of("households", 0)) == "3 households"


def test_a_target_at_the_least_there_can_be_stands_as_it_is():
    kpi = kpi_of("households", 0, good="lower", lowest=0.0)
    assert write_target(make_target(0.0), kpi=kpi) == "0 households"
    assert write_target(make_target(1.0), kpi=kpi) == "at most 1 household"


@pytest.mark.parametrize(
    ("good", "target", "expected"),
    [
        ("higher", make_target(95.0), "at least 95.0%"),
        ("lower", make_target(0.0), "at most 0.0%"),
        ("on_profile", make_target(48.0), "48.0%"),
        ("in_range", make_target(None, lower=50.0, upper=60.0), "50.0% to 60.0%"),
        ("higher", None, "no target"),
    ],
)
def test_a_target_says_which_way_it_is_met(good, target, expected):
    assert write_target(target, kpi=kpi_of("%", 1, good=good)) == expected
