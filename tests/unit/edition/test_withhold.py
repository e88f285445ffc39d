"""A figure below its KPI's floor of trust is kept from every page, or marked on each."""

from datetime import date

import pandas as pd
import pytest

from perfkit.edition.assess import WITHHELD, assess_one
from perfkit.edition.withhold import to_withhold, withhold
from perfkit.quality.grade import Grade
from perfkit.tables import OBSERVATIONS
from tests.unit.edition.make import make_observation
from tests.unit.edition.test_assess import knowns
from tests.unit.measures.make import make_kpi

BAD = Grade("not_fit", "40% of schools reported", ())
CARE = Grade("use_with_care", "one figure is doubtful", ())
KEPT_BACK = make_kpi(below_floor="withhold")
HERE, THERE = "B", "E92"


def rows():
    made = [
        make_observation(area, 20.0 + year, year) for area in (HERE, THERE) for year in (2023, 2024)
    ]
    table = pd.DataFrame(made, columns=list(OBSERVATIONS))
    texts = {name: table[name].fillna("") for name in ("value_text", "status", "note")}
    return table.assign(**texts, released_on=date(2025, 10, 1), return_id="a-return")


@pytest.mark.parametrize(
    ("kpi", "graded", "expected"),
    [
        (KEPT_BACK, BAD, True),
        (KEPT_BACK, CARE, False),
        (make_kpi(), BAD, False),
        (make_kpi(below_floor="withhold", trust_floor="sound"), CARE, True),
    ],
)
def test_only_what_its_definition_says_is_withheld(kpi, graded, expected):
    assert bool(to_withhold([kpi], {kpi.id: graded})) == expected


def test_every_period_of_the_councils_own_is_taken_out_and_says_why():
    found = withhold(rows(), {"re-referrals": BAD}, area_code=HERE)
    own, others = found[found["area_code"] == HERE], found[found["area_code"] == THERE]
    assert own["value"].isna().all() and others["value"].notna().all()
    assert set(own["status"]) == {"u"} and set(own["value_text"]) == {"[u]"}
    assert set(own["note"]) == {"Withheld: 40% of schools reported."}


def test_another_kpi_keeps_its_figures():
    found = withhold(rows(), {"others": BAD}, area_code=HERE)
    assert found["value"].notna().all()


def test_a_figure_withheld_stands_nowhere_in_the_assessment():
    known = knowns(withheld={"re-referrals": BAD})
    taken = withhold(rows(), known.withheld, area_code=HERE)
    row = assess_one(taken, KEPT_BACK, knowns=known).row
    assert row["value_text"] == WITHHELD and pd.isna(row["value"])
    assert (row["previous_value_text"], row["target_status"]) == ("", "no_target")
    assert (row["quality_grade"], row["quality_reason"]) == ("not_fit", "40% of schools reported")
    assert row["headline"].endswith("is withheld, as 40% of schools reported")
    assert not [value for value in row.values() if str(value).startswith("204")]
