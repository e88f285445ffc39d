import pytest

from tests.unit.returns.rules.reject import why_rejected


@pytest.mark.parametrize("code", ["350", "Bolton", "E0800000", "e08000001"])
def test_an_area_code_that_ons_would_not_write_is_rejected(code):
    message, dimension = why_rejected({"area_code": code})
    assert "not a letter and eight digits" in message
    assert dimension == "validity"


@pytest.mark.parametrize("code", ["E08000001", "X00000001"])
def test_a_code_of_a_letter_and_eight_digits_is_one(code):
    assert why_rejected({"area_code": code}) is None
