import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from perfkit.paths import Paths
from perfkit.publishing.about_pages import ABOUT_PAGES
from perfkit.publishing.html import message_html, write_editions, write_site
from perfkit.publishing.site import Attention
from tests.unit.publishing.stand_in import plan_for, stand_in_edition

PLANS = (
    plan_for("acp-board"),
    plan_for("cabinet"),
    plan_for("clt", level="strategy"),
)
STRIP = "<section class='block'><h2>Strip</h2><svg viewBox='0 0 1 1'></svg></section>"


def executed(*html):
    cells = [
        new_markdown_cell("# For analysts\n\nFor nobody else."),
        new_code_cell("hidden_source = 1"),
        new_markdown_cell("A note below 5 < 10"),
    ]
    for piece in html:
        output = new_output("execute_result", data={"text/html": piece, "text/plain": "plain"})
        cells.append(new_code_cell(outputs=[output]))
    return new_notebook(cells=cells)


def site(root: Path, *html: str, attention=None, **about: object) -> Path:
    folder = stand_in_edition(Paths(root), **about)
    (folder / "pages").mkdir()
    for body in ("acp-board", "clt"):
        nbformat.write(executed(*(html or (STRIP,))), folder / "pages" / f"{body}.ipynb")
    counted = {"acp-board": Attention(3, 7), "clt": Attention(0, 2)}
    write_site(folder, PLANS, attention=counted | (attention or {}))
    write_editions(folder.parent)
    return folder


def test_a_page_needs_nothing_from_outside_and_no_script(tmp_path):
    folder = site(tmp_path)

    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8")
        assert "<script" not in html
        assert not re.search(r"(?:href|src)=.?(?:https?:)?//", html)
    for css in (folder / "pages" / "static").glob("*.css"):
        assert not re.search(r"url\(|@import|https?:", css.read_text("utf-8"))


def test_a_body_of_which_no_figure_was_ever_sent_is_not_told_as_quiet(tmp_path):
    folder = site(tmp_path, attention={"clt": Attention(0, 2, awaited=2)})
    home = (folder / "index.html").read_text("utf-8")
    assert 'None sent<span class="hidden">: no figure of 2 measures</span>' in home
    assert "None of 2" not in home


def test_every_address_in_a_page_leads_to_a_file_of_the_edition(tmp_path):
    folder = site(tmp_path)

    for path in folder.rglob("*.html"):
        for address in re.findall(r'href="(?!data:)([^"#]+)', path.read_text("utf-8")):
            assert (path.parent / address).is_file(), f"{path.name}: {address}"


def test_a_page_has_landmarks_and_says_where_it_stands(tmp_path):
    html = (site(tmp_path) / "pages" / "acp-board.html").read_text("utf-8")

    for part in ('<main id="main"', "<header", "<footer", 'href="#main"', 'lang="en-GB"'):
        assert html.count(part) == 1
    assert '<li aria-current="page">ACP-BOARD</li>' in html
    assert "Illustrative." in html
    assert "as at 8 May 2026" in html


def test_the_code_and_the_title_for_analysts_are_not_on_the_page(tmp_path):
    html = (site(tmp_path) / "pages" / "acp-board.html").read_text("utf-8")

    assert "hidden_source" not in html
    assert "For analysts" not in html
    assert "A note below 5 &lt; 10" in html
    assert STRIP in html


@pytest.mark.parametrize("shown", [STRIP, "<h1 class='say'>Three things need you</h1>"])
def test_a_page_has_one_first_heading(tmp_path, shown):
    html = (site(tmp_path, shown) / "pages" / "acp-board.html").read_text("utf-8")

    assert html.count("<h1") == 1


def test_the_contents_say_how_many_need_attention_of_how_many_and_what_is_absent(tmp_path):
    html = (site(tmp_path) / "index.html").read_text("utf-8")
    words = re.sub(r"<[^>]*>", "", html)

    assert '<a href="pages/acp-board.html">ACP-BOARD</a>' in html
    assert "ACP-BOARD 3 of 7 need attention" in words
    assert "CLT None of 2 needs attention" in words
    assert '<span>CABINET</span> <span class="absent">This page was not made this time' in html


def test_only_the_pages_asked_for_are_written_again(tmp_path):
    folder = site(tmp_path)
    pages = {body: folder / "pages" / f"{body}.html" for body in ("acp-board", "clt")}
    for page in pages.values():
        page.write_text("as it was", "utf-8")

    write_site(folder, PLANS, only=["clt"])

    assert pages["acp-board"].read_text("utf-8") == "as it was"
    assert "<main" in pages["clt"].read_text("utf-8")


def test_every_page_leads_to_the_pages_about_it_and_to_the_editions(tmp_path):
    folder = site(tmp_path)

    wanted = {f"{page.name}.html" for page in ABOUT_PAGES} | {"editions.html", "index.html"}
    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8")
        about = html[html.index('aria-label="About this workbook"') :]
        named = {address.rpartition("/")[2] for address in re.findall(r'href="([^"#]+)', about)}
        assert named == wanted, path.name


def test_a_page_opens_with_the_way_to_its_other_editions(tmp_path):
    html = (site(tmp_path) / "pages" / "clt.html").read_text("utf-8")

    way = html.index('href="../../editions.html#clt"')
    assert html.index("<main") < way < html.index("<h1")


def test_a_real_edition_carries_no_illustrative_band(tmp_path):
    html = (site(tmp_path, illustrative=False) / "index.html").read_text("utf-8")

    assert "made-up" not in html


def test_what_a_message_says_is_escaped():
    html = message_html("<b>", "a & b", home="/")

    assert "&lt;b&gt;" in html
    assert "a &amp; b" in html
