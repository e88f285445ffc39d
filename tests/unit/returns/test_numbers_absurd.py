"""Numbers that no council has: read as none, or as the 0 they stand for."""

import math

import pytest

from perfkit.returns.parse import read_number


@pytest.mark.parametrize(
    "text", ["e5", ".e5", "E08000001", "1e308", "1e309", "-1e999", "1" + "0" * 15, ".", "+", ""]
)
def test_what_is_no_number_or_too_large_a_one_is_none(text):
    assert math.isnan(read_number(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (".5", 0.5),
        ("5.", 5.0),
        ("+1,234.50", 1234.5),
        ("999999999999999", 999999999999999.0),
        ("5.55e-17", 0.0),
        ("-1e-300", 0.0),
        ("0.000001", 0.000001),
    ],
)
def test_every_way_of_writing_a_number_is_read(text, number):
    assert read_number(text) == pytest.approx(number, rel=1e-11, abs=0)
