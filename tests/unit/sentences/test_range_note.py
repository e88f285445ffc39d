"""What stands beside a chart whose usual range is not what a reader expects."""

import pytest

from perfkit.measures.direction import travel
from perfkit.sentences.found_variation import variation_found
from perfkit.sentences.marks import mark
from perfkit.sentences.range_note import range_note
from tests.unit.measures.make import make_kpi
from tests.unit.measures.test_level import AFTER, BEFORE, FLOW, START, quarters


def note(since=12, **changes):
    kpi = make_kpi(**FLOW | changes)
    return range_note(travel(quarters(BEFORE + AFTER[:since]), kpi=kpi), kpi=kpi)


def test_a_level_that_moved_is_told_with_since_when_and_who_may_agree_a_new_start():
    assert note() == (
        "All 12 figures since April 2022 are above the average of 153: the level has moved. The "
        "usual range is still worked out from all 24 quarters together, those before it moved "
        "included, so it is the range of neither level. Whoever owns this measure may agree that "
        "the range starts anew, with a date, a reason and who agreed it."
    )


def test_a_usual_range_that_fits_its_figures_needs_no_words():
    assert note(0) == note(rebases=[START]) == ""


@pytest.mark.parametrize(
    ("since", "there"), [(1, "there is 1 quarter so far"), (5, "there are 5 quarters so far")]
)
def test_an_agreed_start_that_waits_says_for_what(since, there):
    assert note(since, rebases=[START]) == (
        "A new start of the usual range is agreed from 1 April 2022 (A new duty; agreed by the "
        f"owner). It needs 12 quarters and {there}; until then the range is that of before."
    )


def test_how_a_mark_was_found_says_that_a_new_start_was_agreed():
    kpi = make_kpi(**FLOW, rebases=[START])
    told = variation_found(travel(quarters(BEFORE + AFTER[:12]), kpi=kpi), kpi=kpi)
    assert told.startswith("The average of 12 quarters is 203")
    assert (
        "Figures before 1 April 2022 have a usual range of their own: a new start was agreed."
        in told
    )


@pytest.mark.parametrize(
    ("state", "direction", "word"),
    [
        ("worsening", "high", "Worse than usual since April 2022 (high)"),
        ("improving", "low", "Better than usual since April 2022 (low)"),
        ("higher", "", "Higher than usual since April 2022"),
    ],
)
def test_the_mark_of_a_level_reached_long_ago_says_since_when(state, direction, word):
    assert mark("Variation", state, direction=direction, since="April 2022").word == word
