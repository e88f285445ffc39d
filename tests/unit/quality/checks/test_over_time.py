"""A figure changes no more than can be believed."""

from datetime import date

import pytest

from perfkit.framework.checks import LargestChange
from perfkit.quality.checks.over_time import changes_believably
from tests.unit.quality.make import make_facts

DOUBLE = LargestChange(
    id="double", says="It doubled.", kind="largest_change", series="rate", times=2
)


@pytest.mark.parametrize(
    ("values", "failed"),
    [
        ((100.0, 200.0), [False]),
        ((100.0, 201.0), [True]),
        ((100.0, 50.0), [False]),
        ((100.0, 49.0), [True]),
        ((100.0, 0.0), [True]),
        ((19.0, 100.0), []),  # small figures change by chance
        ((20.0, 100.0), [True]),
        ((100.0, None, 201.0), [True]),  # against the last one given
        ((None, 100.0), []),
        ((100.0, -5.0), []),  # a loss is no multiple
    ],
)
def test_a_figure_is_at_most_so_many_times_the_one_before(values, failed):
    assert changes_believably(make_facts(*values), DOUBLE)["failed"].tolist() == failed


def test_across_a_break_nothing_is_compared():
    facts = make_facts(100.0, 300.0, 310.0)
    found = changes_believably(facts, DOUBLE, breaks=[date(2017, 4, 1)])
    assert found["failed"].tolist() == [False]


def test_what_was_got_is_told_with_what_it_followed():
    assert changes_believably(make_facts(100.0, 201.0), DOUBLE)["got"].tolist() == ["201 after 100"]


def test_groups_are_series_of_their_own():
    facts = make_facts(100.0, 900.0)
    facts["breakdown"] = ["Male", "Female"]
    assert changes_believably(facts, DOUBLE).empty
