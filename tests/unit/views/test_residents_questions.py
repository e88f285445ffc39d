"""What residents may ask: one question, and below it the measures that raise it."""

from dataclasses import replace

import perfkit
from tests.unit.views.fake_book import assessment, make_book
from tests.unit.views.fake_framework import make_kpi

BLOCK = "residents-questions"
RAISED = (("resident", "Why is this getting worse?", "rising, now 20.5%"),)


def test_a_question_is_asked_once_with_each_measure_that_raises_it():
    kpis = (make_kpi(), make_kpi(id="lets", short_title="Time to let"))
    rows = [assessment(), assessment(kpi_id="lets")]
    book = make_book(BLOCK, kpis=kpis, rows=rows, raised=RAISED)
    text = perfkit.residents_questions(book).text
    assert text.count("Why is this getting worse?") == 1
    assert "Repairs on time: rising, now 20.5%. No answer has been sent yet;" in text
    assert "Time to let: rising, now 20.5%." in text


def test_an_answer_is_what_is_being_done_else_who_is_to_give_one():
    asked = make_book(BLOCK, raised=RAISED)
    assert "it is for the head of Housing." in perfkit.residents_questions(asked).text
    told = replace(asked, sent={"narratives": [{"kpi_id": "repairs", "doing": "two more teams"}]})
    assert "What is being done: Two more teams." in perfkit.residents_questions(told).text


def test_a_measure_leads_to_its_place_on_the_page_where_there_is_one():
    without = perfkit.residents_questions(make_book(BLOCK, raised=RAISED))
    assert "<a " not in str(without.html)
    both = perfkit.residents_questions(make_book(BLOCK, "kpis", raised=RAISED))
    assert 'href="#kpi-repairs"' in str(both.html)
