"""From every mark of a KPI a reader is one step from how it was found, told once a page."""

import re

import pytest

import perfkit
from tests.unit.views.fake_book import assessment, at_kind, at_level, make_book, make_kpi
from tests.unit.views.fake_book import observations as observed

SERIES = observed([50.0, 48.0, 46.3])
WORDS = "How Variation was found."
NEEDED, QUIET = assessment(), assessment(attention=1, disagreement="")
SUMMARY = "How these marks were found"
HOME = f'<details class="found"><summary>{SUMMARY}</summary><dl id="found-repairs">'
WAY = '<p class="found"><a href="#found-repairs">How these marks were found</a></p>'


def page(*blocks, row=NEEDED, kind="clt"):
    book = at_kind(make_book(*blocks, observed=SERIES, rows=(row,)), kind)
    return {block: getattr(perfkit, block.replace("-", "_"))(book).html for block in blocks}


@pytest.mark.parametrize(
    ("blocks", "row", "home"),
    [
        (("exceptions", "kpis"), NEEDED, "exceptions"),
        (("exceptions", "kpis"), QUIET, "kpis"),
        (("kpis", "plain"), NEEDED, "kpis"),
        (("plain", "thread"), NEEDED, "plain"),
    ],
)
def test_the_words_stand_once_where_a_reader_first_meets_the_four_marks(blocks, row, home):
    shown = page(*blocks, row=row)
    assert [block for block, html in shown.items() if WORDS in html] == [home]
    assert shown[home].count(WORDS) == shown[home].count('id="found-repairs"') == 1
    words = "How we know this" if home == "plain" else SUMMARY
    assert HOME.replace(SUMMARY, words) in shown[home]


def test_a_measure_drawn_again_leads_back_to_the_words():
    assert WAY in page("exceptions", "kpis")["kpis"]


def test_a_row_that_holds_the_measure_in_full_tells_them_once_beside_its_marks():
    html = page("kpis")["kpis"]
    assert html.index(HOME) < html.index("This measure in full") < html.index(WAY)


@pytest.mark.parametrize("block", ["thread", "good-news", "late"])
def test_a_mark_by_itself_is_the_way_to_its_words(block):
    row = assessment(age_status="old", variation="improving", target_status="on_target")
    row |= {"age_status": "repeat"} if block == "good-news" else {}
    html = page("kpis", block, row=row)[block]
    link = (
        r'<a href="#found-repairs" class="to"><span class="m\d mark">.*?: how it was found</span>'
    )
    assert re.search(link, html)


def test_a_mark_in_the_summary_of_a_fold_is_no_link_within_a_link():
    html = page("exceptions", "kpis", row=QUIET)["kpis"]
    assert "<a" not in re.search(r"<summary>.*?</summary>", html)[0]


def test_the_hub_reads_them_in_the_row_of_the_measure():
    html = page("kpis", kind="intelligence_hub")["kpis"]
    assert re.search(rf"<tr>(?:(?!</tr>).)*{re.escape(HOME)}", html)


def test_a_target_that_the_page_does_not_judge_by_is_not_told():
    kpi = make_kpi(impact="contributes_to", partners=("The NHS",), contribution="We refer people")
    book = at_level(make_book("kpis", kpis=(kpi,), observed=SERIES), "leadership")
    html = perfkit.kpis(book).html
    assert "How Target was found." not in html
    assert "How Age was found." in html


def test_where_a_page_tells_a_measure_nowhere_else_its_words_stand_by_its_marks():
    assert WORDS in page("emerging", row=assessment(target_status="close"))["emerging"]
