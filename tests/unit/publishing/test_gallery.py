"""The gallery says what the views say of themselves."""

import perfkit
from perfkit.framework.blocks import BLOCKS, EXPLORED
from perfkit.framework.load import load_framework
from perfkit.framework.model import Body
from perfkit.paths import Paths
from perfkit.publishing.gallery import READERS, as_markdown, gallery
from tests.workbook import ROOT

NO_VIEW = {"Book", "open_book", "record", "state"}


def test_the_gallery_in_docs_is_the_one_made_from_the_views():
    held = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    made = as_markdown(load_framework(Paths(ROOT)))
    assert held == made, "make it again: perfkit views --markdown > docs/gallery.md"


def test_it_lists_every_view_once():
    calls = [shown.call for shown in gallery(())]
    assert calls == sorted(f"pk.{name}(book)" for name in set(perfkit.__all__) - NO_VIEW)
    assert len(calls) == len(BLOCKS) + len(EXPLORED)


def test_every_kind_of_body_has_a_name_a_reader_knows():
    assert set(READERS) == set(Body.model_fields["kind"].annotation.__args__)
