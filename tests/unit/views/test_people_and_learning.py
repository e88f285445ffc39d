"""Blocks about people and what was learnt: case studies, good news, Insight Exchanges, plans."""

import pytest

import perfkit
from perfkit.framework.model import Plan
from perfkit.views.people import counted
from tests.unit.views.fake_book import assessment, at_kind, make_book

CASE = {
    "case_study_id": "one",
    "title": "Checks where people are",
    "concerns": "live-well",
    "situation": "Few came",
    "action": "We went to them",
    "result": "More came",
    "evidence": "Counts",
    "team": "The neighbourhood team",
    "consent": "yes",
}


@pytest.mark.parametrize(
    ("number", "among", "shown"),
    [
        (9, 100, "[c]"),
        (10, 100, "10 (10.0%)"),
        (90, 100, "90 (90.0%)"),
        (91, 100, "[c]"),
        (100, 100, "100 (100.0%)"),
        (float("nan"), 100, "[c]"),
    ],
)
def test_a_count_of_people_below_ten_is_hidden_and_so_is_its_rest(number, among, shown):
    assert counted(number, among) == shown


def test_insight_exchanges_of_a_small_directorate_are_hidden():
    row = {
        "directorate_id": "place",
        "period": "2025/26",
        "eligible": 9,
        "completed": 8,
        "linked": 7,
    }
    sent = {"insight_exchanges": [row]}
    text = perfkit.insight_exchanges(make_book("insight-exchanges", sent=sent)).text
    assert "Place 2025/26 [c] [c] [c]" in text


def test_a_case_nobody_agreed_to_is_not_told():
    sent = {"case_studies": [CASE | {"consent": "no"}]}
    text = perfkit.case_study(make_book("case-study", sent=sent)).text
    assert "Checks where people are" not in text


def test_a_case_says_what_was_done_what_came_of_it_and_whose_work_it_was():
    text = perfkit.case_study(make_book("case-study", sent={"case_studies": [CASE]})).text
    assert "How we know. Counts." in text
    assert "Whose work. The neighbourhood team." in text


def test_good_news_names_its_evidence_and_the_team():
    rows = [assessment(target_status="on_target", variation="improving", attention=1)]
    text = perfkit.good_news(make_book("good-news", rows=rows)).text
    assert "Evidence: 46.3% against a target of at least 90.0%" in text
    assert "Whose work: Housing." in text


def test_without_a_measure_that_does_well_a_case_is_the_good_news():
    text = perfkit.good_news(make_book("good-news", sent={"case_studies": [CASE]})).text
    assert "Checks where people are" in text


def test_a_figure_not_fit_for_decisions_is_no_good_news():
    rows = [assessment(variation="improving", quality_grade="not_fit")]
    text = perfkit.good_news(make_book("good-news", rows=rows)).text
    assert "Nothing can be shown this time" in text


def test_place_leadership_is_told_plan_by_plan():
    plan = Plan(
        id="housing-plan",
        name="Housing plan",
        level="service",
        owner="head-of-housing",
        approved_by="clt",
        review_due="2027-03-31",
        belongs_to="housing",
        outcomes=("live-well",),
        place_leadership="We bring landlords together.",
    )
    book = make_book("place-leadership")
    body = book.body.model_copy(update={"concerns": "place"})
    object.__setattr__(book, "body", body)
    framework = book.framework.model_copy(update={"plans": (plan,)})
    object.__setattr__(book, "framework", framework)
    text = perfkit.place_leadership(book).text
    assert "We bring landlords together. Serves Live Well. Approved by Leadership Team" in text


def test_what_improves_and_is_worse_than_its_comparator_is_no_good_news():
    rows = [assessment(variation="improving", comparison="worse")]
    text = perfkit.good_news(make_book("good-news", rows=rows)).text
    assert "Nothing can be shown this time" in text


def test_an_overdue_figure_is_no_good_news():
    rows = [assessment(variation="improving", age_status="overdue")]
    text = perfkit.good_news(make_book("good-news", rows=rows)).text
    assert "Nothing can be shown this time" in text


def test_residents_read_good_news_in_plain_words():
    rows = [assessment(variation="improving", headline="Up beyond normal variation")]
    text = perfkit.good_news(at_kind(make_book("good-news", rows=rows), "residents")).text
    assert "Repairs on time: this is getting better" in text
    assert "normal variation" not in text
