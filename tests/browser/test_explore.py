"""A page as who explores it meets it: in a frame below what is read."""

import re
import struct
import zlib
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EXPLORERS
from tests.browser.test_pages import NARROW, OVERFLOW, WIDE, violations
from tests.workbook import EDITION

pytestmark = pytest.mark.browser
BODY = "clt"
PANELS = ["One measure", "The list of measures", "What changed since the last edition"]
PANELS += ["Which measures move together"]
SLOWEST = 60_000  # milliseconds until a kernel has run the page
COMPARED = "Children in relative poverty"  # which others' figures are set beside
CHOICES = [
    *("Measure", "Set beside", "Line of", "From", "To"),
    *("Corporate priority", "Directorate", "Impact", "Target status"),
    *("What changed", "Of"),
    *("One measure", "Another"),
]
NAMELESS = """() => [...document.querySelectorAll('select, input, button, [tabindex]')]
  .filter(part => part.getClientRects().length)
  .filter(part => !(part.labels?.length || part.getAttribute('aria-label') || part.innerText))
  .map(part => part.outerHTML.slice(0, 200))"""
IDS = "() => [...document.querySelectorAll('[id]')].map(part => part.id)"


@pytest.fixture(scope="module")
def page_address(address):
    return f"{address}/{EDITION}/{BODY}"


@contextmanager
def exploring(visiting, page_address, query="", **wanted):
    """Open a page and its frame, and leave as a reader does: to another page."""
    with visiting(**wanted) as visit:
        page = visit.page
        visit.open(f"{page_address}{query}")
        if not query:
            page.get_by_role("button", name="Explore these figures").click()
        frame = page.frame_locator("#explore-frame")
        expect(frame.locator(".explore-panel h2")).to_have_count(len(PANELS), timeout=SLOWEST)
        expect(page.locator(".explore [role=status]")).to_contain_text("Ready", timeout=SLOWEST)
        yield visit, frame
        page.goto("about:blank")


def pick(frame, label, words):
    frame.get_by_label(label, exact=True).first.select_option(label=words)


def said(frame, panel=0):
    return frame.locator(".explore-said").nth(panel)


def test_the_frame_opens_below_the_page_that_is_read_and_answers_before_it_is_asked(
    visiting, page_address
):
    with visiting() as visit:
        visit.open(page_address)
        read = visit.page.locator("main > .output").all_inner_texts()
    with exploring(visiting, page_address) as (visit, frame):
        assert frame.locator("h2").all_inner_texts() == [f"{name} illustrative" for name in PANELS]
        expect(said(frame)).to_have_attribute("role", "status")
        expect(said(frame)).to_contain_text("Shown: ")
        expect(frame.locator(".explore-answer svg.chart:visible").first).to_be_visible()
        assert visit.page.locator("main > .output").all_inner_texts() == read
        assert colours(visit.page.locator("#explore-frame").screenshot()) > 20, "it is blank"
        frame_height = visit.page.locator("#explore-frame").bounding_box()["height"]
        assert frame_height > 1000, "it did not grow to what is in it"
    assert (visit.errors, visit.outside, visit.refused) == ([], [], [])


def test_a_live_page_fetches_voilas_front_end_as_one_script(visiting, page_address):
    fetched = []
    with visiting() as visit:
        visit.page.on("request", lambda asked: fetched.append(urlsplit(asked.url).path))
        visit.open(page_address.replace(EDITION, f"explore/{EDITION}"))
        expect(visit.page.locator(".explore-panel h2")).to_have_count(len(PANELS), timeout=SLOWEST)
        expect(said(visit.page)).to_contain_text("Shown: ", timeout=SLOWEST)
        visit.page.goto("about:blank")
    of_voila = [path for path in fetched if path.endswith(".js") and "/voila/" in path]
    assert all("/remoteEntry." in path for path in of_voila), (
        "chunks of the installed Voilà are missing in perfkit/publishing/front_end.py"
    )
    assert "/static/front-end.js" in fetched


def test_what_is_picked_is_announced_and_stands_in_an_address_that_leads_back(
    visiting, page_address
):
    with exploring(visiting, page_address) as (visit, frame):
        pick(frame, "Measure", "Net growth in homes")
        expect(said(frame)).to_contain_text("Shown: Net growth in homes")
        pick(frame, "From", "2016/17")
        expect(said(frame)).to_contain_text("2016/17 to")
        pick(frame, "Target status", "Close to target")
        expect(said(frame, 1)).not_to_contain_text("24 of 24")
        expect(visit.page).to_have_url(re.compile("status=close"))
        address = visit.page.url
        answers = frame.locator(".explore-said").all_inner_texts()
    query = address.removeprefix(page_address)
    assert query == "?measure=net-additional-homes&from=2016%2F17&status=close"
    with exploring(visiting, page_address, query) as (again, frame):
        expect(said(frame, 1)).to_have_text(answers[1])
        assert frame.locator(".explore-said").all_inner_texts() == answers
        again.page.get_by_role("button", name="Close what you explore").click()
        expect(again.page).to_have_url(page_address)
    assert (again.errors, again.refused) == ([], [])


def test_an_address_that_asks_for_what_is_not_there_says_so(visiting, page_address):
    query = "?measure=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&status=%27%3B"
    with exploring(visiting, page_address, query) as (visit, frame):
        expect(said(frame)).to_contain_text("“<img src=x onerror=alert(1)>” is not offered")
        expect(said(frame, 1)).to_contain_text("“';” is not offered under “Target status”")
        assert frame.locator(".explore-said img").count() == 0
    assert (visit.errors, visit.refused) == ([], [])


def test_every_control_is_reached_and_used_with_the_keyboard_alone(visiting, page_address):
    with visiting() as visit:
        page = visit.page
        visit.open(page_address)
        button = page.get_by_role("button", name="Explore these figures")
        button.focus()
        page.keyboard.press("Enter")
        frame = page.frame_locator("#explore-frame")
        expect(frame.locator(".explore-panel h2")).to_have_count(len(PANELS), timeout=SLOWEST)
        inside = page.frames[-1]
        pick(frame, "Measure", COMPARED)
        expect(frame.get_by_label("Set beside", exact=True)).to_be_visible()
        page.locator("#explore-frame").focus()
        walked: list[str] = []
        for _ in range(60):
            page.keyboard.press("Tab")
            label = inside.evaluate("() => document.activeElement?.labels?.[0]?.textContent")
            if label and label not in walked[-1:]:
                walked.append(label)
                outline = inside.evaluate(
                    "() => getComputedStyle(document.activeElement).outlineStyle"
                )
                assert outline == "solid", f"the focus on {label} is not to be seen"
        assert walked == CHOICES
        assert inside.evaluate(NAMELESS) == []
        frame.get_by_label("Measure", exact=True).focus()
        before = said(frame).inner_text()
        page.keyboard.press("ArrowDown")
        expect(said(frame)).not_to_have_text(before)
        page.goto("about:blank")
    assert (visit.errors, visit.refused) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_in_the_frame_and_around_it(visiting, page_address, scheme):
    wanted = {"bypass_csp": True, "viewport": WIDE, "color_scheme": scheme}
    with exploring(visiting, page_address, **wanted) as (visit, _):
        page, inside = visit.page, visit.page.frames[-1]
        page.evaluate("() => document.querySelectorAll('main > .output').forEach(o => o.remove())")
        found = {"around": violations(page), "frame": violations(inside)}
        page.set_viewport_size(NARROW)
        found |= {"narrow": violations(inside)}
        wider, parts = page.evaluate(OVERFLOW)
        within, pieces = inside.evaluate(OVERFLOW)
        ids = inside.evaluate(IDS)
        assert len(ids) == len(set(ids))
    assert found == {"around": [], "frame": [], "narrow": []}
    assert wider <= 0, parts
    assert within <= 0, pieces


def test_without_the_frame_the_link_opens_the_same_as_a_page(visiting, page_address, address):
    with visiting(java_script_enabled=False) as visit:
        visit.open(page_address)
        link = visit.page.get_by_role("link", name="Explore these figures").get_attribute("href")
    with visiting() as visit:
        page = visit.page
        visit.open(f"{address}{link}?measure=net-additional-homes")
        expect(said(page)).to_contain_text("Net growth in homes", timeout=SLOWEST)
        expect(page.locator("h1")).to_have_text("Explore: Corporate Leadership Team")
        assert page.get_by_text("made up, to show how the workbook works").is_visible()
        page.get_by_role("link", name="Back to the page").click()
        expect(page).to_have_url(page_address)
    assert (visit.errors, visit.outside, visit.refused) == ([], [], [])


def test_a_kernel_ends_with_the_frame_it_was_for(visiting, page_address, address):
    with exploring(visiting, page_address) as (visit, _):
        page = visit.page
        kernel = kernel_of(page)
        running = f"{address}/explore/running/{kernel}"
        assert page.request.get(running).json() == {"running": True}
        page.get_by_role("button", name="Close what you explore").click()
        expect(page.locator("#explore-frame")).to_have_count(0)
        wait_until(page, lambda: not page.request.get(running).json()["running"])


def test_who_was_away_is_told_and_starts_again_where_they_were(visiting, page_address, address):
    with exploring(visiting, page_address) as (visit, frame):
        page = visit.page
        pick(frame, "Measure", "Net growth in homes")
        expect(page).to_have_url(re.compile("measure=net"))
        end(page, address, kernel_of(page))
        page.frames[-1].evaluate("() => window.dispatchEvent(new Event('focus'))")
        expect(frame.locator("h1")).to_have_text("You have been away", timeout=SLOWEST)
        frame.get_by_role("link", name="Start again").click()
        expect(said(frame)).to_contain_text("Net growth in homes", timeout=SLOWEST)


def test_who_comes_too_late_waits_politely_and_comes_in_by_itself(visiting, page_address, address):
    with visiting() as first, visiting(bypass_csp=True) as late:
        others = [
            first.page.request.get(f"{address}/explore/{EDITION}/{BODY}").text()
            for _ in range(EXPLORERS)
        ]
        kernels = [re.search(r'"kernelId": "([\w-]+)"', html)[1] for html in others]
        late.open(page_address)
        late.page.get_by_role("button", name="Explore these figures").click()
        frame = late.page.frame_locator("#explore-frame")
        expect(frame.locator("h1")).to_have_text("Please wait", timeout=SLOWEST)
        expect(late.page.locator(".explore > [role=status]")).to_have_text("Please wait.")
        assert violations(late.page.frames[-1]) == []
        for kernel in kernels:
            end(first.page, address, kernel)
        expect(said(frame)).to_contain_text("Shown: ", timeout=SLOWEST)
        late.page.goto("about:blank")
    assert (late.errors, late.outside, late.refused) == ([], [], [])


def kernel_of(page):
    """Return the kernel of the page in the frame."""
    config = page.frames[-1].locator("#jupyter-config-data").text_content()
    return re.search(r'"kernelId": "([\w-]+)"', config)[1]


def end(page, address, kernel):
    """End a visitor's own kernel, as its page does when it is closed."""
    token = next(one["value"] for one in page.context.cookies() if one["name"] == "_xsrf")
    answer = page.request.post(f"{address}/voila/api/shutdown/{kernel}", form={"_xsrf": token})
    assert answer.status == 204


def wait_until(page, found, tries=100):
    for _ in range(tries):
        if found():
            return
        page.wait_for_timeout(100)
    pytest.fail("it did not come about")


def colours(png):
    """Count the different pixels of a picture: a blank one has few."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) in ((8, 2), (8, 6))
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    raw, step = zlib.decompress(data), 1 + width * (3 if kind == 2 else 4)
    # Rows as they are stored: a row that only repeats the one above it holds nothing but zeros.
    return len({raw[row * step : (row + 1) * step] for row in range(height)})
