"""A page on paper has a cover, and each of its sheets says whose it is and as at when."""

import re

import pytest

from perfkit.publishing.paper import Heading, css_text, headings
from tests.unit.publishing.test_html import site

HEAD = '<dl class="strip"></dl><h1 class="say">Two measures need us</h1>'
BLOCKS = (
    '<section><h2 id="exceptions">What needs us <b class="eg">illustrative</b></h2></section>',
    '<section><h2 id="late">Late &amp; overdue</h2><h3 id="one">Not a block</h3></section>',
)


def page(folder):
    return (folder / "pages" / "clt.html").read_text("utf-8")


def test_the_blocks_of_a_page_are_listed_in_order_without_their_tags():
    assert headings((HEAD, *BLOCKS)) == [
        Heading("exceptions", "What needs us"),
        Heading("late", "Late & overdue"),
    ]


def test_the_cover_holds_the_body_the_day_the_sentence_and_what_is_in_the_paper(tmp_path):
    html = page(site(tmp_path, HEAD, *BLOCKS))
    cover = html[html.index('class="on-paper whose"') : html.index("</ol></div>")]
    assert re.search(r"<b>\w[^<]*</b> [^<]+, as at \d+ \w+ \d{4}</p>", cover)
    assert "Two measures need us" in cover
    assert '<li><a href="#late">Late &amp; overdue</a></li>' in cover
    assert html.index("</ol></div>") < html.index('<h2 id="exceptions">')


def test_a_page_that_has_no_sentence_yet_has_no_list_of_what_is_in_it(tmp_path):
    assert "In this paper" not in page(site(tmp_path, *BLOCKS))


def test_every_sheet_names_its_body_and_its_day_and_says_that_figures_are_made_up(tmp_path):
    sheet = re.compile(r'<style media="print">(.*?)</style>')
    made_up = sheet.search(page(site(tmp_path / "made-up", HEAD, illustrative=True)))[1]
    real = sheet.search(page(site(tmp_path / "real", HEAD, illustrative=False)))[1]
    assert re.search(r'@bottom-left \{ content: "Illustrative figures\. [^"]*, as at ', made_up)
    assert "Illustrative" not in real.split("@bottom-left")[1]


@pytest.mark.parametrize("words", ['"; } body { display: none', "</style><script>", "a\\b", "a\nb"])
def test_nothing_in_a_name_ends_the_words_at_the_head_of_a_sheet(words):
    written = css_text(words)
    assert not re.search(r'["<>\n]', written[1:-1])
    read = re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), written[1:-1])
    assert read == words
