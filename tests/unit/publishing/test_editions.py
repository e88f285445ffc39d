"""The list of editions says what is there when it is written."""

import re

from perfkit.paths import Paths
from perfkit.publishing.editions import others_of, read_editions
from perfkit.publishing.html import editions_html, other_editions_html, write_editions
from tests.unit.publishing.stand_in import stand_in_edition


def outputs(root):
    paths = Paths(root)
    for edition, as_at, illustrative, pages in (
        ("q1", "2025-08-01", False, ("index", "clt")),
        ("q2", "2025-11-01", False, ("index", "clt", "cabinet")),
        ("made-up", "2026-02-15", True, ("index", "clt")),
        ("frozen-alone", "2026-01-01", False, ()),
    ):
        about = {"as_at": as_at, "illustrative": illustrative, "title": f"Edition {edition}"}
        folder = stand_in_edition(paths, edition, **about)
        (folder / "index.html").write_text("")
        (folder / "pages").mkdir()
        for page in pages:
            (folder / "pages" / f"{page}.html").write_text("")
            (folder / "pages" / f"{page}.ipynb").write_text("")
    return paths.outputs


def test_the_newest_comes_first_illustrative_ones_last_and_those_without_pages_not_at_all(tmp_path):
    found = read_editions(outputs(tmp_path))
    assert [edition.id for edition in found] == ["q2", "q1", "made-up"]
    assert found[0].as_at == "1 November 2025"


def test_a_page_is_also_in_the_other_editions_that_hold_it(tmp_path):
    known = read_editions(outputs(tmp_path))
    assert [edition.id for edition in others_of("clt", "q1", known)] == ["q2", "made-up"]
    assert others_of("cabinet", "q2", known) == ()
    html = other_editions_html("clt", "q1", known)
    assert '<a href="../../q2/pages/clt.html">Edition q2</a>' in html
    assert other_editions_html("cabinet", "q2", known).strip() == ""


def test_the_contents_list_the_other_editions_with_their_days(tmp_path):
    html = other_editions_html("index", "q2", read_editions(outputs(tmp_path)))
    assert '<a href="../../q1/index.html">Edition q1</a>' in html
    assert "As at 1 August 2025" in html
    assert html.index("made-up/index.html") < html.index("illustrative</b>")


def test_every_link_of_the_list_leads_to_a_file(tmp_path):
    folder = outputs(tmp_path)
    html = write_editions(folder).read_text("utf-8")
    links = [link for link in re.findall(r'href="([^"#]+)', html) if link.endswith(".html")]
    assert len(links) > 5
    assert [link for link in links if not (folder / link).is_file()] == []
    assert 'id="clt"' in html and 'id="cabinet"' in html


def test_no_edition_gives_an_empty_list_and_no_failure(tmp_path):
    assert "Editions" in editions_html(tmp_path, static="static")


def test_an_edition_whose_framework_is_of_an_earlier_form_is_listed_by_its_pages(tmp_path):
    folder = outputs(tmp_path)
    (folder / "q1" / "tables" / "framework.json").write_text('{"kpis": [{"id": "repairs"}]}')

    html = write_editions(folder).read_text("utf-8")

    assert '"q1/pages/clt.html"' in html
    assert '"q2/pages/clt.html"' in html
