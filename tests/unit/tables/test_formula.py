"""Text that no spreadsheet program takes for a formula."""

import pytest

from perfkit.tables.formula import safe


@pytest.mark.parametrize("text", ["=1+1", "+44 1204", "-x", "@a", "\tx", "-", "--1"])
def test_a_text_that_a_program_takes_for_a_formula_is_made_safe(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-0.25", "5", "a=b", "", "[c]"])
def test_a_number_and_every_other_text_stay_as_they_are(text):
    assert safe(text) == text
