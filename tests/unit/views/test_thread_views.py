"""The page of all threads: a tree that stands without a script, its picture, and the ways to it."""

import re
from dataclasses import replace

import pandas as pd
import pytest

import perfkit
from perfkit.edition.thread import thread
from perfkit.tables import RECORDS
from perfkit.views.markers import way_up
from perfkit.views.thread_place import to_thread
from tests.unit.framework.make import NEW, make_kpi, make_page, make_small
from tests.unit.views.fake_book import FakeBook, assessment

QUIET = {"target_status": "on_target", "variation": "improving", "attention": 1}
BLOCKS = ("broken-threads", "line-of-sight", "thread-tree", "thread-picture")
OVERDUE = {
    "action_id": "a1",
    "concerns": "bins",
    "what": "Buy bins.",
    "status": "open",
    "due_on": pd.Timestamp(2026, 5, 30),
    "done_on": pd.NaT,
}


def make_thread_book(*kpis, states=None, sent=(OVERDUE,), **changes):
    """Return a book whose page shows every block of all threads, over the small framework."""
    kpis = kpis or (make_kpi(short_title="Bins"), make_kpi("litter", short_title="Litter"))
    pages = [make_page("everybody", *BLOCKS)]
    held = make_small(*kpis, pages=pages, **changes).as_at(NEW)
    known = {"bins": {}, "litter": QUIET} if states is None else states
    rows = tuple(assessment(name, **state) for name, state in known.items())
    book = FakeBook(framework=held, rows=rows, thread_page="threads")
    actions = pd.DataFrame(list(sent), columns=list(RECORDS["actions"].names))
    found = thread(held, book.assessments, actions, as_at=NEW)
    return replace(book, tables={"nodes": found.nodes, "links": found.links, "flows": found.flows})


def item(html, node):
    """Return the opening of one item of the tree, up to the next item."""
    found = re.search(rf'<li id="thread-{node}">.*?(?=<li|</ul>)', html)
    assert found, node
    return found[0]


def test_the_tree_holds_every_link_once_each_with_a_place_of_its_own():
    html = perfkit.thread_tree(make_thread_book()).html
    places = re.findall(r'id="(thread-[^"]+)"', html)
    assert sorted(places) == sorted(
        ["thread-tree"]  # the heading
        + [
            f"thread-{name}"
            for name in (
                *("tidy", "rich", "less-litter", "green", "clean-up", "tidy-place", "recycle"),
                *("sweep", "bins", "litter", "waste", "brooms", "action-a1"),
            )
        ]
    )


def test_it_is_open_where_something_needs_attention_and_closed_elsewhere():
    html = perfkit.thread_tree(make_thread_book()).html
    for name in ("tidy", "less-litter", "green", "tidy-place", "recycle"):
        assert "<details open>" in item(html, name), name
    assert "<details>" in item(html, "sweep")


def test_a_link_says_what_kind_it_is_what_is_below_it_and_what_asks_for_somebody():
    view = perfkit.thread_tree(make_thread_book())
    assert "Tidy outcome · 2 measures, 1 needs you; 1 action late" in view.text
    assert "1 off target" in item(view.html, "tidy")
    assert "1 worsening" in item(view.html, "tidy")


def test_a_measure_and_a_service_lead_to_their_pages_and_others_open():
    html = perfkit.thread_tree(make_thread_book()).html
    assert 'href="head.html#kpi-bins"' in item(html, "bins")
    assert 'href="head.html"' in item(html, "waste")
    assert "href" not in item(html, "recycle")
    assert "<summary>" in item(html, "recycle")


def test_a_measure_shows_the_marks_that_ask_and_a_quiet_one_how_it_does():
    html = perfkit.thread_tree(make_thread_book()).html
    asking, quiet = item(html, "bins"), item(html, "litter")
    assert "Off target" in asking
    assert "Worsening (falling)" in asking
    assert "Sound" not in asking
    assert "On target" in quiet
    assert 'class="m3' not in quiet


def test_an_action_stands_under_its_measure_and_says_that_it_is_late():
    view = perfkit.thread_tree(make_thread_book())
    assert "Buy bins action · due 30 May 2026, 2 days late" in view.text
    assert view.html.index('id="thread-bins"') < view.html.index('id="thread-action-a1"')


def test_what_serves_two_is_in_full_under_one_and_a_way_there_under_the_other():
    html = perfkit.thread_tree(make_thread_book()).html
    under_the_programme = html[html.index('id="thread-clean-up"') :]
    assert 'class="guest"' in under_the_programme
    assert 'href="#thread-tidy-place"' in under_the_programme
    assert "also here; in full under Do it" in under_the_programme
    assert 'href="#thread-bins"' in under_the_programme  # its benefit


def test_an_internal_measure_has_its_place_and_no_mark():
    kpis = (make_kpi("bins"), make_kpi("secret", sensitivity="internal"))
    html = perfkit.thread_tree(make_thread_book(*kpis, states={"bins": QUIET, "secret": {}})).html
    assert "internal: its marks are on its service&#39;s page" in item(html, "secret")
    assert "Off target" not in html
    assert "46.3%" not in item(html, "secret")


def test_broken_threads_are_named_each_with_its_way():
    view = perfkit.broken_threads(make_thread_book())
    assert (
        "Two threads are broken: one outcome has no service, and one priority has no" in view.text
    )
    assert 'href="threads.html#thread-rich"' in view.html
    assert "Rich (outcome) : No service serves this outcome." in view.text.replace("):", ") :")


def test_a_whole_that_hides_a_part_is_named_too():
    kpis = (
        make_kpi("bins", levels=["leadership", "operations"]),
        make_kpi("litter", short_title="Litter", levels=["operations"]),
    )
    view = perfkit.broken_threads(make_thread_book(*kpis, states={"bins": QUIET, "litter": {}}))
    assert "Where the whole hides a part" in view.text
    assert "On target as shown at leadership level, but 1 measure below is off" in view.text


def test_the_line_of_sight_leads_from_the_outcome_to_what_is_being_done():
    view = perfkit.line_of_sight(make_thread_book())
    steps = re.findall(r"<li[^>]*><b>([^<]+)</b>", view.html)
    assert steps == [
        "Outcome",
        "Strategic deliverable",
        "Corporate priority",
        "Directorate priority",
        "Service priority",
        "Measure",
        "Action",
    ]
    assert "Fewer repairs are finished on time than promised" in view.text
    assert view.html.count('class="here"') == 2  # the measure, and the action that is late


def test_a_line_of_sight_without_an_action_says_so():
    view = perfkit.line_of_sight(make_thread_book(sent=()))
    assert "Action No action has been sent to the workbook." in view.text


def test_the_picture_has_a_title_for_every_ribbon_and_a_table_of_the_same():
    view = perfkit.thread_picture(make_thread_book())
    told = "Tidy, Do it: 2 measures, 1 needs you; "
    assert view.html.count("<svg") >= 2
    for kind in ("wide", "middle"):
        svg = re.search(rf'<svg[^>]*class="chart {kind}".*?</svg>', view.html)
        assert svg is not None
        titles = re.findall(r"<g><title>([^<]+)</title>", svg[0])
        assert titles.count(told.rstrip("; ")) == 2  # what needs somebody, and the rest
        assert svg[0].count("flow3") == 2
    assert "<td" in view.html[view.html.index("The figures behind the picture") :]


def test_the_way_up_says_what_each_directorate_and_service_serves():
    view = perfkit.thread_picture(make_thread_book())
    assert "Place serves 1 outcome through 2 priorities Tidy" in view.text
    assert "Waste serves 1 outcome through 1 priority Tidy" in view.text
    assert view.text.index("Place serves") < view.text.index("Waste serves")


# The ways to it -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "body", "expected"),
    [
        ("threads", "clt", '<a href="threads.html#thread-bins">Bins</a>'),
        ("clt", "clt", '<a href="#thread-bins">Bins</a>'),
        ("", "clt", "Bins"),
    ],
    ids=["from another page", "on the page itself", "where no page shows it"],
)
def test_words_lead_to_their_place_in_the_tree(page, body, expected):
    book = replace(make_thread_book(), thread_page=page)
    assert book.body.id == body
    assert to_thread(book, "bins", "Bins") == expected


def test_a_name_that_is_no_link_of_the_thread_stays_words():
    assert to_thread(make_thread_book(), "nowhere", "Less < more") == "Less &lt; more"


def test_every_step_of_a_measures_thread_leads_into_the_tree():
    html = way_up(WithChain(make_thread_book()), "bins")
    assert re.findall(r'href="threads.html#thread-([^"]+)"', html) == ["tidy", "recycle"]


class WithChain:
    """A book whose chains are those of the small framework."""

    def __init__(self, book):
        self._book = book

    def thread(self, kpi_id):
        nodes = {item.id: item for item in (*self.framework.outcomes, *self.framework.priorities)}
        return [nodes["tidy"], nodes["recycle"], self.kpi(kpi_id)]

    def __getattr__(self, name):
        return getattr(self._book, name)
