"""Between what any made-up figure of a measure lies: invented, and only plausible.

Ranges of measures that bear on each other do not meet where one must be the lower: women live
longer than men and fewer years in good health, those who are active and those who are not leave
room for the rest, affordable homes are some of all new ones. Of what adds up over a year or a
programme, the range is that of the whole.
"""

from typing import NamedTuple

from perfkit.framework.model import Kpi


class Range(NamedTuple):
    """The least and the most that a made-up figure of a measure may be, in its unit."""

    least: float
    most: float

    @property
    def width(self) -> float:
        """How far apart the two are."""
        return self.most - self.least


RANGES: dict[str, Range] = {
    "admissions-to-care-homes": Range(350, 850),
    "adult-social-care-workforce-turnover": Range(15, 40),
    "affordable-homes-delivered": Range(60, 220),
    "agency-social-workers": Range(8, 30),
    "apprenticeship-starts": Range(350, 900),
    "assessments-within-45-days": Range(65, 98),
    "attainment-8": Range(42, 52),
    "attainment-8-free-school-meals": Range(29, 40),
    "business-births": Range(8, 17),
    "care-leavers-in-education-or-work": Range(40, 75),
    "care-leavers-in-suitable-accommodation": Range(78, 97),
    "carer-quality-of-life": Range(6.6, 8.2),
    "child-protection-conferences-within-15-days": Range(60, 98),
    "child-protection-plan-rate": Range(30, 75),
    "child-protection-plans-over-two-years": Range(0.5, 9),
    "children-in-relative-poverty": Range(18, 42),
    "children-in-temporary-accommodation": Range(180, 480),
    "children-with-three-or-more-placements": Range(5, 18),
    "claimant-count": Range(2, 9),
    "corporate-income": Range(90, 104),
    "council-tax-collection": Range(93, 98.5),
    "dental-decay-at-five": Range(18, 42),
    "early-years-good-level-of-development": Range(56, 74),
    "education-health-and-care-plans-on-time": Range(25, 85),
    "employment-rate": Range(64, 79),
    "families-in-bed-and-breakfast-over-six-weeks": Range(0, 12),
    "finding-information-about-care": Range(55, 78),
    "first-time-entrants-to-youth-justice": Range(80, 320),
    "fly-tipping-enforcement-actions": Range(600, 2_600),
    "fly-tipping-incidents": Range(3_500, 8_500),
    "foi-requests-in-time": Range(70, 98),
    "greenhouse-gas-emissions-per-person": Range(2.8, 5.2),
    "gross-median-weekly-pay": Range(480, 760),
    "healthy-life-expectancy-female": Range(56, 66),
    "household-recycling": Range(35, 56),
    "households-in-temporary-accommodation": Range(1.5, 6),
    "households-owed-a-homelessness-duty": Range(250, 700),
    "housing-affordability-ratio": Range(4.5, 9),
    "independent-after-short-term-support": Range(65, 92),
    "inequality-in-life-expectancy-male": Range(7, 13),
    "key-stage-2-expected-standard": Range(52, 70),
    "killed-or-seriously-injured": Range(12, 52),
    "level-3-by-age-19": Range(48, 68),
    "life-expectancy-female": Range(80.2, 84.8),
    "life-expectancy-male": Range(75.4, 80),
    "life-satisfaction": Range(7.1, 7.9),
    "long-term-empty-homes": Range(0.6, 2.2),
    "long-term-placement-stability": Range(60, 80),
    "looked-after-children-rate": Range(55, 125),
    "net-additional-homes": Range(260, 900),
    "nhs-health-checks": Range(35, 70),
    "not-in-education-employment-or-training": Range(2, 9),
    "persistent-absence": Range(13, 28),
    "physically-active-adults": Range(58, 72),
    "physically-inactive-adults": Range(19, 28),
    "premature-cardiovascular-mortality": Range(60, 120),
    "preventable-mortality-under-75": Range(130, 250),
    "prevention-duties-ended-with-a-home": Range(40, 72),
    "re-referrals": Range(14, 30),
    "relief-duties-ended-with-a-home": Range(25, 55),
    "repeat-child-protection-plans": Range(14, 32),
    "requests-for-care-resulting-in-a-service": Range(450, 1_100),
    "savings-programme-delivered": Range(70, 100),
    "secondary-absence-this-year": Range(6, 12),
    "section-42-risk-reduced-or-removed": Range(80, 97),
    "smoking-prevalence-adults": Range(9, 19),
    "social-care-quality-of-life": Range(0.36, 0.46),
    "social-worker-caseload": Range(12, 21),
    "social-worker-turnover": Range(8, 26),
    "staff-sickness": Range(7, 14),
    "stage-1-complaints-in-time": Range(65, 98),
    "suspensions": Range(5, 22),
    "ultra-low-emission-vehicles": Range(400, 6_500),
    "year-6-obesity": Range(18, 31),
}
# Of a measure that nobody has looked at yet: the first whose words begin its unit.
UNITS: tuple[tuple[str, Range], ...] = (
    ("per 1,000 households", Range(1, 7)),
    ("per 10,000", Range(30, 90)),
    ("per 100,000", Range(100, 900)),
    ("per 100 ", Range(4, 20)),
    ("days", Range(7, 14)),
    ("cases", Range(12, 21)),
    ("ratio", Range(4, 9)),
    ("points", Range(38, 52)),
    ("tonnes", Range(2.5, 5.5)),
    ("£", Range(450, 750)),
    ("score out of 10", Range(7, 8)),
    ("years", Range(76, 84)),
)


def range_of(kpi: Kpi) -> Range:
    """Return between what a measure's made-up figures lie, within its own bounds."""
    known = RANGES.get(kpi.id) or next(
        (among for words, among in UNITS if kpi.unit.startswith(words)), _of_nothing_else(kpi)
    )
    least = known.least if kpi.lowest is None else max(known.least, kpi.lowest)
    most = known.most if kpi.highest is None else min(known.most, kpi.highest)
    return Range(least, most)


def _of_nothing_else(kpi: Kpi) -> Range:
    if kpi.unit == "%":
        return Range(50, 95) if kpi.good == "higher" else Range(5, 35)
    highest = kpi.highest or 400
    return Range(highest * 0.4, highest * 0.9)
