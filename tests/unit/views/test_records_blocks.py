"""Blocks made of what people sent: actions, money, programmes, partners."""

import re

import pandas as pd
import pytest

import perfkit
from perfkit.framework.model import Programme
from tests.unit.views.fake_book import assessment, at_kind, make_book, make_kpi

ACTION = {
    "action_id": "one",
    "body_id": "clt",
    "concerns": "repairs",
    "what": "Start a second team",
    "owner": "head-of-housing",
    "agreed_on": "2026-05-01",
    "due_on": "2026-06-21",
    "status": "open",
    "success_test": "Ninety in a hundred.",
}
LINE = {
    "concerns": "housing",
    "quarter": "2025/26 Q4",
    "spend": "revenue",
    "budget": 3_200_000,
    "forecast": 4_600_000,
    "actual": 4_000_000,
    "saving_target": 900_000,
    "saving_delivered": 600_000,
    "staff": 41.5,
    "staff_budget": 44.0,
}
MILESTONE = {
    "milestone_id": "one",
    "programme_id": "homes",
    "title": "Thirty leased homes let",
    "due_baseline": "2026-03-31",
    "due_forecast": "2026-09-30",
    "reason": "the lease took longer",
}
COMMITMENT = {
    "commitment_id": "one",
    "partner": "Police",
    "concerns": "live-well",
    "what": "Share the records",
    "due_on": "2026-05-31",
    "status": "missed",
    "note": "Not signed",
}


def test_overdue_actions_come_first_and_done_ones_are_counted():
    done = ACTION | {"status": "done", "done_on": "2026-06-01", "what": "Write to tenants"}
    text = perfkit.actions(make_book("actions", sent={"actions": [done, ACTION]})).text
    assert "1 action is overdue; none open and in time; 1 done." in text
    assert text.index("Start a second team") < text.index("Write to tenants")
    assert "Done or dropped (1)" in text


def test_money_says_over_or_under_with_savings_and_staff_and_the_result():
    text = perfkit.money(make_book("money", sent={"budget_lines": [LINE]})).text
    assert "Services: forecast £1.4 million over budget" in text
    assert "Housing 3.2 4.6 +1.4" in text
    assert "1 of 1 measure need attention" not in text
    assert "1 of 1 needs attention" in text
    assert "Housing 900 600 300" in text
    assert "41.5 44.0" in text


def test_residents_read_what_is_spent_without_marks_or_staff():
    book = at_kind(make_book("money", sent={"budget_lines": [LINE]}), "residents")
    text = perfkit.money(book).text
    assert "Of £3.2 million planned for the year on what is listed here we expect to spend" in text
    assert "Housing 3.2 4.6 +1.4" in text
    assert "attention" not in text
    assert "41.5" not in text


def test_money_tells_kinds_of_spending_apart_only_where_there_are_several():
    capital = LINE | {"spend": "capital", "budget": 1_000_000}
    text = perfkit.money(make_book("money", sent={"budget_lines": [LINE, capital]})).text
    assert "Housing (revenue)" in text
    assert "Housing (capital)" in text


def test_a_commitment_that_was_kept_is_one_step_away():
    kept = COMMITMENT | {"status": "kept", "what": "Open the office", "note": ""}
    sent = {"commitments": [kept, COMMITMENT]}
    html = perfkit.commitments(make_book("commitments", sent=sent)).html
    opened, away = html.split("<details")
    assert "Share the records" in opened
    assert "Open the office" in away


@pytest.mark.parametrize(
    ("cause", "event", "effect", "alone"),
    [
        (
            *("Because posts are empty", "there is a risk that we wait", "which would cost more."),
            "it would cost more",
        ),
        ("posts are empty", "We wait", "a higher cost", "a higher cost"),
    ],
)
def test_a_risk_is_told_once_however_its_parts_were_written(cause, event, effect, alone):
    risk = {
        "risk_id": "one",
        "concerns": "homes",
        "cause": cause,
        "event": event,
        "effect": effect,
        "likelihood": 2,
        "impact": 3,
        "controls": "a bank of staff",
        "owner": "head-of-housing",
    }
    text = perfkit.risks(make_book("risks", sent={"risks": [risk]})).text
    assert f"We wait. Cause: posts are empty. Effect: {alone}." in text
    assert "6 (2 × 3) A bank of staff." in text


CHANGES = pd.DataFrame(
    [
        ("repairs", "New figure: 2025/26 Q4", "48.0%", "46.3%"),
        ("repairs", "Data quality", "sound", "use_with_care"),
    ],
    columns=["kpi_id", "what", "before", "after"],
)


def test_residents_are_told_of_figures_that_changed_and_not_of_marks():
    given = {"first_edition": False, "previous_edition": "Q3", "tables": {"changes": CHANGES}}
    residents = perfkit.changes(at_kind(make_book("changes", **given), "residents")).text
    others = perfkit.changes(make_book("changes", **given)).text
    assert "48.0% 46.3%" in residents
    assert "Data quality" not in residents
    assert "Data quality Sound Use with care" in others
    assert others.index("Data quality") < others.index("1 new figure")


def test_money_reads_the_latest_quarter_alone():
    earlier = LINE | {"quarter": "2025/26 Q3", "forecast": 9_900_000}
    text = perfkit.money(make_book("money", sent={"budget_lines": [LINE, earlier]})).text
    assert "As at 2025/26 Q4." in text
    assert "9.9" not in text


@pytest.mark.parametrize(("over", "drawn"), [(1_400_000, 44), (64_000, 44), (3_200, 2.2), (0, 0)])
def test_a_small_variance_that_stands_alone_is_drawn_small(over, drawn):
    html = str(perfkit.money(make_book("money", sent={"budget_lines": [spent(over)]})).html)
    width = re.search(r'<rect[^>]* width="([\d.]+)"', html)[1]
    assert float(width) == pytest.approx(drawn, abs=0.1)


def spent(over):
    return LINE | {"forecast": LINE["budget"] + over}


def test_the_milestone_that_slipped_furthest_comes_first():
    later = MILESTONE | {"milestone_id": "two", "title": "Keys", "due_forecast": "2026-04-11"}
    sent = {"milestones": [later, MILESTONE]}
    text = perfkit.milestones(make_book("milestones", sent=sent)).text
    assert text.index("Thirty leased homes let") < text.index("Keys")


def test_a_milestone_that_slipped_says_by_how_much_and_why():
    text = perfkit.milestones(make_book("milestones", sent={"milestones": [MILESTONE]})).text
    assert "1 milestone slipped, 0 in time, 0 reached." in text
    assert "Slipped 183 days The lease took longer." in text


@pytest.mark.parametrize(
    ("forecast", "said"),
    [
        ("2026-07-31", "High: in time"),
        ("2026-08-10", "Medium: slipped 10 days"),
        ("2026-10-01", "Low: slipped 62 days"),
    ],
)
def test_confidence_in_a_programme_follows_from_its_next_milestone(forecast, said):
    sent = MILESTONE | {"due_baseline": "2026-07-31", "due_forecast": forecast}
    book = make_book("programmes", sent={"milestones": [sent]})
    programme = Programme(
        id="homes",
        name="Homes",
        serves=("homes",),
        lead="head-of-housing",
        project_group="Group",
        stage="delivering",
        starts="2025-04-01",
        ends="2027-03-31",
        benefits=("repairs",),
    )
    framework = book.framework.model_copy(update={"programmes": (programme,)})
    object.__setattr__(book, "framework", framework)
    assert said in perfkit.programmes(book).text


def test_a_commitment_that_was_missed_says_so_and_why():
    text = perfkit.commitments(make_book("commitments", sent={"commitments": [COMMITMENT]})).text
    assert "Of 1 commitment: 1 missed." in text
    assert "Police 31 May 2026 Target: Missed Not signed" in text


def test_a_decision_asked_is_told_with_its_evidence_and_meeting():
    decision = {
        "decision_id": "one",
        "body_id": "clt",
        "concerns": "repairs",
        "what": "pay for a second team",
        "evidence": "the backlog grows",
        "meeting_on": "2026-07-12",
        "status": "asked",
    }
    text = perfkit.decisions(make_book("decisions", sent={"decisions": [decision]})).text
    assert "Pay for a second team. Evidence: The backlog grows." in text
    assert "About Repairs on time; meeting on 12 July 2026" in text


def test_a_narrative_that_waits_for_sign_off_is_shown_whole():
    row = {
        "kpi_id": "repairs",
        "quarter": "2025/26 Q4",
        "why": "Staff left",
        "doing": "We hire",
        "outlook": "",
        "writer": "head-of-housing",
        "state": "submitted",
    }
    text = perfkit.narratives(make_book("narratives", sent={"narratives": [row]})).text
    assert "Waiting for sign-off Measure" in text
    assert "Repairs on time Staff left. We hire. Head of Housing" in text
    row["state"] = "draft"
    text = perfkit.narratives(make_book("narratives", sent={"narratives": [row]})).text
    assert text.startswith("narratives No narrative waits for sign-off. 1 draft still with the")


OVERDUE = {
    "kpi_id": "repairs",
    "state": "overdue",
    "due_on": "2026-06-15",
    "days": 16,
    "words": "it was due by Monday 15 June 2026 and is 16 days late",
    "counted_from": "That is ten working days after the release.",
}


def test_an_update_is_due_until_it_is_written_since_the_release():
    text = perfkit.updates_due(make_book("updates-due")).text
    assert "1 narrative awaited, none overdue." in text
    assert "an action is needed" in text
    assert "8 July 2026 That is ten working days after the release." in text
    written = OVERDUE | {"state": "written", "words": ""}
    book = make_book("updates-due", tables={"narratives_due": [written]})
    assert "No update is due from this body." in perfkit.updates_due(book).text


def test_a_narrative_not_yet_written_says_how_late_it_is_and_of_whom_it_is_awaited():
    book = make_book("narratives", tables={"narratives_due": [OVERDUE]})
    text = perfkit.narratives(book).text
    assert "1 narrative not yet written, overdue" in text
    assert "Repairs on time Head of Housing 15 June 2026 Age: 16 days late" in text


def test_narratives_are_asked_for_the_longest_overdue_first_and_those_of_no_known_day_last():
    kpis = [make_kpi(name, short_title=f"Measure {name}") for name in ("a", "b", "c")]
    unknown = {"state": "cannot_tell", "due_on": None, "days": 0, "words": "it cannot be told"}
    dues = [
        OVERDUE | {"kpi_id": "a"} | unknown,
        OVERDUE | {"kpi_id": "b"},
        OVERDUE | {"kpi_id": "c", "due_on": "2026-01-05"},
    ]
    rows = [assessment(kpi.id) for kpi in kpis]
    book = make_book("updates-due", kpis=kpis, rows=rows, tables={"narratives_due": dues})
    text = perfkit.updates_due(book).text
    assert "3 narratives awaited, 2 overdue." in text
    assert text.index("Measure c") < text.index("Measure b") < text.index("Measure a")
    assert "Cannot tell It cannot be told." in text


def test_what_several_days_are_counted_from_alike_is_said_once():
    kpis = [make_kpi(name) for name in ("a", "b")]
    rows = [assessment(kpi.id) for kpi in kpis]
    alike = [OVERDUE | {"kpi_id": kpi.id, "counted_from": "That is a day."} for kpi in kpis]
    apart = [alike[0], alike[1] | {"counted_from": "That is another."}]

    def told(dues):
        tables = {"narratives_due": dues}
        book = make_book("updates-due", kpis=kpis, rows=rows, tables=tables)
        return perfkit.updates_due(book).text

    assert "2 narratives awaited, all overdue. Due a day." in told(alike)
    assert "That is a day." not in told(alike)
    assert "That is a day." in told(apart) and "That is another." in told(apart)


def test_demand_is_context_and_not_performance():
    rows = [assessment(target_status="no_target", variation="higher")]
    text = perfkit.demand(
        make_book("demand", kpis=(make_kpi(good="context_only"),), rows=rows)
    ).text
    assert "more or less of it is neither good nor bad" in text
    assert "Variation: Higher" in text


def test_a_change_of_mark_is_told_in_words():
    changes = pd.DataFrame(
        [("repairs", "Target status", "on_target", "off_target")],
        columns=["kpi_id", "what", "before", "after"],
    )
    book = make_book(
        "changes", first_edition=False, previous_edition="Quarter 2", tables={"changes": changes}
    )
    text = perfkit.changes(book).text
    assert "Since Quarter 2." in text
    assert "Repairs on time Target status On target Off target" in text


def test_an_action_that_is_done_says_what_its_measure_did_since():
    done = ACTION | {"status": "done", "done_on": "2026-06-01"}
    book = make_book("actions", sent={"actions": [done]}, followed={"one": "Too soon to tell."})

    assert "Too soon to tell." in perfkit.actions(book).text
