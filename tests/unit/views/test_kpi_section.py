import pandas as pd
import pytest

import perfkit
from perfkit.sentences.beside import NO_INTERVAL
from perfkit.views.bound import bound
from perfkit.views.view import View
from tests.unit.views.fake_book import (
    assessment,
    at_kind,
    at_level,
    make_book,
    make_kpi,
    observations,
)

OBSERVED = observations([50.0, 48.0, 46.3])
NARRATIVE = {
    "kpi_id": "repairs",
    "quarter": "2025/26 Q4",
    "why": "We finished {value} on time, against {target}.",
    "doing": "A second team starts.",
    "outlook": "",
    "writer": "head-of-housing",
    "state": "agreed",
}
ACTION = {
    "action_id": "one",
    "body_id": "clt",
    "concerns": "repairs",
    "what": "Start a second team",
    "owner": "head-of-housing",
    "agreed_on": "2026-05-01",
    "due_on": "2026-06-21",
    "status": "open",
    "success_test": "Ninety in a hundred on time.",
}


def shown(**given) -> View:
    return perfkit.kpis(make_book("kpis", observed=OBSERVED, **given))


def in_order(text, *words):
    places = [text.index(word) for word in words]
    return places == sorted(places)


def test_a_kpi_is_told_in_the_order_a_reader_needs():
    assert in_order(
        shown(sent={"narratives": [NARRATIVE]}).text,
        "Fewer repairs are finished on time than promised",
        "46.3% against a target of at least 90.0%, January to March 2026; England 50.0%.",
        "Table behind this chart",
        "Why",
        "What we are doing",
        "Outlook",
        "The eight markers",
        "Data quality and source",
    )


def test_all_eight_markers_are_there():
    text = shown().text
    for marker in (
        "1. Impact Directly impacts",
        "2. Corporate Plan link Good homes example",
        "Golden thread: Live Well → Good homes",
        "3. Narrative Awaited from Head of Housing",
        "4. Description and justification Repairs finished within the time promised.",
        "5. Direction of travel Worsening (falling)",
        "6. Source Housing return, The publisher",
        "released 1 June 2026; next due 1 September 2026.",
        "7. Target At least 90.0%",
        "8. What good is Higher is better",
    ):
        assert marker in text


def test_a_kpi_with_no_target_gives_the_reason():
    rows = [assessment(target_status="no_target", target_text="no target", target_reason="")]
    text = shown(rows=rows).text
    assert "No target agreed No target has been agreed by the council." in text
    assert "against a target" not in text


def test_the_numbers_of_a_narrative_are_put_in_by_the_data():
    html = shown(sent={"narratives": [NARRATIVE]}).html
    assert '<data value="46.3%" class="bound">46.3%</data>' in html
    assert "{value}" not in html


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Now {value}.", "Now 46.3%."),
        ("It went {change}.", "It went from 48.0% to 46.3%."),
        ("No {unknown} place.", "No {unknown} place."),
        ("<b>{target}</b>", "<b>at least 90.0%</b>"),
    ],
)
def test_only_known_places_are_filled_and_words_stay_words(words, said):
    class Row:
        value_text, target_text, previous_value_text = "46.3%", "at least 90.0%", "48.0%"

    assert bound(words, Row).striptags() == bound(said, Row).striptags()
    assert "<b>" not in bound(words, Row)


def test_a_place_with_no_figure_says_so():
    class Row:
        value_text = ""

    assert bound("Now {value}.", Row) == "Now (no figure)."


def test_an_awaited_narrative_names_its_writer():
    assert "The narrative is awaited from Head of Housing. It is due by" in shown().text


def test_an_action_past_its_day_is_late_by_so_many_days():
    text = shown(sent={"actions": [ACTION]}).text
    assert "Start a second team Ninety in a hundred on time." in text
    assert "21 June 2026 Age: 10 days late" in text


def test_a_kpi_nobody_acts_on_says_so():
    assert "No action on this measure has been sent to the workbook." in shown().text


def test_what_partners_do_together_is_not_judged_by_a_target_at_leadership():
    kpi = make_kpi(impact="contributes_to", partners=("The NHS",), contribution="We refer people")
    book = at_level(make_book("kpis", kpis=(kpi,), observed=OBSERVED), "leadership")

    view = perfkit.kpis(book)

    assert "Off target" not in view.text
    assert "against a target" not in view.text
    assert "Contributes to We refer people. With The NHS." in view.text


def test_the_first_list_is_open_and_the_others_one_step_away():
    kpis = (make_kpi(), make_kpi("voids", short_title="Voids"))
    rows = [assessment(), assessment("voids", first_list=False)]
    html = shown(kpis=kpis, rows=rows).html
    opened, away = html.split("One other measure")
    assert 'id="kpi-repairs"' in opened
    assert 'id="kpi-voids"' in away


def test_a_judgement_is_told_in_dated_words():
    kpi = make_kpi(series_type="judgement", unit="in words")
    observed = observations([None]).assign(value_text="Good")
    rows = [assessment(value=None, value_text="Good")]
    view = perfkit.kpis(make_book("kpis", kpis=(kpi,), observed=observed, rows=rows))
    assert "2025/26 Q4 Good" in view.text
    assert view.charts == ()


def test_where_the_page_draws_its_measures_above_each_is_one_line_here():
    view = perfkit.kpis(make_book("kpis", "exceptions", observed=OBSERVED))
    assert '<article class="fold" id="kpi-repairs"><details class="full"><summary><h3>' in view.html
    assert len(view.charts) == 1


def test_the_hub_reads_one_line_a_measure():
    view = perfkit.kpis(at_kind(make_book("kpis", observed=OBSERVED), "intelligence_hub"))
    assert "Repairs on time 46.3% 2025/26 Q4 Age: New this time Data quality: Sound" in view.text
    assert view.charts == ()


def test_the_tag_stands_behind_the_sentence_and_not_inside_it():
    text = shown(illustrative=True).text
    assert "January to March 2026; England 50.0%. illustrative" in text


def test_the_outlook_says_what_the_figures_alone_lead_one_to_expect():
    view = shown(rows=(assessment(),), expected={"repairs": "If nothing changes, expect 47.0%."})
    assert "Outlook" in view.html and "If nothing changes, expect 47.0%." in view.html


def beside(*rows, **given):
    england = observations([52.0], area=("E92000001", "England"))
    observed = pd.concat([OBSERVED, england])
    return perfkit.kpis(
        make_book("kpis", rows=(assessment(),), observed=observed, compared=rows, **given)
    )


def test_how_it_stands_beside_others_is_said_before_it_is_drawn():
    html = beside(("england", 52.0, "worse", "England: 52.0%, 2025/26 Q4.")).html
    assert html.index("England: 52.0%, 2025/26 Q4.") > html.index("Compared with others")
    assert NO_INTERVAL not in html


def test_a_figure_without_an_interval_is_set_beside_others_with_a_warning():
    unjudged = ("england", 52.0, "not_compared", "England: 52.0%, 2025/26 Q4.")
    nothing = ("england", float("nan"), "not_compared", "England: no figure is held.")
    assert NO_INTERVAL in beside(unjudged).html
    assert NO_INTERVAL not in beside(nothing).html


def test_a_measure_compared_with_nobody_says_why_and_no_more():
    view = beside(
        ("none", float("nan"), "not_compared", "Not compared with others: a count."),
        neighbour_words="Bolton's neighbours: Bury.",
    )
    assert "Not compared with others: a count." in view.text
    assert "Bury" not in view.text


def test_the_neighbours_are_named():
    row = ("neighbours", 52.0, "worse", "The median: 52.0%.")
    assert (
        "Bolton's neighbours: Bury."
        in beside(row, neighbour_words="Bolton's neighbours: Bury.").text
    )


def test_how_the_marks_were_found_has_the_width_of_the_measure_not_of_its_marks():
    html = str(shown().html)
    beside = html.split('<ul class="marks">')[1].split("</ul>", 1)[1]
    assert beside.startswith('<details class="found">')


def test_a_figure_in_words_is_not_as_large_as_a_number():
    hidden = assessment(value=None, value_text="[c] hidden to protect people")
    assert '<p class="figure words">[c] hidden' in str(shown(rows=[hidden]).html)
    assert '<p class="figure">46.3' in str(shown().html)


def test_a_narrative_that_is_awaited_has_a_day_and_what_it_is_counted_from():
    text = shown().text
    assert (
        "The narrative is awaited from Head of Housing. It is due by Wednesday 8 July 2026, in 7 "
        "days. That is ten working days after the release." in text
    )
    assert "Due ten working days after each release." in text


def test_words_older_than_the_newest_figure_are_shown_and_newer_ones_asked_for():
    assert (
        "A newer narrative is awaited. It is due by Wednesday 8 July 2026"
        in shown(sent={"narratives": [NARRATIVE]}).text
    )
    draft = NARRATIVE | {"state": "draft"}
    assert "This is a draft. It is due by" in shown(sent={"narratives": [draft]}).text


def test_words_written_since_the_newest_figure_are_not_asked_for_again():
    written = {
        "kpi_id": "repairs",
        "state": "written",
        "due_on": None,
        "days": 0,
        "words": "",
        "counted_from": "That is ten working days after the release.",
    }
    text = shown(sent={"narratives": [NARRATIVE]}, tables={"narratives_due": [written]}).text
    assert "awaited" not in text
    assert "That is ten working days" not in text
