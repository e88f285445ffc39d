"""The golden thread in words, word for word."""

import pytest

from perfkit.sentences import thread


@pytest.mark.parametrize(
    ("outcomes", "through", "noun", "expected"),
    [
        (2, 1, "priority", "serves 2 outcomes through 1 priority"),
        (1, 2, "priority", "serves 1 outcome through 2 priorities"),
        (2, 2, "deliverable", "serves 2 outcomes through 2 deliverables"),
        (1, 1, "programme", "serves 1 outcome through 1 programme"),
        (1, 0, "", "serves 1 outcome"),
        (0, 1, "priority", "serves no outcome"),
    ],
)
def test_a_link_says_what_it_serves_and_through_how_much(outcomes, through, noun, expected):
    assert thread.serves_sentence(outcomes, through, noun) == expected


@pytest.mark.parametrize(
    ("measures", "need", "internal", "late", "expected"),
    [
        (4, 2, 0, 0, "4 measures, 2 need you"),
        (4, 1, 0, 0, "4 measures, 1 needs you"),
        (1, 0, 0, 0, "1 measure, none needs you"),
        (0, 0, 0, 0, "no measure"),
        (0, 0, 2, 0, "2 internal, not counted"),
        (3, 3, 1, 2, "3 measures, 3 need you; 1 internal, not counted; 2 actions late"),
    ],
)
def test_a_link_says_how_much_is_below_it_and_what_is_not_counted(
    measures, need, internal, late, expected
):
    assert thread.below_sentence(measures, need, internal=internal, late=late) == expected


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        ({}, "No thread is broken"),
        ({thread.NO_OWNER: 1}, "One thread is broken: one measure has no owner"),
        (
            {thread.NO_OWNER: 1, thread.NO_MEASURE: 1},
            "Two threads are broken: one measure has no owner, and one priority has no measure",
        ),
        (
            {thread.NO_SERVICE: 1, thread.NO_MEASURE: 2, thread.NO_WAY_UP: 2},
            "Five threads are broken: one outcome has no service, two priorities have no measure, "
            "and two links lead to no outcome",
        ),
        ({thread.NO_MEASURE: 12}, "12 threads are broken: 12 priorities have no measure"),
    ],
)
def test_broken_threads_are_counted_by_how_they_are_broken(reasons, expected):
    assert thread.broken_sentence(reasons) == expected


@pytest.mark.parametrize(
    ("names", "shown", "expected"),
    [
        ([], 2, ""),
        (
            ["Bins"],
            1,
            "The one measure shown at leadership level does not need you, but 1 below does: Bins",
        ),
        (
            ["Bins", "Litter"],
            2,
            "Neither of the 2 measures shown at leadership level needs you, but 2 below do: Bins "
            "and Litter",
        ),
        (
            ["A", "B", "C", "D", "E"],
            3,
            "None of the 3 measures shown at leadership level needs you, but 5 below do: A, B, C "
            "and 2 more",
        ),
    ],
)
def test_a_whole_that_is_well_does_not_hide_a_part_that_is_not(names, shown, expected):
    assert thread.hidden_sentence(names, shown, "leadership") == expected


def test_a_whole_on_target_names_the_parts_that_are_off_it():
    assert thread.off_target_sentence([], "strategy") == ""
    assert thread.off_target_sentence(["Bins", "Litter"], "strategy") == (
        "On target as shown at strategy level, but 2 measures below are off target: Bins and Litter"
    )


@pytest.mark.parametrize(
    ("status", "late", "expected"),
    [
        ("open", 0, "due 30 April 2026"),
        ("open", 1, "due 30 April 2026, 1 day late"),
        ("open", 8, "due 30 April 2026, 8 days late"),
        ("done", 0, "done 1 April 2026"),
    ],
)
def test_an_action_says_where_it_stands(status, late, expected):
    assert thread.action_sentence(status, "30 April 2026", late, "1 April 2026") == expected
