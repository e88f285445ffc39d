"""A figure by itself is in its code list, in its range, and told by enough of those who report."""

import pandas as pd
import pytest

from perfkit.framework.checks import CodeList, Coverage, Range
from perfkit.quality.checks.alone import (
    is_covered,
    is_in_code_list,
    is_in_range,
    shares_reporting,
)
from tests.unit.quality.make import make_facts

GRADES = CodeList(
    id="grades", says="None of ours.", kind="code_list", series="rate", allowed=["Good", "Poor"]
)
SCHOOLS = Coverage(
    id="enough",
    says="Too few reported.",
    kind="coverage",
    series="rate",
    reporting="schools",
    at_least=0.9,
)


@pytest.mark.parametrize(
    ("text", "status", "checked", "failed"),
    [
        ("Good", "", 1, 0),
        ("good", "", 1, 1),
        ("Excellent", "", 1, 1),
        ("[x]", "x", 0, 0),
        ("", "", 0, 0),
    ],
)
def test_words_are_those_of_the_list(text, status, checked, failed):
    found = is_in_code_list(make_facts(None, value_text=text, status=status), GRADES)
    assert (len(found), found["failed"].sum()) == (checked, failed)


@pytest.mark.parametrize(
    ("ends", "value", "failed"),
    [
        ({"lowest": 5}, 5.0, False),
        ({"lowest": 5}, 4.9, True),
        ({"highest": 5}, 5.0, False),
        ({"highest": 5}, 5.1, True),
        ({"lowest": 0, "highest": 5}, -1.0, True),
    ],
)
def test_the_ends_of_a_range_are_in_it(ends, value, failed):
    check = Range(id="believable", says="Cannot be.", kind="range", series="rate", **ends)
    assert is_in_range(make_facts(value), check)["failed"].tolist() == [failed]


def test_a_missing_figure_is_in_no_range_and_out_of_none():
    check = Range(id="believable", says="Cannot be.", kind="range", series="rate", lowest=0)
    assert is_in_range(make_facts(None), check).empty


@pytest.mark.parametrize(
    ("note", "checked", "failed"),
    [
        ("18 of 20 schools", 1, 0),
        ("17 of 20 schools", 1, 1),
        ("published late; 17 of 20 schools", 1, 1),
        ("17 of 20 colleges", 0, 0),
        ("21 of 20 schools", 0, 0),
        ("0 of 0 schools", 0, 0),
        ("", 0, 0),
    ],
)
def test_enough_of_those_who_report_did(note, checked, failed):
    found = is_covered(make_facts(7.5, note=note), SCHOOLS)
    assert (len(found), found["failed"].sum()) == (checked, failed)


def test_what_was_got_is_told_to_one_decimal():
    found = is_covered(make_facts(7.5, note="16.7931034482759 of 20 schools"), SCHOOLS)
    assert found["got"].tolist() == ["16.8 of 20 schools"]


def test_a_share_is_read_from_a_note():
    notes = pd.Series(["16 of 20 schools", "none", "25 of 20 schools"])
    assert shares_reporting(notes, "schools").fillna(-1).tolist() == [0.8, -1, -1]
