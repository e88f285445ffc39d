from datetime import date

import pandas as pd
import pytest

from perfkit.edition.assess import Knowns, assess
from perfkit.edition.compared import Circle, Peers
from perfkit.framework.comparators import Area
from perfkit.periods import financial_year
from perfkit.tables import FAILING, OBSERVATIONS
from tests.unit.measures.make import make_kpi, make_target

PEERS = Peers(
    england=(Area(code="E", name="England"),),
    wide=(Area(code="GM", name="Greater Manchester"), Area(code="NW", name="NW")),
    greater_manchester=Circle("the", "ten", ("B", "T1", "T2", "T3", "T4")),
    neighbours={"like-us": Circle("B's", "neighbours", ("N1", "N2", "N3", "N4", "N5"))},
)


def knowns(**changes) -> Knowns:
    given = {"lags": {"re-referrals": 180}, "problems": pd.DataFrame(columns=list(FAILING))}
    return Knowns(date(2026, 2, 15), "B", PEERS, **(given | changes))


def observations(*values, area="B", first_year=2015, **columns) -> pd.DataFrame:
    rows = []
    for place, value in enumerate(values):
        period = financial_year(first_year + place)
        is_number = isinstance(value, int | float)
        rows.append(
            dict.fromkeys(OBSERVATIONS, None)
            | {
                "kpi_id": "re-referrals",
                "area_code": area,
                "period": period.label,
                "period_start": pd.Timestamp(period.start),
                "period_end": pd.Timestamp(period.end),
                "period_kind": period.kind,
                "breakdown": "",
                "value": float(value) if is_number else float("nan"),
                "value_text": str(value),
                "numerator": float("nan"),
                "denominator": float("nan"),
                "lower": float("nan"),
                "upper": float("nan"),
                "status": "" if is_number else str(value),
                "released_on": pd.Timestamp(period.end) + pd.Timedelta(days=180),
            }
            | columns
        )
    return pd.DataFrame(rows)


def row(table: pd.DataFrame, kpi=None, **changes):
    (one,) = assess(table, [kpi or make_kpi()], knowns=knowns(**changes))
    return one.row


def test_the_latest_figure_is_assessed_and_the_one_before_stands_beside_it():
    found = row(observations(18.0, 20.5, first_year=2023))
    assert (found["period"], found["value"], found["value_text"]) == ("2024/25", 20.5, "20.5%")
    assert (found["previous_period"], found["previous_value_text"]) == ("2023/24", "18.0%")


def test_a_kpi_with_no_figure_is_awaited_from_the_one_who_writes_it():
    found = row(observations().reindex(columns=list(OBSERVATIONS)))
    assert found["value_text"] == "Awaited from the head of assessment"
    assert (found["age_status"], found["quality_grade"]) == ("awaited", "not_graded")


def test_a_period_for_which_nothing_was_published_is_passed_over():
    found = row(observations(18.0, 20.5, "x", first_year=2022))
    assert found["period"] == "2023/24"


def test_a_hidden_figure_is_told_and_not_replaced_by_the_one_before():
    found = row(observations(18.0, 20.5, "c", first_year=2022))
    assert found["period"] == "2024/25"
    assert "hidden to protect people" in found["headline"]
    assert (found["variation"], found["direction"]) == ("not_testable", "cannot_tell")
    assert found["variation_reason"] == "the newest figure is hidden to protect people"


def test_a_target_that_was_sent_counts_like_one_of_the_file():
    target = make_target(19.0, starts=date(2024, 4, 1), ends=date(2025, 3, 31))
    found = row(observations(20.5, first_year=2024), targets={"re-referrals": (target,)})
    assert (found["target"], found["target_status"]) == (19.0, "off_target")


@pytest.mark.parametrize(
    ("group", "others", "expected"),
    [
        ("england", {"E": 22.6}, ("England", "E", 22.6)),
        ("greater_manchester", {"NW": 21.0}, ("NW", "NW", 21.0)),
        ("greater_manchester", {"GM": 19.0, "NW": 21.0}, ("Greater Manchester", "GM", 19.0)),
        (
            "greater_manchester",
            {"T1": 1, "T2": 2, "T3": 3, "T4": 4, "NW": 21.0},
            ("the median of the ten", "", 3.0),  # of 1, 2, 3, 4 and the council's own 20.5
        ),
        (
            "neighbours",
            {"N1": 1, "N2": 2, "N3": 3, "N4": 4, "N5": 9},
            ("the median of B's neighbours", "", 3.0),
        ),
        ("neighbours", {"N1": 1, "N2": 2, "N3": 3, "N4": 4}, ("", "", None)),
        ("england", {}, ("", "", None)),
    ],
)
def test_it_is_compared_with_its_own_group_for_the_same_period(group, others, expected):
    tables = [observations(18.0, 20.5, first_year=2023)]
    tables += [observations(0.0, value, area=a, first_year=2023) for a, value in others.items()]
    found = row(pd.concat(tables), make_kpi(benchmark={"group": group, "neighbours": "like-us"}))
    names = ("comparator", "comparator_code", "comparator_value")
    assert tuple(found[name] for name in names) == expected


def test_how_each_of_the_four_marks_was_found_is_told_with_its_numbers():
    target = make_target(19.0, starts=date(2024, 4, 1), ends=date(2025, 3, 31))
    (one,) = assess(
        observations(18.0, 20.5, first_year=2023),
        [make_kpi()],
        knowns=knowns(targets={"re-referrals": (target,)}),
    )
    assert dict(row[1:] for row in one.found) == {
        "Target": "20.5% against a target of at most 19.0%: a miss of 1.5 percentage points. No "
        "miss counts as close.",
        "Variation": "There are 2 years to compare, and a test of change needs 6.",
        "Age": "The figure is for the year to March 2025. Figures usually come 180 days after the "
        "period ends, so this one is taken as released on 27 September 2025 and the next is due "
        "by 27 September 2026. It is not new, as it came before the 92 days up to "
        "15 February 2026.",
        "Data quality": "The grade is the worst of six checks. Faults: accuracy 0 of 2, "
        "completeness 0 of 2, uniqueness 0 of 2, consistency 0 of 2, timeliness 0 of 1, "
        "validity 0 of 2.",
    }


def test_a_kpi_with_no_figure_has_nothing_to_test_and_says_so():
    table = observations().reindex(columns=list(OBSERVATIONS))
    (one,) = assess(table, [make_kpi()], knowns=knowns())
    assert dict(row[1:] for row in one.found) == {
        "Target": "No target has been agreed.",
        "Variation": "No figure has been sent yet, so there is nothing to test.",
        "Age": "No figure has been sent yet.",
        "Data quality": "No figure has been sent yet, so there is nothing to grade.",
    }


def test_those_that_need_someone_come_first():
    kpis = [make_kpi(), make_kpi(id="overdue", title="Another")]
    table = pd.concat(
        [
            observations(18.0, 20.5, first_year=2023),
            observations(18.0, 20.5, first_year=2018).assign(kpi_id="overdue"),
        ]
    )
    found = assess(table, kpis, knowns=knowns(lags={"re-referrals": 180, "overdue": 180}))
    assert [(one.row["kpi_id"], one.row["attention"]) for one in found] == [
        ("overdue", 3),
        ("re-referrals", 1),
    ]
