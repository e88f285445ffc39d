"""The golden thread as people walk it: from home to an outcome, and by keyboard in the tree."""

import re

import pytest

from tests.browser.test_pages import NARROW, OVERFLOW
from tests.workbook import EDITION

pytestmark = pytest.mark.browser
PAGE = "golden-thread"
MOST_CLICKS = 4
STOP = "ul.tree [tabindex='0']"
NAME = "item => (item.querySelector('.name') ?? item).textContent.trim()"


@pytest.fixture
def threads(address):
    return f"{address}/{EDITION}/{PAGE}"


@pytest.fixture
def tree(threads, visiting):
    """Open the tree with its first item focused."""
    with visiting() as visit:
        visit.open(threads)
        visit.page.locator(STOP).focus()
        yield visit.page


def focused(page):
    """Return the name of the item that has the focus."""
    item = page.locator("ul.tree [role=treeitem]:focus")
    assert item.count() == 1
    return item.evaluate(NAME)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
    return focused(page)


def expanded(page):
    return page.locator("ul.tree [role=treeitem]:focus").get_attribute("aria-expanded")


# A leader's path ----------------------------------------------------------------------------


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_leader_goes_from_home_to_the_outcome_of_a_failing_measure_in_four_clicks(
    address, visiting, scripts
):
    with visiting(java_script_enabled=scripts) as visit:
        page, clicks = visit.page, 0
        visit.open(f"{address}/")

        # Children's services are in the People directorate: what of them needs somebody?
        page.get_by_role("link", name=re.compile(r"People.*leadership", re.I)).first.click()
        clicks += 1
        rows = page.locator("section.exceptions .need")
        row = rows.filter(has_text="child").filter(has_text="Start Well").first
        measure = (row.get_attribute("id") or "").removeprefix("need-")

        # Why, and what is being done?
        row.locator("h3 a").click()
        clicks += 1
        full = page.locator(f"#kpi-{measure}")
        if not full.locator("details.full").evaluate("part => part.open"):
            full.locator("summary").first.click()
            clicks += 1
        for heading in ("Why", "What we are doing"):
            assert full.get_by_role("heading", name=re.compile(heading)).is_visible()

        # Which outcome is it for?
        full.get_by_role("link", name="Start Well").click()
        clicks += 1
        outcome = page.locator("#thread-start-well")
        assert page.url.endswith(f"{PAGE}#thread-start-well")
        assert outcome.get_by_text("Start Well", exact=True).first.is_visible()
        assert page.locator(f"#thread-{measure}").is_visible()
    assert clicks <= MOST_CLICKS


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_each_row_that_needs_somebody_has_its_way_up_one_click_away(address, visiting, scripts):
    with visiting(java_script_enabled=scripts) as visit:
        page = visit.page
        visit.open(f"{address}/{EDITION}/dlt-people")
        rows = page.locator("section.exceptions .need")
        ways = rows.locator("a[href*='#thread-']")
        assert ways.count() == rows.count() > 0
        ways.first.click()
        place = page.url.split("#")[1]
        assert page.locator(f"[id='{place}']").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_way_to_what_is_closed_opens_it(threads, visiting, scripts):
    with visiting(java_script_enabled=scripts) as visit:
        page = visit.page
        visit.open(threads)
        closed = page.locator("ul.tree li:not(:visible)").first.get_attribute("id")
        visit.open(f"{threads}?way#{closed}")
        assert page.locator(f"[id='{closed}']").is_visible()


def test_every_way_into_the_tree_and_out_of_it_leads_somewhere(address, visiting):
    with visiting() as visit:
        page = visit.page
        places, pages = set(), {}
        for name in (PAGE, "clt", "dlt-people", "service-homelessness-employees"):
            visit.open(f"{address}/{EDITION}/{name}")
            links = page.locator("main section a[href*='.html']").evaluate_all(
                "all => all.map(link => link.getAttribute('href'))"
            )
            places |= {link.split("#")[1] for link in links if link.startswith(f"{PAGE}.html#")}
            if name == PAGE:
                for link in links:
                    pages.setdefault(link.split("#")[0], set()).update(link.split("#")[1:])
                known = set(page.locator("[id]").evaluate_all("all => all.map(one => one.id)"))
        assert len(places) > 40
        assert places - known == set()
        for name in sorted(pages)[::6]:  # every sixth: pages of one make
            visit.open(f"{address}/{EDITION}/{name.removesuffix('.html')}")
            ids = set(page.locator("[id]").evaluate_all("all => all.map(one => one.id)"))
            assert pages[name] - ids == set(), name


def test_every_page_says_where_it_is_and_leads_to_all_threads(address, visiting):
    with visiting() as visit:
        page = visit.page
        for name, current in (("clt", "Strategy"), ("residents", "Leadership"), (PAGE, None)):
            visit.open(f"{address}/{EDITION}/{name}")
            steps = page.get_by_role("navigation", name="You are here").locator("li")
            assert steps.first.inner_text() == (
                "Illustrative Council, Illustrative quarter 3 of 2025/26"
            )
            assert steps.last.get_attribute("aria-current") == "page"
            levels = page.get_by_role("navigation", name="Levels")
            here = levels.locator("[aria-current]").all_inner_texts()
            assert here == [current or "Golden thread"]
            levels.get_by_role("link", name="Golden thread").click()
            assert page.url == f"{address}/{EDITION}/{PAGE}"


# The tree by keyboard -----------------------------------------------------------------------


def test_the_tree_is_one_stop_for_the_tab_key(tree):
    assert tree.locator("ul.tree[role=tree]").count() == 1
    assert tree.locator(STOP).count() == 1
    press(tree, "ArrowDown", "ArrowDown")
    tree.keyboard.press("Tab")
    assert tree.locator("ul.tree :focus").count() == 0
    tree.keyboard.press("Shift+Tab")
    assert tree.locator("ul.tree :focus").count() == 1


def test_right_opens_and_enters_and_left_closes_and_leaves(tree):
    top = focused(tree)
    assert expanded(tree) == "true"
    inside = press(tree, "ArrowRight")
    assert inside != top
    assert press(tree, "ArrowLeft", "ArrowLeft") == top
    press(tree, "ArrowLeft")
    assert expanded(tree) == "false"
    assert not tree.locator("#thread-start-well ul").first.is_visible()
    assert press(tree, "ArrowRight") == top
    assert expanded(tree) == "true"
    assert press(tree, "ArrowRight") == inside


def test_up_and_down_pass_over_what_is_closed(tree):
    press(tree, "ArrowLeft")
    assert press(tree, "ArrowDown") == "Live Well"
    assert press(tree, "ArrowUp") == "Start Well"
    assert press(tree, "ArrowUp") == "Start Well"


def test_home_and_end_lead_to_the_first_and_the_last_that_is_shown(tree):
    press(tree, "End")
    last = tree.locator("ul.tree [role=treeitem]:visible").last.evaluate(NAME)
    assert focused(tree) == last
    assert press(tree, "ArrowDown") == last
    assert press(tree, "Home") == "Start Well"


def test_a_letter_leads_to_the_next_name_that_starts_with_it(tree):
    tree.evaluate(
        "() => document.querySelectorAll('ul.tree > li > .line').forEach(line => "
        "line.getAttribute('aria-expanded') === 'true' && line.click())"
    )
    tree.locator(STOP).focus()
    press(tree, "Home")
    assert press(tree, "p") == "Prosperous"
    assert press(tree, "s") == "Safe, Strong and Distinctive"
    assert press(tree, "s") == "Start Well"
    assert press(tree, "z") == "Start Well"


def test_an_asterisk_opens_all_beside_it(tree):
    press(tree, "ArrowLeft", "*")
    tops = tree.locator("ul.tree > li > [role=treeitem]")
    assert tops.count() == 6
    states = tops.evaluate_all("all => all.map(one => one.getAttribute('aria-expanded'))")
    assert states == ["true"] * 6


def test_enter_turns_a_branch_and_follows_a_measure(tree):
    press(tree, "Enter")
    assert expanded(tree) == "false"
    press(tree, " ")
    assert expanded(tree) == "true"
    measure = tree.locator("ul.tree a[role=treeitem][href*='#kpi-']:visible").first
    place = (measure.get_attribute("href") or "").split("#")[1]
    measure.focus()
    tree.keyboard.press("Enter")
    tree.wait_for_url(f"**#{place}")
    assert tree.locator(f"[id='{place}']").is_visible()


def test_each_item_says_how_deep_it_is_and_what_describes_it(tree):
    items = tree.locator("ul.tree [role=treeitem]")
    told = items.evaluate_all(
        """all => all.map(item => [
            Number(item.getAttribute('aria-level')),
            item.closest('ul').children.length === Number(item.getAttribute('aria-setsize')),
            item.parentElement.querySelector(':scope > ul') === null
              || item.hasAttribute('aria-expanded'),
            !item.hasAttribute('aria-describedby')
              || document.getElementById(item.getAttribute('aria-describedby')) !== null,
        ])"""
    )
    assert len(told) > 200
    assert min(level for level, *_ in told) == 1
    assert max(level for level, *_ in told) >= 7
    assert all(all(rest) for _, *rest in told)


def test_on_a_telephone_it_starts_closed_below_the_deliverables_and_hides_no_mark(
    threads, visiting
):
    with visiting(viewport=NARROW) as visit:
        page = visit.page
        visit.open(threads)
        deepest = page.locator("ul.tree [role=treeitem]:visible").evaluate_all(
            "all => Math.max(...all.map(item => Number(item.getAttribute('aria-level'))))"
        )
        assert deepest == 3
        assert (
            page.locator("#thread-live-well")
            .get_by_text(re.compile(r"\d+ off target"))
            .first.is_visible()
        )
        page.keyboard.press("Tab")
        wider, parts = page.evaluate(OVERFLOW)
        assert wider <= 0, parts
        assert not page.locator("figure.flows svg").first.is_visible()
