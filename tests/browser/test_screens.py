"""Every page on a narrow screen; one of each kind on three, kept as pictures to be looked at."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from perfkit.paths import Paths
from tests.browser.test_pages import NARROW, OPEN_ALL, OVERFLOW, TESTED
from tests.workbook import EDITION

pytestmark = pytest.mark.browser

SHOWN = (*TESTED["bodies"].values(), *TESTED["pages"])
WIDTHS = (320, 768, 1280)
TALLEST = 16_000  # pixels; a browser paints nothing below
# Words of a chart that lie on each other: they share more than an edge.
LAPPING = """() => [...document.querySelectorAll('svg.chart')].flatMap(chart => {
  const words = [...chart.querySelectorAll('text')]
    .filter(text => text.textContent.trim())
    .map(text => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0);
  const shared = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5;
  return words.flatMap(([one, a], at) => words.slice(at + 1)
    .filter(([, b]) => shared(a, b)).map(([other]) => `${one} | ${other}`));
})"""


def pages_of(paths: Paths) -> list[str]:
    return sorted(path.stem for path in (paths.outputs / EDITION / "pages").glob("*.html"))


def test_no_page_is_wider_than_a_narrow_screen_even_with_all_opened(
    address, illustrative_run, visiting
):
    pages = pages_of(illustrative_run.paths)
    wider = {}
    with visiting(viewport=NARROW) as visit:
        for name in pages:
            # Not until the network is idle: of so many pages that would be a minute of waiting.
            answer = visit.page.goto(f"{address}/{EDITION}/{name}", wait_until="load")
            assert answer is not None and answer.status == 200, name
            closed = visit.page.evaluate(OVERFLOW)
            visit.page.evaluate(OPEN_ALL)
            opened = visit.page.evaluate(OVERFLOW)
            if max(closed[0], opened[0]) > 0:
                wider[name] = (closed, opened)
    assert len(pages) > len(SHOWN)
    assert wider == {}


@pytest.mark.parametrize("page", SHOWN)
def test_a_page_of_each_kind_is_pictured_and_no_words_of_its_charts_lie_on_each_other(
    page, address, pictures, visiting
):
    with visiting() as visit:
        visit.page.goto(f"{address}/{EDITION}/{page}", wait_until="load")
        assert pictured(visit.page, pictures / page) == {}


def pictured(page: Page, picture: Path) -> dict[int, list[str]]:
    """Keep a page as pictures of three widths; return the words that lie on each other, by width.

    `picture` is where they go: a width and the kind of picture are added to its name.
    """
    lapping = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        lapping[width] = page.evaluate(LAPPING)
        height = page.evaluate("() => document.documentElement.scrollHeight")
        page.screenshot(
            path=picture.with_name(f"{picture.name}-{width}.jpg"),
            full_page=True,
            clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)},
            type="jpeg",
            quality=60,
        )
    return {width: words for width, words in lapping.items() if words}
