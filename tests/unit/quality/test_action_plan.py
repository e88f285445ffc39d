"""Each problem becomes an action: what it touches, how to mend it, who owns it and by when."""

from datetime import date

import pandas as pd

from perfkit.quality.action_plan import COLUMNS, action_plan
from tests.unit.measures.make import make_kpi
from tests.unit.quality.test_grade import problems

AS_AT = date(2026, 7, 31)


def rejected(count=2, **changes):
    given = {"severity": "rejected", "rule": "a percentage is at most 100", "file": "a.csv"}
    given |= {"row": 7, "column": "value", "got": "640", "dimension": "validity"}
    return problems(count=count, **(given | changes))


def test_a_problem_names_its_kpis_its_mending_its_owner_and_its_day():
    plan = action_plan(rejected(), kpis=[make_kpi()], as_at=AS_AT)
    row = plan.iloc[0]
    assert list(plan.columns) == list(COLUMNS)
    assert row[["cells", "kpis", "owner", "due"]].tolist() == [
        2,
        "re-referrals",
        "data-steward-people",
        date(2026, 8, 28),
    ]
    assert row["example"] == "a.csv, row 7, value: 640"
    assert row["fix"].startswith("Ask the sender to mend the entry")


def test_a_problem_that_touches_no_kpi_is_the_analysts():
    plan = action_plan(rejected(series="other"), kpis=[make_kpi()], as_at=AS_AT)
    assert plan.iloc[0][["kpis", "owner"]].tolist() == ["", "intelligence-hub-analyst"]


def test_rejected_figures_come_before_doubtful_ones_and_known_doubts_are_told():
    doubtful = rejected(1, severity="doubtful", dimension="accuracy", rule="changed much")
    kpi = make_kpi(doubts=("Three quarters running are exactly 186.",))
    plan = action_plan(pd.concat([doubtful, rejected()]), kpis=[kpi], as_at=AS_AT)
    assert plan["problem"].tolist() == [
        "a percentage is at most 100",
        "Three quarters running are exactly 186.",
        "changed much",
    ]
    assert plan["due"].tolist() == [date(2026, 8, 28)] + [date(2026, 10, 30)] * 2


def test_without_a_problem_there_is_no_action():
    plan = action_plan(problems(), kpis=[make_kpi()], as_at=AS_AT)
    assert (len(plan), list(plan.columns)) == (0, list(COLUMNS))
