"""What is asked of the Intelligence Hub and what it makes: late first, and nothing left unsaid."""

import pandas as pd

import perfkit
from perfkit.tables import CANDIDATES
from tests.unit.views.fake_book import make_book, make_kpi

REQUEST = {
    "request_id": "one",
    "body_id": "clt",
    "concerns": "live-well",
    "what": "Loneliness by ward",
    "decision": "Where to befriend",
    "asked_on": "2026-03-01",
    "due_on": "2026-06-21",
    "status": "asked",
    "answer": "",
}
PRODUCT = {
    "product_id": "one",
    "kind": "jsna",
    "title": "Chapter on housing",
    "concerns": "live-well",
    "asked_by": "ACP Board",
    "owner": "head-of-housing",
    "asked_on": "2026-01-01",
    "due_on": "2026-06-28",
    "status": "under_way",
}


def requests(*rows, asked=()):
    tables = {"candidates": pd.DataFrame(list(asked), columns=list(CANDIDATES))}
    sent = {"kpi_requests": list(rows)}
    return perfkit.kpi_requests(make_book("kpi-requests", sent=sent, tables=tables)).text


def register(*rows):
    return perfkit.products(make_book("products", sent={"products": list(rows)})).text


def test_a_request_past_its_day_says_how_late_it_is_and_which_decision_waits():
    text = requests(REQUEST)
    assert "1 request for a measure waits for an answer, 1 past the day it is due; none" in text
    assert "Where to befriend." in text
    assert "Asked, not answered: 10 days late" in text


def test_a_request_that_is_answered_is_one_step_away_with_its_answer():
    declined = REQUEST | {"status": "declined", "answer": "No source holds it"}
    text = requests(declined)
    assert "No request for a measure waits for an answer, none past the day it is due; 1" in text
    assert "Answered (1)" in text
    assert "Declined No source holds it." in text
    assert "late" not in text


def test_two_requests_wait():
    text = requests(REQUEST, REQUEST | {"request_id": "two", "due_on": "2026-08-01"})
    assert "2 requests for a measure wait for an answer, 1 past the day it is due" in text


def test_a_candidate_shows_each_question_and_is_given_no_score():
    candidate = make_kpi(lifecycle="proposed")
    asked = [
        (candidate.id, "Is a source held?", "no", "no period held"),
        (candidate.id, "Are there enough points?", "cannot_tell", "no figure is held"),
        (candidate.id, "Can it be compared?", "yes", "with England"),
    ]
    text = requests(asked=asked)
    assert "1 of 3 questions are met. Not met: Is a source held? No: no period held; Are" in text
    assert "Is a source held? No No period held." in text
    assert "Are there enough points? Cannot tell No figure is held." in text


def test_the_register_shows_what_is_late_then_what_is_in_hand_then_what_is_finished():
    later = PRODUCT | {"product_id": "two", "title": "Survey", "due_on": "2026-09-01"}
    done = PRODUCT | {"product_id": "three", "title": "Statement", "status": "published"}
    text = register(done | {"done_on": "2026-05-01", "published_at": "The web"}, later, PRODUCT)
    assert "3 entries in the register: 1 late, 1 in hand, 1 finished." in text
    assert text.index("Chapter on housing") < text.index("Survey") < text.index("Statement")
    assert "Joint Strategic Needs Assessment" in text
    assert "Under way: 3 days late" in text
    assert "Finished (1)" in text
    assert "Published The web" in text
