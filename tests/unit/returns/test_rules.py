import pytest

from perfkit.returns.parse import parse
from perfkit.returns.rules import (
    DOUBTING,
    REJECTING,
    REJECTING_TOGETHER,
    region_is_the_areas_own,
    value_is_not_carried_forward,
)
from tests.unit.returns.make import make_cells, make_use, run

QUARTERS = ("2022-23 Q1", "2022-23 Q2", "2022-23 Q3", "2022-23 Q4")


@pytest.mark.parametrize(
    ("row", "words", "dimension"),
    [
        ({"period_text": "0"}, "'0' is not a period", "validity"),
        (
            {"value_text": "many"},
            "neither a number (of at most 15 digits) nor a known mark",
            "validity",
        ),
        ({"value_text": "-1"}, "below 0, the lowest", "validity"),
        ({"value_text": "100.1"}, "above 100, the highest", "validity"),
        ({"area_code": ""}, "no area code", "completeness"),
        ({"area_code": "350"}, "not a letter and eight digits", "validity"),
        ({"numerator_text": "6", "denominator_text": "5"}, "numerator is more", "consistency"),
        ({"numerator_text": "-5", "denominator_text": "5"}, "denominator is below 0", "validity"),
        ({"released_on": "31/07/2026"}, "not written as 2026-07-31", "validity"),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected_with_the_rule(row, words, dimension):
    got = run({"value_text": "50"} | row, highest=100.0)
    assert (got.sound, got.rejected) == (0, 1)
    assert words in got.problems["rule"][0]
    assert got.problems["dimension"][0] == dimension


@pytest.mark.parametrize("text", ["0", "100"])
def test_the_bounds_themselves_are_allowed(text):
    assert run({"value_text": text}, highest=100.0).rejected == 0


def test_a_numerator_may_exceed_the_denominator_of_what_is_no_proportion():
    row = {"value_text": "50", "numerator_text": "6", "denominator_text": "5"}
    assert run(row, highest=None).rejected == 0


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"note": "42 of 41 schools"}, "More schools report than there are."),
        ({"note": "96.84 of 96 schools"}, "More schools report than there are."),
        ({"released_on": "2025-06-01"}, "ends after the day of release"),
        ({"upper_text": "about 6"}, "A limit, numerator or denominator"),
        ({"status": "see notes"}, "The status is not one of"),
    ],
)
def test_a_doubtful_row_is_used_and_told_of(row, words):
    got = run({"value_text": "5"} | row)
    assert (got.sound, got.rejected) == (1, 0)
    assert words in got.problems["rule"][0]
    assert got.problems["severity"].tolist() == ["doubtful"]


@pytest.mark.parametrize("note", ["41 of 41 schools", "40 of 41 schools", "", "schools closed"])
def test_no_doubt_where_no_more_schools_report_than_exist(note):
    assert run({"value_text": "5", "note": note}).problems.empty


@pytest.mark.parametrize(
    ("published", "doubted"),
    [("North West", 0), ("NW", 0), ("", 0), ("north west", 0), ("East Midlands", 1)],
)
def test_a_region_may_be_written_as_its_initials(published, doubted):
    cells = make_cells({"value_text": "1", "note": f"region as published: {published}"}).table
    parsed = parse(cells, uses={"count": make_use()}).assign(expected_region="the North West")
    assert len(region_is_the_areas_own(parsed)) == doubted


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        (("186", "186", "186", "190"), [3, 4]),
        (("186", "186", "190", "190"), []),
        (("20", "20", "20", "20"), [3, 4, 5]),
        (("19", "19", "19", "19"), []),
        (("20.5", "20.5", "20.5", "20.5"), []),
    ],
)
def test_a_count_unchanged_for_three_periods_is_doubted(values, doubted):
    rows = [
        {"value_text": value, "period_text": quarter}
        for value, quarter in zip(values, QUARTERS, strict=True)
    ]
    got = run(*reversed(rows))
    assert sorted(7 - got.problems["row"]) == doubted


def test_nothing_is_carried_forward_over_a_gap_or_into_a_region():
    over_a_gap = [{"value_text": "30", "period_text": QUARTERS[at]} for at in (0, 1, 3)]
    region = [
        {"value_text": "30", "period_text": quarter, "area_code": "E12000002"}
        for quarter in QUARTERS
    ]
    parsed = parse(make_cells(*over_a_gap, *region).table, uses={"count": make_use()})
    assert value_is_not_carried_forward(parsed).empty


def test_every_rule_has_a_name_that_says_what_should_be_true():
    rules = (*REJECTING, *REJECTING_TOGETHER, *DOUBTING)
    names = [rule.check.__name__ for rule in rules]
    assert len(set(names)) == len(names)
    assert all(rule.check.__doc__ and rule.check.__doc__.startswith("Tell of") for rule in rules)
