"""Who follows a mark meets the words of how it was found, without a script or a mouse."""

import pytest

from tests.workbook import EDITION

pytestmark = pytest.mark.browser
WIDTHS = {"desk": 1280, "telephone": 320}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_a_mark_in_a_list_opens_its_words_by_the_keyboard_alone(address, visiting, width):
    with visiting(java_script_enabled=False, viewport={"width": width, "height": 800}) as visit:
        visit.open(f"{address}/{EDITION}/cabinet")
        link = visit.page.locator(".glance a.to").first
        words = visit.page.locator(str(link.get_attribute("href")))
        assert not words.is_visible()
        link.focus()
        visit.page.keyboard.press("Enter")
        words.wait_for(state="visible")
        assert words.locator("dt").all_inner_texts()[-2:] == ["Age", "Data quality"]


def test_the_words_under_four_marks_open_by_the_keyboard_alone(address, visiting):
    with visiting(java_script_enabled=False) as visit:
        visit.open(f"{address}/{EDITION}/cabinet")
        fold = visit.page.locator("li.need .found").first
        fold.locator("summary").focus()
        visit.page.keyboard.press("Enter")
        fold.locator("dl").wait_for(state="visible")
        assert fold.locator("dt").all_inner_texts()[-2:] == ["Age", "Data quality"]


def test_what_is_folded_is_printed_only_where_its_reader_opened_it(address, visiting):
    with visiting() as visit:
        visit.open(f"{address}/{EDITION}/cabinet")
        folds = visit.page.locator("li.need details.found")
        folds.first.locator("summary").click()
        visit.page.emulate_media(media="print")
        assert folds.first.locator("dl").is_visible()
        assert not folds.nth(1).is_visible()
