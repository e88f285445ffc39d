"""Wards and gaps in words, word for word."""

import pytest

from perfkit.measures.ward_profile import AGES
from perfkit.sentences.places import (
    fifths_sentence,
    hidden_reason,
    profile_sentence,
    sex_sentence,
    slope_sentence,
    ward_sentence,
)
from tests.unit.measures.make import make_kpi
from tests.unit.measures.wards import make_measure

NAN = float("nan")
WARD = {
    "area": "Halliwell",
    "period": "October 2017",
    "count": 610.0,
    "value": 6.682,
    "lower": 6.188,
    "upper": 7.213,
    "comparison": "higher",
    "borough_value": 3.169,
    "mark": "",
    "reason": "",
}
GAP = {
    "period": "October 2017",
    "gap": 3.95,
    "gap_lower": 3.7,
    "gap_upper": 4.2,
    "ratio": 4.03,
    "sii": 5.25,
    "sii_lower": 4.96,
    "sii_upper": 5.55,
    "reason": "",
}
ENDS = [{"value": 5.253}, {"value": 4.376}, {"value": 1.303}]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {},
            "Halliwell: 6.7%, 610 claimants, October 2017 (95% interval 6.2 to 7.2). Higher than "
            "Bolton's 3.2%.",
        ),
        (
            {"comparison": "similar"},
            "Halliwell: 6.7%, 610 claimants, October 2017 (95% interval 6.2 to 7.2). Not clearly "
            "different from Bolton's 3.2%.",
        ),
        (
            {"comparison": "not_compared", "borough_value": NAN},
            "Halliwell: 6.7%, 610 claimants, October 2017 (95% interval 6.2 to 7.2).",
        ),
        (
            {"value": NAN, "mark": "[c]", "reason": hidden_reason("primary")},
            "Halliwell: [c] hidden to protect people: the number is small, October 2017.",
        ),
        (
            {"value": NAN, "mark": "[x]", "reason": hidden_reason("")},
            "Halliwell: [x] the source has no figure for this ward, October 2017.",
        ),
        (
            {"value": 0.0, "lower": 0.0, "upper": 0.04, "count": 0.0, "comparison": "lower"},
            "Halliwell: 0.0%, 0 claimants, October 2017 (95% interval 0.0 to 0.0). Lower than "
            "Bolton's 3.2%.",
        ),
    ],
)
def test_a_ward_is_told_with_its_count_period_interval_and_the_borough(changes, said):
    assert ward_sentence(WARD | changes, measure=make_measure(), area="Bolton") == said


def test_a_count_is_told_of_the_boroughs_and_why_it_is_no_rate():
    measure = make_measure(denominator="", unit="people", decimals=0)
    row = WARD | {"value": 59.0, "lower": 44.9, "upper": 76.1, "borough_value": 433.0}
    row |= {"reason": "no population on these boundaries is held"}
    assert ward_sentence(row, measure=measure, area="Bolton") == (
        "Halliwell: 59 people of Bolton's 433, October 2017 (95% interval 45 to 76). No rate: no "
        "population on these boundaries is held."
    )


@pytest.mark.parametrize(
    ("value", "reason", "said"),
    [
        (23.71, "", "Aged under 16: 23.7%; Bolton 21.1%, 30 June 2016."),
        (NAN, "none is held", "Aged under 16: not available [x], as none is held."),
    ],
)
def test_a_line_of_a_profile_stands_beside_the_borough(value, reason, said):
    row = {"value": value, "borough_value": 21.09, "period": "30 June 2016", "reason": reason}
    assert profile_sentence(row, item=AGES[0], title=AGES[0].title, area="Bolton") == said


IN_FIFTHS = (
    "The claimant rate was 5.3% in the most deprived fifth of wards and 1.3% in the least "
    "deprived, October 2017: "
)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {},
            f"{IN_FIFTHS}a gap of 4.0 percentage points (95% interval 3.7 to 4.2), 4.0 times as "
            "high.",
        ),
        (
            {"gap": 3.94, "ratio": 1.4},
            f"{IN_FIFTHS}a gap of 3.9 percentage points before rounding (95% interval 3.7 to 4.2).",
        ),
        (
            {"ratio": 1.4},
            f"{IN_FIFTHS}a gap of 4.0 percentage points (95% interval 3.7 to 4.2).",
        ),
        (
            {"gap": 0.3, "gap_lower": -0.1, "gap_upper": 0.7},
            f"{IN_FIFTHS}the difference of 0.3 percentage points is no more than chance could "
            "explain.",
        ),
        (
            {"reason": "no ranks are held"},
            "The claimant rate: the gap by deprivation cannot be told, as no ranks are held.",
        ),
    ],
)
def test_the_gap_by_deprivation_is_told_with_its_interval_or_why_not(changes, said):
    assert fifths_sentence(GAP | changes, ENDS, measure=make_measure()) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {},
            "Over all five fifths, the most deprived end of the borough is 5.3 percentage points "
            "higher than the least (slope index of inequality, 95% interval 5.0 to 5.6).",
        ),
        (
            {"sii": -5.25, "sii_lower": -5.55, "sii_upper": -4.96},
            "Over all five fifths, the most deprived end of the borough is 5.3 percentage points "
            "lower than the least (slope index of inequality, 95% interval 5.0 to 5.6).",
        ),
        (
            {"sii": 0.2, "sii_lower": -0.2, "sii_upper": 0.6},
            "Over all five fifths no slope can be told from chance (slope index of inequality 0.2 "
            "percentage points, 95% interval −0.2 to 0.6).",
        ),
        ({"reason": "no ranks are held"}, ""),
    ],
)
def test_the_slope_index_is_told_with_its_interval_or_that_chance_explains_it(changes, said):
    assert slope_sentence(GAP | changes, measure=make_measure()) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"gap": 4.1, "gap_lower": 3.4, "gap_upper": 4.8, "ratio": 1.05},
            "Women and girls 81.6 years and men and boys 77.5 years in Bolton, 2023 to 2025: a gap "
            "of 4.1 years (95% interval 3.4 to 4.8).",
        ),
        (
            {"gap_lower": NAN},
            "Women and girls 81.6 years and men and boys 77.5 years in Bolton, 2023 to 2025. No "
            "interval is published, so it cannot be told whether this is chance.",
        ),
    ],
)
def test_the_sexes_stand_side_by_side_and_chance_is_not_passed_over(changes, said):
    kpi = make_kpi(unit="years", decimals=1)
    groups = [{"group": "Female", "value": 81.6}, {"group": "Male", "value": 77.5}]
    row = GAP | {"period": "2023 to 2025"} | changes
    assert sex_sentence(row, groups, kpi=kpi, area="Bolton") == said
