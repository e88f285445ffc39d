"""A chance told as a count never contradicts what was concluded from it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfkit.sentences.chance import write_chance


@pytest.mark.parametrize(
    ("p", "needed", "expected"),
    [
        (1.0, 0.05, "every time"),
        (0.16, 0.05, "about 16 times in 100"),
        (0.01, 0.05, "about once in 100"),
        (0.0496, 0.05, "about 496 times in 10,000"),
        (0.04999, 0.05, "just under 5 times in 100"),
        (0.0024, 0.002, "about 2 times in 1,000"),
        (0.00199999, 0.002, "just under 2 times in 1,000"),
        (0.0011, 0.002, "about once in 1,000"),
        (0.000001, 0.002, "less than once in 10,000"),
    ],
)
def test_a_chance_in_words(p, needed, expected):
    assert write_chance(p, needed=needed) == expected


@given(p=st.floats(0.0001, 0.99), needed=st.sampled_from([0.05, 0.002]))
def test_a_count_that_is_told_is_below_what_is_needed_only_where_the_chance_is(p, needed):
    words = write_chance(p, needed=needed)
    if words.startswith("about"):
        count, many = re.fullmatch(r"about (once|\d+ times) in ([\d,]+)", words).groups()
        told = 1 if count == "once" else int(count.split()[0])
        assert (told < round(needed * int(many.replace(",", "")), 6)) == (p < needed)
    else:
        assert p < needed
