"""A subject takes the verb of its head, and its first letter is small inside a sentence."""

import pytest

from perfkit.sentences.grammar import count_words, first_that_fits, inside, is_plural


@pytest.mark.parametrize(
    ("subject", "plural"),
    [
        ("The re-referral rate", False),
        ("Households in temporary accommodation", True),
        ("Households owed a homelessness duty", True),
        ("People killed or seriously injured on the roads", True),
        ("Families with children in bed and breakfast", True),
        ("Progress", False),
        ("Staff sickness", False),
        ("Fly-tipping incidents", True),
        ("Prevention duties ended with accommodation secured", True),
        ("Life expectancy for boys", False),
        ("Adults who smoke", True),
        ("The looked-after children rate", False),
        ("Attainment 8", False),
    ],
)
def test_the_head_of_a_subject_tells_its_number(subject, plural):
    assert is_plural(subject) is plural


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("The Attainment 8 score", "the Attainment 8 score"),
        ("Median weekly pay", "median weekly pay"),
        ("FOI requests", "FOI requests"),
        ("Ofsted's judgement", "Ofsted's judgement"),
        ("Key Stage 2 results", "Key Stage 2 results"),
    ],
)
def test_a_name_keeps_its_capital_inside_a_sentence(subject, expected):
    assert inside(subject) == expected


def test_the_first_candidate_of_twenty_words_is_taken_and_else_the_shortest():
    assert first_that_fits(["word " * 21, "word " * 20, "few words"]) == "word " * 20
    assert first_that_fits(["word " * 30, "word " * 25]) == "word " * 25
    assert count_words("20.5% against a target") == 4
