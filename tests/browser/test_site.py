"""The site as a whole: its contents, its addresses and its charts."""

from urllib.parse import urljoin

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.test_pages import NARROW, OVERFLOW, violations
from tests.workbook import EDITION, ROOT

pytestmark = pytest.mark.browser
EXPLORED = "service-homelessness-head"
SLOWEST = 30_000  # milliseconds until Plotly has drawn a chart


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


def test_a_chart_is_made_interactive_by_the_keys_and_made_still_again(address, visiting):
    with visiting() as visit:
        page = visit.page
        visit.open(f"{address}/{EDITION}/{EXPLORED}")
        page.locator("details").evaluate_all("all => all.forEach(part => { part.open = true; })")
        figure = page.locator("figure[data-chart]").first
        button, picture = (
            figure.locator("button"),
            figure.locator("svg.chart").locator("visible=true"),
        )
        button.focus()
        page.keyboard.press("Enter")
        expect(figure.locator(".live-chart .main-svg").first).to_be_visible(timeout=SLOWEST)
        expect(picture).to_have_count(0)
        expect(button).to_contain_text("Show the still chart")
        said = figure.locator("output").inner_text()
        figure.locator("input[type=range]").focus()
        page.keyboard.press("ArrowLeft")
        assert figure.locator("output").inner_text() != said
        assert violations(page) == []
        button.focus()
        page.keyboard.press("Enter")
        expect(figure.locator(".live-chart")).to_have_count(0)
        expect(picture).to_have_count(1)
    assert (visit.errors, visit.outside, visit.refused) == ([], [], [])


def test_without_javascript_no_chart_is_offered_as_interactive(address, visiting):
    with visiting(java_script_enabled=False) as visit:
        visit.open(f"{address}/{EDITION}/{EXPLORED}")
        assert visit.page.locator("figure[data-chart]").count() > 0
        assert visit.page.locator("figure button").count() == 0
