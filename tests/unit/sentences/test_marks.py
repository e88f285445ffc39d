"""Each state of the four marks has its word and its attention."""

import pytest

from perfkit.errors import UnknownNameError
from perfkit.sentences.marks import attention, four_marks, mark


@pytest.mark.parametrize(
    ("name", "state", "word", "asked"),
    [
        ("Target", "off_target", "Off target", 3),
        ("Target", "close", "Close to target", 2),
        ("Target", "on_target", "On target", 1),
        ("Target", "no_target", "No target", 0),
        ("Target", "not_comparable", "Not comparable", 0),
        ("Variation", "worsening", "Worsening (rising)", 3),
        ("Variation", "improving", "Improving (rising)", 1),
        ("Variation", "no_significant_change", "No significant change", 0),
        ("Variation", "higher", "Higher", 0),
        ("Variation", "lower", "Lower", 0),
        ("Variation", "too_few_points", "Too few points", 0),
        ("Variation", "not_testable", "Not testable", 0),
        ("Age", "overdue", "Overdue", 3),
        ("Age", "old", "Old", 2),
        ("Age", "new", "New this time", 1),
        ("Age", "repeat", "Same figure as last time", 0),
        ("Age", "awaited", "Awaited", 0),
        ("Data quality", "not_fit", "Not fit for decisions", 3),
        ("Data quality", "use_with_care", "Use with care", 2),
        ("Data quality", "sound", "Sound", 1),
        ("Data quality", "not_graded", "Not graded", 0),
    ],
)
def test_every_state_has_its_word_and_attention(name, state, word, asked):
    found = mark(name, state, direction="rising")
    assert (found.word, found.attention) == (word, asked)


def test_the_four_stand_together_in_one_order():
    marks = four_marks("on_target", "worsening", "new", "sound", direction="falling")
    assert [item.name for item in marks] == ["Target", "Variation", "Age", "Data quality"]
    assert marks[1].word == "Worsening (falling)"


@pytest.mark.parametrize(
    ("target", "variation", "impact", "expected"),
    [
        ("off_target", "improving", "directly_impacts", 3),
        ("off_target", "improving", "contributes_to", 1),
        ("off_target", "worsening", "contributes_to", 3),
        ("close", "no_significant_change", "directly_impacts", 2),
    ],
)
def test_attention_is_the_most_any_mark_asks_but_a_contribution_has_no_target(
    target, variation, impact, expected
):
    assert attention(target, variation, "new", "sound", impact) == expected


@pytest.mark.parametrize(("name", "state"), [("Target", "red"), ("Colour", "on_target")])
def test_a_mark_or_state_that_there_is_not_is_refused(name, state):
    with pytest.raises(UnknownNameError, match="There is no"):
        mark(name, state)
