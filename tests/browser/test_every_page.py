"""Every page of the illustrative and of the real edition: what takes minutes, on demand."""

import os

import pytest

from tests.browser.test_pages import NARROW, OPEN_ALL, OVERFLOW, found_in_every_way
from tests.browser.test_screens import pictured
from tests.workbook import copy_workbook, run_perfkit

REAL = "2025-26-q3"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        os.environ.get("PERFKIT_FULL") != "1", reason="takes minutes: set PERFKIT_FULL=1"
    ),
]


@pytest.fixture(scope="module")
def real_edition(shared_data, tmp_path_factory):
    """Load the open data and make its quarter, as a person would; give the edition's folder."""
    paths = copy_workbook(tmp_path_factory.mktemp("real") / "workbook")
    for words in (("load", str(shared_data)), ("run", f"parameters/quarters/{REAL}.yml")):
        ended = run_perfkit(paths, *words)
        assert ended.returncode == 0, ended.stderr
    return paths.edition(REAL)


@pytest.fixture(scope="module", params=["illustrative", "real"])
def pages(request):
    """Give the files of all pages of an edition."""
    if request.param == "real":
        edition = request.getfixturevalue("real_edition")
    else:
        edition = request.getfixturevalue("illustrative_run").edition
    found = sorted((edition / "pages").glob("*.html"))
    assert len(found) > 80
    return found


def test_every_page_is_accessible_in_light_in_dark_and_on_a_narrow_screen(pages, visiting):
    found = {page.stem: found_in_every_way(visiting, page.as_uri()) for page in pages}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_every_page_is_pictured_and_no_words_of_its_charts_lie_on_each_other(
    pages, pictures, visiting
):
    kept = pictures / pages[0].parents[1].name
    kept.mkdir()
    lapping = {}
    with visiting() as visit:
        for page in pages:
            visit.page.goto(page.as_uri(), wait_until="load")
            lapping[page.stem] = pictured(visit.page, kept / page.stem)
    assert {name: words for name, words in lapping.items() if words} == {}


def test_no_page_is_wider_than_a_narrow_screen_or_asks_anybody_or_goes_wrong(pages, visiting):
    wide, wrong = {}, {}
    with visiting(viewport=NARROW) as visit:
        for page in pages:
            visit.open(page.as_uri())
            visit.page.evaluate(OPEN_ALL)
            over, parts = visit.page.evaluate(OVERFLOW)
            if over > 0:
                wide[page.stem] = parts
            if visit.errors or visit.outside or visit.refused:
                wrong[page.stem] = [*visit.errors, *visit.outside, *visit.refused]
    assert (wide, wrong) == ({}, {})
