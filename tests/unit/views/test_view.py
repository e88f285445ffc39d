import perfkit
from perfkit.framework.blocks import BLOCKS
from perfkit.views.view import BLOCK_MIME
from tests.unit.views.fake_book import make_book, observations


def test_every_block_of_the_framework_has_its_view():
    for block in BLOCKS:
        view = getattr(perfkit, block.replace("-", "_"))(make_book("values"))
        assert view.block == block


def test_every_public_view_says_what_it_shows():
    for block in BLOCKS:
        assert getattr(perfkit, block.replace("-", "_")).__doc__.startswith("Show ")


def test_a_block_that_is_not_on_the_page_shows_nothing():
    view = perfkit.money(make_book("values"))
    assert view.empty
    assert view._repr_mimebundle_()["text/html"] == ""


def test_a_view_tells_jupyter_its_html_its_words_and_its_charts():
    book = make_book("emerging", "kpis", observed=observations([50.0, 48.0, 46.3]))

    bundle = perfkit.kpis(book)._repr_mimebundle_()

    assert bundle[BLOCK_MIME] == {"block": "kpis", "charts": 2}
    assert bundle["text/html"].count("<figure") == 2
    assert "Fewer repairs are finished on time than promised" in bundle["text/plain"]
    assert "<" not in bundle["text/plain"]


def test_what_was_sent_cannot_become_a_tag():
    risk = {
        "risk_id": "one",
        "concerns": "homes",
        "cause": "<script>alert(1)</script>",
        "event": "b",
        "effect": "c",
        "likelihood": 2,
        "impact": 3,
        "controls": "d",
        "owner": "head-of-housing",
    }
    view = perfkit.risks(make_book("risks", sent={"risks": [risk]}))
    assert "<script>" not in view.html
    assert "&lt;script&gt;" in view.html


def test_an_illustrative_edition_tags_what_is_made_up():
    real = perfkit.kpis(make_book("kpis"))
    made_up = perfkit.kpis(make_book("kpis", illustrative=True))
    assert '<b class="eg">illustrative</b>' in made_up.html
    assert "illustrative" not in real.html
