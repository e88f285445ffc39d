"""Numbers of a thousand and more have one way of writing in a column."""

import pandas as pd
import pytest

from perfkit.quality import profile

BARE = [str(1234 + 97 * number) for number in range(40)]
MARKED = [f"{int(text):,}" for text in BARE]


def found(votes):
    told = profile(pd.DataFrame({"votes": votes}))
    return told[["row", "kind", "found", "likely"]].to_numpy().tolist()


@pytest.mark.parametrize(("usual", "other"), [(BARE, MARKED), (MARKED, BARE)])
def test_a_number_marked_otherwise_departs_from_its_column(usual, other):
    votes = [*usual[:6], other[6], *usual[7:]]

    assert found(votes) == [[6, "format", other[6], usual[6]]]


def test_numbers_below_a_thousand_are_written_alike_either_way():
    assert found([*MARKED, *(str(number) for number in range(7, 900, 31))]) == []


def test_two_ways_that_are_both_usual_are_no_convention():
    assert found([*MARKED[:20], *BARE[20:]]) == []
