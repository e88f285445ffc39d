"""What a reader may ask, as the widgets of a page hold it."""

import re

import pytest
from IPython.utils.capture import capture_output

import perfkit as pk
from perfkit.sentences.beside import Beside
from perfkit.views.explore.panel import ADDRESS, Nothing
from tests.unit.asking.make import QUARTERS, make_book, measure, values
from tests.unit.views.fake_book import assessment

VOIDS = measure(
    "voids", title="Empty homes", short_title="Empty homes", benchmark={"group": "england"}
)
ENGLAND = {"kpi_id": "repairs", "words": "England: 60.0%, 2025/26 Q2; Bolton is worse."} | Beside(
    "england", "England", areas=1, period="2025/26 Q2", own=50.0, value=60.0
)._replace(comparison="worse")._asdict()


@pytest.fixture
def asked(monkeypatch):
    def ask(query):
        monkeypatch.setenv(ADDRESS, query)

    ask("")
    return ask


@pytest.fixture
def book(tmp_path):
    observed = [
        values(of=200),
        values(people="Female", figures=(60, 61)),
        values(area="E", figures=(58, 59, 60)),
        values(area="N1", figures=(30, 31)),
        values("voids", figures=(7, 8, 9)),
    ]
    asks = {"kpi_id": "repairs", "kind": "ask", "words": "Why so few?", "evidence": "50%"}
    return make_book(
        tmp_path,
        *observed,
        kpis=(measure(), VOIDS),
        rows=[assessment(comparator_code="E"), assessment("voids", comparator_code="")],
        comparisons=[ENGLAND],
        questions=[asks],
    )


def pick(panel, name, words):
    panel.controls[name].value = dict(panel.controls[name].options)[words]


def test_the_first_answer_is_there_before_anything_is_picked(asked, book):
    panel = pk.explore_measure(book)

    assert list(panel.controls) == ["measure", "beside", "place", "from", "to", "people"]
    assert panel.said == "Shown: Repairs on time, 2024/25 Q1 to 2025/26 Q2, beside England."
    for part in ("<svg", "Bolton is worse.", "If we reached England's average", "Why so few?"):
        assert part in panel.html.replace("&#39;", "'")
    assert 'data-view=""' in panel.html


def test_every_control_has_a_label(asked, book):
    for explore in (pk.explore_measure, pk.explore_list):
        assert all(control.description for control in explore(book).controls.values())


def test_what_is_picked_stands_in_the_address_that_leads_back_to_it(asked, book):
    panel = pk.explore_measure(book)
    pick(panel, "beside", "The neighbours")
    pick(panel, "place", "Newton")
    pick(panel, "from", QUARTERS[2].label)

    asked(panel.settled.address)
    again = pk.explore_measure(book)

    assert again.settled.picked == panel.settled.picked
    assert again.html == panel.html
    assert again.said == "Shown: Repairs on time, 2024/25 Q3 to 2025/26 Q2, beside Newton."


def test_the_line_of_the_place_picked_is_drawn_and_tabled(asked, book):
    panel = pk.explore_measure(book)
    assert '<th scope="col" class="r">England</th>' in panel.html

    pick(panel, "place", "No other place")
    assert '<th scope="col" class="r">England</th>' not in panel.html
    assert panel.said == "Shown: Repairs on time, 2024/25 Q1 to 2025/26 Q2."


def test_a_measure_picked_brings_its_own_choices(asked, book):
    panel = pk.explore_measure(book)
    pick(panel, "measure", "Empty homes")

    assert list(panel.controls) == ["measure", "from", "to"]
    assert panel.settled.address == "measure=voids"
    assert panel.said == "Shown: Empty homes, 2024/25 Q4 to 2025/26 Q2."


def test_nobody_beside_is_a_choice_of_its_own(asked, book):
    panel = pk.explore_measure(book)
    pick(panel, "beside", "Nobody")

    assert panel.settled.address == "beside="
    assert "Beside England" not in panel.html


def test_of_another_group_of_people_neither_target_nor_gap_is_said(asked, book):
    panel = pk.explore_measure(book)
    pick(panel, "people", "Female")

    assert "the same series for female" in panel.html
    assert "If we reached" not in panel.html


@pytest.mark.parametrize(
    "stranger", ["<img src=x onerror=alert(1)>", "'; import os #", "voids'", "../../etc"]
)
def test_a_strangers_value_is_looked_up_and_falls_back_aloud(asked, book, stranger):
    from urllib.parse import quote

    asked(f"measure={quote(stranger)}")
    panel = pk.explore_measure(book)

    assert panel.settled.picked["measure"] == "repairs"
    assert panel._said.value.startswith("<p>“")
    assert "is not offered under “Measure” here, so “Repairs on time” is shown." in panel.said
    assert "<img" not in panel._said.value + panel.html


def test_a_control_set_to_nothing_by_a_stranger_is_answered_as_usual(asked, book):
    panel = pk.explore_measure(book)
    pick(panel, "measure", "Empty homes")
    panel.controls["measure"].value = None

    assert panel.settled.picked["measure"] == "repairs"


def test_the_list_is_narrowed_and_says_how_many_are_left(asked, book):
    panel = pk.explore_list(book)
    assert panel.said == "2 of 2 measures."

    asked("status=on_target")
    assert "“on_target” is not offered under “Target status”" in pk.explore_list(book).said


def test_a_first_edition_has_no_changes_to_explore(asked, book):
    panel = pk.explore_changes(book)

    assert panel.controls == {}
    assert panel.said == "This is the first edition, so there is nothing to compare it with."


def test_changes_are_explored_by_kind_and_by_measure(asked, tmp_path):
    changes = [
        {"kpi_id": "repairs", "what": "New figure: 2025/26 Q2", "before": "48%", "after": "50%"},
        {"kpi_id": "repairs", "what": "Variation", "before": "higher", "after": "worsening"},
        {"kpi_id": "voids", "what": "New figure: 2025/26 Q2", "before": "8", "after": "9"},
    ]
    panel = pk.explore_changes(make_book(tmp_path, kpis=(measure(), VOIDS), changes=changes))
    assert panel.said == "3 changes since Quarter 1."

    pick(panel, "changed", "New figure")
    pick(panel, "of", "Empty homes")

    assert panel.said == "1 change since Quarter 1."
    assert panel.settled.address == "changed=New+figure&of=voids"


def test_two_measures_are_set_beside_each_other_with_what_was_tried(asked, tmp_path):
    row = {
        "first": "repairs",
        "second": "voids",
        "lag": 0,
        "n": 14,
        "pearson_of_changes": 0.54,
        "spearman_of_changes": 0.12,
        "p": 0.9,
        "tried": 45,
        "finding": "none",
    }
    left = [{"kpi_id": "voids", "reason": "it adds up over the year"}]
    book = make_book(tmp_path, kpis=(measure(), VOIDS), associations=[row], not_associated=left)
    panel = pk.explore_together(book)

    assert panel.said.startswith("“Repairs on time” and “Empty homes” do not move together")
    assert "of 45 comparisons made in this edition" in panel.html
    told = re.findall(r"<td[^>]*>([^<]+)", panel.html)
    assert told[:4] == ["14", "0.54", "0.12", "0.900"]  # whose p it is must be there to be seen
    assert "it adds up over the year" in panel.html


def test_measures_too_short_to_be_set_beside_others_say_so(asked, book):
    panel = pk.explore_together(book)

    assert panel.said.startswith("No two of these measures share enough figures")


def test_a_body_that_explores_nothing_is_shown_nothing(asked, tmp_path):
    shown = pk.explore_measure(make_book(tmp_path, explore=()))

    assert isinstance(shown, Nothing)
    with capture_output() as captured:
        shown._ipython_display_()
    assert (captured.stdout, captured.outputs) == ("", [])
