"""The contents of an edition, and the pages about the pages."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from perfkit.publishing.about_pages import ABOUT_PAGES
from tests.browser.test_pages import (
    NARROW,
    OPEN_ALL,
    OVERFLOW,
    TESTED,
    found_in_every_way,
)
from tests.workbook import EDITION, ROOT

pytestmark = pytest.mark.browser
LEVELS = ["Leadership", "Strategy", "Tactics", "Operations", "Monitoring"]
LISTED = "section[aria-labelledby={}] :is(li > a, td > a)"


@pytest.fixture(scope="module", params=TESTED["pages"])
def page_about(request, address):
    name = "" if request.param == "index" else request.param
    return f"{address}/{EDITION}/{name}"


@pytest.fixture
def home(address, visiting):
    with visiting() as visit:
        visit.open(f"{address}/")
        yield visit


def bodies():
    text = (ROOT / "parameters/framework/organisation.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["bodies"]


def test_the_statement_names_every_page_that_is_not_a_body_s():
    assert TESTED["pages"] == ["index", *(page.name for page in ABOUT_PAGES)]


def test_it_is_accessible_in_light_in_dark_and_on_a_narrow_screen(page_about, visiting):
    assert found_in_every_way(visiting, page_about, OPEN_ALL) == {}


def test_it_is_never_wider_than_a_narrow_screen_even_with_all_opened(page_about, visiting):
    with visiting(viewport=NARROW) as visit:
        visit.open(page_about)
        visit.page.evaluate(OPEN_ALL)
        wider, parts = visit.page.evaluate(OVERFLOW)
    assert wider <= 0, parts


def test_it_asks_nobody_else_and_nothing_goes_wrong(page_about, visiting):
    with visiting() as visit:
        visit.open(page_about)
        assert visit.page.locator("h1").count() == 1
        assert visit.page.context.cookies() == []
    assert (visit.errors, visit.outside, visit.refused) == ([], [], [])


def test_every_body_s_page_is_listed_under_its_level(home):
    for level in LEVELS:
        links = home.page.locator(LISTED.format(level.lower())).evaluate_all(
            "all => all.map(link => link.getAttribute('href'))"
        )
        there = [f"{body['id']}.html" for body in bodies() if body["level"] == level.lower()]
        assert sorted(links) == sorted(there), level


def test_what_presses_most_comes_first_within_a_level(home):
    for level in ("leadership", "strategy", "tactics"):
        said = home.page.locator(f"section[aria-labelledby={level}] .needing b").all_inner_texts()
        numbers = [int(number) for number in said]
        assert numbers == sorted(numbers, reverse=True)


def test_a_service_is_one_row_with_its_two_pages(home):
    rows = home.page.locator(".services tbody tr")
    services = [body for body in bodies() if body["kind"] == "service_head"]
    assert rows.count() == len(services)
    row = rows.filter(has_text="Homelessness")
    for words in ("Head of Homelessness", "Employees of Homelessness"):
        assert row.get_by_role("link", name=words, exact=True).count() == 1


def test_what_is_looked_for_is_found_by_keyboard_and_the_number_found_is_said(home):
    page = home.page
    page.get_by_role("searchbox").focus()
    page.keyboard.type("temporary  accommodation")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d+ found"))
    shown = page.locator("#a-to-z li:visible")
    assert page.get_by_role("status").inner_text() == f"{shown.count()} found"
    assert 0 < shown.count() < 20
    for entry in shown.all():
        words = f"{entry.inner_text()} {entry.get_attribute('data-words')}".lower()
        assert "temporary" in words and "accommodation" in words
    page.keyboard.press("Tab")  # the list's own heading
    page.keyboard.press("Tab")
    assert page.locator("#a-to-z li:visible a:focus").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/{EDITION}/[\w-]+"))
    assert (home.errors, home.outside, home.refused) == ([], [], [])


def test_what_nothing_matches_is_said_and_an_empty_box_shows_all_again(home):
    page = home.page
    box = page.get_by_role("searchbox")
    box.fill("zzz")
    expect(page.get_by_role("status")).to_have_text("None found")
    assert page.locator("#a-to-z .letter:visible").count() == 0
    box.fill("")
    expect(page.get_by_role("status")).to_have_text("")
    assert page.locator("#a-to-z li[hidden]").count() == 0


def test_without_scripts_everything_is_listed_from_a_to_z(address, visiting):
    with visiting(java_script_enabled=False) as visit:
        visit.open(f"{address}/")
        assert visit.page.locator(".finder").is_hidden()
        visit.page.locator("#a-to-z > summary").click()
        kinds = visit.page.locator("#a-to-z .second").all_inner_texts()
        assert visit.page.locator("#a-to-z li:visible").count() == len(kinds)
    first_words = {kind.split(",")[0].split()[-1].lower() for kind in kinds}
    assert {"measure", "body", "service", "priority", "outcome"} <= first_words


def test_every_entry_from_a_to_z_leads_to_a_place_that_is_there(home, illustrative_run):
    links = home.page.locator("#a-to-z a").evaluate_all(
        "all => all.map(link => link.getAttribute('href'))"
    )
    assert len(links) == home.page.locator("#a-to-z li").count() > 200
    pages = illustrative_run.edition / "pages"
    text = {path.name: path.read_text(encoding="utf-8") for path in pages.glob("*.html")}
    lost = [
        link
        for link in links
        for file, _, place in [link.partition("#")]
        if file not in text or (place and f'id="{place}"' not in text[file])
    ]
    assert lost == []


def test_a_release_is_set_beside_the_meeting_and_the_meeting_said_to_be_illustrative(home):
    strip = home.page.locator(".strip").inner_text()
    assert re.search(r"Next meeting\s+10 March 2026 illustrative", strip)
    assert re.search(r"19 February 2026\s+19 days before this meeting", strip)
    rows = home.page.locator(".calendar tbody").first.inner_text()
    assert "19 days before 10 March 2026" in rows
    assert "16 days after 10 March 2026" in rows


def test_cookies_are_set_only_where_a_page_is_explored(address, visiting):
    with visiting() as visit:
        visit.open(f"{address}/{EDITION}/clt")
        assert visit.page.context.cookies() == []
        visit.page.goto(f"{address}/explore/{EDITION}/service-homelessness-head")
        known, forged = sorted(visit.page.context.cookies(), key=lambda one: one["name"])[::-1]
        now = visit.page.evaluate("Date.now() / 1000")
    assert known["name"].startswith("username-")
    assert forged["name"] == "_xsrf"
    assert all(cookie["expires"] - now < 31 * 24 * 60 * 60 for cookie in (known, forged))
