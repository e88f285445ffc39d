"""The site as a whole: its contents, its addresses, and a page explored."""

import re
from urllib.parse import urljoin

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.test_pages import NARROW, OVERFLOW, violations
from tests.workbook import EDITION, ROOT

pytestmark = pytest.mark.browser
EXPLORED = "service-homelessness-head"
SLOWEST = 30_000  # milliseconds until a kernel has run the page


def bodies():
    text = (ROOT / "parameters/framework/organisation.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["bodies"]


def test_every_link_of_the_contents_answers(address, visiting):
    with visiting() as visit:
        page = visit.page
        visit.open(f"{address}/")
        links = page.locator("a[href]").evaluate_all(
            "all => all.map(link => link.href.split('#')[0])"
        )
        answers = {link: page.request.get(link).status for link in sorted(set(links))}
    assert len(answers) > len(bodies())
    assert {link: status for link, status in answers.items() if status != 200} == {}


def test_every_link_on_a_page_leads_somewhere(address, visiting):
    with visiting() as visit:
        page = visit.page
        visit.open(f"{address}/{EDITION}/clt")
        targets = page.locator("main a[href^='#']").evaluate_all(
            "all => all.map(link => link.getAttribute('href').slice(1))"
        )
        ids = page.locator("[id]").evaluate_all("all => all.map(part => part.id)")
    assert sorted(set(targets) - set(ids)) == []
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", ["/", "/no-such-page"])
def test_contents_and_messages_are_accessible_too(address, visiting, path):
    with visiting(bypass_csp=True, viewport=NARROW) as visit:
        visit.page.goto(urljoin(address, path))
        light = violations(visit.page)
        visit.page.emulate_media(color_scheme="dark")
        dark = violations(visit.page)
        wider, parts = visit.page.evaluate(OVERFLOW)
    assert (light, dark) == ([], [])
    assert wider <= 0, parts


def test_a_page_explored_shows_what_the_page_that_is_read_shows(address, visiting):
    with visiting() as visit:
        page = visit.page
        visit.open(f"{address}/{EDITION}/{EXPLORED}")
        read = {name: page.locator(name).count() for name in ("h1", "section.block", "figure")}
        said = page.locator("h1").inner_text()
        page.get_by_role("link", name="Explore these figures").click(timeout=SLOWEST)
        expect(page).to_have_url(re.compile(rf"/explore/{EDITION}/{EXPLORED}$"), timeout=SLOWEST)
        expect(page.locator("h1")).to_have_text(said, timeout=SLOWEST)
        expect(page.locator("section.block")).to_have_count(read["section.block"], timeout=SLOWEST)
        expect(page.locator("h1")).to_be_in_viewport()
        live = {name: page.locator(name).count() for name in read}
        assert page.get_by_text("made up, to show how the workbook works").is_visible()
    assert live == read
    assert (visit.errors, visit.outside, visit.refused) == ([], [], [])
