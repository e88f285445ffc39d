"""A grade is the worst of six dimensions, with its reason in one clause."""

from datetime import date

import pandas as pd
import pytest

from perfkit.framework.checks import DIMENSIONS
from perfkit.measures.age import Age
from perfkit.periods import financial_year
from perfkit.quality.grade import grade, is_below_floor, problems_of
from perfkit.tables import FAILING
from tests.unit.measures.make import make_kpi, make_series


def years(*values):
    periods = [financial_year(2016 + n) for n in range(len(values))]
    return make_series(list(values), periods=periods, value_text="")


def problems(dimension="validity", count=0, **changes):
    row = dict.fromkeys(FAILING, "") | {
        "return_id": "a-return",
        "series": "rate",
        "area_code": "E08000001",
        "dimension": dimension,
    }
    return pd.DataFrame([row | changes] * count, columns=list(FAILING))


def aged(days_late=0):
    return Age(100, date(2026, 6, 30), "overdue" if days_late else "repeat", "", days_late)


TEN = years(*[20.0] * 10)


def test_without_a_fault_a_kpi_is_sound_in_all_six():
    found = grade(TEN, kpi=make_kpi(), problems=problems(), age=aged())
    assert (found.grade, found.reason) == (
        "sound",
        "no fault was found in any of the six dimensions",
    )
    assert [item.dimension for item in found.dimensions] == list(DIMENSIONS)


def test_a_kpi_without_a_figure_is_not_graded():
    found = grade(TEN.iloc[:0], kpi=make_kpi(), problems=problems(), age=aged())
    assert (found.grade, found.reason) == ("not_graded", "no figure has been sent yet")


@pytest.mark.parametrize(
    ("values", "expected", "reason"),
    [
        ([1.0] * 9 + [None], "sound", "no fault was found in any of the six dimensions"),
        ([1.0] * 8 + [None] * 2, "use_with_care", "8 of 10 periods have a figure"),
        ([1.0] * 5 + [None] * 5, "use_with_care", "5 of 10 periods have a figure"),
        ([1.0] * 4 + [None] * 6, "not_fit", "4 of 10 periods have a figure"),
    ],
)
def test_missing_periods_lower_the_grade(values, expected, reason):
    found = grade(years(*values), kpi=make_kpi(), problems=problems(), age=aged())
    assert (found.grade, found.reason) == (expected, reason)


def test_a_period_with_no_row_at_all_is_missing_too():
    found = grade(TEN.drop(index=[3, 4]), kpi=make_kpi(), problems=problems(), age=aged())
    assert found.reason == "8 of 10 periods have a figure"


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        (years(*[1.0] * 8, None, 1.0), "March 2025"),
        (years(*[1.0] * 10).drop(index=[4, 5]), "March 2021 and March 2022"),
        (years(*[1.0] * 10), ""),
    ],
)
def test_the_periods_without_a_figure_are_named_those_without_a_row_too(rows, where):
    found = grade(rows, kpi=make_kpi(), problems=problems(), age=aged())
    completeness = next(item for item in found.dimensions if item.dimension == "completeness")
    assert completeness.where == where


@pytest.mark.parametrize(
    ("late", "expected", "reason"),
    [
        (1, "use_with_care", "the next figure is one day overdue"),
        (365, "use_with_care", "the next figure is 365 days overdue"),
        (366, "not_fit", "the next figure is 366 days overdue"),
    ],
)
def test_a_late_figure_lowers_the_grade(late, expected, reason):
    found = grade(TEN, kpi=make_kpi(), problems=problems(), age=aged(late))
    assert (found.grade, found.reason) == (expected, reason)


@pytest.mark.parametrize(
    ("dimension", "count", "expected", "reason"),
    [
        ("validity", 1, "use_with_care", "1 of 11 figures was rejected"),
        ("validity", 2, "not_fit", "2 of 12 figures were rejected"),
        ("uniqueness", 2, "not_fit", "2 of 12 figures were sent twice with different values"),
        ("accuracy", 2, "use_with_care", "2 figures are doubtful"),
    ],
)
def test_problems_lower_the_grade(dimension, count, expected, reason):
    found = grade(TEN, kpi=make_kpi(), problems=problems(dimension, count), age=aged())
    assert (found.grade, found.reason) == (expected, reason)


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (["The region is another.", "The region is another."], ": the region is another"),
        (["DfE and ONS differ."], ": DfE and ONS differ"),
        (["The region is another.", "DfE and ONS differ."], ""),
    ],
)
def test_figures_that_do_not_fit_say_with_what_where_one_thing_is_wrong(rules, told):
    known = pd.concat([problems("consistency", 1, rule=rule) for rule in rules])
    found = grade(TEN, kpi=make_kpi(), problems=known, age=aged())
    assert found.grade == "use_with_care"
    assert found.reason.partition("fit with what else is known")[2] == told


def test_a_fault_of_what_a_published_rate_is_made_of_is_a_fault_of_the_rate():
    rate = {"return": "a-return", "value": "rate", "made_of": ["count"]}
    doubtful = problems("accuracy", 2, series="count")
    for source, told in ((rate, 2), (rate | {"made_of": []}, 0)):
        kpi = make_kpi(source=source)
        assert len(problems_of(doubtful, kpi=kpi, area_codes=["E08000001"])) == told


def test_a_known_doubt_is_told_elsewhere_and_lowers_no_grade():
    kpi = make_kpi(doubts=("Three quarters running are exactly 186.",))
    assert grade(TEN, kpi=kpi, problems=problems(), age=aged()).grade == "sound"


def test_a_judgement_is_complete_by_its_words():
    series = years(None).assign(value_text="Good")
    kpi = make_kpi(series_type="judgement", frequency="irregular")
    assert grade(series, kpi=kpi, problems=problems(), age=aged()).grade == "sound"


def test_only_the_problems_of_the_kpis_series_and_areas_are_its_own():
    known = pd.concat(
        [
            problems(count=1),
            problems(count=1, area_code=""),
            problems(count=1, area_code="E92000001"),
            problems(count=1, series="other"),
            problems(count=1, return_id="own", series="re-referrals"),
            problems(count=1, series="re-referrals"),  # of a check of the KPI itself
        ]
    )
    assert len(problems_of(known, kpi=make_kpi(), area_codes=["E08000001"])) == 4


COVERED = make_kpi(
    checks=[
        {
            "id": "nine-in-ten",
            "says": "Fewer than nine in ten reported.",
            "kind": "coverage",
            "reporting": "schools",
            "at_least": 0.9,
        }
    ]
)


@pytest.mark.parametrize(
    ("note", "expected", "reason"),
    [
        ("18 of 20 schools", "sound", "no fault was found in any of the six dimensions"),
        ("17.9 of 20 schools", "use_with_care", "89% of schools reported"),
        ("10 of 20 schools", "use_with_care", "50% of schools reported"),
        ("8 of 20 schools", "not_fit", "40% of schools reported"),
        ("21 of 20 schools", "sound", "no fault was found in any of the six dimensions"),
        ("", "sound", "no fault was found in any of the six dimensions"),
    ],
)
def test_a_latest_figure_for_which_too_few_reported_is_incomplete(note, expected, reason):
    series = TEN.assign(note=["8 of 20 schools"] * 9 + [note])
    found = grade(series, kpi=COVERED, problems=problems(), age=aged())
    assert (found.grade, found.reason) == (expected, reason)


def test_only_a_critical_dimension_lowers_the_grade():
    kpi = make_kpi(critical=["accuracy", "completeness"])
    found = grade(TEN, kpi=kpi, problems=problems("validity", 5), age=aged(500))
    assert (found.grade, found.reason) == ("sound", "no fault was found in accuracy, completeness")
    assert len(found.dimensions) == 6


@pytest.mark.parametrize(
    ("late", "floor", "below"),
    [
        (0, "use_with_care", False),
        (1, "use_with_care", False),
        (366, "use_with_care", True),
        (0, "sound", False),
        (1, "sound", True),
    ],
)
def test_a_grade_worse_than_the_floor_is_below_it(late, floor, below):
    kpi = make_kpi(trust_floor=floor)
    found = grade(TEN, kpi=kpi, problems=problems(), age=aged(late))
    assert is_below_floor(found, kpi=kpi) == below


def test_what_was_never_sent_is_not_below_a_floor():
    kpi = make_kpi(trust_floor="sound")
    found = grade(TEN.iloc[:0], kpi=kpi, problems=problems(), age=aged())
    assert not is_below_floor(found, kpi=kpi)


def test_where_no_rule_bears_on_a_dimension_nothing_is_claimed():
    found = grade(
        TEN, kpi=make_kpi(), problems=problems(), age=aged(), unchecked=["accuracy", "consistency"]
    )
    graded = {item.dimension: item.grade for item in found.dimensions}
    assert graded["accuracy"] == graded["consistency"] == "not_graded"
    assert found.grade == "sound"


def test_a_fault_counts_though_no_rule_is_known_to_bear_on_it():
    found = grade(
        TEN, kpi=make_kpi(), problems=problems("accuracy", 1), age=aged(), unchecked=["accuracy"]
    )
    assert found.grade == "use_with_care"
