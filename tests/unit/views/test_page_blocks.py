"""Blocks about the page itself: strip, outcomes, thread, data quality, record."""

import pandas as pd
import pytest

import perfkit
from perfkit.quality.action_plan import COLUMNS as PLAN
from perfkit.tables import FAILING, INCOMPLETE
from perfkit.views import record
from tests.unit.views.fake_book import assessment, at_kind, make_book, make_kpi, observations

OBSERVED = observations([50.0, 48.0, 46.3])


def releases(*days):
    rows = [("repairs", "Repairs", "2025/26 Q4", pd.Timestamp(day)) for day in days]
    return {"releases": pd.DataFrame(rows, columns=["kpi_id", "title", "period", "due_on"])}


def test_the_strip_says_when_what_comes_next_and_that_this_is_the_first():
    text = perfkit.strip(make_book("strip", tables=releases("2026-07-14"))).text
    assert "As at 1 July 2026" in text
    assert "Quarter 2025/26 Q4 January to March 2026" in text
    assert "Next data due 14 July 2026 Housing return" in text
    assert "This is the first edition" in text
    assert "What needs us?" in text


def test_the_strip_sets_the_next_data_beside_the_body_s_own_meeting():
    asked = [
        {"body_id": body, "status": "asked", "meeting_on": day}
        for body, day in (("clt", "2026-07-09"), ("cabinet", "2026-07-02"))
    ]
    book = make_book("strip", tables=releases("2026-07-14"), sent={"decisions": asked})
    text = perfkit.strip(book).text
    assert "For the meeting on 9 July 2026" in text
    assert "Next data due 14 July 2026 5 days after this meeting: Housing return" in text


CHANGES = (
    ("repairs", "New figure: 2025/26 Q4", "48.0%", "46.3%"),
    ("repairs", "Revised: 2025/26 Q3", "47.0%", "48.0%"),
    ("repairs", "Variation", "improving", "worsening"),
)


def changed(*blocks, changes=CHANGES):
    table = pd.DataFrame(list(changes), columns=["kpi_id", "what", "before", "after"])
    return make_book(
        *blocks, first_edition=False, previous_edition="Quarter 3", tables={"changes": table}
    )


def test_the_strip_counts_what_changed_and_lists_it_one_step_away():
    view = perfkit.strip(changed("strip"))
    assert "Changed since Quarter 3 1 new figure, 1 revised 1 other change" in view.text
    assert "What changed since Quarter 3" in view.text
    assert "Repairs on time Variation Improving Worsening" in view.text
    assert 'href="#changed"' in view.html and 'id="changed"' in view.html


def test_a_page_with_a_block_of_changes_lists_them_there_alone():
    view = perfkit.strip(changed("strip", "changes"))
    assert 'href="#changes"' in view.html and "Repairs on time" not in view.text


def test_residents_are_told_of_figures_and_not_of_marks_that_moved():
    text = perfkit.strip(at_kind(changed("strip"), "residents")).text
    assert "Revised: 2025/26 Q3" in text
    assert "other change" not in text and "Worsening" not in text
    only_a_mark = perfkit.strip(at_kind(changed("strip", changes=CHANGES[2:]), "residents"))
    assert "No figure is new or revised" in only_a_mark.text
    assert "#changed" not in only_a_mark.html


def test_a_page_has_one_first_heading():
    assert perfkit.strip(make_book("strip")).html.count("<h1") == 1


def test_an_outcome_counts_its_measures_and_the_evidence():
    view = perfkit.outcomes(make_book("outcomes", observed=OBSERVED))
    assert "Of 1 measure: 1 worsening." in view.text
    assert "Confidence: 1 of 1 measure recent and sound." in view.text
    assert len(view.charts) == view.html.count("<figure") == 1


def test_a_measure_of_an_outcome_for_which_there_is_no_room_is_named():
    kpis = tuple(make_kpi(f"kpi-{at}", short_title=f"Measure {at}") for at in range(4))
    rows = [assessment(kpi.id, variation="higher") for kpi in kpis]
    seen = pd.concat([OBSERVED.assign(kpi_id=kpi.id) for kpi in kpis])
    view = perfkit.outcomes(make_book("outcomes", kpis=kpis, rows=rows, observed=seen))
    assert len(view.charts) == 3
    assert "Not drawn here: Measure 3." in view.text
    assert "Of 4 measures: 4 higher or lower than usual." in view.text


POINTS = ["deliverable_id", "outcome_id", "text", "state", "reason", "threshold", "kpi_id"]
REACHED = ("a", "live-well", "Safe homes", "reached", "Repairs: off target.", "Two.", "repairs")


def points_of(*rows, **given):
    tables = {"interventions": pd.DataFrame(rows, columns=POINTS)}
    return perfkit.interventions(make_book("interventions", tables=tables, **given)).text


def test_an_intervention_point_that_is_reached_comes_first():
    text = points_of(
        ("b", "live-well", "Warm homes", "not", "No sign.", "One.", "repairs"), REACHED
    )
    assert "1 intervention point of 2 reached." in text
    assert text.index("Safe homes") < text.index("Warm homes")
    assert "Reached: the Board steps in Repairs: off target. Two." in text
    assert "1 not reached" in text


def test_a_point_reached_shows_its_newest_figure_beside_others_and_who_can_act():
    neighbours = {
        "group": "neighbours",
        "value": 51.0,
        "comparison": "worse",
        "words": "The neighbours: 51.0%; ours is worse.",
    }
    kpi = make_kpi(
        impact="contributes_to", contribution="We lead.", partners=("the police", "schools")
    )
    text = points_of(REACHED, kpis=(kpi,), compared=(neighbours,))
    assert "46.3%" in text
    assert "England 50.0%" in text
    assert "The neighbours' median: 51.0%." in text
    assert "The police, schools. The council: Head of Housing." in text


def test_where_no_partner_is_named_the_point_says_so():
    assert "No partner is named for this measure. The council: Head of" in points_of(REACHED)


def test_the_outcomes_stand_in_few_words_before_their_charts():
    text = perfkit.outcomes(make_book("outcomes", observed=OBSERVED)).text
    assert text.index("Variation: 1 of 1 worsening") < text.index("Direction is for the borough")


def test_the_thread_runs_from_the_outcome_down_and_names_examples():
    text = perfkit.thread(make_book("thread")).text
    assert "Outcome Live Well Priority Good homes example" in text
    assert "Repairs on time Target: Off target" in text


def test_plain_words_are_the_outcomes_own():
    text = perfkit.plain(make_book("plain")).text
    assert "Live Well What we aim for: be well." in text
    assert "Repairs on time: 46.3% (England: 50.0%)" in text
    assert "More repairs finished on time. Target: Off target Variation: Getting worse" in text
    assert "normal variation" not in text


def test_inequality_sets_places_side_by_side_without_ranking_them():
    england = observations([50.0], area=("E92000001", "England"))
    book = make_book("inequality", observed=pd.concat([OBSERVED, england]))
    view = perfkit.inequality(book)
    assert "Example Council beside the neighbours" in view.text
    assert "rank" not in view.text
    assert len(view.charts) == 1


def test_every_cell_received_is_accounted_for():
    receipts = pd.DataFrame(
        [("homes.csv", "housing-return", "loaded", 1200, 1000, 50, 150)],
        columns=["file", "return_id", "outcome", "read", "sound", "rejected", "out_of_scope"],
    )
    text = perfkit.loads(make_book("loads", tables={"receipts": receipts})).text
    assert "1,200 read, 1,000 sound, 50 rejected, 150 out of scope." in text
    assert "homes.csv Housing return loaded 1,200 1,000 50 150" in text


@pytest.mark.parametrize(
    ("share", "shown", "kind"),
    [
        (1.0, "100%", "ok"),
        (0.99999, "99.9%", "ok"),
        (0.93, "93.0%", "h1"),
        (0.7, "70.0%", "h2"),
        (0.2, "20.0%", "h3"),
        (float("nan"), "not checked", "ok"),
    ],
)
def test_a_dimension_is_never_rounded_up_to_perfect(share, shown, kind):
    html = perfkit.dimensions(make_book("dimensions", tables={"dimensions": graded(share)})).html
    assert f'<td class="d {kind}" data-label="Accuracy">{shown}</td>' in html


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (0.8, "90.0% was 80.0%"),
        (0.9, "90.0% not checked"),
        (0.90001, "90.0% not checked"),
        (float("nan"), "90.0% not checked"),
    ],
)
def test_a_share_tells_what_it_was_in_the_edition_before_where_it_was_another(before, told):
    book = make_book("dimensions", tables={"dimensions": graded(0.9, before=before)})
    text = perfkit.dimensions(book).text
    assert told in text
    assert ("“Was” is the share before (" in text) == (before == before)


def graded(share, level="return", item="", before=float("nan")):
    """Return the rows of one thing: its accuracy, its validity, and the worst of them."""
    names = ["return_id", "item", "level", "dimension", "share", "grade", "words", "failed"]
    grade = "sound" if share == 1 else "use_with_care"
    rows = [
        ("housing-return", item, level, dimension, passed, grade, words, int(passed < 1), before)
        for dimension, passed, words in (
            ("accuracy", share, ""),
            ("validity", 1.0, ""),
            ("worst", share, "1 of 9 figures is hard to believe"),
        )
    ]
    return pd.DataFrame(rows, columns=[*names, "share_before"])


def test_what_is_not_fit_for_decisions_stands_before_what_fails_more_often():
    kpis = make_kpi("a", short_title="Doubtful"), make_kpi("b", short_title="Unfit")
    table = pd.concat([graded(0.1, "kpi", "a"), graded(0.8, "kpi", "b").assign(grade="not_fit")])
    text = perfkit.dimensions(make_book("dimensions", kpis=kpis, tables={"dimensions": table})).text
    assert text.index("Unfit") < text.index("Doubtful")


def test_each_return_tells_its_worst_dimension_in_words():
    text = perfkit.dimensions(make_book("dimensions", tables={"dimensions": graded(0.9)})).text
    assert "Housing return 1 of 9 figures is hard to believe. 90.0%" in text


def test_fields_and_measures_with_a_fault_are_one_step_away():
    levels = [graded(0.9), graded(0.9, "field", "H1"), graded(1.0, "field", "H2")]
    levels.append(graded(0.9, "kpi", "repairs"))
    book = make_book("dimensions", tables={"dimensions": pd.concat(levels)})
    html = perfkit.dimensions(book).html
    assert "<summary>1 of 2 fields with a fault</summary>" in html
    assert "<summary>1 of 1 measure with a fault</summary>" in html
    assert "Housing return: H1" in html and "Repairs on time" in html
    assert "H2" not in html


def test_every_dimension_leads_to_the_rows_that_its_counts_are_of():
    tables = {
        "dimensions": graded(0.9),
        "problems": pd.DataFrame([dict.fromkeys(FAILING, "")]),
        "incomplete": pd.DataFrame([dict.fromkeys(INCOMPLETE, "")] * 2),
    }
    view = perfkit.dimensions(make_book("dimensions", "late", tables=tables))
    assert all(f'href="{to}"' in view.html for to in ("data/incomplete.csv", "#late"))
    assert 'href="data/problems.csv"' in view.html
    assert ": 2 figures not filled, or reported by too few." in view.text


def test_where_no_figure_failed_no_file_is_named():
    html = perfkit.dimensions(make_book("dimensions", tables={"dimensions": graded(1.0)})).html
    assert "csv" not in html


def problem(**changes):
    usual = dict.fromkeys(PLAN, "") | {
        "return_id": "housing-return",
        "dimension": "validity",
        "severity": "rejected",
        "problem": "denominator is above 0",
        "cells": 3,
        "ours": 2,
        "kpis": "repairs",
        "root_cause": "entry",
        "fix": "ask for it again",
        "retest": "load it",
        "owner": "head-of-housing",
        "due": "2026-07-29",
        "state": "open",
    }
    return usual | changes


def told_of(*plan, kind="", rows=None):
    book = make_book("problems", rows=rows, tables={"action_plan": pd.DataFrame(plan)})
    if kind:
        book = at_kind(book, kind)
    return perfkit.problems(book)


def test_a_problem_is_told_with_what_it_touches_its_usual_cause_and_how_to_mend_it():
    rows = [assessment(quality_grade="use_with_care")]
    row = problem(bodies="board", decisions="Build a depot.")
    text = told_of(row, rows=rows).text
    assert "1 problem is open in what was sent. 1 touches a figure here that is less" in text
    assert "Denominator is above 0. Housing return, validity, 2 of 3 such figures are ours" in text
    assert (
        "Repairs on time On the pages of Board. Decisions that rest on it: Build a depot." in text
    )
    assert (
        "Data quality: Rejected A slip in an entry Ask for it again. Load it. Head of Housing,"
        in text
    )


def test_a_leader_is_not_told_of_problems_with_figures_that_are_sound():
    text = told_of(problem(problem="an old doubt")).text
    assert "1 problem is open in what was sent. None touches a figure here that is less" in text
    assert "an old doubt" not in text.lower()
    assert "Every figure on this page is fit for decisions." in text


def test_a_leader_whose_figures_no_problem_touches_is_told_so_in_one_sentence():
    text = told_of(problem(ours=0)).text
    assert "No open problem in what was sent touches a figure here." in text


def test_a_leader_is_told_which_figures_no_decision_should_rest_on_and_why():
    rows = [assessment(quality_grade="not_fit", quality_reason="it is two years late")]
    text = told_of(problem(), rows=rows).text
    assert "1 of 1 measure is not fit for decisions: Repairs on time: It is two years late." in text


def test_who_mends_sees_what_others_sent_and_what_is_closed_one_step_away():
    html = told_of(
        problem(),
        problem(problem="theirs", ours=0),
        problem(problem="gone", state="closed"),
        kind="service_head",
    ).html
    assert "1 open problem with our own figures." in html
    assert "<summary>1 problem with figures of others alone, beside which ours are set" in html
    assert "<summary>1 problem closed: the test passes now</summary>" in html


def put_right(*plan, **given):
    tables = {"action_plan": pd.DataFrame(plan, columns=list(PLAN))}
    rows = [assessment(variation="improving")]
    book = at_kind(make_book("good-news", rows=rows, tables=tables, **given), "intelligence_hub")
    return perfkit.good_news(book).text


def test_what_was_put_right_are_the_problems_that_closed_and_no_measure_that_improves():
    text = put_right(
        problem(),
        problem(problem="the period was no period", state="closed", ours=0),
        first_edition=False,
        previous_edition="Quarter 2",
    )
    assert text == (
        "good news 1 problem has closed since Quarter 2: its test passes now. The period was no "
        "period. Housing return, 3 figures, none ours; it touched Repairs on time."
    )


def test_where_no_problem_closed_none_is_said_to_have_been_put_right():
    later = {"first_edition": False, "previous_edition": "Quarter 2"}
    assert "No problem has closed since Quarter 2." in put_right(problem(), **later)
    assert "This is the first edition: no problem was told before" in put_right(problem())


def test_a_release_is_told_by_its_measures_short_name():
    due = {"kpi_id": "repairs", "title": "Repairs of the council's homes done on time"}
    releases = pd.DataFrame([due | {"period": "2025/26 Q3", "due_on": pd.Timestamp("2026-07-08")}])
    text = perfkit.releases(make_book("releases", tables={"releases": releases})).text
    assert "Repairs on time 2025/26 Q3 8 July 2026" in text
    assert "the council's homes" not in text


def test_what_was_loaded_is_counted_in_values():
    received = {"file": "homes.csv", "return_id": "housing-return", "outcome": "loaded"}
    counts = {"read": 1200, "sound": 1100, "rejected": 0, "out_of_scope": 100}
    book = make_book("loads", tables={"receipts": pd.DataFrame([received | counts])})
    text = perfkit.loads(book).text
    assert "Every value (of our own returns, every row) is used" in text
    assert "Values read" in text and "Cells" not in text


def test_who_mends_problems_can_follow_them_to_their_rows():
    book = make_book("problems", tables={"action_plan": pd.DataFrame([problem()])})
    for kind in ("intelligence_hub", "service_head"):
        assert 'href="data/problems.csv"' in perfkit.problems(at_kind(book, kind)).html
    leaders = perfkit.problems(at_kind(book, "dlt"))
    assert "problems.csv" not in leaders.html
    assert "The Intelligence Hub's page lists all." in leaders.text


def test_known_doubts_stand_apart_from_what_is_to_be_mended():
    kpi = make_kpi(doubts=("Three quarters running are exactly 186.",))
    book = make_book("problems", kpis=(kpi,))
    html = perfkit.problems(at_kind(book, "service_head")).html
    assert "No open problem touches a measure on this page." in html
    assert (
        "<summary>1 known doubt of published figures, to be told and not to be mended here" in html
    )


def correction(**changes):
    usual = {
        "id": "old",
        "return_id": "housing-return",
        "series": "Vacant homes",
        "area": "all",
        "period": "2004",
        "got": "0",
        "use": "missing",
        "why": "a placeholder",
        "told": "no one yet",
        "until": "2027-12-31",
        "kpis": "repairs",
        "state": "in_force",
    }
    return usual | changes


def test_a_correction_is_told_with_its_reason_and_who_was_told():
    table = pd.DataFrame([correction()])
    text = perfkit.corrections(make_book("corrections", tables={"corrections": table})).text
    assert "1 correction recorded; the source of none has been mended yet." in text
    assert "0 for 2004 is read as missing, in every area. Repairs on time; Vacant homes" in text
    assert "A placeholder. No one yet. 31 December 2027" in text and "In force" in text


def test_a_correction_whose_source_is_mended_comes_first():
    table = pd.DataFrame([correction(), correction(id="new", got="7", state="source_mended")])
    text = perfkit.corrections(make_book("corrections", tables={"corrections": table})).text
    assert text.index("7 for 2004") < text.index("0 for 2004")
    assert "2 corrections recorded; the source of 1 has been mended." in text
    assert "The source is mended: remove it" in text


def test_releases_further_off_than_thirty_days_are_only_announced():
    book = make_book("releases", tables=releases("2026-08-01"))
    assert "the next is 1 August 2026" in perfkit.releases(book).text
    assert (
        "31 July 2026"
        in perfkit.releases(make_book("releases", tables=releases("2026-07-31"))).text
    )


def test_a_return_due_within_six_weeks_names_what_it_feeds():
    text = perfkit.returns_due(make_book("returns-due", tables=releases("2026-08-12"))).text
    assert "Housing return 12 August 2026 Repairs on time Head of Housing" in text


def test_a_definition_past_its_review_is_named():
    text = perfkit.definitions(make_book("definitions")).text
    assert "Repairs on time Past its review 1 April 2025 1 April 2026" in text


def test_the_burden_ledger_tells_reuse_from_new_collection():
    kpis = (make_kpi(), make_kpi("voids", short_title="Voids", new_collection="nobody counts them"))
    text = perfkit.burden(make_book("burden", kpis=kpis)).text
    assert "1 measure reuse a return" not in text
    assert (
        "1 measure reuses a return that is already made; 1 reuses none, each for its reason."
        in text
    )
    assert "Voids: Nobody counts them." in text


def test_what_goes_up_is_what_the_next_level_shows():
    kpi = make_kpi(levels=("strategy", "leadership"))
    text = perfkit.upward(make_book("upward", kpis=(kpi,))).text
    assert "1 measure of 1 shown at leadership level." in text
    assert "the way up to Live Well" in text


def test_the_values_are_told_with_their_meaning():
    assert "Honesty We tell the truth." in perfkit.values(make_book("values")).text


def test_the_record_states_counts_and_each_value(monkeypatch):
    stated = []
    monkeypatch.setattr(record, "publish_display_data", stated.append)
    rows = [assessment(), assessment("voids", value=float("nan"))]
    kpis = (make_kpi(), make_kpi("voids"))

    perfkit.record(make_book("strip", kpis=kpis, rows=rows))

    figures = [bundle[record.MIME] for bundle in stated]
    assert {figure["name"]: figure["value"] for figure in figures} == {
        "number_of_kpis": 2,
        "kpis_that_need_attention": 2,
        "repairs": 46.3,
        "voids": None,
    }
