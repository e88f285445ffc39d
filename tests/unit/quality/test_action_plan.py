"""Each problem becomes an action: what it touches, how to mend it, who owns it and by when."""

from datetime import date

import pandas as pd

from perfkit.quality.action_plan import COLUMNS, Touched, action_plan
from tests.unit.measures.make import make_kpi
from tests.unit.quality.test_grade import problems

AS_AT = date(2026, 7, 31)
AREA = "E08000001"


def rejected(count=2, **changes):
    given = {"severity": "rejected", "rule": "a percentage is at most 100", "file": "a.csv"}
    given |= {"row": 7, "column": "value", "got": "640", "dimension": "validity"}
    return problems(count=count, **(given | changes))


def test_a_problem_names_its_kpis_its_mending_its_owner_and_its_day():
    plan = action_plan(rejected(), kpis=[make_kpi()], as_at=AS_AT, area_code=AREA)
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
    plan = action_plan(rejected(series="other"), kpis=[make_kpi()], as_at=AS_AT, area_code=AREA)
    assert plan.iloc[0][["kpis", "owner"]].tolist() == ["", "intelligence-hub-analyst"]


def test_a_problem_of_what_a_published_rate_is_made_of_touches_the_rate():
    kpi = make_kpi(source={"return": "a-return", "value": "rate", "made_of": ["count"]})
    plan = action_plan(rejected(series="count"), kpis=[kpi], as_at=AS_AT, area_code=AREA)
    assert plan.iloc[0]["kpis"] == "re-referrals"


def test_rejected_figures_come_before_doubtful_ones_and_may_wait_less():
    doubtful = rejected(1, severity="doubtful", dimension="accuracy", rule="changed much")
    plan = action_plan(
        pd.concat([doubtful, rejected()]), kpis=[make_kpi()], as_at=AS_AT, area_code=AREA
    )
    assert plan["problem"].tolist() == ["a percentage is at most 100", "changed much"]
    assert plan["due"].tolist() == [date(2026, 8, 28), date(2026, 10, 30)]


def test_a_known_doubt_of_a_published_series_is_no_action():
    kpi = make_kpi(doubts=("Three quarters running are exactly 186.",))
    assert action_plan(problems(), kpis=[kpi], as_at=AS_AT, area_code=AREA).empty


def test_what_others_sent_comes_after_the_councils_own_and_waits_a_quarter():
    theirs = rejected(3, area_code="E08000002", rule="theirs")
    ours = rejected(1, severity="doubtful", rule="ours")
    plan = action_plan(pd.concat([theirs, ours]), kpis=[make_kpi()], as_at=AS_AT, area_code=AREA)
    assert plan["problem"].tolist() == ["ours", "theirs"]
    assert plan[["cells", "ours"]].to_numpy().tolist() == [[1, 1], [3, 0]]
    assert plan["due"].tolist() == [date(2026, 10, 30)] * 2


def test_the_example_is_the_councils_own_where_there_is_one():
    mixed = pd.concat([rejected(1, area_code="E08000002", row=1), rejected(1, row=2)])
    plan = action_plan(mixed, kpis=[make_kpi()], as_at=AS_AT, area_code=AREA)
    assert plan.iloc[0]["example"] == "a.csv, row 2, value: 640"


def test_what_a_problem_touches_is_told_of_our_own_figures_where_there_are_any():
    theirs = rejected(3, area_code="E08000002")
    ours = rejected(1, series="other")
    plan = action_plan(pd.concat([theirs, ours]), kpis=[make_kpi()], as_at=AS_AT, area_code=AREA)
    assert plan.iloc[0][["cells", "ours", "kpis", "owner"]].tolist() == [
        4,
        1,
        "",
        "intelligence-hub-analyst",
    ]


def test_a_problem_that_others_alone_have_says_which_measure_is_set_beside_it():
    plan = action_plan(
        rejected(area_code="E08000002"), kpis=[make_kpi()], as_at=AS_AT, area_code=AREA
    )
    assert plan.iloc[0][["ours", "kpis"]].tolist() == [0, "re-referrals"]


def test_a_figure_that_two_files_tell_is_counted_once():
    quarters = ["2022-23 Q3", "2022-23 Q4"]
    told = pd.concat(
        rejected(1, file_id=file, period_text=quarter)
        for file in ("new", "old")
        for quarter in quarters
    )
    plan = action_plan(told, kpis=[make_kpi()], as_at=AS_AT, area_code=AREA)
    assert plan.iloc[0][["cells", "ours"]].tolist() == [2, 2]


def test_two_groups_of_one_place_in_one_file_are_two_figures():
    plan = action_plan(rejected(2), kpis=[make_kpi()], as_at=AS_AT, area_code=AREA)
    assert plan.iloc[0]["cells"] == 2


def test_a_problem_names_the_bodies_and_decisions_that_rest_on_it_and_its_usual_cause():
    touched = Touched({"re-referrals": ["clt", "dlt-people"]}, {"re-referrals": ["Fund a team."]})
    plan = action_plan(
        rejected(root_cause="mapping"),
        kpis=[make_kpi()],
        as_at=AS_AT,
        area_code=AREA,
        touched=touched,
    )
    assert plan.iloc[0][["bodies", "decisions", "root_cause"]].tolist() == [
        "clt, dlt-people",
        "Fund a team.",
        "mapping",
    ]


def test_what_failed_before_and_passes_now_is_closed_and_comes_last():
    plan = action_plan(
        rejected(1, rule="still", severity="doubtful"),
        kpis=[make_kpi()],
        as_at=AS_AT,
        area_code=AREA,
        closed=rejected(1, rule="gone"),
    )
    assert plan[["problem", "state", "retest"]].to_numpy().tolist() == [
        ["still", "open", "When a later file holds these figures right, the problem closes."],
        ["gone", "closed", "Its test passes now."],
    ]


def test_a_rule_that_still_fails_somewhere_is_open_alone():
    plan = action_plan(
        rejected(1), kpis=[make_kpi()], as_at=AS_AT, area_code=AREA, closed=rejected(4)
    )
    assert plan["state"].tolist() == ["open"]


def test_a_wrong_region_is_mended_by_its_publisher_for_no_other_source_is_asked():
    region = rejected(rule_id="region-is-the-areas-own", dimension="consistency")
    parts = rejected(rule_id="a-return/adds-up", dimension="consistency")
    plan = action_plan(
        pd.concat([region, parts]), kpis=[make_kpi()], as_at=AS_AT, area_code=AREA
    ).set_index("rule_id")
    assert plan["fix"].to_dict() == {
        "region-is-the-areas-own": "Ask the publisher to give the council the region that it lies "
        "in.",
        "a-return/adds-up": "Find which of the figures is wrong, and ask its sender to mend it.",
    }


def test_without_a_problem_there_is_no_action():
    plan = action_plan(problems(), kpis=[make_kpi()], as_at=AS_AT, area_code=AREA)
    assert (len(plan), list(plan.columns)) == (0, list(COLUMNS))
