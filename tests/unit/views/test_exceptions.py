import pytest

import perfkit
from perfkit.views.mark_shapes import DISAGREE, SHAPES
from tests.unit.views.fake_book import assessment, at_kind, make_book, make_kpi, observations

OBSERVED = observations([50.0, 48.0, 46.3])
RAISED = (("ask", "What changed, and will it last?", "falling beyond normal variation"),)
DECISION = {
    "decision_id": "one",
    "body_id": "clt",
    "concerns": "repairs",
    "what": "pay for a second team",
    "evidence": "the backlog",
    "meeting_on": "2026-07-12",
    "status": "asked",
}


def shown(*blocks, **given):
    return perfkit.exceptions(make_book("exceptions", *blocks, observed=OBSERVED, **given))


def test_an_exception_says_headline_value_question_owner_and_marks():
    text = shown(raised=RAISED).text
    assert "Fewer repairs are finished on time than promised" in text
    assert "46.3% against a target of at least 90.0%" in text
    assert "Ask: What changed, and will it last?" in text
    assert "Owner: Head of Housing." in text
    for mark in ("Target: Off target", "Variation: Worsening (falling)", "Age: New this time"):
        assert mark in text


def test_a_decision_that_is_asked_stands_before_a_question():
    text = shown(raised=RAISED, sent={"decisions": [DECISION]}).text
    assert "Decide: Pay for a second team." in text
    assert "Ask:" not in text


def test_a_measure_that_raises_no_question_is_noted():
    assert "Note: nothing is asked" in shown().text


def test_each_row_holds_the_measure_in_full_where_the_page_shows_it_nowhere_else():
    assert "This measure in full" in shown().text
    assert "This measure in full" not in shown("kpis").text


def test_its_sparkline_is_a_figure_and_is_counted():
    view = shown("kpis")
    assert len(view.charts) == 1
    assert view.html.count("<figure") == 1


def test_what_disagrees_needs_somebody_though_no_mark_is_at_three():
    rows = [assessment(attention=2, disagreement="off target, but improving")]
    text = shown(rows=rows).text
    assert "1 measure of 1, the most pressing first." in text
    assert "Off target, but improving." in text


def test_what_is_quiet_is_listed_so_that_nothing_is_hidden():
    kpis = (make_kpi(), make_kpi("voids", short_title="Empty homes let again"))
    quiet = assessment("voids", attention=1, target_status="on_target", variation="improving")
    text = shown(kpis=kpis, rows=[assessment(), quiet]).text
    assert "Quiet: nothing is asked. Listed so that nothing is hidden" in text
    assert "Empty homes let again" in text


def test_a_page_that_lists_every_measure_points_to_the_quiet_ones():
    kpis = (make_kpi(), make_kpi("voids", short_title="Empty homes let again"))
    quiet = assessment("voids", attention=1, target_status="on_target", variation="improving")
    view = shown("kpis", kpis=kpis, rows=[assessment(), quiet])
    assert "One measure needs no attention: see kpis." in view.text
    assert "Empty homes let again" not in view.text


def test_what_disagrees_is_listed_with_that_reason():
    rows = [assessment(attention=1, target_status="on_target", disagreement="on target by chance")]
    assert "Repairs on time Marks disagree" in shown(rows=rows).text


def test_cabinet_reads_performance_money_and_risk_by_corporate_priority():
    line = {"concerns": "homes", "quarter": "2025/26 Q4", "budget": 100_000, "forecast": 149_000}
    risk = {"concerns": "homes", "likelihood": 4, "impact": 3}
    sent = {"budget_lines": [line], "risks": [risk]}
    book = make_book("exceptions", "kpis", observed=OBSERVED, sent=sent)
    assert (
        "Good homes 1 of 1 £49,000 over 1 of 1" in perfkit.exceptions(at_kind(book, "cabinet")).text
    )
    assert "By corporate priority" not in perfkit.exceptions(book).text


def test_after_seven_the_others_are_one_step_away():
    kpis = tuple(make_kpi(f"kpi-{number}") for number in range(9))
    rows = [assessment(kpi.id) for kpi in kpis]
    view = shown("kpis", kpis=kpis, rows=rows)
    assert "2 more measures to look at" in view.text


def test_a_late_figure_names_who_is_asked_for_it():
    rows = [assessment(age_status="overdue", next_due="2026-03-01")]
    text = perfkit.late(make_book("late", rows=rows)).text
    assert "1 March 2026" in text
    assert "Age: Overdue" in text
    assert "Head of Housing" in text


@pytest.mark.parametrize(
    ("states", "told"),
    [
        (["overdue", "new"], "1 of 2 measures with a figure is overdue."),
        (["overdue", "overdue", "awaited"], "2 of 2 measures with a figure are overdue."),
        (["overdue", "old"], "1 of 2 measures with a figure is overdue; 1 that keeps no calendar"),
        (["old", "old"], "None of 2 measures with a figure is overdue; 2 that keep no calendar"),
    ],
)
def test_how_many_figures_are_overdue_is_told_and_each_is_named(states, told):
    kpis = tuple(make_kpi(f"kpi-{at}") for at in range(len(states)))
    rows = [assessment(kpi.id, age_status=state) for kpi, state in zip(kpis, states, strict=True)]
    view = perfkit.late(make_book("late", kpis=kpis, rows=rows))
    assert told in view.text
    late = sum(state in ("overdue", "old") for state in states)
    assert view.html.count("<tr>") == late + 1  # the header is one


def test_what_is_overdue_longest_comes_first_and_what_has_no_day_last():
    days = {"kpi-0": None, "kpi-1": "2026-03-01", "kpi-2": "2024-01-25"}
    rows = [assessment(kpi, age_status="overdue", next_due=day) for kpi, day in days.items()]
    text = perfkit.late(make_book("late", kpis=tuple(map(make_kpi, days)), rows=rows)).text
    first, second, last = map(text.index, ("25 January 2024", "1 March 2026", "Not known"))
    assert first < second < last


def test_a_late_figure_says_of_which_return_it_is_and_what_was_last_known():
    rows = [assessment(age_status="overdue")]
    text = perfkit.late(make_book("late", rows=rows)).text
    assert "Housing return" in text and "46.3%" in text


def test_an_emerging_signal_is_a_change_in_what_is_not_yet_off_target():
    rows = [assessment(target_status="on_target")]
    view = perfkit.emerging(make_book("emerging", rows=rows, observed=OBSERVED))
    assert "Housing Fewer repairs are finished on time than promised" in view.text
    assert len(view.charts) == 1


def test_a_signal_that_is_an_exception_is_pointed_to_and_not_drawn_again():
    rows = [assessment(target_status="on_target")]
    view = perfkit.emerging(make_book("emerging", "exceptions", rows=rows, observed=OBSERVED))
    assert "Already listed above: Repairs on time." in view.text
    assert view.charts == ()


def test_who_leads_across_directorates_sees_signals_that_never_come_up_to_them(monkeypatch):
    kpis = (make_kpi(), make_kpi(id="lets", short_title="Time to let"))
    rows = [assessment(), assessment("lets", headline="Homes stand empty longer")]
    calm = [row | {"target_status": "on_target"} for row in rows]
    book = at_kind(make_book("emerging", "exceptions", kpis=kpis, rows=calm), "clt")
    mine = book.assessments.iloc[:1]
    monkeypatch.setattr(type(book), "assessments", property(lambda _: mine))
    text = perfkit.emerging(book).text
    assert "Already listed above: Repairs on time." in text
    assert "Housing Homes stand empty longer" in text
    assert "Homes stand" not in perfkit.emerging(at_kind(book, "dlt")).text


def test_of_a_measure_without_a_figure_nothing_is_said_to_be_too_few():
    rows = [assessment(variation="too_few_points", age_status="awaited")]
    text = perfkit.kpis(make_book("kpis", rows=rows)).text
    assert "Variation: No figure yet" in text
    assert "Too few points" not in text


def test_marks_that_disagree_stand_after_the_four_with_a_shape_of_their_own():
    rows = [assessment(attention=2, disagreement="off target, but improving")]
    html = str(shown(rows=rows).html)
    marks = html.split('<ul class="marks">')[1].split("</ul>")[0]
    assert marks.count("<li") == 5
    assert marks.rsplit("<li", 1)[1].endswith("<span>Marks disagree</span></li>")
    assert DISAGREE in marks
    assert DISAGREE not in SHAPES.values()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"target_status": "on_target"}, "Target: On target"),
        ({"target_status": "no_target"}, "Variation: No significant change"),
        ({"target_status": "no_target", "variation": "improving"}, "Variation: Improving"),
    ],
)
def test_of_a_quiet_measure_it_is_told_how_it_stands_not_that_its_figure_is_sound(changes, told):
    row = assessment(attention=1, variation="no_significant_change", age_status="new")
    text = shown(rows=[row | changes | {"quality_grade": "sound"}]).text
    assert told in text
    assert "Sound" not in text
