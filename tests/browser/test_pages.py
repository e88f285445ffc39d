"""Pages as their readers meet them: one page of each kind of body."""

import os
import re
import zlib
from collections import Counter
from itertools import pairwise

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe

from perfkit.publishing.about_pages import statement
from tests.workbook import EDITION, ROOT

pytestmark = pytest.mark.browser

FULL = os.environ.get("PERFKIT_FULL") == "1"
TESTED = statement()  # what the accessibility statement says is what is tested here
BODIES = TESTED["bodies"]  # one of each kind; where there are several, one of middling size
WCAG = TESTED["rules"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
# The measures of a page are cards of one make: a few are looked at, unless all must be.
KEEP_SIX_CARDS = """() => [...document.querySelectorAll('article.measure')]
  .slice(6).forEach(card => card.remove())"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"
OVERFLOW = """() => {
  const root = document.documentElement;
  const wider = root.scrollWidth - root.clientWidth;
  if (wider <= 0) return [wider, []];
  const over = part => part.getBoundingClientRect().right > root.clientWidth + 1;
  const parts = [...document.querySelectorAll('body *')].filter(over).slice(0, 5);
  return [wider, parts.map(part => part.outerHTML.slice(0, 200))];
}"""
# A small chart may lean on the large one of the same name on the same page.
FIGURES = """() => {
  const all = [...document.querySelectorAll('figure')];
  const titles = figure =>
    [...figure.querySelectorAll('svg[role=img] > title')].map(title => title.textContent.trim());
  const tabled = new Set(all.filter(figure => figure.querySelector('table')).flatMap(titles));
  return all.map(figure => ({
    caption: figure.querySelector('figcaption')?.textContent.trim() ?? '',
    charts: figure.querySelectorAll('svg.chart').length,
    titles: titles(figure),
    described: figure.querySelectorAll('svg[role=img] > desc').length,
    has_table: titles(figure).some(title => tabled.has(title)),
    block: figure.closest('section')?.className ?? '',
  }));
}"""


@pytest.fixture(scope="module", params=BODIES.values(), ids=BODIES.keys())
def page_of(request, address):
    return f"{address}/{EDITION}/{request.param}"


@pytest.fixture(scope="module")
def opened(page_of, visiting):
    """Open a page once for the tests that change nothing of it."""
    with visiting() as visit:
        visit.open(page_of)
        yield visit


def test_a_page_of_every_kind_of_body_is_looked_at():
    text = (ROOT / "parameters/framework/pages.yml").read_text(encoding="utf-8")
    assert BODIES.keys() == {page["kind"] for page in yaml.safe_load(text)["pages"]}


def violations(page, **options):
    """Return what axe finds, each with the first places where it finds it."""
    wanted = {"runOnly": WCAG, "resultTypes": ["violations"]} | options
    answer = Axe().run(page, options=wanted).response
    assert answer["testEngine"] == TESTED["engine"], "the accessibility statement names another"
    return [
        (fault["id"], [node["target"] for node in fault["nodes"][:5]])
        for fault in answer["violations"]
    ]


def found_in_every_way(visiting, address, prepare=None):
    """Return what axe finds on a page in each of the ways that the statement names."""
    first = TESTED["ways"][0]
    # axe is put into the page by the test; only for that is the page's own policy set aside.
    with visiting(bypass_csp=True, viewport=size(first)) as visit:
        visit.open(address)
        if prepare:
            visit.page.evaluate(prepare)
        found = {}
        for way in TESTED["ways"]:
            visit.page.set_viewport_size(size(way))
            visit.page.emulate_media(color_scheme=way["colours"])
            # What else axe looks at is the same in the dark.
            dark = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
            found[way["name"]] = violations(
                visit.page, **(dark if way["colours"] == "dark" else {})
            )
    return {name: faults for name, faults in found.items() if faults}


def size(way):
    return {"width": way["width"], "height": way["height"]}


def test_it_is_accessible_in_light_in_dark_and_on_a_narrow_screen(page_of, visiting):
    assert found_in_every_way(visiting, page_of, None if FULL else KEEP_SIX_CARDS) == {}


def test_it_asks_nobody_else_and_nothing_goes_wrong(opened):
    assert (opened.errors, opened.outside, opened.refused) == ([], [], [])


def lines_of(text):
    """Return how often each line is there; spaces at its ends say nothing."""
    return Counter(line.strip() for line in text.splitlines())


def test_it_is_whole_without_javascript(page_of, opened, visiting):
    with visiting(java_script_enabled=False) as visit:
        visit.open(page_of)
        without = visit.page.locator("body").inner_text()
        assert visit.page.locator("main h1").count() == 1
    offers = opened.page.locator("button").all_inner_texts()  # to make a chart interactive
    lines = lines_of(opened.page.locator("body").inner_text())
    assert lines - lines_of("\n".join(offers)) <= lines_of(without) <= lines


def test_it_has_one_first_heading_and_no_level_of_heading_is_left_out(opened):
    names = opened.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.map(heading => Number(heading.tagName[1]))"
    )
    assert names.count(1) == 1
    assert names[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(names))
    assert "Illustrative Council" in opened.page.title()


def test_every_figure_has_a_name_and_its_table(opened):
    figures = opened.page.evaluate(FIGURES)
    nameless = [
        figure
        for figure in figures
        if not (figure["caption"] and all(figure["titles"]))
        or not figure["charts"] == len(figure["titles"]) == figure["described"] > 0
    ]
    assert nameless == []
    assert [figure for figure in figures if not figure["has_table"]] == []


def test_the_first_key_pressed_leads_past_the_head_to_what_is_said(opened):
    page = opened.page
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to main content"
    assert (skip.bounding_box() or {"y": -1})["y"] >= 0, "it is not to be seen"
    page.keyboard.press("Enter")
    assert page.locator("main:focus").count() == 1
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1


def test_it_prints_from_its_first_page_on(opened):
    first = opened.page.pdf(page_ranges="1", prefer_css_page_size=True)
    assert first.startswith(b"%PDF-")
    assert pieces_of_text(first) >= 20


def test_on_paper_it_is_white_under_a_cover_that_lists_its_blocks(opened):
    page = opened.page
    cover = page.locator(".whose, .inside")
    assert not any(part.is_visible() for part in cover.all())
    page.emulate_media(media="print", color_scheme="dark")
    try:
        ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
        assert cover.count() == 2
        assert all(part.is_visible() for part in cover.all())
        listed = page.locator(".inside a").evaluate_all("all => all.map(one => one.hash)")
        blocks = page.locator("main section > h2").evaluate_all("all => all.map(one => one.id)")
        assert listed == [f"#{block}" for block in blocks if block != "explore"]
    finally:
        page.emulate_media(media="screen", color_scheme="light")


def pieces_of_text(pdf: bytes) -> int:
    """Count the pieces of text that a PDF of one page draws."""
    number = re.search(rb"/Type /Page\b(?!s).*?/Contents (\d+) 0 R", pdf, re.S)
    assert number, "the PDF has no page"
    stream = re.search(rb"\n" + number[1] + rb" 0 obj\b.*?stream\r?\n(.*?)endstream", pdf, re.S)
    assert stream, "the first page holds nothing"
    return len(re.findall(rb"\bT[jJ]\b", zlib.decompress(stream[1])))
