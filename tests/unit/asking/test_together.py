import pytest

from perfkit.asking.together import associated, partners, partners_of, tried
from tests.unit.asking.make import make_book, measure

KPIS = tuple(measure(name) for name in ("bins", "calls", "repairs"))


def pair(first, second, finding="none", lag=0):
    told = {"pearson_of_changes": 0.9, "p": 0.01, "n": 14, "tried": 4}
    return told | {"first": first, "second": second, "lag": lag, "finding": finding}


@pytest.fixture
def book(tmp_path):
    rows = [
        pair("bins", "repairs", "associated", lag=1),
        pair("repairs", "bins", "associated"),
        pair("bins", "calls", "levels_only"),
        pair("elsewhere", "repairs", "associated"),
    ]
    return make_book(tmp_path, kpis=KPIS, associations=rows)


def test_a_measure_that_is_not_this_bodys_is_never_told_of(book):
    assert set(partners(book)) == {"bins", "calls", "repairs"}


def test_the_surest_partner_is_offered_first_and_each_once(book):
    assert partners_of(book, "bins") == ("repairs", "calls")


def test_both_ways_round_of_two_measures_are_one_question(book):
    assert len(tried(book, "bins", "repairs")) == len(tried(book, "repairs", "bins")) == 2
    assert tried(book, "calls", "repairs").empty


def test_what_holds_is_listed_once_a_pair(book):
    assert associated(book)[["first", "second", "lag"]].values.tolist() == [["bins", "repairs", 1]]
